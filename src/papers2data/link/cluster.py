"""Items that are the same thing, put together: the surest first, never two items of one paper, and people's word first.

Nothing here depends on the order of the items or of their pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from papers2data.link.items import Item
from papers2data.link.score import Likeness, told_apart
from papers2data.link.words import words

NEARLY = 0.025
"""A pair that misses being linked by no more is proposed, even if its papers share nothing else."""

Outcome = Literal["linked", "proposed", "separate"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items by their place in the list, and how alike they are."""

    a: int
    b: int
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair that was linked or is proposed, with its reason; ``decision`` is the id of a person's decision, or ""."""

    a: int
    b: int
    score: float
    reason: str
    outcome: Outcome
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person said of two items."""

    a: int
    b: int
    same: bool
    id: str
    said: str


class Clusters:
    """Items that belong together so far."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._root = list(range(len(items)))
        self._members = {index: [index] for index in range(len(items))}
        self._papers = {index: set(item.papers) for index, item in enumerate(items)}
        self._apart: dict[int, set[int]] = defaultdict(set)

    def root(self, index: int) -> int:
        """The item that stands for the cluster of ``index``."""
        while self._root[index] != index:
            self._root[index] = self._root[self._root[index]]
            index = self._root[index]
        return index

    def members(self, index: int) -> list[int]:
        """All items of the cluster of ``index``."""
        return self._members[self.root(index)]

    def keep_apart(self, a: int, b: int) -> None:
        """Sees to it that the clusters of the two are never joined."""
        self._apart[a].add(b)
        self._apart[b].add(a)

    def are_apart(self, a: int, b: int) -> bool:
        """True where a person told items of the two clusters apart."""
        other = set(self.members(b))
        return any(not other.isdisjoint(self._apart[each]) for each in self.members(a))

    def may_join(self, a: int, b: int) -> bool:
        """False where the two hold items of one paper, or items that are told apart."""
        a, b = self.root(a), self.root(b)
        if a == b or not self._papers[a].isdisjoint(self._papers[b]) or self.are_apart(a, b):
            return False
        return not any(
            told_apart(self._items[x].phrase, self._items[y].phrase) for x in self._members[a] for y in self._members[b]
        )

    def join(self, a: int, b: int) -> None:
        """Makes one cluster of two."""
        a, b = sorted((self.root(a), self.root(b)))
        if a != b:
            self._root[b] = a
            self._members[a] += self._members.pop(b)
            self._papers[a] |= self._papers.pop(b)


def cluster(
    items: Sequence[Item], pairs: Iterable[Pair], decided: Sequence[Decided]
) -> tuple[Clusters, list[Edge], list[str]]:
    """The clusters; the pairs that made them, were told apart or should be looked at; the decisions without effect.

    ``decided`` are in the order they were made. Of decisions that cannot all be followed the later ones are.
    """
    clusters = Clusters(items)
    edges, refused = _follow(decided, clusters)
    ranked = sorted(pairs, key=lambda pair: (-round(pair.likeness.score, 6), items[pair.a].key, items[pair.b].key))
    rivals = _Rivals(items, ranked)
    open_pairs: list[Edge] = []
    for pair in ranked:
        edge = _settled(pair, clusters, rivals, items)
        if edge is not None:
            (edges if edge.outcome == "linked" else open_pairs).append(edge)
    return clusters, edges + _supported(_proposals(open_pairs, clusters), clusters, items), refused


def _follow(decided: Sequence[Decided], clusters: Clusters) -> tuple[list[Edge], list[str]]:
    """Pairs as people decided, the last decision first, and the ids of decisions that contradict a later one."""
    edges: list[Edge] = []
    refused: list[str] = []
    for word in reversed(decided):
        are_one = clusters.root(word.a) == clusters.root(word.b)
        if are_one != word.same and (are_one or clusters.are_apart(word.a, word.b)):
            refused.append(word.id)
        elif not word.same:
            clusters.keep_apart(word.a, word.b)
            edges.append(Edge(word.a, word.b, 1.0, word.said, "separate", word.id))
        elif not are_one:
            clusters.join(word.a, word.b)
            edges.append(Edge(word.a, word.b, 1.0, word.said, "linked", word.id))
    return edges, refused


def _settled(pair: Pair, clusters: Clusters, rivals: _Rivals, items: Sequence[Item]) -> Edge | None:
    """What becomes of a pair: linked, proposed, or None where it is settled already or cannot be."""
    limits = words().limits
    found = pair.likeness
    if clusters.root(pair.a) == clusters.root(pair.b) or not clusters.may_join(pair.a, pair.b):
        return None
    if found.score < limits.linked:
        return Edge(pair.a, pair.b, found.score, found.reason, "proposed")
    rival = rivals.of(pair, clusters)
    if rival is not None:
        reason = f"{found.reason}; but “{_short(items[rival].first.name)}” in the same paper fits as well"
        return Edge(pair.a, pair.b, min(found.score, limits.linked - 0.01), reason, "proposed")
    clusters.join(pair.a, pair.b)
    return Edge(pair.a, pair.b, found.score, found.reason, "linked")


class _Rivals:
    """Other items of a paper that fit an item as well."""

    def __init__(self, items: Sequence[Item], ranked: Sequence[Pair]) -> None:
        self._items = items
        self._near: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for pair in ranked:
            if pair.likeness.score >= words().limits.linked - words().limits.rival:
                self._near[pair.a].append((pair.likeness.score, pair.b))
                self._near[pair.b].append((pair.likeness.score, pair.a))

    def of(self, pair: Pair, clusters: Clusters) -> int | None:
        """An item that fits one side as well as the other does and that could still be it; None where none does."""
        score = pair.likeness.score
        if score >= 1:
            return None
        for mine, other in ((pair.a, pair.b), (pair.b, pair.a)):
            for near, rival in self._near[mine]:
                if near < score - words().limits.rival:
                    break
                if (
                    rival != other
                    and not self._items[rival].papers.isdisjoint(self._items[other].papers)
                    and clusters.root(rival) != clusters.root(other)
                    and clusters.may_join(rival, mine)
                ):
                    return rival
        return None


def _proposals(found: Sequence[Edge], clusters: Clusters) -> list[Edge]:
    """The best open pairs of each two clusters, at most a few for each cluster."""
    limits = words().limits
    seen: set[frozenset[int]] = set()
    counts: dict[int, int] = defaultdict(int)
    kept: list[Edge] = []
    for edge in sorted(found, key=lambda edge: -round(edge.score, 6)):
        ends = frozenset((clusters.root(edge.a), clusters.root(edge.b)))
        if len(ends) < 2 or ends in seen or edge.score < limits.proposed:
            continue
        seen.add(ends)
        if clusters.may_join(edge.a, edge.b) and all(counts[end] < limits.proposals for end in ends):
            kept.append(edge)
            for end in ends:
                counts[end] += 1
    return kept


def _supported(found: Sequence[Edge], clusters: Clusters, items: Sequence[Item]) -> list[Edge]:
    """Pairs that are nearly enough by themselves, or whose papers have more in common than this one pair."""
    things: dict[str, set[int]] = defaultdict(set)
    for index, item in enumerate(items):
        for paper in item.papers:
            things[paper].add(clusters.root(index))
    ends = [tuple(sorted((items[edge.a].first.paper, items[edge.b].first.paper))) for edge in found]
    pairs = Counter(ends)
    return [
        edge
        for edge, (one, other) in zip(found, ends, strict=True)
        if edge.score >= words().limits.linked - NEARLY
        or pairs[one, other] > 1
        or not things[one].isdisjoint(things[other])
    ]


def _short(name: str) -> str:
    flat = " ".join(name.split())
    return flat if len(flat) <= 60 else f"{flat[:57].rstrip()}…"
