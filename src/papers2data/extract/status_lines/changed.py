"""What a change is a change of, and what somebody has moved."""

from __future__ import annotations

from papers2data.extract.status_lines.clause import in_front
from papers2data.extract.status_lines.noun_phrases import LONGEST, phrase, tidy
from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.said import Number, Said
from papers2data.extract.status_lines.unstated import bound_start

_MOVES = frozenset(
    {"reduced", "increased", "cut", "raised", "brought", "lowered", "reducing", "increasing", "reduce", "increase"}
)


def changed(said: Said, number: Number) -> str | None:
    """What changed: behind "a 3% rise in", between "a rise in" and "of 3%", else before the verb of "rose by 3%"."""
    after, nouns = said.doc[number.end : number.end + 4], phrases().changes
    if after and after[0].lower_ in ("more", "fewer", "less"):
        return None  # "the east has 5% more boats": not the east has grown
    inside = next((t.i for t in after if t.lower_ in ("in", "to") and said.doc[t.i - 1].lower_ in nouns), None)
    if inside is not None:
        return phrase(said, inside + 1, phrases().stops)
    at = bound_start(said, number) - 1
    if at > 0 and said.doc[at].lower_ in ("of", "by"):
        start = said.clause(number.first)[0]
        rise = next((i for i in reversed(range(start, at)) if said.doc[i].lower_ in nouns), None)
        if rise is not None and rise + 1 < at and said.doc[rise + 1].lower_ == "in":
            return tidy(said.doc[rise + 2 : at].text)
        if rise == at - 1 and said.doc[at].lower_ == "of":
            return None  # "an increase of 5%": what it is of stands before, and may be anything
    return in_front(said, number)


def changed_to(said: Said, number: Number) -> str | None:
    """The limit of "a reduction in the limit to £4m"."""
    at = bound_start(said, number) - 1
    if at < 1 or said.doc[at].lower_ != "to":
        return None
    noun = next((i for i in reversed(range(max(0, at - LONGEST), at)) if said.doc[i].lower_ in phrases().changes), None)
    if noun is None or said.doc[noun + 1].lower_ not in ("in", "to", "of") or noun + 2 >= at:
        return None
    between = said.doc[noun + 2 : at]
    if any(t.ent_type_ == "FIGURE" or t.text == "," or t.lower_ in phrases().all_verbs for t in between):
        return None
    return tidy(between.text)


_NO_OBJECTS = frozenset({"further", "again", "overall", "year", "month", "somewhat", "more", "much"})


def moved(said: Said, number: Number) -> str | None:
    """The deficit of "this has reduced the deficit from £9m to £4m", which somebody has moved."""
    end = next((t.i for t in reversed(said.doc[: number.first]) if t.lower_ == "from"), bound_start(said, number) - 1)
    if end < 1 or said.doc[end].lower_ not in ("from", "to", "by"):
        return None
    verb = next((i for i in reversed(range(max(0, end - LONGEST), end)) if said.doc[i].lower_ in _MOVES), None)
    between = said.doc[verb + 1 : end] if verb is not None else None
    if not between or between[0].lower_.endswith("ly") or between[0].lower_ in _NO_OBJECTS:
        return None
    relative = {i for s in said.cues("RELATIVE") for i in range(s.start, s.end)} | set(said.periods)
    held = any(t.ent_type_ or t.i in relative or t.lower_ in phrases().all_verbs or t.text == "," for t in between)
    return None if held else tidy(between.text)
