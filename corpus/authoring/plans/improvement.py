"""The improvement plan as Word and as gold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.authoring.build import Paper, Writer
from corpus.authoring.gold import Gold, Row, Scalar, ending, opening
from corpus.authoring.plans.actions import PARTS, Action, Part
from corpus.authoring.word import Box, CellText, Word

STEM = "improvement-plan-january-2024"
TITLE = "Better for Families: Children and Learning Improvement Plan"
WIDTHS = (1.1, 4.2, 2.4, 2.4, 3.3, 2.4, 3.0, 4.8, 2.6)
HEADINGS = (
    "",
    "Improvement Action",
    "Accountable Officer",
    "Lead Officer",
    "What we hope to achieve",
    "Timeframe",
    "Success Measure",
)
FIELDS = (
    "kind",
    "reference",
    "accountable",
    "lead",
    "outcome",
    "success_measures",
    "due_text",
    "due_start",
    "due_end",
    "status_text",
    "status",
)


def writers() -> list[Writer]:
    """The one writer of the plan."""
    return [plan]


def plan(_: Mapping[str, int]) -> Paper:
    """The plan as it stood in January 2024."""
    word = Word(TITLE, landscape=True, size=10)
    word.running(head=TITLE, foot="{page}", head_align="left")
    word.heading(TITLE, size=15)
    word.paragraph(
        "This plan holds what the department does to be safe, effective and affordable. It goes with the portfolio "
        "update, which tells of the larger programmes. Position at 31 December 2023.",
        after=10,
    )
    for part in PARTS:
        word.heading(part.heading)
        last: list[CellText] = [Box("Progress", columns=2)] if part.joined else ["Progress", "Status"]
        word.table(WIDTHS, [[*HEADINGS, *last], *(_cells(a) for a in part.actions)], size=8.5)
    gold = Gold(STEM, "milestone_readings", ("name",), FIELDS, [r for p in PARTS for r in _rows(p)])
    return Paper(f"children-and-learning-committee/2024-01-22/{STEM}.pdf", word, (gold,))


def _cells(action: Action) -> list[CellText]:
    return [
        Box(action.reference, bold=True, mark=f"action{action.reference}"),
        action.action,
        action.accountable,
        action.lead,
        action.outcome,
        action.due.text,
        action.success,
        action.progress,
        action.status_text,
    ]


def flat(paragraphs: tuple[str, ...]) -> str:
    """The paragraphs of a cell as one text, without bullets."""
    return " ".join(p.removeprefix("• ") for p in paragraphs)


def _rows(part: Part) -> Iterator[Row]:
    for action in part.actions:
        values: dict[str, Scalar] = {
            "name": flat(action.action),
            "kind": "action",
            "reference": action.reference,
            "accountable": action.accountable,
            "lead": action.lead,
            "outcome": flat(action.outcome),
            "success_measures": flat(action.success),
            "due_text": action.due.text,
            "status_text": action.status_text,
            "status": action.status,
        }
        if action.due.end or action.due.text in ("Ongoing", "TBC"):
            values |= {"due_start": action.due.start, "due_end": action.due.end}
        yield Row(
            values,
            starts={"narrative": opening(action.progress[0])},
            ends={"narrative": ending(action.progress[-1])},
            contains={"programme": part.heading.split(". ", 1)[1]},
            mark=f"action{action.reference}",
        )
