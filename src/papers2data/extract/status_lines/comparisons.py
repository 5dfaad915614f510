"""What a figure is set against, in the words of the paper: "compared with 4.5% in 2022"."""

from __future__ import annotations

from typing import get_args

from papers2data.extract.status_lines.roles import MAIN, Role
from papers2data.extract.status_lines.said import Said
from papers2data.extract.status_lines.whens import When

_SET_AGAINST: frozenset[Role] = frozenset(get_args(Role)) - MAIN - {"change", "none"}

_DIFFERS = frozenset({"above", "below", "higher", "lower", "better", "worse", "more", "less", "ahead", "behind"})


def comparison(said: Said, index: int, roles: tuple[Role, ...], whens: tuple[When | None, ...]) -> str | None:
    """The words that set the figure against others; None where it stands alone or another is set against it."""
    if roles[index] == "change":
        end = said.numbers[index].end
        cue = said.doc[end].lower_ if end < len(said.doc) else ""
        return _unfigured(said, end, _stop(said, index, roles)) if cue in _DIFFERS else None
    if roles[index] not in MAIN:
        after = roles[index + 1] if index + 1 < len(roles) else "none"
        if roles[index] in ("previous", "comparator", "change", "none") or after != "previous":
            return None
    behind = _behind(said, index, roles, whens)
    return behind or _in_front(said, index, roles)


def _behind(said: Said, index: int, roles: tuple[Role, ...], whens: tuple[When | None, ...]) -> str | None:
    number, stop = said.numbers[index], _stop(said, index, roles)
    if roles[index] not in MAIN and index + 2 < len(said.numbers):
        stop = min(stop, said.numbers[index + 2].first)
    against = [i for i in range(index + 1, len(roles)) if roles[i] in _SET_AGAINST and said.numbers[i].end <= stop]
    cue = next((s for s in said.cues("COMPARE") if number.end <= s.start < stop), None)
    if not against:
        return _unfigured(said, cue.start, stop) if cue else None
    first = said.numbers[against[0]].first
    opening = max(said.clause(first)[0], number.end)
    cues = [s.start for s in said.cues("COMPARE") if opening <= s.start < first]
    cues = cues or [s.start for s in said.cues("SERIES") if opening <= s.start < first]
    start = min(cues, default=first)
    if said.doc[start - 1].lower_ in ("the", "a") and start - 1 >= number.end:
        start -= 1
    return _text(said, start, _end(said, against[-1], whens, stop))


def _stop(said: Said, index: int, roles: tuple[Role, ...]) -> int:
    """The end of what can be the figure's comparison: the next main figure or the end of the clause."""
    end = said.numbers[index].end
    clause = next((t.i for t in said.doc[end:] if t.text == ";"), len(said.doc))
    ending = MAIN | {"change"}
    following = (n.first for n, r in zip(said.numbers, roles, strict=True) if n.first >= end and r in ending)
    return min(next(following, clause), clause)


def _unfigured(said: Said, start: int, stop: int) -> str | None:
    """Words such as "below the national average", which print no figure of it."""
    ends = [s.end for s in said.cues("SERIES") + said.cues("RELATIVE") if start <= s.start < stop]
    ends += [i + 1 for i in said.periods if start <= i < stop]
    near = [end for end in ends if end - start <= 14]
    return _text(said, start, max(near)) if near else None


def _end(said: Said, index: int, whens: tuple[When | None, ...], stop: int) -> int:
    """The token after the last comparator, its period and series."""
    end = said.numbers[index].end
    when = whens[index]
    if when is not None:
        places = [*said.periods, *(s.start for s in said.cues("RELATIVE"))]
        end = next((_period_end(said, i) for i in sorted(places) if end <= i < stop), end)
    for span in said.cues("SERIES"):
        if span.start <= end + 1 and span.end > end and span.end <= stop:
            end = span.end
    return end


def _period_end(said: Said, place: int) -> int:
    relative = next((s.end for s in said.cues("RELATIVE") if s.start == place), None)
    return relative or place + 1


def _in_front(said: Said, index: int, roles: tuple[Role, ...]) -> str | None:
    """Words such as "from 83% last quarter" of "from 83% last quarter to 89%"."""
    if index == 0 or roles[index - 1] not in _SET_AGAINST:
        return None
    first = said.numbers[index - 1].first
    cues = [s.start for s in said.cues("COMPARE") if s.start < first and first - s.start <= 9]
    if cues and not (index > 1 and said.numbers[index - 2].first > cues[-1]):
        start = cues[-1]
    elif said.doc[said.numbers[index - 1].end].lower_ in ("down", "up"):  # "36 weeks down to 28"
        return said.doc[first : said.numbers[index - 1].end].text
    elif (source := next((t.i for t in said.doc[max(0, first - 5) : first] if t.lower_ == "from"), None)) is not None:
        start = source
    else:
        return None
    joint = next((t.i for t in said.doc[first : said.numbers[index].first] if t.lower_ == "to" or t.text == ","), None)
    return _text(said, start, joint if joint is not None else said.numbers[index - 1].end)


def _text(said: Said, start: int, end: int) -> str:
    text = said.doc[start:end].text.strip().strip(",(").strip()
    return text + ")" if text.count("(") > text.count(")") else text
