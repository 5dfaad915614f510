"""What a paper is made of, from its pages to the records read from it.

    Document ─┬─ Page            text of one page, its size and printed number
              ├─ Paragraph ┐     blocks in reading order
              ├─ Table     ┘     a Table holds Cells
              └─ Finding         what could not be read
    Paper                        one paper of a pack: a run of blocks
    Record ── Evidence           a row of the database and where it stands in the paper

Everything is frozen: a stage makes new values and never edits those of the stage before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from papers2data.geometry import Box, around

Scalar = str | int | float | bool | None
"""A value of a database column. Dates are ISO 8601 text."""

PaperKind = Literal["agenda", "minutes", "report", "appendix", "work_programme", "decision_notice", "letter", "other"]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a piece of text stands in its document.

    ``page`` is the 1-based page it begins on, None where the source has no pages. ``boxes`` are its rectangles (PDF).
    ``line`` is the 1-based line it begins on and ``start``/``end`` the half-open character range in the decoded text
    (text sources).
    """

    page: int | None = None
    boxes: tuple[Box, ...] = ()
    line: int | None = None
    start: int | None = None
    end: int | None = None


NOWHERE = Span()


def span_of(spans: Iterable[Span]) -> Span:
    """The span that covers all of ``spans``, beginning where the first of them begins; NOWHERE for none."""
    known = [s for s in spans if s != NOWHERE]
    if not known:
        return NOWHERE
    pages = [s.page for s in known if s.page is not None]
    lines = [s.line for s in known if s.line is not None]
    starts = [s.start for s in known if s.start is not None]
    ends = [s.end for s in known if s.end is not None]
    return Span(
        page=min(pages, default=None),
        boxes=around(b for s in known for b in s.boxes),
        line=min(lines, default=None),
        start=min(starts, default=None),
        end=max(ends, default=None),
    )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A heading, a paragraph or a list item, whole, also where it runs over a page.

    ``marker`` is the printed number or bullet that opens it ("3.", "a)", "•"), which ``text`` leaves out. ``level`` is
    the depth of a heading (1 is the highest, 0 unknown) or the nesting of a list item (0 is the outermost).
    ``struck`` holds struck-through words that ``text`` leaves out. ``size`` is the type size in points where known.
    """

    text: str
    span: Span
    kind: Literal["heading", "body", "item"] = "body"
    level: int = 0
    marker: str = ""
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    size: float | None = None
    struck: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``row`` and ``column`` are 0-based places of its upper left corner.

    ``text`` keeps line ends between the cell's paragraphs; its list items begin with "• ". ``lead`` is the part of the
    text that opens the cell in underlined or bold type, as a title does ("" where none). ``fill`` is the background as
    "#rrggbb", None where there is none.
    """

    row: int
    column: int
    text: str
    span: Span
    row_span: int = 1
    column_span: int = 1
    fill: str | None = None
    is_header: bool = False
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, joined over pages, with repeated headings dropped.

    ``rows`` and ``columns`` count the grid. ``header_rows`` counts the rows of headings at the top. ``caption`` is its
    printed caption ("Table 1 – …"). ``breaks`` holds the 0-based rows that open a new page or a new part of the source,
    where a row may continue the one before. ``layout`` names the declared layout that it was read by, "" for none.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    span: Span
    last_page: int | None = None
    header_rows: int = 0
    caption: str = ""
    breaks: tuple[int, ...] = ()
    layout: str = ""

    def grid(self) -> list[list[Cell | None]]:
        """Rows of cells; a merged cell stands at each place that it covers, None where there is no cell."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    grid[row][column] = cell
        return grid


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``number`` is 1-based in the file, ``label`` the number printed on it, sizes are points.

    ``needs_ocr`` says that it has a picture of text and no text; ``ocr`` that its text was read from the picture.
    """

    number: int
    text: str
    label: str | None = None
    width: float | None = None
    height: float | None = None
    needs_ocr: bool = False
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should know of: a fault in a paper, never a fault in the program.

    ``family`` is "reading" (could not be read as it stands) or "scrutiny" (an officer would question it). ``message``
    is one plain sentence. ``record_table`` and ``record_id`` name the record it is about, where there is one.
    """

    code: str
    message: str
    span: Span = NOWHERE
    family: Literal["reading", "scrutiny"] = "reading"
    severity: Literal["info", "warning", "error"] = "warning"
    record_table: str = ""
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The file: ``path`` relative to the corpus with forward slashes, ``reader`` the reader and its engine."""

    path: str
    sha256: str
    size: int
    media_type: str
    reader: str

    @property
    def document_id(self) -> str:
        """The document's id: the first twelve hexadecimal digits of its content's hash."""
        return self.sha256[:12]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file after layout: blocks in reading order with furniture taken out and pages joined.

    ``furniture`` is what was taken out: running titles, page numbers, footers.
    """

    source: Source
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    furniture: tuple[Paragraph, ...] = ()
    findings: tuple[Finding, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a pack: the blocks ``first`` to ``last`` (half-open) of its document.

    Pages are the file's, 1-based, None where unknown; ``item_number`` is the agenda item it belongs to ("" if none).
    """

    kind: PaperKind
    title: str
    first: int
    last: int
    item_number: str = ""
    author: str = ""
    first_page: int | None = None
    last_page: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a record ("" in ``field``) or one field of it stands, with the words that stand there."""

    span: Span
    quote: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A row for ``table``. ``place`` is unique in its document and table, and says where it stands ("t4r7-target")."""

    table: str
    place: str
    values: Mapping[str, Scalar]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """What came of one document: its papers, records and findings."""

    document: Document
    papers: tuple[Paper, ...] = ()
    records: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()
    facts: Mapping[str, Scalar] = field(default_factory=dict)
