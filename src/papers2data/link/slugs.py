"""Readable ids that stay: what was called once is called so for ever, whatever papers come later."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import sqlite_utils

from papers2data.link.items import Item
from papers2data.link.phrases import key_of

SHORT = 2.0
"""A name of less weight ("Completion") is told with the programme or project that it stands under."""


@dataclass(frozen=True, slots=True)
class Given:
    """An id that was given before."""

    slug: str
    name: str
    key: str
    record_id: str


def slug_of(table: str, item: Item) -> str:
    """An id made of the first words of the name, with a mark made of name and group: the same in any database."""
    name = key_of(item.first.name)
    if item.phrase.full.weight < SHORT and item.first.group:
        name = f"{_cut(key_of(item.first.group).replace(' ', '-'))} {name}"
    words = unicodedata.normalize("NFKD", name)
    plain = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")
    mark = hashlib.sha256(f"{table}|{item.key}".encode()).hexdigest()[:6]
    return f"{_cut(plain) or 'unnamed'}-{mark}"


def _cut(words: str) -> str:
    return words if len(words) <= 60 else words[:61].rpartition("-")[0] or words[:60]


def name_clusters(db: sqlite_utils.Database, table: str, clusters: Sequence[list[Item]]) -> list[str]:
    """The id of each cluster (its items in their order): the oldest that one of its items had, or a new one."""
    by_key, by_record = _given(db, table)
    claims: dict[str, list[int]] = defaultdict(list)
    wanted: list[list[Given]] = []
    for number, items in enumerate(clusters):
        had = {given.slug: given for item in items for given in _had(item, by_key, by_record)}
        order = {item.key: place for place, item in enumerate(items)}
        ranked = sorted(had.values(), key=lambda given: (order.get(given.key, len(items)), given.slug))
        wanted.append(ranked)
        for given in ranked:
            claims[given.slug].append(number)
    names = [_first_own(number, ranked, claims) for number, ranked in enumerate(wanted)]
    fresh = [name or slug_of(table, items[0]) for name, items in zip(names, clusters, strict=True)]
    _remember(db, table, clusters, fresh, wanted)
    return fresh


def _given(db: sqlite_utils.Database, table: str) -> tuple[dict[str, list[Given]], dict[str, Given]]:
    by_key: dict[str, list[Given]] = defaultdict(list)
    by_record: dict[str, Given] = {}
    sql = "SELECT slug, name, name_key, record_id FROM entity_slugs WHERE kind = ? ORDER BY slug"
    for row in db.conn.execute(sql, (table,)):
        given = Given(*row)
        by_key[given.key].append(given)
        by_record[given.record_id] = given
    return by_key, by_record


def _had(item: Item, by_key: dict[str, list[Given]], by_record: dict[str, Given]) -> list[Given]:
    """Ids that were made from this item: by its name, or else by the row that the name was read from."""
    named = by_key.get(item.key, [])
    if named:
        return named
    return [by_record[mention.id] for mention in item.mentions if mention.id in by_record]


def _first_own(number: int, ranked: list[Given], claims: dict[str, list[int]]) -> str | None:
    """The first id that no earlier cluster claims too."""
    return next((given.slug for given in ranked if claims[given.slug][0] == number), None)


def _remember(
    db: sqlite_utils.Database, table: str, clusters: Sequence[list[Item]], slugs: list[str], wanted: list[list[Given]]
) -> None:
    db.conn.execute("UPDATE entity_slugs SET leads_to = NULL WHERE kind = ?", (table,))
    rows: dict[str, tuple[str, str, str, str, str, str]] = {}
    for slug, ranked in zip(slugs, wanted, strict=True):
        for given in ranked:
            rows.setdefault(given.slug, (given.slug, table, slug, given.name, given.key, given.record_id))
    for items, slug in zip(clusters, slugs, strict=True):
        first = items[0]
        known = rows.get(slug)
        name, key, record = known[3:] if known else (first.first.name, first.key, first.first.id)
        rows[slug] = (slug, table, slug, name, key, record)
    db.conn.executemany(
        "INSERT INTO entity_slugs (id, slug, kind, leads_to, name, name_key, record_id) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET leads_to = excluded.leads_to",
        [(f"{table}/{slug}", *rows[slug]) for slug in sorted(rows)],
    )
