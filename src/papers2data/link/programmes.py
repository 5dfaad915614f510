"""Programmes over all papers: by their names, and by the milestones that stand under them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import sqlite_utils

from papers2data.link.blocks import pairs
from papers2data.link.cluster import Pair, cluster
from papers2data.link.compare import compare
from papers2data.link.decisions import Decided
from papers2data.link.identity import Meanings, decided_items, links_of
from papers2data.link.items import Item, Mention, items_of
from papers2data.link.kinds import stage_name
from papers2data.link.score import Likeness
from papers2data.link.slugs import name_clusters
from papers2data.link.weights import Weights
from papers2data.link.words import words
from papers2data.link.writing_links import keep_entities, keep_links

SHARED = 0.6
"""Share of the milestones of the smaller programme that stand under both, from which two programmes are one."""

LEAST = 2


def link_programmes(db: sqlite_utils.Database, meanings: Meanings, decided: Sequence[Decided]) -> list[str]:
    """Finds out which programmes are one, and keeps them; milestones must be linked already.

    Gives the ids of decisions that contradict later ones and so have no effect.
    """
    mentions, things = _mentions(db)
    items, weights = items_of(mentions, meanings, [(word.left, word.right) for word in decided if not word.same])
    found = _pairs(items, weights, _things_of(items, things))
    clusters, edges, refused = cluster(items, found, decided_items(items, decided))
    groups: dict[int, list[Item]] = defaultdict(list)
    for number, item in enumerate(items):
        groups[clusters.root(number)].append(item)
    ordered = [sorted(group, key=lambda item: (item.first.order(), item.key)) for group in groups.values()]
    ordered.sort(key=lambda group: (group[0].first.order(), group[0].key))
    slugs = name_clusters(db, "programmes", ordered)
    entities: dict[str, dict[str, object]] = {}
    belongs: dict[str, str] = {}
    for slug, group in zip(slugs, ordered, strict=True):
        told = sorted((mention for item in group for mention in item.mentions), key=Mention.order)
        days = [mention.day for mention in told if mention.day]
        first, last = (min(days), max(days)) if days else (None, None)
        entities[slug] = {"id": slug, "name": told[-1].name, "first_period": first, "last_period": last}
        belongs.update((mention.id, slug) for mention in told)
    keep_entities(db, "programmes", "milestone_readings", "programme_id", entities, belongs)
    keep_links(db, "programme", links_of(edges, items, belongs))
    db.conn.execute(
        "UPDATE milestones SET programme_id = (SELECT r.programme_id FROM milestone_readings r "
        "WHERE r.milestone_id = milestones.id AND r.programme_id IS NOT NULL "
        "ORDER BY coalesce(r.period_end, '') DESC, r.id DESC LIMIT 1)"
    )
    return refused


def _mentions(db: sqlite_utils.Database) -> tuple[list[Mention], dict[str, str]]:
    """Each reading as a mention of its programme, and the milestone of each."""
    mentions, things = [], {}
    rows = db.conn.execute(
        "SELECT r.id, r.document_id, coalesce(r.paper_id, r.document_id), r.name, r.programme, r.stage, "
        "r.milestone_id, "
        "coalesce(CASE WHEN r.basis = 'planned' THEN d.meeting_date ELSE r.period_end END, d.meeting_date, '') "
        "FROM milestone_readings r JOIN documents d ON d.id = r.document_id ORDER BY r.id"
    )
    for row, document, paper, name, programme, stage, milestone, day in rows:
        _, group = stage_name({"name": name, "programme": programme, "stage": stage})
        if group:
            mentions.append(Mention(row, document, paper, group, day=day))
            things[row] = milestone
    return mentions, things


def _things_of(items: Sequence[Item], things: Mapping[str, str]) -> list[frozenset[str]]:
    return [frozenset(things[mention.id] for mention in item.mentions if things[mention.id]) for item in items]


def _pairs(items: Sequence[Item], weights: Weights, things: Sequence[frozenset[str]]) -> list[Pair]:
    found = {(a, b): compare(items[a], items[b], weights) for a, b in pairs(items, weights)}
    for (a, b), shared in _shared(things).items():
        share = shared / min(len(things[a]), len(things[b]))
        if shared >= LEAST and share >= SHARED:
            reason = f"{shared} of their milestones are the same"
            likeness = Likeness(0.8 + 0.15 * share, reason)
            found[a, b] = max(found.get((a, b), likeness), likeness, key=lambda one: one.score)
    return [
        Pair(a, b, likeness) for (a, b), likeness in sorted(found.items()) if likeness.score >= words().limits.proposed
    ]


def _shared(things: Sequence[frozenset[str]]) -> Counter[tuple[int, int]]:
    """How many milestones two programmes share."""
    under: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(things):
        for thing in sorted(own):
            under[thing].append(number)
    return Counter((a, b) for own in under.values() for place, a in enumerate(own) for b in own[place + 1 :])
