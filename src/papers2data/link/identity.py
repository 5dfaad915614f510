"""Milestones, indicators and risks over all papers: found out from the whole database, whatever order it came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import sqlite_utils

from papers2data.link import decisions
from papers2data.link.blocks import pairs
from papers2data.link.cluster import Clusters, Decided, Edge, Pair, cluster
from papers2data.link.compare import compare
from papers2data.link.items import Item, Mention, items_of
from papers2data.link.kinds import Kind, Row
from papers2data.link.phrases import in_words, key_of
from papers2data.link.places import Day
from papers2data.link.slugs import name_clusters
from papers2data.link.summaries import with_summaries_apart
from papers2data.link.words import words
from papers2data.link.writing_links import Link, keep_entities, keep_links
from papers2data.store.ddl import quoted

Meanings = dict[str, tuple[str, ...]]


def link_kind(
    db: sqlite_utils.Database,
    kind: Kind,
    days: Mapping[str, Day],
    meanings: Meanings,
    decided: Sequence[decisions.Decided],
) -> list[str]:
    """Finds out which readings speak of the same thing, and keeps the things, the links and their reasons.

    Gives the ids of decisions that contradict later ones and so have no effect.
    """
    rows = _rows(db, kind)
    mentions = [mention for row in rows.values() if (mention := kind.mention(row, _day(row, days))) is not None]
    mentions = _without_titles(mentions, db)
    mentions = with_summaries_apart(mentions, db) if kind.name == "kpi" else mentions
    items, weights = items_of(mentions, meanings, [(word.left, word.right) for word in decided if not word.same])
    found = (Pair(a, b, compare(items[a], items[b], weights)) for a, b in pairs(items, weights))
    likely = [pair for pair in found if pair.likeness.score >= words().limits.proposed]
    clusters, edges, refused = cluster(items, likely, decided_items(items, decided))
    ordered = _in_order(items, clusters)
    slugs = name_clusters(db, kind.table, ordered)
    entities: dict[str, dict[str, object]] = {}
    belongs: dict[str, str] = {}
    for slug, group in zip(slugs, ordered, strict=True):
        known = sorted((mention for item in group for mention in item.mentions), key=Mention.order)
        dated: list[Row] = [{**rows[mention.id], "as_at": mention.day or None} for mention in known]
        entities[slug] = {**kind.describe(dated), "id": slug}
        belongs.update((mention.id, slug) for mention in known)
    keep_entities(db, kind.table, kind.readings, kind.link, entities, belongs)
    keep_links(db, kind.name, [*_repeated(items, belongs), *links_of(edges, items, belongs)])
    return refused


def _without_titles(mentions: Sequence[Mention], db: sqlite_utils.Database) -> list[Mention]:
    """The mentions, those whose group is only their paper's title ("Action log, 3 May") without it."""
    titles = {name: key_of(title or "") for name, title in db.conn.execute("SELECT id, title FROM documents")}
    keys = {group: key_of(group) for group in {mention.group for mention in mentions}}
    return [
        replace(each, group="") if each.group and keys[each.group] == titles[each.document_id] else each
        for each in mentions
    ]


def _rows(db: sqlite_utils.Database, kind: Kind) -> dict[str, Row]:
    names = ("id", "document_id", "paper_id", *kind.columns)
    table = quoted(f"{kind.readings}_current")
    cursor = db.conn.execute(f"SELECT {', '.join(map(quoted, names))} FROM {table} ORDER BY id")  # noqa: S608
    return {row[0]: dict(zip(names, row, strict=True)) for row in cursor}


def _day(row: Row, days: Mapping[str, Day]) -> Day:
    return days.get(str(row["paper_id"] or row["document_id"]), Day())


def decided_items(items: Sequence[Item], decided: Sequence[decisions.Decided]) -> list[Decided]:
    """What people decided, of items; what speaks of rows that are not here is left out."""
    place = {mention.id: number for number, item in enumerate(items) for mention in item.mentions}
    return [
        Decided(place[word.left], place[word.right], word.same, word.id, word.said)
        for word in decided
        if word.left in place and word.right in place and place[word.left] != place[word.right]
    ]


def _in_order(items: Sequence[Item], clusters: Clusters) -> list[list[Item]]:
    """The items of each cluster, oldest first; the clusters by their oldest item."""
    groups: dict[int, list[Item]] = defaultdict(list)
    for number, item in enumerate(items):
        groups[clusters.root(number)].append(item)
    ordered = [sorted(group, key=lambda item: (item.first.order(), item.key)) for group in groups.values()]
    return sorted(ordered, key=lambda group: (group[0].first.order(), group[0].key))


def _repeated(items: Sequence[Item], belongs: Mapping[str, str]) -> list[Link]:
    """A link for each mention to the first with the same name."""
    return [
        Link("linked", mention, item.first, belongs[mention.id], belongs[mention.id], 1.0, "The same name.")
        for item in items
        for mention in item.mentions[1:]
    ]


def links_of(edges: Sequence[Edge], items: Sequence[Item], belongs: Mapping[str, str]) -> list[Link]:
    """The edges between items as links between their oldest mentions, the later one first."""
    found = []
    for edge in edges:
        later, earlier = sorted((items[edge.a], items[edge.b]), key=lambda item: (item.first.order(), item.key))[::-1]
        reason = in_words(edge.reason, later.first.name, earlier.first.name)
        reason = reason[:1].upper() + reason[1:]
        reason = reason if reason.endswith((".", "!", "?")) else f"{reason}."
        left, right = belongs[later.first.id], belongs[earlier.first.id]
        found.append(Link(edge.outcome, later.first, earlier.first, left, right, edge.score, reason, edge.decision))
    return found
