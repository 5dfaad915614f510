"""Rules that almost meet, as the straight edges that their maker meant: snapped to one place and joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

SNAP = 3.0
"""Points: lines this close are one line."""


class Edge(NamedTuple):
    """A line at ``at`` (x of an upright one, y of a level one) from ``start`` to ``end``."""

    at: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """Length in points."""
        return self.end - self.start


def joined(edges: Iterable[Edge], snap: float = SNAP) -> list[Edge]:
    """Parallel edges, snapped to the mean of each cluster and joined where their ends come close."""
    result: list[Edge] = []
    for cluster in _clusters(sorted(edges), snap):
        at = sum(e.at * max(e.length, 0.1) for e in cluster) / sum(max(e.length, 0.1) for e in cluster)
        result += _joined_along(at, cluster, snap)
    return result


def _clusters(edges: Sequence[Edge], snap: float) -> Iterable[list[Edge]]:
    cluster: list[Edge] = []
    for edge in edges:
        if cluster and (edge.at - cluster[-1].at > snap or edge.at - cluster[0].at > 2 * snap):
            yield cluster
            cluster = []
        cluster.append(edge)
    if cluster:
        yield cluster


def _joined_along(at: float, cluster: Sequence[Edge], snap: float) -> list[Edge]:
    runs: list[Edge] = []
    for edge in sorted(cluster, key=lambda e: e.start):
        if runs and edge.start <= runs[-1].end + snap:
            runs[-1] = Edge(at, runs[-1].start, max(runs[-1].end, edge.end))
        else:
            runs.append(Edge(at, edge.start, edge.end))
    return runs


def components(
    level: Sequence[Edge], upright: Sequence[Edge], reach: float = SNAP
) -> list[tuple[list[Edge], list[Edge]]]:
    """Groups of edges that cross or touch each other, as (level, upright), from the top of the page down."""
    parent = list(range(len(level) + len(upright)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, h in enumerate(level):
        for j, v in enumerate(upright, len(level)):
            if v.start - reach <= h.at <= v.end + reach and h.start - reach <= v.at <= h.end + reach:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, edge in enumerate([*level, *upright]):
        groups.setdefault(root(i), ([], []))[0 if i < len(level) else 1].append(edge)
    return sorted(groups.values(), key=_highest)


def _highest(group: tuple[list[Edge], list[Edge]]) -> float:
    return min([e.at for e in group[0]] + [e.start for e in group[1]])
