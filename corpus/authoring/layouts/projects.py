"""Projects: a matrix of stages as it was, as it is now, and the difference; and a status card for each project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.authoring.build import Paper, Writer
from corpus.authoring.dates import Due, month
from corpus.authoring.designed import Designed
from corpus.authoring.gold import Gold, Row, Scalar
from corpus.authoring.word import Box, CellText, Word

STEM = "major-projects-february-2024"
STAGES = ("Outline Business Case", "Full Business Case", "Start on Site", "Completion")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
RAG = {"Green": "00B050", "Amber": "FFC000", "Red": "FF0000"}
STATUS = {"On track": "on_track", "At risk": "at_risk", "Delayed": "off_track", "Complete": "complete"}

Moment = tuple[int, int] | None
"""Year and month of a stage; None prints "TBC"."""


@dataclass(frozen=True)
class Project:
    """A project with its stages before and now; ``misprint`` is the variance printed for its last stage, if wrong."""

    name: str
    sponsor: str
    rag: str
    words: str
    before: tuple[Moment, ...]
    now: tuple[Moment, ...]
    statuses: tuple[str, ...]
    misprint: int | None = None

    def variances(self) -> list[str]:
        """The difference of each stage in months, as printed."""
        texts = [_months(a, b) for a, b in zip(self.before, self.now, strict=True)]
        return texts if self.misprint is None else [*texts[:-1], str(self.misprint)]


PROJECTS = (
    Project(
        "Carrow Sluice Bridge",
        "Paul Denholm",
        "Amber",
        "The river authority's permission came two months later than planned. Costs are within the sum set aside.",
        ((2023, 3), (2023, 12), (2024, 6), (2025, 10)),
        ((2023, 3), (2024, 2), (2024, 9), (2026, 1)),
        ("Complete", "On track", "At risk", "At risk"),
    ),
    Project(
        "Thornby Relief Road: northern section, with cycle track and a crossing for the school",
        "Helen Orrey",
        "Red",
        "One owner will not sell. An inquiry has been asked for and will be held in the autumn of 2024.",
        ((2022, 11), (2023, 9), (2024, 4), (2026, 3)),
        ((2022, 11), (2024, 11), (2025, 5), (2027, 4)),
        ("Complete", "Delayed", "Delayed", "Delayed"),
        misprint=12,
    ),
    Project(
        "Saltham Flood Wall",
        "Paul Denholm",
        "Green",
        "Piling has begun. Neighbours receive a letter every fortnight.",
        ((2022, 5), (2023, 2), (2023, 11), (2024, 12)),
        ((2022, 5), (2023, 2), (2023, 11), (2024, 11)),
        ("Complete", "Complete", "Complete", "On track"),
    ),
    Project(
        "Oxley Reach Park and Ride",
        "Helen Orrey",
        "Amber",
        "The bus company wants to see the figures of the trial before it signs.",
        ((2024, 1), (2024, 7), None, None),
        ((2024, 3), (2024, 10), (2025, 3), None),
        ("At risk", "At risk", "On track", "On track"),
    ),
)
DESIGNED = (
    Designed(
        "variance_is_not_difference",
        "Thornby Relief Road, Completion",
        (STEM,),
        "Mar-26 to Apr-27 is 13 months; printed 12",
    ),
)


def writers() -> list[Writer]:
    """The one writer of the report."""
    return [report]


def report(_: Mapping[str, int]) -> Paper:
    """The matrices on lying pages, the cards on upright ones."""
    word = Word("Major projects", landscape=True)
    word.running(foot="{page}")
    word.heading("Major Projects - Milestones, February 2024", size=14)
    for number, (caption, cells) in enumerate(
        (
            ("Previous milestones", [[stamp(m) for m in p.before] for p in PROJECTS]),
            ("Milestones revised", [[stamp(m) for m in p.now] for p in PROJECTS]),
            ("Variance (months)", [p.variances() for p in PROJECTS]),
        ),
        1,
    ):
        _matrix(word, number, caption, cells)
    word.section()
    word.running(foot="{page}")
    word.heading("Project status cards", size=14)
    for number, project in enumerate(PROJECTS):
        _card(word, number, project)
    fields = ("stage", "due_text", "due_start", "due_end")
    rows = [*_stages("previous", 1), *_stages("revised", 2)]
    where = "basis IN ('previous', 'revised') AND stage IS NOT NULL AND stage <> ''"
    gold = Gold(f"{STEM}-stages", "milestone_readings", ("name", "stage", "basis"), fields, rows, where)
    cards = Gold(
        f"{STEM}-cards",
        "milestone_readings",
        ("programme", "name", "basis"),
        ("due_text", "due_start", "due_end", "status_text", "status"),
        list(_carded()),
        complete=False,
    )
    return Paper(f"place-and-highways-policy-committee/2024-02-27/{STEM}.pdf", word, (gold, cards))


def stamp(moment: Moment) -> str:
    """The month as printed: "Jun-24"."""
    return f"{MONTHS[moment[1] - 1]}-{moment[0] % 100}" if moment else "TBC"


def due(moment: Moment) -> Due:
    """The month as a due date."""
    return month(stamp(moment), *moment) if moment else Due("TBC")


def _months(before: Moment, now: Moment) -> str:
    if before is None or now is None:
        return "-"
    return str(12 * (now[0] - before[0]) + now[1] - before[1])


def _matrix(word: Word, number: int, caption: str, cells: Sequence[Sequence[str]]) -> None:
    word.paragraph(f"**Table {number} – {caption}**", keep=True)
    rows: list[list[CellText]] = [
        [Box(project.name, mark=f"x{number}p{place}"), *(Box(text, align="centre") for text in texts)]
        for place, (project, texts) in enumerate(zip(PROJECTS, cells, strict=True))
    ]
    word.table((9, 4, 4, 4, 4), [("Project", *STAGES), *rows], size=10)


def _card(word: Word, number: int, project: Project) -> None:
    title: list[CellText] = [
        Box(project.name, columns=3, fill="44546A", colour="FFFFFF", mark=f"card{number}"),
        Box(project.rag, fill=RAG[project.rag], align="centre"),
    ]
    rows: list[list[CellText]] = [
        title,
        [Box("**Sponsor**"), Box(project.sponsor, columns=3)],
        [Box("**Position**"), Box(project.words, columns=3)],
        [Box(f"**{text}**", fill="D9E2F3") for text in ("Milestone", "Baseline", "Forecast", "Status")],
    ]
    for stage, before, now, status in zip(STAGES, project.before, project.now, project.statuses, strict=True):
        rows.append([stage, stamp(before), stamp(now), status])
    word.table((6.2, 3.6, 3.6, 3.6), rows, repeat=False, size=10)


def _stages(basis: str, table: int) -> Iterator[Row]:
    for place, project in enumerate(PROJECTS):
        moments = project.before if basis == "previous" else project.now
        for stage, moment in zip(STAGES, moments, strict=True):
            values = {"name": project.name, "stage": stage, "basis": basis, **_due(moment)}
            yield Row(values, mark=f"x{table}p{place}")


def _carded() -> Iterator[Row]:
    for place, project in enumerate(PROJECTS):
        rows = zip(STAGES, project.before, project.now, project.statuses, strict=True)
        for stage, before, now, status in rows:
            names: dict[str, Scalar] = {"programme": project.name, "name": stage}
            yield Row({**names, "basis": "baseline", **_due(before)}, mark=f"card{place}")
            told = {"status_text": status, "status": STATUS[status]}
            yield Row({**names, "basis": "reported", **_due(now), **told}, mark=f"card{place}")


def _due(moment: Moment) -> dict[str, Scalar]:
    read = due(moment)
    return {"due_text": read.text, "due_start": read.start, "due_end": read.end}
