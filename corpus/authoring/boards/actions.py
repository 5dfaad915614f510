"""The action log of the Digital and Data Board over three meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.authoring.build import Paper, Writer
from corpus.authoring.dates import Due, day, month
from corpus.authoring.designed import Designed
from corpus.authoring.gold import Gold, Row, Scalar
from corpus.authoring.word import Box, CellText, Word

MEETINGS = (("2023-10-11", "11 October 2023"), ("2023-12-13", "13 December 2023"), ("2024-02-14", "14 February 2024"))
COLOURS_ONLY = 2
"""The meeting whose log says how things stand by colour alone."""
GREEN, AMBER, RED, GREY = "92D050", "FFC000", "FF0000", "BFBFBF"
BY_COLOUR = {GREEN: "on_track", AMBER: "at_risk", RED: "off_track"}
HEADINGS = ("Date", "Action", "Owner", "Deadline", "Progress")
WIDTHS = (2.7, 7.0, 2.6, 2.7, 2.4)


@dataclass(frozen=True)
class Stand:
    """How an action stood at a meeting: words, canonical status (None where the words name none), fill."""

    text: str
    status: str | None
    fill: str


ON = Stand("On track", "on_track", GREEN)
RISK = Stand("At risk", "at_risk", AMBER)
LATE = Stand("Delayed", "off_track", RED)
DONE = Stand("Complete", "complete", GREY)
MISTYPED = Stand("Compete", "complete", GREY)
PLAN = Stand("Plan in place", None, AMBER)
DROPPED = Stand("Descoped", "cancelled", GREY)


@dataclass(frozen=True)
class Action:
    """An action, when it was agreed, whose it is, its deadline, and how it stood at each meeting (0 to 2)."""

    agreed: str
    text: str
    owner: str
    due: Due
    stands: Mapping[int, Stand]
    moved: Mapping[int, Due] = field(default_factory=dict)

    def due_at(self, meeting: int) -> Due:
        """The deadline that the meeting's log prints."""
        return self.moved.get(meeting, self.due)


ACTIONS = (
    Action(
        "14/06/2023",
        "Registrars to test the booking form for births with parents who do not read English, and to bring what they "
        "learn to the board.",
        "Jo Ferrand",
        month("Nov-2023", 2023, 11),
        {0: ON, 1: DONE, 2: DONE},
    ),
    Action(
        "14/06/2023",
        "Write a plain-language note on how the Council uses data about school attendance.",
        "Tom Gathercole",
        Due("Ongoing"),
        {0: ON, 1: ON, 2: ON},
    ),
    Action(
        "14/06/2023",
        "Agree with the six district councils who keeps the county's address list.",
        "Paul Denholm",
        day("30/11/2023", 2023, 11, 30),
        {0: RISK, 1: LATE, 2: LATE},
        {2: month("April 2024", 2024, 4)},
    ),
    Action(
        "09/08/2023",
        "Publish spending above £500 within a month of its quarter, with the names of suppliers.",
        "Helen Orrey",
        month("October 2023", 2023, 10),
        {0: DONE},
    ),
    Action(
        "09/08/2023",
        "Invite the internal drainage board to show its map of pumps and sluices, and find out under which licence it "
        "could be used by the Council and by the public.",
        "Jo Ferrand",
        Due("December Board"),
        {0: PLAN, 1: PLAN, 2: DROPPED},
    ),
    Action(
        "09/08/2023",
        "Move the last four teams from the old case system.",
        "Tom Gathercole",
        month("March 2024", 2024, 3),
        {0: ON, 1: RISK, 2: RISK},
        {2: month("June 2024", 2024, 6)},
    ),
    Action(
        "11/10/2023",
        "Ask the libraries whether they would lend tablets to people who have none at home.",
        "Helen Orrey",
        day("13 December 2023", 2023, 12, 13),
        {0: ON, 1: MISTYPED},
    ),
    Action(
        "11/10/2023",
        "Report to the board on the two occasions in September when the payments system could not be reached, with "
        "what the supplier will do so that it does not happen again.",
        "Paul Denholm",
        Due("As soon as possible"),
        {0: PLAN, 1: ON, 2: DONE},
    ),
    Action(
        "13/12/2023",
        "Draw up rules for the use of artificial intelligence in letters to the public.",
        "Jo Ferrand",
        month("May 2024", 2024, 5),
        {1: ON, 2: ON},
    ),
    Action(
        "13/12/2023",
        "Members of the board to send examples of web pages that are out of date.",
        "All",
        day("31 January 2024", 2024, 1, 31),
        {1: ON, 2: RISK},
    ),
)
DESIGNED = (
    Designed(
        "due_date_slipped",
        "Agree with the six district councils who keeps the county's address list.",
        ("action-log-2023-12-13", "action-log-2024-02-14"),
        "30/11/2023 became April 2024, after two meetings at risk or delayed",
    ),
    Designed(
        "dropped_without_completion",
        "Invite the internal drainage board to show its map of pumps and sluices",
        ("action-log-2023-12-13", "action-log-2024-02-14"),
        "Plan in place, then Descoped",
    ),
    Designed(
        "overdue",
        "Members of the board to send examples of web pages that are out of date.",
        ("action-log-2024-02-14",),
        "due 31 January 2024 and amber, without a new date, on 14 February 2024",
    ),
    Designed("status_mistyped", "Ask the libraries", ("action-log-2023-12-13",), "Compete stands for Complete"),
)


def writers() -> list[Writer]:
    """One writer a meeting."""
    return [lambda _, m=m: log(m) for m in range(len(MEETINGS))]  # type: ignore[misc]


def log(meeting: int) -> Paper:
    """The action log of meeting 0 to 2: what is open, then what has been finished."""
    slug, date = MEETINGS[meeting]
    word = Word("Digital and Data Board Action Log")
    word.running(head="OFFICIAL", foot="OFFICIAL", head_align="centre")
    word.paragraph(f"**DDB {meeting + 1}.2**\t\t**Digital and Data Board Action Log, {date}**", after=10)
    if meeting == COLOURS_ONLY:
        word.paragraph("Green: on track. Amber: at risk. Red: off track. Grey: complete or no longer wanted.", size=9)
    finished = ("complete", "cancelled")
    told = [(n, a, a.stands[meeting]) for n, a in enumerate(ACTIONS) if meeting in a.stands]
    _table(word, meeting, [t for t in told if t[2].status not in finished])
    word.heading("Completed and closed actions")
    _table(word, meeting, [t for t in told if t[2].status in finished])
    stem = f"action-log-{slug}"
    fields = ("kind", "lead", "due_text", "due_start", "due_end", "status_text", "status")
    rows = [_row(n, a, meeting, s) for n, a, s in told]
    gold = Gold(stem, "milestone_readings", ("name",), fields, rows)
    return Paper(f"digital-and-data-board/{slug}/{stem}.pdf", word, (gold,))


def _table(word: Word, meeting: int, told: Sequence[tuple[int, Action, Stand]]) -> None:
    rows: list[list[CellText]] = []
    for number, action, stand in told:
        text = "" if meeting == COLOURS_ONLY and stand.fill in BY_COLOUR else stand.text
        cells: list[CellText] = [(action.text, "", ""), action.owner, action.due_at(meeting).text]
        rows.append([Box(action.agreed, mark=f"l{number}"), *cells, Box(text, fill=stand.fill)])
    word.table(WIDTHS, [HEADINGS, *rows], repeat=False, size=11.5)


def _row(number: int, action: Action, meeting: int, stand: Stand) -> Row:
    coloured = meeting == COLOURS_ONLY and stand.fill in BY_COLOUR
    due = action.due_at(meeting)
    values: dict[str, Scalar] = {
        "name": action.text,
        "kind": "action",
        "lead": action.owner,
        "due_text": due.text,
        "status_text": None if coloured else stand.text,
    }
    if due.end or due.text in ("Ongoing", "As soon as possible"):
        values |= {"due_start": due.start, "due_end": due.end}
    status = BY_COLOUR[stand.fill] if coloured else stand.status
    if status:
        values["status"] = status
    return Row(values, mark=f"l{number}")
