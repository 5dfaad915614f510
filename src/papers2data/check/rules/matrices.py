"""Printed differences between milestones before and now that are not the difference of the dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from papers2data.check.question import Question, question
from papers2data.check.rows.matrices import Shift
from papers2data.check.speech import counted, named
from papers2data.check.wording import say, wording
from papers2data.model import Finding

_WHOLE = re.compile(r"\(?\s*([+\-−]?)\s*(\d+)\s*\)?\s*(?:months?|m)?")


def differences(shifts: Sequence[Shift]) -> Iterator[Question]:
    """Stages of one document whose printed difference is wrong, where most others are right to the month."""
    known = [(shift, printed, real) for shift in shifts for printed, real in _months(shift)]
    sign = 1 if sum(p == r for _, p, r in known) >= sum(p == -r for _, p, r in known) else -1
    right = [p for _, p, r in known if p == sign * r]
    if sum(p != 0 for p in right) < 2 or len(right) < wording().thresholds.proved_share * len(known):
        return
    for shift, printed, real in known:
        if printed != sign * real:
            words = {
                "name": named(shift.place.name),
                "printed": shift.printed,
                "before": shift.before_text,
                "now": shift.now_text,
                "real": counted(abs(real), "month"),
            }
            finding = Finding("milestone-variance-mismatch", say("milestone-variance-mismatch", **words))
            yield question(finding, shift.place, shift.before, shift.now, shift.printed)


def _months(shift: Shift) -> Iterator[tuple[int, int]]:
    """(printed, real) where all three are known."""
    printed = _WHOLE.fullmatch(shift.printed.strip())
    if printed and shift.before and shift.now:
        before, now = date.fromisoformat(shift.before), date.fromisoformat(shift.now)
        negative = printed[1] in ("-", "−") or shift.printed.strip().startswith("(")
        number = -int(printed[2]) if negative else int(printed[2])
        yield number, (now.year - before.year) * 12 + now.month - before.month
