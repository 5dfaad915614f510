"""Decisions of people that cannot all be true: A is B, B is C, and A is not C."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from papers2data.site.asking import ask


@dataclass(frozen=True, slots=True)
class Said:
    """A decision that applies, with the words that name both ends."""

    id: str
    created_at: str
    author: str
    why: str
    kind: str
    decision: str
    left: str
    right: str
    left_quote: str
    right_quote: str


async def contradictions(site: Any) -> list[list[Said]]:
    """Groups of decisions that contradict each other: one "different", and the "same" ones around it."""
    sql = """
    SELECT id, created_at, author, why, kind, decision, left, right, coalesce(left_quote, left),
        coalesce(right_quote, right) FROM link_decisions WHERE status = 'applies' ORDER BY created_at, id
    """
    return contradicting(await ask(site, Said, sql))


def contradicting(decisions: Iterable[Said]) -> list[list[Said]]:
    """The same, of these decisions."""
    told = list(decisions)
    same = [each for each in told if each.decision == "same" and each.kind != "followup"]
    groups: dict[tuple[str, str], set[str]] = {}
    for each in same:
        joined = groups.get((each.kind, each.left), {each.left}) | groups.get((each.kind, each.right), {each.right})
        for name in joined:
            groups[each.kind, name] = joined
    found = []
    for each in told:
        group = groups.get((each.kind, each.left), set())
        if each.decision == "different" and each.right in group:
            found.append([each, *(other for other in same if other.kind == each.kind and other.left in group)])
    return found
