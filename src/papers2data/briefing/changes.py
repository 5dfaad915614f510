"""What became of the milestones and actions: a line for each, and a section for each kind of change."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise

from papers2data.briefing.pairs import Pair
from papers2data.briefing.parts import Line, Section, Source, section, shortened
from papers2data.briefing.readings import CONCERN, Reading
from papers2data.check.speech import counted, day_words, span_words

LEAST = 7
"""Days; a due date that moves by less is written otherwise, and has not slipped."""


def overdue_on_track(pair: Pair) -> Line | None:
    """A line where the due date had passed by the report, which says that all is on track."""
    return _overdue(pair) if pair.now.status == "on_track" else None


def overdue(pair: Pair) -> Line | None:
    """A line where the due date had passed by the report, which admits that it is not done."""
    return _overdue(pair) if pair.now.status != "on_track" else None


def _overdue(pair: Pair) -> Line | None:
    now = pair.now
    if not now.is_open or not now.due or not now.as_at or now.due >= now.as_at:
        return None
    if now.status is None:
        return None  # a plan that prints no status may well be done
    late = _days(now.due, now.as_at)
    still = f" Nothing has changed for {counted(now.unchanged, 'report')}." if now.unchanged > 1 else ""
    said = f"was reported as {now.said()} {now.on()}, {span_words(late)} later."
    return _line(pair, f"was due by {day_words(now.due)}, but {said}{still}", now, size=late)


def slipped(pair: Pair) -> Line | None:
    """A line where the due date is later than it was."""
    now, then = pair.now, pair.due_before
    due, was = _last_due(pair), then.due if then else None
    if then is None or due is None or was is None or _days(was, due) < LEAST:
        return None
    moved = _days(was, due)
    first = now.first_due
    since = ""
    if first and _days(first, due) > moved:
        since = f" The first date given was {day_words(first)}, {span_words(_days(first, due))} earlier."
    where = f"in {then.report()}" if then.source.document_id != now.source.document_id else "by the same paper"
    was_due = f"{'was due by' if then.is_told else 'was planned for'} {day_words(was)} {where}"
    text = f"{was_due}, and is now due by {day_words(due)}: {span_words(moved)} later.{since}{_often(pair)}"
    return _line(pair, text, now, then, size=moved)


def _last_due(pair: Pair) -> str | None:
    return next((each.due for each in reversed((*pair.path, pair.now)) if each.due), None)


def _often(pair: Pair) -> str:
    """How many times the date moved back, where that was more than once in the time."""
    dates = [each.due for each in ((pair.due_before,) if pair.due_before else ()) + pair.path if each.due]
    times = sum(_days(one, other) >= LEAST for one, other in pairwise(dates))
    return f" It slipped {counted(times, 'time')} in that time." if times > 1 else ""


def worsened(pair: Pair) -> Line | None:
    """A line where the status is nearer to trouble than it was."""
    return _moved(pair, lambda change: change > 0)


def improved(pair: Pair) -> Line | None:
    """A line where the status is further from trouble than it was, and the thing not done yet."""
    return _moved(pair, lambda change: change < 0)


def _moved(pair: Pair, counts: Callable[[int], bool]) -> Line | None:
    now, then = pair.now, pair.before
    if then is None or now.status not in CONCERN or then.status not in CONCERN:
        return None
    if not counts(CONCERN[now.status] - CONCERN[then.status]):
        return None
    text = f"went from {then.said()} {then.on()} to {now.said()} {now.on()}."
    return _line(pair, text, now, then, size=CONCERN[now.status])


def reopened(pair: Pair) -> Line | None:
    """A line where it was reported as done, and later as open again."""
    found = pair.reopened
    if found is None:
        return None
    done, again = found
    after = "" if pair.now.is_open else f" It is reported as {pair.now.said()} again {pair.now.on()}."
    text = f"was reported as {done.said()} {done.on()}, but as {again.said()} {again.on()}.{after}"
    return _line(pair, text, again, done)


def completed(pair: Pair) -> Line | None:
    """A line where it is complete now and was not before."""
    now, then = pair.now, pair.before
    if now.status != "complete" or (then is None and pair.entered is None) or (then and then.status == "complete"):
        return None
    done = next((each for each in (*pair.path, now) if each.status == "complete"), now)
    text = f"is reported as {done.said()} {done.on()}{_against(now)}."
    return _line(pair, text, done)


def _against(now: Reading) -> str:
    return f" (it was due by {day_words(now.due)})" if now.due else ""


def entered(pair: Pair) -> Line | None:
    """A line where it appears for the first time in a series of reports that is older."""
    first = pair.entered
    if first is None:
        return None
    due = f", {first.due_said() or 'without a date'}"
    how = "appears for the first time" if first.change == "entered" else "was not there before, and is told"
    return _line(pair, f"{how} {first.on()}: {first.said()}{due}.", first)


def stopped(pair: Pair) -> Line | None:
    """A line where the paper itself says that it is given up."""
    now, then = pair.now, pair.before
    if now.status != "cancelled" or (then and then.status == "cancelled"):
        return None
    was = f" It was {then.said()} {then.on()}." if then else ""
    return _line(
        pair, f"was stopped without being completed: {now.said()} {now.on()}.{was}", now, *([then] if then else [])
    )


def milestone_sections(found: Iterable[Pair], dropped: list[Line]) -> list[Section]:
    """All sections on milestones, in the order in which a chair would want them; empty ones too."""
    told = list(found)
    sections = [
        section(code, title, [line for line in map(rule, told) if line is not None]) for code, title, rule in RULES
    ]
    gone = [line for line in map(stopped, told) if line is not None]
    return [*sections, section("dropped", "Dropped", [*dropped, *gone])]


RULES: tuple[tuple[str, str, Callable[[Pair], Line | None]], ...] = (
    ("overdue_on_track", "Overdue, but reported on track", overdue_on_track),
    ("overdue", "Overdue", overdue),
    ("slipped", "Slipped", slipped),
    ("worsened", "Worsened", worsened),
    ("reopened", "Re-opened", reopened),
    ("improved", "Improved", improved),
    ("completed", "Completed", completed),
    ("new", "New", entered),
)
"""The sections in their order: code, title, and what makes a line."""


def _line(pair: Pair, text: str, *told: Reading, size: float = 0.0) -> Line:
    sources: dict[str, Source] = {each.source.words(): each.source for each in told}
    return Line(shortened(pair.now.name), text, tuple(sources.values()), pair.now.milestone, pair.now.programme, size)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


__all__ = ["RULES", "milestone_sections"]
