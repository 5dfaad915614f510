"""The last report of each milestone before, beside the last one now: what a change is measured between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from papers2data.briefing.readings import DONE, Reading
from papers2data.briefing.windows import Windows


@dataclass(frozen=True, slots=True)
class Pair:
    """One milestone in two reports of the same series, where there are two.

    ``before`` is None where no report of the time before has it, ``path`` are the reports after it up to ``now``.
    ``due_before`` is the reading that last gave a due date before, which may be a plan or a printed baseline.
    """

    now: Reading
    before: Reading | None
    path: tuple[Reading, ...]
    due_before: Reading | None
    history: tuple[Reading, ...]

    @property
    def entered(self) -> Reading | None:
        """The report in which it first appeared since then, though its series is older; None where it did not.

        Where a report between the two had it first, that is the first after it.
        """
        if self.before is not None:
            return None
        entered = next((each for each in self.path if each.change == "entered"), None)
        first = self.path[0] if self.path and self.path[0].id == self.history[0].id else None
        return entered or (first if first and first.change not in ("", "new", "undated") else None)

    @property
    def reopened(self) -> tuple[Reading, Reading] | None:
        """The last report that had it done and the one that had it open again; None where that did not happen."""
        told = [*([self.before] if self.before else []), *(each for each in self.path if each.status)]
        for one, other in pairwise(told):
            if one.status in DONE and other.is_open and other.status != "unknown":
                return one, other
        return None


def pairs(
    histories: Iterable[list[Reading]], windows: Windows, wanted: Callable[[Reading], bool] = lambda _: True
) -> Iterator[Pair]:
    """A pair for each milestone that is reported in its series' time now, from the series that tells most of it."""
    for history in histories:
        found = [_pair(history, reading, windows) for reading in _last_ones(history, windows) if wanted(reading)]
        if found:
            size = Counter(each.series for each in history)
            yield min(found, key=lambda pair: (pair.before is None, -size[pair.now.series], pair.now.series))


def _last_ones(history: list[Reading], windows: Windows) -> Iterator[Reading]:
    """The last report now of each series."""
    last: dict[str, Reading] = {}
    for each in history:
        if each.is_told and windows.of(each.series).now.has(each.at):
            last[each.series] = each
    yield from last.values()


def _pair(history: list[Reading], now: Reading, windows: Windows) -> Pair:
    window = windows.of(now.series)
    told = [each for each in history if each.is_told and window.before.has(each.at)]
    own = [each for each in told if each.series == now.series]
    before = _last(own or told)
    path = tuple(
        each
        for each in history
        if each.is_told and each.series == now.series and window.is_between(each.at) and str(each.at) <= str(now.at)
    )
    return Pair(now, before, path, _due_before(history, now, before, windows), tuple(history))


def _due_before(history: list[Reading], now: Reading, before: Reading | None, windows: Windows) -> Reading | None:
    """What a slip is measured from: the last date that was given before, else what was planned."""
    dated = [each for each in history if each.due and each.id != now.id]
    days = windows.of(now.series).before
    own = [each for each in dated if before and each.is_told and each.series == before.series and days.has(each.at)]
    told = [each for each in dated if each.is_told and days.has(each.at)]
    planned = [each for each in dated if not each.is_told and (each.at or "") <= (now.at or "")]
    return _last(own or told or planned)


def _last(found: list[Reading]) -> Reading | None:
    return found[-1] if found else None
