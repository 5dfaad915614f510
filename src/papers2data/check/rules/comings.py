"""Things that leave a series of reports unfinished, or come into it late."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from papers2data.check.question import Question, question
from papers2data.check.rows.milestones import Told
from papers2data.check.rows.reports import Report
from papers2data.check.speech import due_words, named
from papers2data.check.wording import say, wording
from papers2data.model import Finding

DONE = ("complete", "cancelled")


def dropped(histories: Iterable[Sequence[Told]], reports: Mapping[str, Report]) -> Iterator[Question]:
    """Milestones that were open in one report and are missing from the next of the series and all later ones."""
    told = [[each for each in history if each.is_told()] for history in histories]
    open_in: dict[str, set[str]] = defaultdict(set)
    for each in (each for history in told for each in history if each.status not in DONE):
        open_in[each.report].add(each.milestone)
    told_in = things_in((each.report, each.milestone) for history in told for each in history)
    for history in told:
        last = history[-1] if history else None
        if last is None or last.status in (*DONE, None):
            continue
        later = missing_from(last.report, last.milestone, reports, told_in, open_in)
        if later is not None:
            words = {
                "name": named(last.name),
                "status": last.said(),
                "on": last.on(),
                "later": later.on(),
                "due": f", due {due_words(last.due_start, last.due_end)}" if last.due_end else "",
            }
            finding = Finding("dropped-without-completion", say("dropped-without-completion", **words))
            yield question(finding, last.place, last.as_at, later.as_at)


def appeared(histories: Iterable[Sequence[Told]], reports: Mapping[str, Report]) -> Iterator[Question]:
    """Milestones that come into a series of reports after its first; not actions, which are raised as boards meet."""
    for history in histories:
        first = history[0]
        if first.change != "entered" or first.kind != "milestone" or first.raised or first.report not in reports:
            continue
        words = {"name": named(first.name), "on": first.on()}
        yield question(Finding("appeared-late", say("appeared-late", **words)), first.place, first.as_at)


def missing_from(
    last: str,
    thing: str,
    reports: Mapping[str, Report],
    told_in: Mapping[str, set[str]],
    due_in: Mapping[str, set[str]],
) -> Report | None:
    """The report after ``last`` where it lacks the thing though it has most of what it should have; None otherwise.

    ``told_in`` are the things of each report, ``due_in`` those that the report after it should have.
    """
    report = reports.get(last)
    later = reports.get(report.next) if report is not None and report.next else None
    if report is None or later is None or thing in told_in.get(later.id, set()):
        return None
    should = due_in.get(last, set())
    kept = len(should & told_in.get(later.id, set()))
    return later if should and kept >= wording().thresholds.covered * len(should) else None


def things_in(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The things of each report, from (report, thing)."""
    found: dict[str, set[str]] = defaultdict(set)
    for report, thing in pairs:
        found[report].add(thing)
    return found


__all__ = ["appeared", "dropped", "missing_from", "things_in"]
