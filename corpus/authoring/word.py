"""Word documents as a council's officers make them: running heads, lists, and tables that go over the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

MARKUP = re.compile(r"(\*\*.+?\*\*|__.+?__|~~.+?~~|\^\^.+?\^\^)")
"""What may stand in a text: **bold**, __underlined__, ~~struck through~~, ^^superscript^^."""

ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
WRITTEN = datetime(2024, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Box:
    """A cell: its paragraphs ("• " opens a bullet), fill as "rrggbb", how many columns and rows it covers."""

    text: str | Sequence[str] = ""
    fill: str = ""
    bold: bool = False
    align: str = "left"
    columns: int = 1
    rows: int = 1
    mark: str = ""
    colour: str = ""
    middle: bool = False

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The cell's paragraphs; one empty paragraph for an empty cell."""
        return (self.text,) if isinstance(self.text, str) else tuple(self.text) or ("",)


CellText = Box | str | Sequence[str]


@dataclass(frozen=True)
class Ruling:
    """Which lines a table has: "grid" all, "rows" horizontal only, "none" none."""

    lines: str = "grid"
    colour: str = "000000"

    def sides(self) -> tuple[str, ...]:
        """The names of the borders that are drawn."""
        rows = ("top", "bottom", "insideH")
        return {"grid": (*rows, "left", "right", "insideV"), "rows": rows, "none": ()}[self.lines]


class Word:
    """A Word document in the making; each method adds to its end."""

    def __init__(self, title: str, *, landscape: bool = False, font: str = "Arial", size: float = 11) -> None:
        self.document: Document = docx.Document()
        self.title = title
        self._marks = 0
        self._set_core(title)
        style = self.document.styles["Normal"]
        style.font.name = font
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.space_before = Pt(0)
        shape(self.document.sections[0], landscape=landscape)

    def _set_core(self, title: str) -> None:
        core = self.document.core_properties
        core.title, core.author, core.last_modified_by = title, "Aldermarsh County Council", ""
        core.created = core.modified = WRITTEN
        core.comments = ""

    def paragraph(
        self,
        text: str,
        *,
        bold: bool = False,
        size: float | None = None,
        align: str = "left",
        mark: str = "",
        after: float = 6,
        keep: bool = False,
        colour: str = "",
        style: str | None = None,
    ) -> Paragraph:
        """The new paragraph; ``mark`` names the place, so that its page can be asked for."""
        paragraph = self.document.add_paragraph(style=style)
        paragraph.alignment = ALIGNMENTS[align]
        paragraph.paragraph_format.space_after = Pt(after)
        paragraph.paragraph_format.keep_with_next = keep
        write(paragraph, text, bold=bold, size=size, colour=colour)
        self._mark(paragraph, mark)
        return paragraph

    def heading(self, text: str, *, size: float = 12, mark: str = "", align: str = "left", after: float = 6) -> None:
        """A heading as officers make it: a bold paragraph that stays with what follows."""
        self.paragraph(text, bold=True, size=size, mark=mark, keep=True, align=align, after=after)

    def item(self, label: str, text: str, *, depth: int = 0, mark: str = "", bold: bool = False) -> None:
        """A list item with its typed number or bullet in a hanging indent."""
        paragraph = self.paragraph(f"{label}\t{text}", mark=mark, bold=bold)
        hang(paragraph, left=1.0 + 0.9 * depth, first=-1.0 if depth == 0 else -0.9)

    def bullets(self, texts: Iterable[str], *, marks: Sequence[str] = ()) -> None:
        """A bulleted list in Word's own bullets."""
        for index, text in enumerate(texts):
            mark = marks[index] if index < len(marks) else ""
            self.paragraph(text, style="List Bullet", after=3, mark=mark)

    def lines(self, texts: Iterable[str], *, tabs: Sequence[float] = ()) -> None:
        """Plain lines close together, with tab stops at ``tabs`` centimetres."""
        for text in texts:
            paragraph = self.paragraph(text, after=0)
            for stop in tabs:
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(stop))
        self.paragraph("", after=0)

    def page_break(self) -> None:
        """A new page."""
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def section(self, *, landscape: bool = False, restart: int | None = None) -> None:
        """A new page with its own shape and, with ``restart``, its own page numbers; running lines begin empty."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        shape(section, landscape=landscape)
        section.header.is_linked_to_previous = False
        section.footer.is_linked_to_previous = False
        kind = section._sectPr.find(qn("w:pgNumType"))
        if kind is not None:
            section._sectPr.remove(kind)
        if restart is not None:
            kind = OxmlElement("w:pgNumType")
            kind.set(qn("w:start"), str(restart))
            section._sectPr.append(kind)

    def running(self, *, head: str = "", foot: str = "", head_align: str = "right", foot_align: str = "centre") -> None:
        """Running lines of the last section; "{page}" and "{pages}" become page numbers."""
        section = self.document.sections[-1]
        section.header.is_linked_to_previous = False
        section.footer.is_linked_to_previous = False
        for part, text, align in ((section.header, head, head_align), (section.footer, foot, foot_align)):
            paragraph = part.paragraphs[0]
            paragraph.alignment = ALIGNMENTS[align]
            write_fields(paragraph, text)

    def table(
        self,
        widths: Sequence[float],
        rows: Iterable[Sequence[CellText]],
        *,
        headings: int = 1,
        repeat: bool = True,
        size: float = 9,
        heading_fill: str = "D9E2F3",
        ruling: Ruling | None = None,
        whole_rows: bool = False,
    ) -> None:
        """A table: ``widths`` in centimetres, the first ``headings`` rows filled, bold and, with ``repeat``, repeated.

        A cell that covers several columns or rows stands once; the rows below it leave out its places.
        """
        table = self.document.add_table(rows=0, cols=len(widths))
        table.autofit = False
        rule(table, ruling or Ruling())
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        open_rows: dict[int, tuple[int, int]] = {}
        for index, cells in enumerate(rows):
            is_head = index < headings
            boxes = [as_box(cell, heading_fill if is_head else "") for cell in cells]
            line = self._row(table, widths, boxes, open_rows, size=size, bold=is_head)
            flag(line, repeat=is_head and repeat, whole=is_head or whole_rows)
        self.paragraph("", after=4, size=6)

    def _row(
        self,
        table: Table,
        widths: Sequence[float],
        boxes: list[Box],
        open_rows: dict[int, tuple[int, int]],
        *,
        size: float,
        bold: bool,
    ) -> BaseOxmlElement:
        line = OxmlElement("w:tr")
        table._tbl.append(line)
        column = 0
        waiting = list(boxes)
        while column < len(widths):
            if column in open_rows:
                left, wide = open_rows.pop(column)
                if left > 1:
                    open_rows[column] = (left - 1, wide)
                self._cell(table, line, Box(columns=wide), widths[column : column + wide], merge="continue", size=size)
                column += wide
                continue
            box = waiting.pop(0) if waiting else Box()
            merge = "restart" if box.rows > 1 else ""
            self._cell(table, line, box, widths[column : column + box.columns], merge=merge, size=size, bold=bold)
            if box.rows > 1:
                open_rows[column] = (box.rows - 1, box.columns)
            column += box.columns
        return line

    def _cell(
        self,
        table: Table,
        line: BaseOxmlElement,
        box: Box,
        widths: Sequence[float],
        *,
        merge: str,
        size: float,
        bold: bool = False,
    ) -> None:
        element = OxmlElement("w:tc")
        line.append(element)
        properties = OxmlElement("w:tcPr")
        element.append(properties)
        add(properties, "w:tcW", w=str(round(sum(widths) * 567)), type="dxa")
        if box.columns > 1:
            add(properties, "w:gridSpan", val=str(box.columns))
        if merge:
            add(properties, "w:vMerge", val=merge)
        if box.fill:
            add(properties, "w:shd", val="clear", color="auto", fill=box.fill)
        if box.middle:
            add(properties, "w:vAlign", val="center")
        cell = _Cell(element, table)
        for index, text in enumerate(box.paragraphs):
            bullet = text.startswith("• ")
            paragraph = cell.add_paragraph(style="List Bullet" if bullet else None)
            paragraph.paragraph_format.space_after = Pt(3)
            paragraph.alignment = ALIGNMENTS[box.align]
            if bullet:
                hang(paragraph, left=0.45, first=-0.4)
            write(paragraph, text.removeprefix("• "), bold=bold or box.bold, size=size, colour=box.colour)
            if index == 0:
                self._mark(paragraph, box.mark)

    def _mark(self, paragraph: Paragraph, name: str) -> None:
        if not name:
            return
        self._marks += 1
        number = str(self._marks)
        place = 0 if paragraph._p.pPr is None else 1
        paragraph._p.insert(place, made("w:bookmarkEnd", id=number))
        paragraph._p.insert(place, made("w:bookmarkStart", id=number, name=name))


def as_box(cell: CellText, fill: str) -> Box:
    """The cell as a Box; a heading cell of plain text gets the headings' fill."""
    if isinstance(cell, Box):
        return cell if cell.fill or not fill else Box(**{**cell.__dict__, "fill": fill})
    return Box(text=cell, fill=fill)


def made(tag: str, **attributes: str) -> BaseOxmlElement:
    """A Word element with attributes of Word's own namespace."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def add(parent: BaseOxmlElement, tag: str, **attributes: str) -> None:
    """The element appended to ``parent``."""
    parent.append(made(tag, **attributes))


def flag(line: BaseOxmlElement, *, repeat: bool, whole: bool) -> None:
    """Row properties: repeated as a heading on each page; never broken over a page."""
    properties = OxmlElement("w:trPr")
    if whole:
        add(properties, "w:cantSplit")
    if repeat:
        add(properties, "w:tblHeader")
    line.insert(0, properties)


def rule(table: Table, ruling: Ruling) -> None:
    """The table's borders and cell margins."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        drawn = side in ruling.sides()
        add(borders, f"w:{side}", val="single" if drawn else "nil", sz="4", space="0", color=ruling.colour)
    table._tbl.tblPr.append(borders)


def hang(paragraph: Paragraph, *, left: float, first: float) -> None:
    """A hanging indent in centimetres."""
    paragraph.paragraph_format.left_indent = Cm(left)
    paragraph.paragraph_format.first_line_indent = Cm(first)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(left))


def write(paragraph: Paragraph, text: str, *, bold: bool, size: float | None, colour: str = "") -> None:
    """Runs for ``text`` with its markup; a line end within it becomes a line break."""
    for part in MARKUP.split(text):
        if not part:
            continue
        sign = part[:2] if MARKUP.fullmatch(part) else ""
        run = paragraph.add_run(part[2:-2] if sign else part)
        run.bold = bold or sign == "**" or None
        run.underline = sign == "__" or None
        run.font.strike = sign == "~~" or None
        run.font.superscript = sign == "^^" or None
        if size is not None:
            run.font.size = Pt(size)
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)


def write_fields(paragraph: Paragraph, text: str) -> None:
    """Small runs for a running line, with page-number fields."""
    for part in re.split(r"(\{pages?\})", text):
        if part in ("{page}", "{pages}"):
            field = made("w:fldSimple", instr="PAGE" if part == "{page}" else "NUMPAGES")
            inner = OxmlElement("w:r")
            words = OxmlElement("w:t")
            words.text = "1"
            inner.append(words)
            field.append(inner)
            paragraph._p.append(field)
        elif part:
            paragraph.add_run(part).font.size = Pt(9)


def shape(section: Section, *, landscape: bool) -> None:
    """A4, upright or lying, with a council's usual margins."""
    short, long = Cm(21.0), Cm(29.7)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin, section.bottom_margin = Cm(2.0), Cm(1.8)
    section.header_distance = section.footer_distance = Cm(0.9)
