"""The content's elements as blocks: paragraphs by their lines, tables by their cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from papers2data.model import Block, Paragraph, Span
from papers2data.readers.html.lines import BLOCKS, Line, Look, Run, item_marker, look_below
from papers2data.readers.html.tables import Grid, grid_of, is_layout, to_table
from papers2data.readers.html.tree import Element, name_of
from papers2data.readers.opening import BULLET, looks_like_heading, split_marker
from papers2data.readers.script import Script

_MOST_HEADING = 250
_DEEPEST = 200
"""Elements inside one another; what lies deeper is read as one run of text."""


@dataclass(slots=True)
class Lines:
    """Lines as they are gathered. ``end`` closes a line, ``table`` takes the tables met on the way."""

    table: Callable[[Element], None]
    closed: Callable[[Line], None]
    level: int = -1
    depth: int = 0
    line: Line = field(default_factory=Line)
    marker: str = ""

    def add(self, text: str | None, look: Look, source: int) -> None:
        """Adds letters to the line."""
        if not text or (not text.strip() and not self.line.runs):
            return
        if not self.line.runs:
            self.line.source = source
            self.line.marker, self.marker = self.marker, ""
            self.line.level = max(self.level, 0)
        self.line.runs.append(Run(text, look))

    def end(self) -> None:
        """Closes the line, where there is one."""
        if any(run.text.strip() for run in self.line.runs):
            self.closed(self.line)
        self.line = Line()


def gather(element: Element, look: Look, out: Lines) -> None:
    """Adds the text of ``element`` to ``out`` in order, with a line's end wherever a browser would break it."""
    name = name_of(element)
    if not name:
        return
    if name == "table":
        out.end()
        out.table(element)
        return
    if name == "br":
        out.end()
        return
    block, source = name in BLOCKS, int(element.sourceline or 0)
    if block:
        out.end()
    held = out.level, out.marker
    if name in ("ul", "ol", "menu"):
        out.level += 1
    if name == "li":
        out.marker = item_marker(element)
    look = look_below(element, look)
    _inside(element, look, out, source)
    if block:
        out.end()
    if name in ("ul", "ol", "menu", "li"):
        out.level, out.marker = held[0], ""


def _inside(element: Element, look: Look, out: Lines, source: int) -> None:
    _add_text(element.text, look, out, source)
    out.depth += 1
    for child in element:
        if out.depth > _DEEPEST:
            out.add("".join(child.itertext()), look, source)
        else:
            gather(child, look, out)
        _add_text(child.tail, look, out, source)
    out.depth -= 1


def _add_text(text: str | None, look: Look, out: Lines, source: int) -> None:
    if not look.kept or not text or "\n" not in text:
        out.add(text, look, source)
        return
    for place, part in enumerate(text.split("\n")):
        if place:
            out.end()
        out.add(part, look, source)


class Body:
    """Reads a page's content into ``blocks``."""

    def __init__(self, script: Script) -> None:
        self.blocks: list[Block] = []
        self._script = script
        self._cell: list[tuple[Line, Span]] | None = None
        self._nested: list[Block] = []
        self._number = ""

    def read(self, element: Element) -> None:
        """Adds the blocks of the element."""
        out = Lines(self._table, self._closed)
        gather(element, Look(), out)
        out.end()

    def _closed(self, line: Line) -> None:
        if self._number:
            line.marker, self._number = line.marker or self._number, ""
        shown = f"{line.marker} {line.text()}".strip()
        place = self._script.write(shown, line.source or None)
        if self._cell is not None:
            self._cell.append((line, place))
            return
        paragraph = to_paragraph(line, place)
        if paragraph.text or paragraph.struck:
            self.blocks.append(paragraph)

    def _table(self, element: Element) -> None:
        grid = grid_of(element)
        if is_layout(element, grid):
            self._laid_out(grid)
            return
        held, self._cell = self._cell, None
        outer, self._nested = self._nested, []
        table = to_table(element, grid, self._cell_lines, self._script.here)
        nested, self._nested, self._cell = self._nested, outer, held
        found: list[Block] = [*([table] if table else []), *nested]
        if held is None:
            self.blocks += found
        else:
            self._nested += found

    def _cell_lines(self, cell: Element) -> list[tuple[Line, Span]]:
        held, self._cell = self._cell, []
        self.read(cell)
        lines, self._cell = self._cell, held
        return lines

    def _laid_out(self, grid: Grid) -> None:
        """The cells of a table that only puts things beside each other; a number beside a text is its marker."""
        for slot in grid.slots:
            text = "".join(slot.element.itertext()).strip()
            marker, rest = split_marker(f"{text} x")
            if slot.column == 0 and slot.width < grid.columns and (text.isdecimal() or (marker and rest == "x")):
                self._number = text
            else:
                self.read(slot.element)
        self._number = ""


def to_paragraph(line: Line, place: Span) -> Paragraph:
    """The line as a paragraph at its place."""
    marker, text = line.marker, line.text()
    if not marker:
        marker, text = split_marker(text)
    words = [run for run in line.runs if not run.look.struck and any(map(str.isalnum, run.text))]
    bold = bool(words) and all(run.look.bold for run in words)
    outline = max((run.look.heading for run in words), default=0)
    heading = 0 < len(text) <= _MOST_HEADING and outline > 0
    heading = heading or (looks_like_heading(text, marker, bold=bold) and marker != BULLET)
    kind = "heading" if heading else "item" if marker else "body"
    return Paragraph(
        text,
        place,
        kind,  # type: ignore[arg-type]
        level=outline if heading else line.level if marker else 0,
        marker=marker,
        bold=bold,
        italic=bool(words) and all(run.look.italic for run in words),
        underlined=bool(words) and all(run.look.underlined for run in words),
        struck=line.text(struck=True),
    )
