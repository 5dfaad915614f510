"""The work programme appendix as Word and as gold."""

from __future__ import annotations

from corpus.authoring.gold import Gold, Row
from corpus.authoring.packs.facts import Listed, MeetingPlan, Programme
from corpus.authoring.word import Box, CellText, Word

TITLE = "WORK PROGRAMME 2023/24 – CHILDREN AND LEARNING SELECT COMMITTEE: UPDATED {}"
SCHEDULE = ("Meeting Date", "Agenda Item", "Cabinet Member Responsibility", "Purpose", "Resolutions")
PENDING = "Items pending scheduling or removal"
REVIEWS = "Reviews"
BRIEFINGS = "Items for information briefings for Committee members"


def write_programme(word: Word, programme: Programme) -> None:
    """The appendix on lying pages of its own, numbered from 1 again."""
    word.section(landscape=True, restart=1)
    word.running(head=TITLE.format(programme.updated), foot="Page {page}", head_align="centre", foot_align="right")
    word.paragraph("", mark="programme", after=0)
    for number, meeting in enumerate(programme.meetings):
        if number:
            word.page_break()
        _meeting(word, number, meeting)
    word.page_break()
    _listed(word, PENDING, "p", programme.pending)
    _reviews(word, programme.reviews)
    word.page_break()
    _listed(word, BRIEFINGS, "b", programme.briefings)


def _meeting(word: Word, number: int, meeting: MeetingPlan) -> None:
    rows: list[list[CellText]] = []
    for place, item in enumerate(meeting.items):
        first: list[CellText] = [Box(f"**{meeting.printed}**", rows=len(meeting.items))] if place == 0 else []
        title = Box(item.title, mark=f"w{number}i{place}")
        rows.append([*first, title, item.responsible, item.purpose, item.resolutions])
    word.table((2.6, 5.0, 4.0, 7.0, 7.4), [SCHEDULE, *rows], size=10)


def _listed(word: Word, heading: str, letter: str, items: tuple[Listed, ...]) -> None:
    word.heading(heading)
    rows = [(Box(i.title, mark=f"{letter}{n}"), i.responsible, i.details, i.status) for n, i in enumerate(items)]
    word.table((8, 5, 8, 5), [("Item", "Cabinet Member Responsibility", "Details", "Status"), *rows], size=10)


def _reviews(word: Word, items: tuple[Listed, ...]) -> None:
    word.heading(REVIEWS)
    head = (
        "Project Start Date",
        "Item",
        "Cabinet Member Responsibility",
        "Purpose of Review",
        "Current Status and activity",
    )
    rows = [(i.started, Box(i.title, mark=f"v{n}"), i.responsible, i.details, i.status) for n, i in enumerate(items)]
    word.table((3, 6, 4.5, 7.5, 5), [head, *rows], size=10)


def programme_gold(slug: str, programme: Programme) -> tuple[Gold, Gold]:
    """The items that have a meeting, and those that have none."""
    dated = [
        Row(
            {
                "meeting_date_text": meeting.printed,
                "meeting_date": meeting.iso,
                "title": item.title,
                "responsible": item.responsible,
                "purpose": " ".join(item.purpose) or None,
                "resolutions": " ".join(item.resolutions) or None,
            },
            mark=f"w{number}i{place}",
        )
        for number, meeting in enumerate(programme.meetings)
        for place, item in enumerate(meeting.items)
    ]
    groups = (
        (PENDING, "p", programme.pending),
        (REVIEWS, "v", programme.reviews),
        (BRIEFINGS, "b", programme.briefings),
    )
    loose = [
        Row(
            {
                "title": item.title,
                "section": section,
                "responsible": item.responsible or None,
                "purpose": item.details or None,
                "status": item.status or None,
            },
            mark=f"{letter}{n}",
        )
        for section, letter, items in groups
        for n, item in enumerate(items)
    ]
    dated_fields = ("meeting_date_text", "meeting_date", "responsible", "purpose", "resolutions")
    return (
        Gold(
            f"{slug}-work-dated",
            "work_items",
            ("meeting_date_text", "title"),
            dated_fields,
            dated,
            where="t.meeting_date IS NOT NULL",
        ),
        Gold(
            f"{slug}-work-undated",
            "work_items",
            ("title",),
            ("section", "responsible", "purpose", "status"),
            loose,
            where="t.meeting_date IS NULL",
        ),
    )
