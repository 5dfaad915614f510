"""KPI cards: a box with a title bar and a strip of labelled values, the chart between them left alone.

+------------------------------+-------+---+
| Potholes mended in 28 days   | AMBER | ↑ |      title bar: the name, then cells known by what they hold
+------------------------------+-------+---+
|  (chart)                                 |
| Latest: 96% | Target: 97%, Floor: 90% | Previous: 94% (Green)
+------------------------------------------+

Boxes that stand close together are one table: a card ends with its strip, and the next row with words opens another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from papers2data.extract.found import Found, record
from papers2data.extract.tables.match import Match, bar_fields, cells_of
from papers2data.extract.tables.place import Place
from papers2data.extract.tables.readings import Said, one_line, read_cell
from papers2data.model import Block, Cell, Paragraph, Record, Scalar, Span, Table, span_of
from papers2data.schema.declared import Layout, Series
from papers2data.schema.load import Schemas
from papers2data.values.marks import read_rag

_RATED = re.compile(r"^(?P<value>.*?)\s*\((?P<rag>[A-Za-z]+)\)$")
_BELOW = 8
"""How many paragraphs below a title bar its strip may stand, where a page broke the box."""


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A value of a strip: which of the layout's series it is of, and its text."""

    series: Series
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class _Strip:
    values: tuple[_Labelled, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class _Card:
    row: int
    bar: tuple[Cell, ...]
    strip: _Strip


def card_records(table: Table, match: Match, place: Place, schemas: Schemas, below: Sequence[Block]) -> Found:
    """The records of the table's cards, one a series; none where no strip of labelled values stands in or below."""
    made: list[Record] = []
    for card in _cards(table, match.layout, below):
        name, shared = _title(card, match.layout, schemas)
        taken: list[Series] = []
        for said in card.strip.values:
            if said.series not in taken:
                taken.append(said.series)
                made.append(_reading(said, card, name, shared, match.layout, place, schemas))
    return Found(tuple(made))


def _cards(table: Table, layout: Layout, below: Sequence[Block]) -> Iterator[_Card]:
    bar: tuple[int, tuple[Cell, ...]] | None = None
    for number, row in enumerate(table.grid()):
        cells = tuple(cell for cell in cells_of(row) if cell.row == number)
        strip = _strip(" | ".join(cell.text for cell in cells), layout, [cell.span for cell in cells])
        if strip and bar:
            yield _Card(*bar, strip)
            bar = None
        elif not strip and bar is None and any(cell.text.strip() for cell in cells):
            bar = number, cells
    strip = _strip_below(below, layout) if bar else None
    if bar and strip:
        yield _Card(*bar, strip)


def _strip_below(below: Sequence[Block], layout: Layout) -> _Strip | None:
    """The strip of a card that a page break cut off: among the paragraphs below its table, or where the next begins."""
    for block in below[:_BELOW]:
        if isinstance(block, Paragraph):
            texts, spans = [block.text], [block.span]
        else:
            texts, spans = [cell.text for cell in block.cells if cell.row == 0], [block.span]
        if strip := _strip(" | ".join(texts), layout, spans):
            return strip
        if not isinstance(block, Paragraph):
            break
    return None


def _strip(text: str, layout: Layout, spans: Sequence[Span]) -> _Strip | None:
    """The labelled values of a text, None where fewer than two labels of the layout stand there."""
    values = tuple(_labelled(one_line(text), layout))
    return _Strip(values, span_of(spans)) if len(values) > 1 else None


def _labelled(text: str, layout: Layout) -> Iterator[_Labelled]:
    """Each known label and the words up to the next; without a colon only where a figure follows ("Floor 90%")."""
    columns = [(series, field, column) for series in layout.series for field, column in series.columns.items()]
    found: dict[int, tuple[int, Series, str]] = {}
    for series, field, column in columns:
        for heading in column.headings:
            for hit in re.finditer(rf"(?<!\w)(?:{heading.pattern})(?:\s*[:=]\s*|\s+(?=[-–£]?\d))", text, re.I):
                if hit.end() > found.get(hit.start(), (0,))[0]:
                    found[hit.start()] = hit.end(), series, field
    for place, following in pairwise((*sorted(found), len(text))):
        end, series, field = found[place]
        value = text[end:following].strip(" |,;")
        if value:
            yield _Labelled(series, field, value)


def _title(card: _Card, layout: Layout, schemas: Schemas) -> tuple[str, dict[str, Scalar]]:
    """The card's name and what the other cells of its title bar say of the latest value."""
    values: dict[str, Scalar] = {}
    fields = bar_fields(card.bar, layout, schemas)
    (opening,) = {name for names in layout.rows.opens for name in names}
    for name, said in fields.items():
        if name != opening:
            values |= read_cell(name, said, layout.columns[name], schemas).values
    return one_line(card.bar[0].text), values


def _reading(
    said: _Labelled,
    card: _Card,
    name: str,
    shared: Mapping[str, Scalar],
    layout: Layout,
    place: Place,
    schemas: Schemas,
) -> Record:
    """One series of the card; a rating in brackets behind the value is that value's own."""
    series = said.series
    rated = _RATED.match(said.text)
    rag = read_rag(rated["rag"]) if rated else None
    text = rated["value"] if rated and rag else said.text
    read = read_cell(said.field, Said(text), series.columns[said.field], schemas)
    own = shared if series.always else {}
    dates = place.dates() if series.always else {}
    values = {**layout.set, **own, **dates, **series.set, **read.values, "name": name}
    if rag:
        values["rag"] = rag
    values |= {"paper_id": place.paper_id, "table_id": place.table_id, "row": card.row}
    where = f"t{place.number}r{card.row}-" + "-".join(str(v) for v in series.set.values())
    fields = set(schemas.records[layout.record].fields)
    kept = {key: value for key, value in values.items() if key in fields}
    span = span_of((*(cell.span for cell in card.bar), card.strip.span))
    return record(layout.record, where, kept, span, f"{name}: {said.text}", (said.field, card.strip.span, said.text))
