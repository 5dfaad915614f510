"""What one printed row is by itself: a record's opening, the title of a group, a total, a note, the headings again."""

from __future__ import annotations

import re
from collections.abc import Mapping

from papers2data.extract.tables.claims import Fed
from papers2data.extract.tables.match import Match
from papers2data.extract.tables.readings import one_line
from papers2data.model import Cell
from papers2data.schema.declared import Rows

Slot = tuple[int, str]
"""A column's place in a match: the index of its series (-1 for the layout's own columns) and its field."""

_LONGEST_GROUP = 160
_FEWEST_WORDS = 8
"""Words of a sentence; what is shorter may be the title of a group, full stop and all."""
_SHORTEST_HEADING = 3
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s")
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_TOTALS = frozenset(
    ("total", "totals", "sub", "subtotal", "grand", "overall", "of", "for", "the", "and", "net", "gross")
)


def slots(match: Match) -> dict[Slot, Fed]:
    """All columns of the match by their place in it."""
    own = {(-1, name): fed for name, fed in match.fields.items()}
    return own | {(i, name): fed for i, series in enumerate(match.series) for name, fed in series.fields.items()}


def name_of(worded: Mapping[Slot, Cell], rows: Rows) -> str:
    """The text of the row's own column that opens it, "" where it has none."""
    names = [name for group in rows.opens for name in group]
    return next((one_line(worded[-1, name].text) for name in names if (-1, name) in worded), "")


def is_at(cell: Cell, fed: Fed, homes: list[int], match: Match) -> bool:
    """True where the words of a cell over several columns are those of this one: of the first that opens a row."""
    rows = match.layout.rows
    covered = [place for place in homes if cell.column <= place < cell.column + cell.column_span]
    if fed.declared.read in ("value", "number") and covered[:1] == homes[:1] and _WORD.search(cell.text):
        return False  # a title that begins over the names says nothing in the columns of figures that it runs over
    if len(covered) < 2 or fed.declared.read not in ("text", "prose") or (rows.group_spans and rows.total):
        return True
    return fed.column == covered[0]


def homes_of(match: Match, feeds: Mapping[Slot, Fed]) -> list[int]:
    """The columns that feed fields, those that name a row before all others."""
    naming = [match.fields[names[0]].column for names in match.layout.rows.opens if names[0] in match.fields]
    return list(dict.fromkeys((*naming, *sorted(fed.column for fed in feeds.values()))))


def is_of_group(name: str, group: str) -> bool:
    """True for a total that names the group above it or no more than "Total"; one without a name is of everything."""
    said, heading = (
        {word for word in _WORD.findall(text.casefold()) if word not in _OF_TOTALS} for text in (name, group)
    )
    return bool(name) and (said <= heading or heading <= said)


def names_total(worded: Mapping[Slot, Cell], rows: Rows) -> bool:
    """True for a total, which ends the group of rows above it; one without a name is a total of everything."""
    return rows.total is not None and bool(rows.total.search(name_of(worded, rows)))


def note_in(printed: list[Cell | None], number: int, match: Match, at_break: bool) -> Cell | None:
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


def part_title(printed: list[Cell | None], number: int, match: Match, after_band: bool) -> str:
    """The title of a part of the table with its text in one cell over all columns, "" where the row is none.

    Its words stand out at the front and are numbered, or an empty band lies above the row (``after_band``). A label
    before a remark on the row above ends with a colon.
    """
    cell = next((cell for cell in printed if cell is not None and cell.row == number), None)
    if cell is None or cell.column_span < len(printed) or not match.layout.rows.group:
        return ""
    title = one_line(cell.lead)
    if not title or title.endswith(":") or len(title) > _LONGEST_GROUP or title == one_line(cell.text):
        return ""
    return title if after_band or _NUMBERED.match(title) else ""


def is_headings_again(worded: Mapping[Slot, Cell], feeds: Mapping[Slot, Fed], match: Match) -> bool:
    """True for a row that says the table's headings once more, perhaps with the title of a new part in the first."""
    again = {slot for slot, cell in worded.items() if is_heading_of(cell, feeds[slot])}
    opening = {name for names in match.layout.rows.opens for name in names}
    figures = {slot for slot in feeds if slot[0] >= 0}
    enough = len(again) >= 2 or (bool(figures) and figures <= again)
    return enough and all(slot in again or (slot[0] < 0 and slot[1] in opening) for slot in worded)


def is_heading_of(cell: Cell, fed: Fed) -> bool:
    """True for a cell that says the heading of its own column, or the end of it."""
    said, heading = (re.sub(r"\W+", "", text).casefold() for text in (cell.text, fed.heading))
    if not said and not heading:  # a lone sign, as of pounds
        return bool(cell.text.strip()) and one_line(cell.text) == one_line(fed.heading)
    return len(said) > 1 and (said == heading or (heading.endswith(said) and len(said) > _SHORTEST_HEADING))


def group_cell(printed: list[Cell | None], number: int, match: Match, after_total: bool) -> Cell | None:
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


def coded_group(worded: Mapping[Slot, Cell], match: Match) -> str:
    """The title of a group printed with its code ("101 | Town hall"), as one text; "" where the row is none.

    Such a row states nothing but a reference and a name, in a table whose records all have figures.
    """
    rows = match.layout.rows
    if not rows.group or set(worded) != {(-1, "reference"), (-1, "name")} or "*" not in rows.opens[0]:
        return ""
    if any(worded[slot].column_span > 1 for slot in worded):
        return ""
    return " ".join(one_line(worded[slot].text) for slot in sorted(worded, key=lambda slot: worded[slot].column))


def total_beside(
    printed: list[Cell | None], number: int, worded: Mapping[Slot, Cell], match: Match
) -> dict[Slot, Cell] | None:
    """The name and the figures of a total whose word stands in another column than the names; None for other rows."""
    rows = match.layout.rows
    name = (-1, rows.opens[0][0])
    if rows.total is None or name in worded or name[1] not in match.fields:
        return None
    feeds = slots(match)
    figures = {slot: cell for slot, cell in worded.items() if feeds[slot].declared.read in ("value", "number")}
    taken = {id(cell) for cell in figures.values()}
    said = {id(cell): cell for cell in printed if cell is not None and cell.row == number and cell.text.strip()}
    words = [cell for key, cell in said.items() if key not in taken]
    if not figures or len(words) != 1 or not rows.total.search(one_line(words[0].text)):
        return None
    return {name: words[0]} | figures


def heading_with_figures(worded: Mapping[Slot, Cell], match: Match) -> dict[Slot, Cell] | None:
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
    return next((row for row in rows_of_its_own if opens_record(row, rows.opens)), None)


def opens_record(fresh: Mapping[Slot, Cell], opens: list[list[str]]) -> bool:
    """True where all columns of one of these lists hold text, "*" being any value of a series."""
    names = {name for series, name in fresh if series < 0}
    values = any(series >= 0 for series, _ in fresh)
    everywhere = names | {name for series, name in fresh if series >= 0}
    return any(all(values if want == "*" else want in everywhere for want in group) for group in opens)
