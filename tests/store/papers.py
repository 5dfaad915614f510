"""Small documents of a council that does not exist, as extractions."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from papers2data.geometry import Box
from papers2data.model import (
    Block,
    Cell,
    Document,
    Evidence,
    Extraction,
    Finding,
    Page,
    Paper,
    Paragraph,
    Record,
    Scalar,
    Source,
    Span,
    Table,
)

NOW = "2026-01-05T09:00:00Z"
LATER = "2026-01-06T09:00:00Z"


def source(path: str, content: str, media_type: str = "application/pdf") -> Source:
    """The source of a file with this content."""
    digest = hashlib.sha256(content.encode()).hexdigest()
    return Source(path, digest, len(content), media_type, "test")


def pdf(
    path: str,
    *texts: str,
    date: str | None = "2024-04-15",
    body: str = "Harbour Committee",
    records: tuple[Record, ...] = (),
    papers: tuple[Paper, ...] = (),
    blocks: tuple[Block, ...] = (),
    findings: tuple[Finding, ...] = (),
    facts: Mapping[str, Scalar] | None = None,
    content: str = "",
) -> Extraction:
    """A document of one page for each text; its content differs from any other unless ``content`` is given."""
    pages = tuple(Page(n, text, str(n + 10), 595.3, 841.9) for n, text in enumerate(texts, start=1))
    document = Document(source(path, content or path + "".join(texts)), pages, blocks, title=path)
    told: dict[str, Scalar] = {"title": f"Papers {path}", "body": body, "meeting_date": date, "kind": "agenda"}
    return Extraction(document, papers, records, findings, {**told, **(facts or {})})


def text(path: str, content: str, papers: tuple[tuple[str, str, int], ...], **facts: Scalar) -> Extraction:
    """A text file without pages; ``papers`` are (kind, title, first line), 1-based."""
    blocks = tuple(Paragraph(title, Span(line=line)) for _, title, line in papers)
    made = tuple(
        Paper(kind, title, n, n + 1)  # type: ignore[arg-type]
        for n, (kind, title, _) in enumerate(papers)
    )
    document = Document(source(path, content, "text/plain"), (Page(1, content),), blocks, title=path)
    return Extraction(document, made, facts={"title": f"Text {path}", **facts})


def milestone(place: str, name: str, **values: Scalar) -> Record:
    """A reading of a milestone with a box on page 1 as evidence."""
    span = Span(page=1, boxes=(Box(1, 72, 100.126, 300, 120),))
    told: dict[str, Scalar] = {"kind": "milestone", "name": name, "basis": "reported", "page": 1}
    return Record("milestone_readings", place, told | values, (Evidence(span, name), Evidence(span, name, "name")))


def resolution(place: str, words: str, **values: Scalar) -> Record:
    """A clause of a resolution on page 1."""
    told: dict[str, Scalar] = {"text": words, "outcome": "resolved", "action": "receive", "page": 1}
    return Record("resolutions", place, told | values, (Evidence(Span(page=1), words),))


def small_table(words: str = "Repaint the pier") -> Table:
    """A table of two rows and two columns."""
    span = Span(page=1, boxes=(Box(1, 50, 60, 90, 70),))
    cells = (
        Cell(0, 0, "Task", span, is_header=True),
        Cell(0, 1, "Status", span, is_header=True),
        Cell(1, 0, words, span),
        Cell(1, 1, "Done", span, fill="#00ff00"),
    )
    return Table(cells, 2, 2, Span(page=1), header_rows=1, caption="Table 1 – Tasks", layout="tasks")
