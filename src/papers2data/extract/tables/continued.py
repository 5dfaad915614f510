"""Tables that go on with the one before: its headings are not repeated, or only the first says something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from papers2data.extract.tables.claims import UNLABELLED_SHARE, readable_share
from papers2data.extract.tables.headings import heading_readings
from papers2data.extract.tables.match import Match, states
from papers2data.model import Table
from papers2data.schema.load import Schemas


def alike(table: Table, before: Match) -> Match | None:
    """The match of a table with the headings of the one ``before`` but for the first, which names another section.

    None where any other heading differs, or where there is none but the first.
    """
    if table.columns != before.columns or not any(before.headings[1:]):
        return None
    for way in heading_readings(table):
        said = tuple(" ".join(h.levels) if h.own else "" for h in way.headings)
        if way.depth == before.depth and said[0] and _folded(said[1:]) == _folded(before.headings[1:]):
            fields = {
                name: replace(fed, heading=said[0]) if not fed.column else fed for name, fed in before.fields.items()
            }
            return replace(before, first_row=way.first + way.depth, fields=fields, headings=said)
    return None


def _folded(texts: Sequence[str]) -> list[str]:
    return [text.casefold() for text in texts]


def continued(table: Table, before: Match, schemas: Schemas) -> Match | None:
    """The match of a table that goes on with the one ``before`` without repeating its headings, None where it does not.

    It has as many columns, its first row with figures, dates or statuses reads like any other, and so do most others.
    """
    typed = [fed for fed in before.fed if fed.declared.read not in ("text", "prose", "list")]
    if before.layout.orientation != "rows" or table.columns != before.columns or not typed:
        return None
    grid = table.grid()
    first = next((row for row in grid if any(states(row[fed.column], fed.column) for fed in typed)), [])
    for rows in ([first] if first else [], grid):
        shares = [readable_share(rows, fed.column, fed.declared, schemas) for fed in typed]
        stated = [share for share in shares if share is not None]
        if not stated or min(stated) < UNLABELLED_SHARE:
            return None
    return replace(before, first_row=0, depth=0)
