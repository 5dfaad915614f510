"""The body's paragraphs, tables and text boxes as blocks, in the order in which they are anchored."""

from __future__ import annotations

from papers2data.model import Block
from papers2data.readers.docx.names import Element, attribute, child, children, local, number, w
from papers2data.readers.docx.numbering import Numbering
from papers2data.readers.docx.paragraphs import Line, lines_of, to_paragraph
from papers2data.readers.docx.runs import Piece, Reader, Said
from papers2data.readers.docx.styles import Styles, outline_of
from papers2data.readers.docx.tables import CellContent, is_frame, to_table
from papers2data.readers.script import Script

_THROUGH = frozenset({"body", "sdt", "sdtContent", "customXml", "ins", "moveTo"})


class Body:
    """Reads a document's body into ``blocks``.

    ``tops`` holds the blocks before which a page break stands, ``notes`` the footnotes met, ``title`` the paragraph in
    the style that Word keeps for titles.
    """

    def __init__(self, styles: Styles, numbering: Numbering, reader: Reader, script: Script) -> None:
        self.blocks: list[Block] = []
        self.tops: list[int] = []
        self.notes: list[tuple[str, str]] = []
        self.title = ""
        self._styles = styles
        self._numbering = numbering
        self._reader = reader
        self._script = script
        self._held: list[Piece] = []
        self._depth = 0
        self._row_turns = 0
        self._row_begun = False

    def read(self, container: Element) -> None:
        """Adds the blocks of a body, a text box or a frame."""
        for element in children(container):
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name in _THROUGH:
                self.read(element)

    def _paragraph(self, element: Element) -> None:
        said = self._reader.read(element)
        if said.turned_before:
            self._script.turn(said.turned_before)
            self._open_page()
        lines = self._lines(element, said)
        for line in lines:
            paragraph = to_paragraph(line, self._script.write(line.shown))
            if not paragraph.text and not paragraph.struck:
                continue
            self.blocks.append(paragraph)
            if line.style.title and not self.title:
                self.title = paragraph.text
        if said.turned_after or said.breaks:
            self._script.turn(said.turned_after)
            self._open_page()
        for box in said.boxes:
            self.read(box)

    def _open_page(self) -> None:
        if self.blocks and len(self.blocks) not in self.tops:
            self.tops.append(len(self.blocks))

    def _lines(self, element: Element, said: Said) -> list[Line]:
        """The paragraph's lines; none where its end is deleted, for then the next paragraph takes its words."""
        self.notes += said.notes
        if said.open:
            self._held += said.pieces
            return []
        pieces, self._held = [*self._held, *said.pieces], []
        properties = child(element, "pPr")
        style_id = attribute(child(properties, "pStyle"))
        style = self._styles.paragraph(style_id)
        marker = self._numbering.marker(properties, style_id, style.numbering)
        outline = outline_of(properties)
        indent = child(properties, "ind")
        left = number(indent, "left") or number(indent, "start") or 0
        return lines_of(pieces, marker, style, style.outline if outline is None else outline, left)

    def _table(self, element: Element) -> None:
        if is_frame(element):
            for cell in element.iter(w("tc")):
                self.read(cell)
                return
        self.blocks += self._rows(element)
        self._script.turn(self._row_turns)
        self._row_turns = 0

    def _rows(self, element: Element) -> list[Block]:
        self._depth += 1
        blocks = to_table(element, self._cell, self._begin_row, self._script.here)
        self._depth -= 1
        return blocks

    def _begin_row(self) -> None:
        """Turns as many pages as the row above ran over; its cells run over them side by side, so the most counts."""
        if self._depth == 1:
            self._script.turn(self._row_turns)
            self._row_turns, self._row_begun = 0, False

    def _cell(self, element: Element) -> CellContent:
        content = CellContent()
        turns = self._fill_cell(element, content)
        if self._depth == 1:
            self._row_turns = max(self._row_turns, turns)
        return content

    def _fill_cell(self, element: Element, content: CellContent) -> int:
        """Adds what stands in the cell; the pages that end in it."""
        turns = 0
        for inner in children(element):
            name = local(inner)
            if name == "p":
                turns += self._cell_paragraph(inner, content)
            elif name == "tbl" and is_frame(inner):
                for cell in inner.iter(w("tc")):
                    turns += self._fill_cell(cell, content)
                    break
            elif name == "tbl":
                content.nested += self._rows(inner)
            elif name in _THROUGH:
                turns += self._fill_cell(inner, content)
        return turns

    def _cell_paragraph(self, element: Element, content: CellContent) -> int:
        said = self._reader.read(element)
        turns = said.turned_before
        if turns and not self._row_begun:
            self._script.turn(turns)
            turns = 0
        for line in self._lines(element, said):
            content.lines.append((line, self._script.write(line.shown)))
            self._row_begun = True
        for box in said.boxes:
            turns += self._fill_cell(box, content)
        return turns + said.turned_after
