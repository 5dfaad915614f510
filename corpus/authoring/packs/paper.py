"""A whole pack: front sheet, minutes of the last meeting, reports, work programme."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.authoring.build import Paper, Writer
from corpus.authoring.gold import Gold, Row
from corpus.authoring.packs.facts import Pack, Report
from corpus.authoring.packs.minutes import COMMITTEE, minutes_gold, write_minutes
from corpus.authoring.packs.packs import PACKS
from corpus.authoring.packs.programme import programme_gold, write_programme
from corpus.authoring.packs.report import recommendations_gold, write_report
from corpus.authoring.word import Box, Ruling, Word

PLACE = "Shire Hall, Staithe Street, Marshborough"
FIRST_REPORT = 4
FIXED = ("Apologies for Absence", "Declarations of Interests by Members and Officers:- (see note below)")
NOTES = (
    "Councillors who wish to meet in their groups beforehand should ask the Democratic Services Officer for a room.",
    "Background papers named in a report may be seen at Shire Hall for four years after the meeting.",
    "Anybody who declares an interest should say what it is and why it is declared.",
)
Entry = tuple[str, str, int | None, int | None]
"""An item of the agenda: number, title, first and last page as printed."""


def writers() -> list[Writer]:
    """One writer a pack."""
    return [lambda pages, p=p: pack_paper(p, pages) for p in PACKS]  # type: ignore[misc]


def pack_paper(pack: Pack, pages: Mapping[str, int]) -> Paper:
    """The pack, its front sheet with the spans that ``pages`` gives."""
    word = Word(f"{COMMITTEE} {pack.date}")
    if pack.cover:
        _cover(word, pack)
    agenda = entries(pack, pages)
    _front(word, pack, agenda)
    word.section()
    word.running(foot="{page}")
    word.paragraph("", mark="minutes", after=0)
    write_minutes(word, pack.minutes)
    for item, report in numbered(pack):
        word.page_break()
        write_report(word, report, pack.date, item)
    write_programme(word, pack.programme)
    word.paragraph("", mark="end", after=0)
    slug = f"select-committee-pack-{pack.slug}"
    gold = (
        _agenda_gold(slug, agenda),
        *minutes_gold(slug, pack.minutes),
        recommendations_gold(slug, numbered(pack)),
        *programme_gold(slug, pack.programme),
        _labels_gold(slug, pack, pages),
    )
    return Paper(f"children-and-learning-select-committee/{pack.slug}/{slug}.pdf", word, gold)


def numbered(pack: Pack) -> list[tuple[int, Report]]:
    """The reports with their agenda items' numbers."""
    return list(enumerate(pack.reports, FIRST_REPORT))


def entries(pack: Pack, pages: Mapping[str, int]) -> list[Entry]:
    """The agenda's items with their spans in printed page numbers; zeros until the pages are known."""
    lag = 1 if pack.cover else 0
    starts = [pages.get("minutes", 0), *(pages.get(f"report{n}", 0) for n, _ in numbered(pack))]
    ends = [*(start - 1 for start in starts[1:]), pages.get("end", 0)]
    spans = [(start - lag, end - lag) for start, end in zip(starts, ends, strict=True)]
    fixed = [(str(number), title, None, None) for number, title in enumerate(FIXED, 2)]
    reports: list[Entry] = [
        (str(number), report.agenda_title, *span)
        for (number, report), span in zip(numbered(pack), spans[1:], strict=True)
    ]
    return [("1", pack.minutes_title, *spans[0]), *fixed, *reports]


def _cover(word: Word, pack: Pack) -> None:
    word.paragraph("", after=160)
    word.paragraph("Aldermarsh County Council", bold=True, size=24, align="centre")
    word.paragraph("Members' bundle", size=16, align="centre")
    word.paragraph(f"{COMMITTEE}, {pack.date}", size=14, align="centre")
    word.section(restart=1)
    word.running(foot="{page}")


def _front(word: Word, pack: Pack, agenda: list[Entry]) -> None:
    if not pack.cover:
        word.running(foot="{page}")
    word.paragraph(COMMITTEE, bold=True, size=18, after=14)
    word.paragraph(f"{pack.weekday}, {pack.date} at {pack.time}", bold=True, size=13)
    word.paragraph(PLACE, after=16)
    word.paragraph("AGENDA", bold=True, size=14, align="centre", after=12)
    rows = [
        (number, Box(title, mark=f"a{number}"), f"{first} - {last}" if first is not None else "")
        for number, title, first, last in agenda
    ]
    word.table((1.3, 13.2, 2.7), rows, headings=0, size=11, ruling=Ruling("none"))
    word.heading("Notes")
    for number, text in enumerate(NOTES, 1):
        word.item(f"({number})", text)


def _agenda_gold(slug: str, agenda: list[Entry]) -> Gold:
    rows = [
        Row({"title": title, "number": number, "first_page": first, "last_page": last}, mark=f"a{number}")
        for number, title, first, last in agenda
    ]
    return Gold(f"{slug}-agenda", "agenda_items", ("title",), ("number", "first_page", "last_page"), rows)


def _labels_gold(slug: str, pack: Pack, pages: Mapping[str, int]) -> Gold:
    lag = 1 if pack.cover else 0
    programme = pages.get("programme", 1)
    rows = [Row({"number": page, "label": _label(page, programme, lag)}) for page in range(1, pages.get("end", 0) + 1)]
    return Gold(f"{slug}-page-labels", "pages", ("number",), ("label",), rows)


def _label(page: int, programme: int, lag: int) -> str | None:
    number = page - programme + 1 if page >= programme else page - lag
    return str(number) if number > 0 else None
