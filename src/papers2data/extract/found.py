"""What an extractor gives back, and the few things that every one of them needs to say where a record stands."""

from __future__ import annotations

from dataclasses import dataclass

from papers2data.model import Document, Evidence, Finding, Paper, Record, Scalar, Span


@dataclass(frozen=True, slots=True)
class Found:
    """Records and findings, in the order of the paper."""

    records: tuple[Record, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __add__(self, other: Found) -> Found:
        """Both, these first."""
        return Found(self.records + other.records, self.findings + other.findings)


def paper_id(document: Document, index: int) -> str:
    """The id of the paper at ``index`` among the document's papers."""
    return f"{document.source.document_id}-p{index}"


def table_id(document: Document, index: int) -> str:
    """The id of the table at ``index`` among the document's tables."""
    return f"{document.source.document_id}-t{index}"


def paper_at(papers: tuple[Paper, ...], block: int) -> int | None:
    """The index of the paper that holds the block, None where none does."""
    return next((i for i, paper in enumerate(papers) if paper.first <= block < paper.last), None)


def record(
    table: str, place: str, values: dict[str, Scalar], span: Span, quote: str, *fields: tuple[str, Span, str]
) -> Record:
    """A record whose page is where ``span`` begins, with evidence for the whole and for each (field, span, quote)."""
    evidence = (Evidence(span, quote), *(Evidence(s, q, name) for name, s, q in fields))
    return Record(table, place, {"page": span.page, **values}, evidence)
