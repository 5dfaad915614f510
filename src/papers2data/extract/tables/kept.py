"""Tables that are known for what they are and give no records: front pages of reports, keys, contents, glossaries.

Their layouts feed ``cells``, in which every table is kept. They are asked where no layout that gives records fits.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from papers2data.extract.tables.headings import heading_readings
from papers2data.model import Cell, Table
from papers2data.schema.declared import Layout
from papers2data.schema.load import Schemas

_AMOUNT = re.compile(r"[-–+(]?\s?£?\s?\d")
_FEWEST = 2
"""Headings or names of fields at least that must be known."""
_MOST_COLUMNS = 6
_MOST_AMOUNTS = 2
_TOLD_ABOVE = 0.5


def is_kept_whole(layout: Layout, schemas: Schemas) -> bool:
    """True for a layout whose tables give no records."""
    return schemas.records[layout.record].role == "document"


@dataclass(frozen=True, slots=True)
class Labels:
    """What may be the ``names`` of a table's fields, and its ``headings`` in each way to read them from its top."""

    names: list[tuple[str, ...]]
    headings: list[list[tuple[str, ...]]]


def labels_of(table: Table) -> Labels:
    """The words of a table by which a layout may know it."""
    ways = [way.headings for way in heading_readings(table) if way.first == 0]
    return Labels(_names(table), [[h.readings for h in headings if h.levels and h.own] for headings in ways])


def share_known(labels: Labels, layout: Layout, above: str) -> float:
    """The share of the headings, or of the names of fields, that the layout knows; 0 where that is not enough.

    A layout that is told by what stands ``above`` its tables alone knows half of them.
    """
    if layout.recognise.above is not None:
        return _TOLD_ABOVE if layout.recognise.above.search(above) else 0.0
    if layout.orientation == "fields":
        found = _share(labels.names, layout)
    else:
        found = max((_share(headings, layout) for headings in labels.headings), default=0.0)
    return found if found >= layout.recognise.share else 0.0


def knows(layout: Layout, texts: tuple[str, ...]) -> bool:
    """True where the layout knows one of these readings of a heading, or goes by the names of fields."""
    patterns = [pattern for column in layout.columns.values() for pattern in column.headings]
    return layout.orientation == "fields" or any(pattern.fullmatch(text) for pattern in patterns for text in texts)


def _names(table: Table) -> list[tuple[str, ...]]:
    """What may be the names of fields: the first cell of each row that says anything, with its colon and without.

    Words over the whole width are a title or an answer, unless a colon ends them; so is an amount. A table with
    several columns of amounts has headings over them, whatever names its rows.
    """
    amounts = Counter(cell.column for cell in table.cells if _AMOUNT.match(cell.text.strip()))
    if table.columns > _MOST_COLUMNS or sum(count > 1 for count in amounts.values()) > _MOST_AMOUNTS:
        return []
    first: dict[int, Cell] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        if cell.text.strip():
            first.setdefault(cell.row, cell)
    said = [(" ".join(cell.text.split()), cell.column_span >= table.columns) for cell in first.values()]
    texts = [text for text, over in said if text.endswith(":") or not (over or _AMOUNT.match(text))]
    return [(text, text.rstrip(":").strip()) for text in texts]


def _share(said: Iterable[tuple[str, ...]], layout: Layout) -> float:
    """The share of these that the layout knows; 0 where they are too few to tell."""
    patterns = [pattern for column in layout.columns.values() for pattern in column.headings]
    known = [any(pattern.fullmatch(text) for pattern in patterns for text in texts) for texts in said]
    return sum(known) / len(known) if sum(known) >= _FEWEST else 0.0
