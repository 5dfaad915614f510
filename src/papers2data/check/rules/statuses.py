"""Statuses from report to report: worse, open again, never moving, stopped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from papers2data.check.question import Question, question
from papers2data.check.rows.milestones import Told
from papers2data.check.rules.beside import before_each
from papers2data.check.speech import counted, due_words, named
from papers2data.check.wording import say, wording
from papers2data.model import Finding

DONE = ("complete", "cancelled")


def changed(history: Sequence[Told]) -> Iterator[Question]:
    """Statuses that got worse, milestones that were open again once finished, and milestones that were stopped."""
    told = [each for each in history if each.is_told() and each.status not in (None, "unknown")]
    for before, now in before_each(told):
        words = {
            "name": named(now.name),
            "was": before.said(),
            "status": now.said(),
            "before": before.on(),
            "on": now.on(),
            "place": now.place.beside(before.place),
        }
        if before.status in DONE:
            if now.status not in DONE:
                finding = Finding("reopened", say("reopened", **words))
                yield question(finding, now.place, before.status, now.status, now.as_at)
        elif now.status == "cancelled":
            yield question(Finding("cancelled", say("cancelled", **words)), now.place, now.as_at)
        elif _is_worse(before, now):
            finding = Finding("status-worsened", say("status-worsened", **words))
            yield question(finding, now.place, before.status, now.status, now.as_at)


def unchanged(history: Sequence[Told]) -> Iterator[Question]:
    """The last of several reports in a row that say the same of an open milestone, word for word."""
    run: list[Told] = []
    for told in (each for each in history if each.is_told()):
        if run and _says(run[-1]) != _says(told):
            yield from _unmoved(run)
            run = []
        run.append(told)
    yield from _unmoved(run)


def _unmoved(run: Sequence[Told]) -> Iterator[Question]:
    least = wording().thresholds.unchanged_reports
    if len(run) < least or run[-1].status in (*DONE, "unknown", None):
        return
    last = run[-1]
    if last.due_end and last.as_at and last.due_end < last.as_at:
        return  # the finding that it is overdue says more
    due = f", {'due ' + due_words(last.due_start, last.due_end)}" if last.due_end else ""
    code = "unchanged-for-periods"
    message = say(
        code,
        name=named(last.name),
        status=last.said(),
        due=due,
        reports=counted(len(run), "report"),
        first=run[0].on(),
        on=last.on(),
    )
    yield question(Finding("unchanged-for-periods", message), last.place, run[0].as_at, last.as_at, last.status)


def _says(told: Told) -> tuple[str | None, str, str]:
    due = told.due_end or " ".join(told.due_text.split()).casefold()
    return told.status, due, " ".join(told.narrative.split()).casefold()


def _is_worse(before: Told, now: Told) -> bool:
    """True for a step towards trouble; from on target to under way is none."""
    worse = wording().words.worse
    return now.status in wording().words.concerned and worse[now.status] > worse.get(before.status or "", 0)
