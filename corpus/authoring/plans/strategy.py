"""The strategy: planned milestones in lists, commitments in a table, measures in lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.authoring.build import Paper, Writer
from corpus.authoring.dates import Due, month
from corpus.authoring.designed import Designed
from corpus.authoring.gold import Gold, Row, ending, opening
from corpus.authoring.word import Box, CellText, Word

STEM = "children-and-learning-strategy-2023-25"
TITLE = "Aldermarsh Children and Learning Strategy 2023-25"


@dataclass(frozen=True)
class Step:
    """A planned milestone: its words and its date, printed "<words> by <date>"."""

    name: str
    due: Due


@dataclass(frozen=True)
class Aim:
    """A programme of the strategy: what it is for and its next milestones."""

    name: str
    text: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Commitment:
    """A row of the commitments table, under a theme."""

    theme: str
    text: str
    success: tuple[str, ...]
    activities: tuple[str, ...]


AIMS = (
    Aim(
        "Strengthening Practice",
        "We want every family to meet a worker who stays, who listens, and who knows what good help looks like. The "
        "programme brings one way of working to the seven area teams and gives new workers time to learn it.",
        (
            Step("Review of the recruitment and retention offer", month("September 2023", 2023, 9)),
            Step("Introduce the Tideway practice framework in all area teams", month("June 2023", 2023, 6)),
            Step("Begin the new model of case audits and learning visits", month("April 2023", 2023, 4)),
        ),
    ),
    Aim(
        "Homes for Children in Care",
        "Too many of our children live too far away. The programme opens homes in the county, finds more foster "
        "carers, and buys what we cannot provide together with our neighbours.",
        (
            Step("Open the four-county purchasing framework", month("May 2023", 2023, 5)),
            Step("Sell short-break beds to neighbouring authorities", month("December 2023", 2023, 12)),
            Step("40 more fostering households", month("March 2025", 2025, 3)),
        ),
    ),
    Aim(
        "Learning and Inclusion",
        "Children should be able to go to a good school near home, whatever help they need there.",
        (
            Step("Refresh the Closing the Divide strategy", month("December 2023", 2023, 12)),
            Step("Open Wherry Lane Primary School", month("September 2023", 2023, 9)),
            Step(
                "Bring employers and schools together at an evening for young people", month("November 2023", 2023, 11)
            ),
        ),
    ),
    Aim(
        "Early Help and Safety",
        "Help that comes early costs less and hurts less. The programme opens five family hubs and looks at how we "
        "keep young people safe outside the home.",
        (
            Step("Open five family hubs", month("September 2023", 2023, 9)),
            Step("Review how we respond to harm outside the home", month("October 2023", 2023, 10)),
        ),
    ),
)
COMMITMENTS = (
    Commitment(
        "A good start",
        "Commitment 1: Every child arrives at school ready to learn",
        ("More children reach a good level of development", "More two-year-olds in a nursery place"),
        (
            "• Family hubs in five towns, with health visitors on three days a week",
            "• Groups for parents whose children are slow to talk",
            "• A visit to every family before a child begins school",
        ),
    ),
    Commitment(
        "A good start",
        "Commitment 2: Parents are helped before they have to ask twice",
        ("Fewer re-referrals", "More assessments that begin as early help"),
        ("• One telephone number for families and for those who work with them", "• An early help adviser in each hub"),
    ),
    Commitment(
        "Safe and near",
        "Commitment 3: Children in care live near the people who matter to them",
        ("Fewer children 20 miles or more from home", "40 more fostering households"),
        (
            "• The fostering campaign and the offer to carers",
            "• The home at Carrow Sluice",
            "• Meetings of the wider family before a child comes into care, so that relatives can say what they "
            "could do and what they would need in order to do it",
        ),
    ),
    Commitment(
        "Able and ready",
        "Commitment 4; Young people leave school or care with somewhere to go",
        ("More care leavers in education, employment or training",),
        ("• Guaranteed interviews with the Council's contractors", "• The Harbour app and a new local offer"),
    ),
)
CORE = (
    (
        "A good start",
        (
            "Percentage of children reaching a good level of development at the end of the reception year",
            "Percentage of eligible two-year-olds in a funded nursery place",
            "Percentage of new education, health and care plans issued within 20 weeks",
        ),
    ),
    (
        "Safe and near",
        (
            "Re-referral rate",
            "Average caseload of social workers",
            "Percentage of child protection cases reviewed in time",
            "Percentage of children in care who live 20 miles or more from home",
        ),
    ),
    (
        "Able and ready",
        (
            "Percentage of pupils with grades 9-5 in English and mathematics at 16",
            "Percentage of care leavers aged 19-21 in education, employment or training",
        ),
    ),
)
DESIGNED = (
    Designed(
        "planned_then_reported",
        "Introduce the Tideway practice framework in all area teams",
        (STEM, "portfolio-update-2023-24-q1", "portfolio-update-2023-24-q3"),
        "planned for June 2023 in the strategy; March 2024 in the update of quarter 3",
    ),
)


def writers() -> list[Writer]:
    """The one writer of the strategy."""
    return [strategy]


def strategy(_: Mapping[str, int]) -> Paper:
    """The strategy."""
    word = Word(TITLE)
    word.running(foot="{page}", foot_align="right")
    word.paragraph("", after=120)
    word.paragraph(TITLE, bold=True, size=26, colour="1F3864")
    word.page_break()
    word.heading("Introduction", size=16)
    word.paragraph(
        "Aldermarsh is a county of small ports, market towns and long roads. Some 118,000 children and young people "
        "live in it. This strategy says what the department will do for them in two years and how anyone can tell "
        "whether it has been done. It is one of four strategies that carry out the Council Plan."
    )
    word.paragraph(
        "The County Council agreed it on 23 February 2023. It will be looked at again in the spring of 2024."
    )
    word.heading("Our programmes", size=16)
    for number, aim in enumerate(AIMS):
        _aim(word, number, aim)
    word.page_break()
    word.heading("Our commitments", size=16)
    _commitments(word)
    word.heading("Core data set", size=16)
    word.paragraph("To know whether our services work we need to understand these measures:")
    for theme, names in CORE:
        word.heading(f"Our commitments - {theme}")
        word.bullets(names)
    return Paper(f"county-council/2023-02-23/{STEM}.pdf", word, (_milestones(), _commitments_gold()))


def _aim(word: Word, number: int, aim: Aim) -> None:
    word.heading(aim.name, size=13)
    word.paragraph(aim.text)
    word.paragraph("Key milestones for the next year include:", keep=True)
    marks = [f"s{number}n{place}" for place in range(len(aim.steps))]
    word.bullets([f"{step.name} by {step.due.text}" for step in aim.steps], marks=marks)


def _commitments(word: Word) -> None:
    rows: list[list[CellText]] = []
    theme = ""
    for number, row in enumerate(COMMITMENTS):
        if row.theme != theme:
            rows.append([Box(f"**{row.theme}**", columns=3, fill="C5E0B3")])
            theme = row.theme
        rows.append([Box(row.text, mark=f"c{number}"), row.success, row.activities])
    head = ("Commitment", "Success measures", "Activities")
    word.table((5, 5, 7.2), [head, *rows], size=10, heading_fill="A8D08D")


def _milestones() -> Gold:
    rows = [
        Row(
            {
                "name": step.name,
                "kind": "milestone",
                "basis": "planned",
                "due_start": step.due.start,
                "due_end": step.due.end,
            },
            contains={"programme": aim.name, "due_text": step.due.text},
            mark=f"s{number}n{place}",
        )
        for number, aim in enumerate(AIMS)
        for place, step in enumerate(aim.steps)
    ]
    return Gold(f"{STEM}-milestones", "milestone_readings", ("name",), ("kind", "basis", "due_start", "due_end"), rows)


def _commitments_gold() -> Gold:
    rows = [
        Row(
            {"commitment": row.text, "theme": row.theme},
            starts={"success_measures": opening(row.success[0]), "activities": opening(row.activities[0][2:])},
            ends={"success_measures": ending(row.success[-1]), "activities": ending(row.activities[-1])},
            mark=f"c{number}",
        )
        for number, row in enumerate(COMMITMENTS)
    ]
    return Gold(f"{STEM}-commitments", "commitments", ("commitment",), ("theme",), rows)
