"""Reports as Word and as gold."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.authoring.gold import Gold, Row
from corpus.authoring.packs.facts import Report
from corpus.authoring.word import Word

STATUTORY = (
    "In writing this report regard was had to crime and disorder, equality, finance, human rights, safeguarding, "
    "staffing and sustainability. Where one of these matters to the proposal it is described below."
)


def write_report(word: Word, report: Report, date: str, item: int) -> None:
    """The report at the end of ``word``, its paragraphs numbered through."""
    word.paragraph(f"**{date}**\t\t\t\t\t**Agenda Item: {item}**", mark=f"report{item}", after=14)
    word.paragraph(f"REPORT OF {report.author.upper()}", bold=True, size=12)
    word.paragraph(report.title.upper(), bold=True, size=12, after=10)
    number = _numbered(word, "Purpose of the Report", [report.purpose], 1)
    for heading, paragraphs in report.information:
        number = _numbered(word, heading, paragraphs, number)
        if report.table and heading == report.information[-1][0]:
            _table(word, report.table)
    number = _numbered(word, "Other Options Considered", [report.options], number)
    number = _numbered(word, "Reason/s for Recommendation/s", [report.reasons], number)
    number = _numbered(word, "Statutory and Policy Implications", [STATUTORY], number)
    number = _numbered(word, "Financial Implications", ["No money is asked for in this report."], number)
    _recommendations(word, report, item)
    name, post, address = report.contact
    word.paragraph(f"**{name}**", after=0)
    word.paragraph(f"**{post}**", after=10)
    word.paragraph("**For any enquiries about this report please contact:**", after=0)
    word.paragraph(f"{name}, {post}, E: {address}")
    number = _numbered(word, "Constitutional Comments (LT)", ["The Committee may consider this report."], number)
    word.heading("Background Papers and Published Documents")
    word.paragraph("None.")
    word.heading("Electoral Division(s) and Member(s) Affected")
    word.paragraph("All.")


def _numbered(word: Word, heading: str, paragraphs: Sequence[str], number: int) -> int:
    word.heading(heading)
    for text in paragraphs:
        if text.startswith("• "):
            word.bullets([text.removeprefix("• ")])
        else:
            word.item(f"{number}.", text)
            number += 1
    return number


def _table(word: Word, rows: Sequence[Sequence[str]]) -> None:
    width = 17.0 / (len(rows[0]) + 1)
    word.table([2 * width, *[width] * (len(rows[0]) - 1)], rows, size=10)


def _recommendations(word: Word, report: Report, item: int) -> None:
    word.heading("RECOMMENDATION/S")
    if report.lead:
        word.paragraph(report.lead)
    for number, text in enumerate(report.recommendations, 1):
        word.item(f"{number})", text, mark=f"r{item}n{number}")
    word.paragraph("")


def recommendations_gold(slug: str, reports: Sequence[tuple[int, Report]]) -> Gold:
    """The recommendations of all reports of a pack."""
    rows = [
        Row({"text": text, "item_number": str(item), "number": str(number)}, mark=f"r{item}n{number}")
        for item, report in reports
        for number, text in enumerate(report.recommendations, 1)
    ]
    return Gold(f"{slug}-recommendations", "recommendations", ("text",), ("item_number", "number"), rows)
