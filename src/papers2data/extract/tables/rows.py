"""Printed rows as the logical rows of a layout: group rows told apart, rows joined that a page or a converter split.

printed row                                 logical row
-----------------------------------------   ------------------------------------------
| Open new schools | March 20 | On Target | opens   (name and status hold text)
|                  | 2020     |           | continues: the due date becomes "March 2020"
| Ambition 2       |          |           | group   (its only text)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from papers2data.extract.tables.claims import Fed
from papers2data.extract.tables.match import Match
from papers2data.extract.tables.readings import Said, is_readable, one_line
from papers2data.model import Cell, Span, Table, span_of
from papers2data.schema.declared import Rows
from papers2data.schema.load import Schemas

Slot = tuple[int, str]
"""A column's place in a match: the index of its series (-1 for the layout's own columns) and its field."""

_LONGEST_GROUP = 160
_FEWEST_WORDS = 8
"""Words of a sentence; what is shorter may be the title of a group, full stop and all."""
_SHORTEST_HEADING = 3
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_TOTALS = frozenset(
    ("total", "totals", "sub", "subtotal", "grand", "overall", "of", "for", "the", "and", "net", "gross")
)
_OPEN_END = re.compile(r"(?:\w-|\s[-–—]|[,/&(]|\b(?:and|or|of|the|for|to|in|on|with|by|a|an|at|from))$", re.IGNORECASE)
_CLOSED = re.compile(r"[.;:!?][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class LogicalRow:
    """One record's worth of cells: ``number`` is its first printed row, ``group`` the heading row above it.

    ``heads`` says that it is that heading row itself, printed with the figures of its whole group. ``notes`` are the
    sentences printed over the columns below it.
    """

    number: int
    said: Mapping[Slot, Said]
    spans: Mapping[Slot, Span]
    span: Span
    group: str = ""
    heads: bool = False
    notes: tuple[Cell, ...] = ()


@dataclass(slots=True)
class _Open:
    number: int
    group: str
    texts: dict[Slot, list[str]] = field(default_factory=dict)
    cells: dict[Slot, list[Cell]] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    heads: bool = False
    notes: list[Cell] = field(default_factory=list)


def slots(match: Match) -> dict[Slot, Fed]:
    """All columns of the match by their place in it."""
    own = {(-1, name): fed for name, fed in match.fields.items()}
    return own | {(i, name): fed for i, series in enumerate(match.series) for name, fed in series.fields.items()}


def logical_rows(table: Table, match: Match, schemas: Schemas) -> tuple[list[LogicalRow], list[int]]:
    """The records' rows, and the numbers of printed rows that belong to none of them."""
    feeds = slots(match)
    rows = match.layout.rows
    done: list[_Open] = []
    stray: list[int] = []
    current: _Open | None = None
    down: dict[Slot, Cell] = {}
    group = ""
    homes = _homes(match, feeds)
    for number, printed in enumerate(table.grid()[match.first_row :], start=match.first_row):
        cells = {
            slot: cell
            for slot, fed in feeds.items()
            if (cell := printed[fed.column]) and _is_at(cell, fed, homes, match)
        }
        fresh = {slot: cell for slot, cell in cells.items() if cell.row == number and (cell.text.strip() or cell.fill)}
        worded = {slot: cell for slot, cell in fresh.items() if cell.text.strip()}
        if not any(cell is not None and cell.row == number and cell.text.strip() for cell in printed):
            continue
        at_break = number in table.breaks
        note = _note(printed, number, match, at_break)
        if note is not None:
            if current is None:
                stray.append(number)
            else:
                current.notes.append(note)
            continue
        if _is_headings_again(worded, feeds, match):
            title = next((cell for slot, cell in worded.items() if not _is_heading_of(cell, feeds[slot])), None)
            group = one_line(title.text) if title is not None and rows.group else group
            current, down = None, {}
            continue
        after_total = current is not None and _is_total(current, rows)
        heading = _group_cell(printed, number, match, after_total)
        if heading is not None and not _goes_on(current, heading, match, at_break):
            group, current, down = one_line(heading.text), None, {}
            continue
        headed = _heading_with_figures(worded, match)
        if headed is not None:
            group, down, fresh, worded = one_line(next(iter(headed.values())).text), {}, headed, headed
        if _opens(worded, rows.opens) and not _torn(current, worded, match, schemas, at_break):
            current = _Open(number, group, heads=headed is not None)
            done.append(current)
            down |= {slot: cell for slot, cell in cells.items() if slot[1] in rows.fill_down and cell.text.strip()}
            fresh = down | fresh
            closes = _names_total(worded, rows)
            if closes and not _is_of_group(_name(worded, rows), group):
                current.group = ""
            group = "" if closes else group
        if current is None:
            stray.append(number)
        else:
            _add(current, fresh)
    return [_closed(row, feeds) for row in done], stray


def _name(worded: Mapping[Slot, Cell], rows: Rows) -> str:
    """The text of the row's own column that opens it, "" where it has none."""
    names = [name for group in rows.opens for name in group]
    return next((one_line(worded[-1, name].text) for name in names if (-1, name) in worded), "")


def _is_at(cell: Cell, fed: Fed, homes: list[int], match: Match) -> bool:
    """True where the words of a cell over several columns are those of this one: of the first that opens a row."""
    rows = match.layout.rows
    covered = [place for place in homes if cell.column <= place < cell.column + cell.column_span]
    if len(covered) < 2 or fed.declared.read not in ("text", "prose") or (rows.group_spans and rows.total):
        return True
    return fed.column == covered[0]


def _homes(match: Match, feeds: Mapping[Slot, Fed]) -> list[int]:
    """The columns that feed fields, those that name a row before all others."""
    naming = [match.fields[names[0]].column for names in match.layout.rows.opens if names[0] in match.fields]
    return list(dict.fromkeys((*naming, *sorted(fed.column for fed in feeds.values()))))


def _is_of_group(name: str, group: str) -> bool:
    """True for a total that names the group above it or no more than "Total"; one without a name is of everything."""
    said, heading = (
        {word for word in _WORD.findall(text.casefold()) if word not in _OF_TOTALS} for text in (name, group)
    )
    return bool(name) and (said <= heading or heading <= said)


def _names_total(worded: Mapping[Slot, Cell], rows: Rows) -> bool:
    """True for a total, which ends the group of rows above it; one without a name is a total of everything."""
    return rows.total is not None and bool(rows.total.search(_name(worded, rows)))


def _note(printed: list[Cell | None], number: int, match: Match, at_break: bool) -> Cell | None:
    """The cell of a row of sentences over the columns, which tell of the row above and are no value of any column."""
    said = {id(cell): cell for cell in printed if cell is not None and cell.text.strip() and cell.row == number}
    if len(said) != 1:
        return None
    (cell,) = said.values()
    flat = one_line(cell.text)
    if cell.column_span >= max(2, len(printed) // 2):
        return cell if len(flat) > _LONGEST_GROUP or flat.endswith(".") else None
    sentence = len(flat) > _LONGEST_GROUP or (flat.endswith(".") and len(flat.split()) >= _FEWEST_WORDS)
    alone = bool(match.layout.rows.group) and cell.column == 0 and not at_break
    return cell if alone and sentence and not cell.lead else None


def _is_headings_again(worded: Mapping[Slot, Cell], feeds: Mapping[Slot, Fed], match: Match) -> bool:
    """True for a row that says the table's headings once more, perhaps with the title of a new part in the first."""
    again = {slot for slot, cell in worded.items() if _is_heading_of(cell, feeds[slot])}
    opening = {name for names in match.layout.rows.opens for name in names}
    return len(again) >= 2 and all(slot in again or (slot[0] < 0 and slot[1] in opening) for slot in worded)


def _is_heading_of(cell: Cell, fed: Fed) -> bool:
    said, heading = (re.sub(r"\W+", "", text).casefold() for text in (cell.text, fed.heading))
    return len(said) > 1 and (said == heading or (heading.endswith(said) and len(said) > _SHORTEST_HEADING))


def _is_total(row: _Open, rows: Rows) -> bool:
    """True for a row that names a total, which no lone words below go on with."""
    names = [name for group in rows.opens for name in group if (-1, name) in row.texts]
    return bool(names) and rows.total is not None and bool(rows.total.search(one_line(row.texts[-1, names[0]][0])))


def _group_cell(printed: list[Cell | None], number: int, match: Match, after_total: bool) -> Cell | None:
    """The only cell of a heading row inside the table, None where the row is none."""
    rows = match.layout.rows
    if not rows.group:
        return None
    said = {id(cell): cell for cell in printed if cell is not None and cell.text.strip() and cell.row == number}
    if len(said) != 1:
        return None
    (cell,) = said.values()
    first = [match.fields[names[0]].column for names in rows.opens if names[0] in match.fields]
    spans = cell.column_span >= 2 and cell.column <= max(first, default=0)
    if spans or ((after_total or not rows.group_spans) and cell.column in (first or [0])):
        return cell
    return None


def _heading_with_figures(worded: Mapping[Slot, Cell], match: Match) -> dict[Slot, Cell] | None:
    """The name and the figures of a heading row that states its group's figures; None where the row is none.

    One text runs over several columns, that of the name among them, and all else in the row is figures.
    """
    rows = match.layout.rows
    if not rows.group or not rows.group_spans or not rows.total:
        return None
    feeds = slots(match)
    figures = {slot: cell for slot, cell in worded.items() if feeds[slot].declared.read in ("value", "number")}
    rest = {slot: cell for slot, cell in worded.items() if slot not in figures}
    if not figures or len(rest) < 2 or len({id(cell) for cell in rest.values()}) != 1:
        return None
    if rows.total.search(one_line(next(iter(rest.values())).text)):
        return None
    rows_of_its_own = ({slot: cell} | figures for slot, cell in rest.items())
    return next((row for row in rows_of_its_own if _opens(row, rows.opens)), None)


def _opens(fresh: Mapping[Slot, Cell], opens: list[list[str]]) -> bool:
    names = {name for series, name in fresh if series < 0}
    values = any(series >= 0 for series, _ in fresh)
    everywhere = names | {name for series, name in fresh if series >= 0}
    return any(all(values if want == "*" else want in everywhere for want in group) for group in opens)


def _goes_on(current: _Open | None, cell: Cell, match: Match, at_break: bool) -> bool:
    """True where a lone text at a page's top goes on with what the same column of the row before leaves open."""
    if current is None or not at_break:
        return False
    text = one_line(cell.text)
    before = [t for slot, fed in slots(match).items() if fed.column == cell.column for t in current.texts.get(slot, ())]
    return text[:1].islower() or (bool(before) and _is_open(before[-1]))


def _is_open(text: str) -> bool:
    """True for text that cannot end here: a bracket or a hyphen is open, or the last word wants another."""
    flat = one_line(text)
    return flat.count("(") > flat.count(")") or bool(_OPEN_END.search(flat))


def _torn(current: _Open | None, fresh: Mapping[Slot, Cell], match: Match, schemas: Schemas, at_break: bool) -> bool:
    """True where a row that seems to open a record is the second half of the one before, torn by a page.

    A row that states a date, figure or status of its own where the row before has one is a record of its own. Within a
    page the halves must make up a date or figure that neither was ("13 March", "2031").
    """
    if current is None or not (at_break or _made_whole(current, fresh, match, schemas)):
        return False
    slot = next(((-1, n) for names in match.layout.rows.opens for n in names if (-1, n) in fresh), None)
    if slot is None or slot not in current.texts:
        return False
    if any(_both_read(other, fed, current, fresh, schemas) for other, fed in slots(match).items()):
        return False
    text, before = one_line(fresh[slot].text), current.texts[slot][-1]
    return _is_open(before) or (text[:1].islower() and not _CLOSED.search(before))


def _made_whole(current: _Open, fresh: Mapping[Slot, Cell], match: Match, schemas: Schemas) -> bool:
    """True where a date or figure of the row before can only be read together with what stands below it."""
    for slot, fed in slots(match).items():
        if slot in fresh and slot in current.texts and fed.declared.read not in ("text", "prose", "list", "status"):
            before, text = current.texts[slot][-1], fresh[slot].text
            if not is_readable(before, fed.declared, schemas):
                return is_readable(f"{before} {text}", fed.declared, schemas)
    return False


def _both_read(slot: Slot, fed: Fed, current: _Open, fresh: Mapping[Slot, Cell], schemas: Schemas) -> bool:
    """True where both rows state a date, figure or status of their own in this column."""
    if slot not in fresh or slot not in current.texts or fed.declared.read in ("text", "prose", "list"):
        return False
    return all(is_readable(text, fed.declared, schemas) for text in (fresh[slot].text, current.texts[slot][-1]))


def _add(current: _Open, cells: Mapping[Slot, Cell]) -> None:
    for slot, cell in cells.items():
        current.texts.setdefault(slot, []).append(cell.text)
        current.cells.setdefault(slot, []).append(cell)
        current.spans.append(cell.span)


def _closed(row: _Open, feeds: Mapping[Slot, Fed]) -> LogicalRow:
    said = {
        slot: Said(_joined(texts), row.cells[slot][0].lead, row.cells[slot][0].fill, feeds[slot].heading)
        for slot, texts in row.texts.items()
    }
    spans = {slot: span_of(cell.span for cell in cells) for slot, cells in row.cells.items()}
    return LogicalRow(row.number, said, spans, span_of(row.spans), row.group, row.heads, tuple(row.notes))


def _joined(parts: list[str]) -> str:
    """Text of a cell's parts: a broken sentence goes on in its line, anything else opens a new one."""
    text = ""
    for part in (p.strip() for p in parts):
        if not part:
            continue
        if not text:
            text = part
        elif re.search(r"\w-$", text) and part[0].isalnum():
            text += part
        elif part.startswith("• ") or (_CLOSED.search(text) and not part[0].islower()):
            text += "\n" + part
        else:
            text += " " + part
    return text
