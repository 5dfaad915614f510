"""A grid and the words in it as a table of one page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from papers2data.geometry import Box
from papers2data.layout.pages.cells import cell_text
from papers2data.layout.pages.columns import Gap
from papers2data.layout.pages.grid import Grid, Slot
from papers2data.model import Cell, Span
from papers2data.readers.pdf.raw import Fill, Word

_MOST_COVER = 0.55
"""Share of a cell that a fill must cover to be its background."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table as it stands on one page, not yet joined with its continuations.

    ``xs`` are the places of the column edges in points. ``ruled`` says that lines wall its cells in; where none do,
    ``gaps`` are the bands of white between its columns. ``closed_top``
    says that a rule runs along its first row. ``bold_rows`` are the rows whose words are all bold. ``nested`` are the
    tables that stand in its cells, whose words are in the cells too. ``worded`` says that sentences fill its columns
    and that nothing drawn parts its rows.
    """

    page: int
    xs: tuple[float, ...]
    box: tuple[float, float, float, float]
    cells: tuple[Cell, ...]
    rows: int
    columns: int
    ruled: bool
    words: tuple[Word, ...] = ()
    closed_top: bool = True
    header_rows: int = 0
    bold_rows: frozenset[int] = frozenset()
    caption: str = ""
    gaps: tuple[Gap, ...] = ()
    nested: tuple[PageTable, ...] = ()
    worded: bool = False


def grid_to_table(grid: Grid, words: Iterable[Word], fills: Sequence[Fill], page: int, ruled: bool = True) -> PageTable:
    """The table of a grid: each word in the cell that holds its middle, rows and columns without words left out."""
    held = words_by_slot(grid, words)
    grid, held = _without_empty_strips(grid, held)
    cells, bold, plain = [], set[int](), set[int]()
    used: list[Word] = []
    tinted = [fill for fill in fills if _meets(fill, grid.box) and fill.colour != "#ffffff"]
    for slot in grid.slots:
        box = grid.slot_box(slot)
        inside = held.get(slot, [])
        used += inside
        found = cell_text(inside, (box[0], box[2]) if ruled else None)
        if found.text:
            (bold if found.bold else plain).add(slot.row)
        x0, top, x1, bottom = box
        span = Span(page, (Box(page, x0, top, max(x1, x0), max(bottom, top)),))
        cells.append(
            Cell(
                slot.row, slot.column, found.text, span, slot.row_span, slot.column_span,
                background(box, tinted), False, found.lead,
            )
        )  # fmt: skip
    return PageTable(
        page,
        grid.xs,
        grid.box,
        tuple(cells),
        grid.rows,
        grid.columns,
        ruled,
        tuple(used),
        grid.closed_top,
        bold_rows=frozenset(bold - plain),
        gaps=() if ruled else grid.gaps,
        worded=grid.worded,
    )


def words_by_slot(grid: Grid, words: Iterable[Word]) -> dict[Slot, list[Word]]:
    """The words whose middle is in each slot."""
    places = grid.places()
    x0, top, x1, bottom = grid.box
    held: dict[Slot, list[Word]] = {}
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        if x0 <= x <= x1 and top <= y <= bottom:
            slot = places.get(grid.square(x, y))
            if slot is not None:
                held.setdefault(slot, []).append(word)
    return held


def _without_empty_strips(grid: Grid, held: dict[Slot, list[Word]]) -> tuple[Grid, dict[Slot, list[Word]]]:
    """The grid without the rows and columns that only the two lines of a double border make."""
    rows = [r for r in range(grid.rows) if grid.ys[r + 1] - grid.ys[r] > 4.5 or _used(held, r, "row")]
    columns = [c for c in range(grid.columns) if grid.xs[c + 1] - grid.xs[c] > 4.5 or _used(held, c, "column")]
    if (len(rows) == grid.rows and len(columns) == grid.columns) or not rows or not columns:
        return grid, held
    row_at = {old: new for new, old in enumerate(rows)}
    column_at = {old: new for new, old in enumerate(columns)}
    slots: list[Slot] = []
    moved: dict[Slot, list[Word]] = {}
    for slot in grid.slots:
        kept_rows = [row_at[r] for r in range(slot.row, slot.row + slot.row_span) if r in row_at]
        kept = [column_at[c] for c in range(slot.column, slot.column + slot.column_span) if c in column_at]
        if kept_rows and kept:
            new = Slot(kept_rows[0], kept[0], len(kept_rows), len(kept))
            slots.append(new)
            if slot in held:
                moved[new] = held[slot]
    xs = [grid.xs[c] for c in columns] + [grid.xs[-1]]
    ys = [grid.ys[r] for r in rows] + [grid.ys[-1]]
    return replace(grid, xs=tuple(xs), ys=tuple(ys), slots=tuple(slots)), moved


def _used(held: dict[Slot, list[Word]], index: int, axis: str) -> bool:
    if axis == "row":
        return any(s.row == index and s.row_span == 1 for s in held)
    return any(s.column == index and s.column_span == 1 for s in held)


def background(box: tuple[float, float, float, float], fills: Sequence[Fill]) -> str | None:
    """The colour that lies behind a cell; None for white or nothing."""
    x0, top, x1, bottom = box
    least = _MOST_COVER * (x1 - x0) * (bottom - top)
    colour = None
    for fill in fills:
        if fill.x0 < x1 and fill.x1 > x0 and fill.top < bottom and fill.bottom > top and least > 0:
            wide = min(x1, fill.x1) - max(x0, fill.x0)
            if wide * (min(bottom, fill.bottom) - max(top, fill.top)) >= least:
                colour = fill.colour
    return colour


def _meets(fill: Fill, box: tuple[float, float, float, float]) -> bool:
    return fill.x0 < box[2] and fill.x1 > box[0] and fill.top < box[3] and fill.bottom > box[1]
