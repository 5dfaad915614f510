"""KPI cards: a box with a title bar and a strip of labelled values, the chart between them left alone.

+------------------------------+-------+---+
| Potholes mended in 28 days   | AMBER | ↑ |      title bar: the name, then cells known by what they hold
+------------------------------+-------+---+
|  (chart)                                 |
| Latest: 96% | Target: 97%, Floor: 90% | Previous: 94% (Green)
+------------------------------------------+
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from papers2data.extract.found import Found, record
from papers2data.extract.tables.match import Match
from papers2data.extract.tables.place import Place
from papers2data.extract.tables.readings import Said, one_line, read_cell
from papers2data.model import Block, Paragraph, Record, Scalar, Span, Table, span_of
from papers2data.schema.declared import Column, Series
from papers2data.schema.load import Schemas
from papers2data.values.marks import read_rag

_PAIR = re.compile(r"(?P<label>[A-Za-z][A-Za-z /()-]{1,40}?)\s*:\s*(?P<value>[^|,;:]*?)(?=\s*(?:[|;]|,(?!\d{3})|$))")
_RATED = re.compile(r"^(?P<value>.*?)\s*\((?P<rag>[A-Za-z]+)\)$")
_BELOW = 8
"""How many paragraphs below a title bar its strip may stand, where a page broke the box."""


@dataclass(frozen=True, slots=True)
class _Strip:
    pairs: tuple[tuple[str, str], ...]
    span: Span


def card_records(table: Table, match: Match, place: Place, schemas: Schemas, below: Sequence[Block]) -> Found:
    """The records of one card, a series each; none where no strip of labelled values stands in or below the box."""
    strip = next((s for s in _strips(table, below) if _known(s, match)), None)
    if strip is None:
        return Found()
    name, shared = _title(table, match, schemas)
    bar = span_of(cell.span for cell in table.cells if cell.row == 0)
    made = []
    for label, text in strip.pairs:
        for series in match.layout.series:
            (field, column), *_ = series.columns.items()
            if any(pattern.fullmatch(label) for pattern in column.headings):
                made.append(_reading(series, field, text, strip, bar, name, shared, match, place, schemas))
                break
    return Found(tuple(made))


def _strips(table: Table, below: Sequence[Block]) -> Iterator[_Strip]:
    """Every text of the box, and of the paragraphs below it, as labelled values."""
    for cell in table.cells:
        if cell.row:
            yield _Strip(tuple(_pairs(cell.text)), cell.span)
    for block in below[:_BELOW]:
        if not isinstance(block, Paragraph):
            return
        yield _Strip(tuple(_pairs(block.text)), block.span)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for match in _PAIR.finditer(one_line(text)):
        if match["value"]:
            yield match["label"].strip(), match["value"].strip()


def _known(strip: _Strip, match: Match) -> bool:
    labels = [label for label, _ in strip.pairs]
    columns = [column for series in match.layout.series for column in series.columns.values()]
    hits = sum(any(p.fullmatch(label) for c in columns for p in c.headings) for label in labels)
    return hits >= 2


def _title(table: Table, match: Match, schemas: Schemas) -> tuple[str, dict[str, Scalar]]:
    """The card's name and what the other cells of its title bar say of the latest value."""
    row = table.grid()[0]
    (opening,) = {name for names in match.layout.rows.opens for name in names}
    values: dict[str, Scalar] = {}
    for name, fed in match.fields.items():
        cell = row[fed.column]
        if cell is not None and name != opening:
            values |= read_cell(name, Said(cell.text, cell.lead, cell.fill), fed.declared, schemas).values
    cell = row[match.fields[opening].column]
    return one_line(cell.text) if cell else "", values


def _reading(
    series: Series,
    field: str,
    text: str,
    strip: _Strip,
    bar: Span,
    name: str,
    shared: dict[str, Scalar],
    match: Match,
    place: Place,
    schemas: Schemas,
) -> Record:
    """One series of the card; a rating in brackets behind the value is that value's own."""
    column: Column = series.columns[field]
    rated = _RATED.match(text)
    rag = read_rag(rated["rag"]) if rated else None
    read = read_cell(field, Said(rated["value"] if rated and rag else text), column, schemas)
    own = shared if series.always else {}
    dates = place.dates() if series.always else {}
    values = {**match.layout.set, **own, **dates, **series.set, **read.values, "name": name}
    if rag:
        values["rag"] = rag
    values |= {"paper_id": place.paper_id, "table_id": place.table_id, "row": 0}
    where = f"t{place.number}r0-" + "-".join(str(v) for v in series.set.values())
    fields = set(schemas.records[match.layout.record].fields)
    kept = {key: value for key, value in values.items() if key in fields}
    return record(
        match.layout.record, where, kept, span_of((bar, strip.span)), f"{name}: {text}", (field, strip.span, text)
    )
