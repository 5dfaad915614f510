"""Rows for the parts of a document: its pages, papers, tables and cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from papers2data.model import Document, Extraction, Scalar, Table
from papers2data.snapshot import storable
from papers2data.store.row import Row, Rows, sides


def is_paged(document: Document) -> bool:
    """False for text without page breaks, which is kept as one page but has no page numbers."""
    return len(document.pages) > 1 or any(page.width is not None for page in document.pages)


def page_rows(document: Document) -> Iterator[Row]:
    """A row for each page."""
    own = document.source.document_id
    for page in document.pages:
        yield {
            "id": f"{own}-{page.number}",
            "document_id": own,
            "number": page.number,
            "label": page.label,
            "text": storable(page.text),
            "width": page.width,
            "height": page.height,
            "needs_ocr": int(page.needs_ocr),
            "ocr": int(page.ocr),
        }


def table_rows(extraction: Extraction) -> Iterator[Row]:
    """A row for each printed table, with the paper that it stands in."""
    own = extraction.document.source.document_id
    number = 0
    for index, block in enumerate(extraction.document.blocks):
        if not isinstance(block, Table):
            continue
        yield {
            "id": f"{own}-t{number}",
            "document_id": own,
            "page": block.span.page,
            "last_page": block.span.page if block.last_page is None else block.last_page,
            "caption": storable(block.caption) or None,
            "schema": block.layout or None,
            "columns": block.columns,
            "rows": block.rows,
            "paper_id": _paper_at(extraction, index),
        }
        number += 1


def _paper_at(extraction: Extraction, index: int) -> str | None:
    own = extraction.document.source.document_id
    holding = (n for n, paper in enumerate(extraction.papers) if paper.first <= index < paper.last)
    return next((f"{own}-p{n}" for n in holding), None)


def cell_rows(document: Document) -> Iterator[Row]:
    """A row for each cell; of two cells in one place the second has a longer id."""
    own = document.source.document_id
    tables = (block for block in document.blocks if isinstance(block, Table))
    for number, table in enumerate(tables):
        seen: Counter[str] = Counter()
        for cell in table.cells:
            name = f"{own}-t{number}-r{cell.row}c{cell.column}"
            seen[name] += 1
            yield {
                "id": name if seen[name] == 1 else f"{name}-{seen[name]}",
                "table_id": f"{own}-t{number}",
                "row": cell.row,
                "column": cell.column,
                "row_span": cell.row_span,
                "column_span": cell.column_span,
                "text": storable(cell.text),
                "page": cell.span.page,
                **sides(cell.span.boxes[0] if cell.span.boxes else None),
                "fill": cell.fill,
                "is_header": int(cell.is_header),
            }


def paper_rows(extraction: Extraction, rows: Rows) -> Iterator[Row]:
    """A row for each paper of the pack; ``rows`` are the rows of its records."""
    own = extraction.document.source.document_id
    blocks = extraction.document.blocks
    meetings = _meetings_named(rows)
    for number, paper in enumerate(extraction.papers):
        paper_id = f"{own}-p{number}"
        lines = [block.span.line for block in blocks[paper.first : paper.last] if block.span.line is not None]
        yield {
            "id": paper_id,
            "document_id": own,
            "meeting_id": meetings.get(paper_id) or _own_meeting(extraction, rows),
            "item_number": paper.item_number or None,
            "kind": paper.kind,
            "title": storable(paper.title),
            "first_page": paper.first_page,
            "last_page": paper.last_page,
            "author": storable(paper.author) or None,
            "first_line": min(lines, default=None),
            "last_line": max(lines, default=None),
        }


def _meetings_named(rows: Rows) -> dict[str, str]:
    """The meeting that most records of each paper name; a pack holds the minutes of an earlier meeting than its own."""
    named: dict[str, Counter[str]] = {}
    for row in (row for table in rows.values() for row in table):
        if row.get("paper_id") and row.get("meeting_id"):
            named.setdefault(str(row["paper_id"]), Counter())[str(row["meeting_id"])] += 1
    return {paper: max(counts, key=lambda meeting: (counts[meeting], meeting)) for paper, counts in named.items()}


def _own_meeting(extraction: Extraction, rows: Rows) -> Scalar:
    """The meeting on the document's own date, None where it states none."""
    day = extraction.facts.get("meeting_date")
    on_day = (row["record_id"] for row in rows["statements"] if row["field"] == "date" and row["value"] == day)
    return next(on_day, None)
