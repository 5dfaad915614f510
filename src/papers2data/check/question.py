"""What a rule gives: a finding about a record, with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from papers2data.check.speech import paper_words
from papers2data.check.wording import wording
from papers2data.model import Finding, Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row was read: ``record`` is (table, id); ``path`` the file's; ``page`` and ``line`` count from 1.

    ``name`` is what names the row, as printed: by it a finding is known again when the row is read in another place.
    ``title`` is the paper's, "" where it has none.
    """

    record: tuple[str, str]
    document_id: str
    path: str
    page: int | None = None
    line: int | None = None
    name: str = ""
    title: str = ""

    @property
    def paper(self) -> str:
        """What the paper is called."""
        return paper_words(self.title, self.path)

    def words(self) -> str:
        """As in "page 3 of “Scorecard, quarter 2”"; only the paper where neither page nor line is known."""
        if self.page is not None:
            return f"page {self.page} of {self.paper}"
        return self.paper if self.line is None else f"line {self.line} of {self.paper}"

    def beside(self, other: Place) -> str:
        """The other place as seen from this one: without the paper's name where it is the same one."""
        if other.document_id != self.document_id:
            return other.words()
        if other.page is not None:
            return "the same page" if other.page == self.page else f"page {other.page}"
        return "the same paper" if other.line is None else f"line {other.line}"


@dataclass(frozen=True, slots=True)
class Question:
    """A finding of the family "scrutiny"; ``facts`` are what it rests on, and with the place make its lasting name."""

    finding: Finding
    place: Place
    facts: tuple[str, ...]


def question(finding: Finding, place: Place, *facts: object) -> Question:
    """The finding with its family, severity and place filled in."""
    table, record = place.record
    full = replace(
        finding,
        family="scrutiny",
        severity=wording().rules[finding.code].severity,
        span=Span(page=place.page, line=place.line),
        record_table=table,
        record_id=record,
    )
    return Question(full, place, tuple("" if fact is None else str(fact) for fact in facts))
