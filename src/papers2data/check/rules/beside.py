"""Each report beside the one that it should be compared with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from papers2data.check.rows.milestones import Told


def before_each(history: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """(the report before, the report): the last of its own series, or else the last of an earlier day.

    A paper of another series is not compared where a report of the same day goes on with the series: what the two say
    differently is no change.
    """
    for number, told in enumerate(history):
        past = history[:number]
        own = [each for each in past if each.series == told.series and told.series]
        earlier = [each for each in past if each.at < told.at]
        before = own[-1] if own else earlier[-1] if earlier else None
        if before is None or (not own and _is_gone_on(before, told, history)):
            continue
        yield before, told


def _is_gone_on(before: Told, told: Told, history: Sequence[Told]) -> bool:
    return any(each.series == before.series and each.at == told.at for each in history)
