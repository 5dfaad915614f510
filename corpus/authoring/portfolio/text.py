"""The update of a fifth quarter, as a converter left it: tabs for columns, furniture in rows, HTML in cells."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.authoring.build import Paper, Writer
from corpus.authoring.dates import Due, Quarter, month, years
from corpus.authoring.designed import Designed
from corpus.authoring.gold import Gold, Row, ending, opening
from corpus.authoring.portfolio.facts import COMPLETE, OBSTACLES, ON_TARGET, UNDERWAY, Status
from corpus.authoring.portfolio.paper import FIELDS, HEADINGS, title

QUARTER = Quarter("April - June 2024", "2024/25 Q1", "2024-25-q1", "2024-04-01", "2024-06-30")
STEM = f"portfolio-update-{QUARTER.slug}"
BULLET = "\uf0b7"
HEAD = "\t".join(HEADINGS)
FURNITURE = "\t\t\tAppendix A"

Line = tuple[str, str, Due, Status, str, str, int | None]
"""Programme, name, due date, status, first and last words of the narrative, saving."""

LINES: tuple[Line, ...] = (
    (
        "Strengthening Practice",
        "Review of the recruitment and retention offer.",
        month("Sept 2023", 2023, 9),
        COMPLETE,
        "The revised offer was agreed on 14 May 2024",
        "first of July.",
        None,
    ),
    (
        "Strengthening Practice",
        "New model of case audits and learning visits.",
        month("April 2024", 2024, 4),
        COMPLETE,
        "The first full round was held in April",
        "every team is now seen.",
        None,
    ),
    (
        "Strengthening Practice",
        "Social work apprenticeships: first cohort of ten in post",
        month("September 2024", 2024, 9),
        UNDERWAY,
        "Ten apprentices have been chosen.",
        "a desk in each area office",
        None,
    ),
    (
        "Homes for Children in Care",
        "Fostering growth: Increase the number of fostering households in the county by 40 over two years from April "
        "2023. Saving: £310k",
        month("March 2025", 2025, 3),
        ON_TARGET,
        "At the end of the quarter the county had",
        "four panels arranged before October",
        310_000,
    ),
    (
        "Homes for Children in Care",
        "Carrow House: Open a four-bed children's home at Carrow Sluice.",
        month("November 2024", 2024, 11),
        OBSTACLES,
        "A new builder was appointed on 3 June",
        "three months later than was hoped in March.",
        None,
    ),
    (
        "Learning and Inclusion",
        "Review of specialist place funding.",
        years("2024", 2024, 2024),
        ON_TARGET,
        "Demand for special school places goes on rising.",
        "kept informed.",
        None,
    ),
)
DESIGNED = (
    Designed(
        "due_date_slipped",
        "Carrow House: Open a four-bed children's home at Carrow Sluice.",
        ("portfolio-update-2023-24-q4", STEM),
        "2024-08-31, then 2024-11-30",
    ),
)


def writers() -> list[Writer]:
    """The one writer of the text."""
    return [update]


def update(_: Mapping[str, int]) -> Paper:
    """The update as text."""
    rows = [_row(line) for line in LINES]
    gold = Gold(STEM, "milestone_readings", ("name",), FIELDS, rows)
    return Paper(f"children-and-learning-committee/{QUARTER.slug}/{STEM}.txt", "\n".join(_text()) + "\n", (gold,))


def _start(number: int) -> str:
    _, name, due, status, *_rest = LINES[number]
    return f"{name}\t{due.text}\t{status.text}\t"


def _text() -> list[str]:
    return [
        title(QUARTER),
        "",
        "Programme 1 – Strengthening Practice\t\t\t",
        HEAD,
        _start(0)
        + "The revised offer was agreed on 14 May 2024 after talks with the unions. It raises the allowance for "
        "workers who cover two districts and brings back free parking at Shire Hall, which nobody had thought "
        "important until it was",
        "",
        FURNITURE
        + " taken away. Vacancies in the five hardest teams to staff stood at 7.1% at the end of June, below the "
        "ceiling for the first time since 2019. The new terms apply from the first of July.",
        _start(1)
        + "The first full round was held in April with all teams drawn at least once. Two things were learned "
        "about the sampling, and every team is now seen.",
        _start(2) + f"<p>Ten apprentices have been chosen.</p> <p>Before September:</p> {BULLET} contracts with the "
        f"University of the Marshes {BULLET} a mentor for each of them",
        f"\t\t\t{BULLET} a desk in each area office",
        "",
        "Programme 2 – Homes for Children in Care",
        "",
        HEAD,
        _start(3)
        + "At the end of the quarter the county had 229 fostering households, six more than in March. Analysis of "
        f"the pipeline shows: {BULLET} Twenty households in assessment",
        "",
        "\t-\t-\tAppendix A",
        f"\t\t\t{BULLET} A waiting time of 126 days from first call to panel",
        f"\t\t\t{BULLET} Three resignations and four panels arranged before October",
        "Carrow House: Open a four-bed\tNovember 2024\tExperiencing Obstacles\tA new builder was appointed on 3 June "
        "2024 and began work a fortnight later. The cost has risen by",
        "",
        "Append\tlix A\t1",
        "--------\t-------\t---",
        "",
        "children's home at Carrow Sluice.\t\t\t£265,000, which the capital programme can bear. The home will open "
        "three months later than was hoped in March.",
        "",
        "Programme 3 – Learning and Inclusion\t\t\t",
        HEAD,
        _start(5)
        + "Demand for special school places goes on rising. The county's three special schools are full, and every "
        "place that will be empty in September has been promised. Options are being looked at for a fourth school in "
        "the north. The Schools Forum is kept informed.",
    ]


def _row(line: Line) -> Row:
    programme, name, due, status, first, last, saving = line
    return Row(
        {
            "name": name,
            "kind": "milestone",
            "due_text": due.text,
            "due_start": due.start,
            "due_end": due.end,
            "status_text": status.text,
            "status": status.name,
            "saving_gbp": saving,
            "period_start": QUARTER.start,
            "period_end": QUARTER.end,
        },
        starts={"narrative": opening(first)},
        ends={"narrative": ending(last)},
        lacks={"narrative": "Appendix A"},
        contains={"programme": programme},
    )
