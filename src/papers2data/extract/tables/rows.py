"""Printed rows as the logical rows of a layout: group rows told apart, rows joined that a page or a converter split.

printed row                                 logical row
-----------------------------------------   ------------------------------------------
| Open new schools | March 20 | On Target | opens   (name and status hold text)
|                  | 2020     |           | continues: the due date becomes "March 2020"
| Ambition 2       |          |           | group   (its only text)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from papers2data.extract.tables.claims import Fed
from papers2data.extract.tables.match import Match
from papers2data.extract.tables.printed_rows import (
    Slot,
    coded_group,
    group_cell,
    heading_with_figures,
    homes_of,
    is_at,
    is_heading_of,
    is_headings_again,
    is_of_group,
    name_of,
    names_total,
    note_in,
    opens_record,
    part_title,
    slots,
    total_beside,
)
from papers2data.extract.tables.readings import Said, is_readable, one_line
from papers2data.model import Cell, Span, Table, span_of
from papers2data.schema.declared import Rows
from papers2data.schema.load import Schemas

_OPEN_END = re.compile(r"(?:\w-|\s[-–—]|[,/&(]|\b(?:and|or|of|the|for|to|in|on|with|by|a|an|at|from))$", re.IGNORECASE)
_LONGEST_TITLE = 80
"""Characters at most of a title that stands in one column."""
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
    closes: str = ""
    """The group above a total that does not name it."""


def logical_rows(table: Table, match: Match, schemas: Schemas) -> tuple[list[LogicalRow], list[int]]:
    """The records' rows, and the numbers of printed rows that belong to none of them."""
    feeds = slots(match)
    reader = _Reader(match, schemas, feeds, homes_of(match, feeds))
    grid = table.grid()
    reader.group = _title_above(grid, match)
    for number, printed in enumerate(grid[match.first_row :], start=match.first_row):
        if any(cell is not None and cell.row == number and cell.text.strip() for cell in printed):
            reader.take(number, printed, number in table.breaks)
        reader.after_band = _is_empty(printed)
    _give_groups(reader.done, match.layout.rows)
    return [_closed(row, feeds) for row in reader.done], reader.stray


def _title_above(grid: list[list[Cell | None]], match: Match) -> str:
    """The title of the first part, where it stands above the headings as those of the other parts do below them."""
    if not any(part_title(row, number, match, _is_empty(grid[number - 1]))
               for number, row in enumerate(grid[match.first_row :], start=match.first_row)):  # fmt: skip
        return ""
    above = enumerate(grid[: match.first_row - match.depth])
    return next((title for number, row in above if (title := part_title(row, number, match, after_band=True))), "")


def _is_empty(printed: list[Cell | None]) -> bool:
    """True for a row without words, which parts those above and below it."""
    return not any(cell is not None and cell.text.strip() for cell in printed)


def _give_groups(done: list[_Open], rows: Rows) -> None:
    """Gives totals of one name that close several groups each its own; a lone one may be the whole table's."""
    closing = [row for row in done if row.closes]
    names = Counter(_name(row, rows) for row in closing)
    for row in closing:
        row.group = row.closes if names[_name(row, rows)] > 1 else ""


@dataclass(slots=True)
class _Reader:
    """What the printed rows taken so far make up: ``done`` holds the records, the ``current`` one last.

    ``current`` is None below a group's title, ``down`` holds the cells that are printed once for several rows.
    ``after_band`` says that the row above is empty, ``titled`` that the group's title had text of its own beside it.
    """

    match: Match
    schemas: Schemas
    feeds: Mapping[Slot, Fed]
    homes: list[int]
    done: list[_Open] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)
    current: _Open | None = None
    down: dict[Slot, Cell] = field(default_factory=dict)
    group: str = ""
    lone_at: int = -1
    """The column in which titles of groups stand that run over no others; -1 where the table has none."""
    after_band: bool = False
    titled: bool = False

    def take(self, number: int, printed: list[Cell | None], at_break: bool) -> None:
        """One more printed row, with words in it; ``at_break`` says that it is the first of a page."""
        part = part_title(printed, number, self.match, self.after_band)
        if part:
            self._begin_group(part)
            self.titled = True
            return
        note = note_in(printed, number, self.match, at_break)
        if note is not None:
            self._take_note(number, note)
            return
        cells = self._cells(printed)
        worded = {slot: cell for slot, cell in cells.items() if cell.row == number and cell.text.strip()}
        if is_headings_again(worded, self.feeds, self.match):
            self._take_headings(worded)
            return
        after_total = self.current is not None and _is_total(self.current, self.match.layout.rows)
        title = group_cell(printed, number, self.match, after_total)
        if title is not None and not _goes_on(self.current, title, self.match, at_break):
            self._begin_group(one_line(title.text))
            return
        lone = self._lone_title(printed, number, at_break)
        if lone is not None:
            self.lone_at = lone.column
            self._begin_group(one_line(lone.text))
            return
        coded = coded_group(worded, self.match)
        if coded and not at_break:
            self._begin_group(coded)
            return
        total = total_beside(printed, number, worded, self.match)
        self._take_values(number, total or cells, total or worded, at_break)

    def _cells(self, printed: list[Cell | None]) -> dict[Slot, Cell]:
        """The cells of the row by the fields that they feed, those reaching down from a row above it among them."""
        return {
            slot: cell
            for slot, fed in self.feeds.items()
            if (cell := printed[fed.column]) and is_at(cell, fed, self.homes, self.match)
        }

    def _lone_title(self, printed: list[Cell | None], number: int, at_break: bool) -> Cell | None:
        """The only cell of a row that titles a group although it is no wider than its column.

        It is bold throughout, or nothing stands above it that it could go on with, or the table has had such titles.
        """
        rows = self.match.layout.rows
        said = list({id(c): c for c in printed if c is not None and c.text.strip() and c.row == number}.values())
        if not rows.group or len(said) != 1 or at_break or said[0].column > min(self.homes, default=0):
            return None
        cell, text = said[0], one_line(said[0].text)
        bold = bool(cell.lead) and one_line(cell.lead).rstrip(":") == text.rstrip(":")
        first = self.current is None and not self.done
        again = cell.column == self.lone_at and text[:1].isupper() and not _is_pending(self.current)
        return cell if (bold or first or again) and len(text) <= _LONGEST_TITLE and not _CLOSED.search(text) else None

    def _take_note(self, number: int, note: Cell) -> None:
        if self.current is not None:
            self.current.notes.append(note)
        elif not self.titled:  # the group's own text goes on over a page
            self.stray.append(number)

    def _take_headings(self, worded: Mapping[Slot, Cell]) -> None:
        """The table's headings once more: the only other text among them is the title of the part that they open."""
        title = next((cell for slot, cell in worded.items() if not is_heading_of(cell, self.feeds[slot])), None)
        grouped = bool(self.match.layout.rows.group)
        self._begin_group(one_line(title.text) if title is not None and grouped else self.group)

    def _begin_group(self, name: str) -> None:
        self.group, self.current, self.down, self.titled = name, None, {}, False

    def _take_values(self, number: int, cells: dict[Slot, Cell], worded: dict[Slot, Cell], at_break: bool) -> None:
        """A row that opens a record or goes on with the one above."""
        fresh = {slot: cell for slot, cell in cells.items() if cell.row == number and (cell.text.strip() or cell.fill)}
        headed = heading_with_figures(worded, self.match)
        if headed is not None:
            self.group, self.down, fresh, worded = one_line(next(iter(headed.values())).text), {}, headed, headed
        opens = opens_record(worded, self.match.layout.rows.opens)
        names = [name for row in self.done[:-1] if (name := _name(row, self.match.layout.rows))] if at_break else []
        if opens and not _torn(self.current, worded, self.match, self.schemas, at_break, names):
            self._open(number, headed or cells, worded, headed is not None)
            fresh = self.down | fresh
        if self.current is None or (not opens and self._states_again(fresh)):
            self.stray.append(number)
        else:
            _add(self.current, fresh)

    def _states_again(self, fresh: Mapping[Slot, Cell]) -> bool:
        """True for a row without a name whose figures stand below figures: it is no second half of the row above."""
        current = self.current
        figures = [
            (slot, fed) for slot, fed in self.feeds.items() if slot[0] >= 0 and fed.declared.read in ("value", "number")
        ]
        return current is not None and any(_both_read(slot, fed, current, fresh, self.schemas) for slot, fed in figures)

    def _open(self, number: int, cells: Mapping[Slot, Cell], worded: Mapping[Slot, Cell], heads: bool) -> None:
        """A new record; a total ends the group above it, and is of that group only where it names no other."""
        rows = self.match.layout.rows
        closes = names_total(worded, rows)
        apart = closes and not is_of_group(name_of(worded, rows), self.group)
        group, closed = ("", self.group) if apart else (self.group, "")
        self.current = _Open(number, group, heads=heads, closes=closed)
        self.done.append(self.current)
        self.down |= {slot: cell for slot, cell in cells.items() if slot[1] in rows.fill_down and cell.text.strip()}
        self.group = "" if closes else self.group


def _is_total(row: _Open, rows: Rows) -> bool:
    """True for a row that names a total, which no lone words below go on with."""
    name = _name(row, rows)
    return name is not None and rows.total is not None and bool(rows.total.search(name))


def _name(row: _Open, rows: Rows) -> str | None:
    """The first words of the row's name, None where it has none."""
    return next((one_line(row.texts[-1, n][0]) for names in rows.opens for n in names if (-1, n) in row.texts), None)


def _goes_on(current: _Open | None, cell: Cell, match: Match, at_break: bool) -> bool:
    """True where a lone text at a page's top goes on with what the same column of the row before leaves open."""
    if current is None or not at_break:
        return False
    text = one_line(cell.text)
    before = [t for slot, fed in slots(match).items() if fed.column == cell.column for t in current.texts.get(slot, ())]
    return text[:1].islower() or (bool(before) and _is_open(before[-1]))


def _is_pending(current: _Open | None) -> bool:
    """True where the last words of some cell of the row before want more."""
    return current is not None and any(_is_open(texts[-1]) for texts in current.texts.values())


def _is_open(text: str) -> bool:
    """True for text that cannot end here: a bracket or a hyphen is open, or the last word wants another."""
    flat = one_line(text)
    return flat.count("(") > flat.count(")") or bool(_OPEN_END.search(flat))


def _torn(
    current: _Open | None,
    fresh: Mapping[Slot, Cell],
    match: Match,
    schemas: Schemas,
    at_break: bool,
    names: Sequence[str],
) -> bool:
    """True where a row that seems to open a record is the second half of the one before, torn by a page.

    A row that states a date, figure or status of its own where the row before has one is a record of its own. Within a
    page the halves must make up a date or figure that neither was ("13 March", "2031"). ``names`` are those of the rows
    further up, where the row is the first of a page: halves of a name look like one of them only together.
    """
    if current is None or not (at_break or _made_whole(current, fresh, match, schemas)):
        return False
    slot = next(((-1, n) for names in match.layout.rows.opens for n in names if (-1, n) in fresh), None)
    if slot is None or slot not in current.texts:
        return False
    if any(_both_read(other, fed, current, fresh, schemas) for other, fed in slots(match).items()):
        return False
    text, before = one_line(fresh[slot].text), current.texts[slot][-1]
    if _is_half_name(one_line(before), text, names):
        return True
    return _is_open(before) or (text[:1].islower() and not _CLOSED.search(before))


def _is_half_name(before: str, text: str, names: Sequence[str]) -> bool:
    """True where most names have the shape of both halves together ("Annex" and "4.2"), and none that of a half."""
    shapes = [_shape(name) for name in names]
    alike = shapes.count(_shape(f"{before} {text}"))
    return alike > max(1, 0.5 * len(shapes)) and _shape(before) not in shapes and _shape(text) not in shapes


def _shape(text: str) -> str:
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", text))


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
