"""The portfolio update of a quarter, as a Word document and as gold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.authoring.build import Paper, Writer
from corpus.authoring.dates import QUARTERS, Quarter
from corpus.authoring.gold import Gold, Row, ending, opening
from corpus.authoring.portfolio.facts import Milestone, Programme, Told
from corpus.authoring.portfolio.families import EARLY_HELP, LEAVING_CARE
from corpus.authoring.portfolio.homes import HOMES
from corpus.authoring.portfolio.learning import LEARNING
from corpus.authoring.portfolio.practice import PRACTICE
from corpus.authoring.word import Box, CellText, Word

PROGRAMMES = (PRACTICE, HOMES, LEARNING, EARLY_HELP, LEAVING_CARE)
HEADINGS = ("Key Milestones", "Implementation Date", "Status", "Update, Exception Detail and Mitigations")
WIDTHS = (3.9, 3.2, 2.7, 7.6)
LYING = 2
"""The quarter whose paper lies on its side and centres its dates and statuses in their rows."""
LYING_WIDTHS = (6.0, 3.6, 3.0, 13.4)
FIELDS = (
    "kind",
    "due_text",
    "due_start",
    "due_end",
    "status_text",
    "status",
    "saving_gbp",
    "period_start",
    "period_end",
)


def writers() -> list[Writer]:
    """One writer a quarter."""
    return [lambda _, q=q: update(q) for q in range(len(QUARTERS))]  # type: ignore[misc]


def title(quarter: Quarter) -> str:
    """The paper's title."""
    return f"Children and Learning Improvement Portfolio – {quarter.title} Update"


def update(number: int) -> Paper:
    """The update of quarter ``number`` (0 to 3)."""
    quarter = QUARTERS[number]
    word = Word(title(quarter), size=10, landscape=number == LYING)
    word.running(head="Appendix A", foot="{page}")
    word.heading(title(quarter), size=14, after=12)
    widths = LYING_WIDTHS if number == LYING else WIDTHS
    for programme in PROGRAMMES:
        word.heading(programme.heading)
        rows = [_cells(m, number, t) for m, t in told(programme, number)]
        word.table(widths, [HEADINGS, *rows], repeat=programme.repeats, size=10.5)
    path = f"children-and-learning-committee/{quarter.slug}/portfolio-update-{quarter.slug}.pdf"
    rows_of_gold = [_row(p, m, number, t) for p in PROGRAMMES for m, t in told(p, number)]
    gold = Gold(f"portfolio-update-{quarter.slug}", "milestone_readings", ("name",), FIELDS, rows_of_gold)
    return Paper(path, word, (gold,))


def told(programme: Programme, number: int) -> Iterator[tuple[Milestone, Told]]:
    """The programme's milestones that the quarter tells of, in order."""
    for milestone in programme.milestones:
        if number in milestone.told:
            yield milestone, milestone.told[number]


def _cells(milestone: Milestone, number: int, reading: Told) -> tuple[CellText, ...]:
    name = Box(milestone.name_in(number), mark=milestone.key)
    middle = number == LYING
    return name, Box(reading.due.text, middle=middle), Box(reading.status.text, middle=middle), reading.narrative


def _row(programme: Programme, milestone: Milestone, number: int, reading: Told) -> Row:
    quarter = QUARTERS[number]
    values: Mapping[str, str | int | None] = {
        "name": milestone.name_in(number),
        "kind": "milestone",
        "due_text": reading.due.text,
        "due_start": reading.due.start,
        "due_end": reading.due.end,
        "status_text": reading.status.text,
        "status": reading.status.name,
        "saving_gbp": milestone.saving,
        "period_start": quarter.start,
        "period_end": quarter.end,
    }
    return Row(
        values,
        starts={"narrative": opening(reading.narrative[0].removeprefix("• "))},
        ends={"narrative": ending(reading.narrative[-1])},
        lacks={"narrative": "Appendix A"},
        contains={"programme": programme.name},
        mark=milestone.key,
    )
