"""Minutes of the full County Council: motions, amendments with struck words, and votes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.authoring.build import Paper, Writer
from corpus.authoring.gold import Gold, Row, Scalar
from corpus.authoring.word import Word

STEM = "county-council-minutes-2024-02-22"
MEMBERS = (
    "Mrs R Thaxter",
    "Mr P Quayle",
    "Mrs D Amis-Keane",
    "Mr H Brandreth, OBE",
    "Ms C Harbord",
    "Mr N Dacre",
    "Mrs M Fell",
    "Mrs H Marchbanks",
    "Ms P Nandakumar",
    "Mr S Oduya",
    "Mr A Stubbings",
    "Mr J Tindall",
    "Mr C Wragg, JP",
    "Mr I Yusuf",
)
APOLOGIES = ("Mrs T Ockenden", "Mr C Platt")


@dataclass(frozen=True)
class Motion:
    """A motion or amendment: who moved and seconded it, its words (with ~~struck~~ ones), the votes, the outcome."""

    mover: str
    seconder: str
    text: str
    read: str
    votes: tuple[int, int, int]
    outcome: str
    amendment: bool = False


@dataclass(frozen=True)
class Item:
    """An item of the minutes with its motions."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    motions: tuple[Motion, ...] = ()


ITEMS = (
    Item(
        41,
        "Revenue Budget 2024/25",
        (
            "(1) The Leader introduced the budget. He said that nobody in the chamber would have chosen it, and that "
            "the cost of homes for children and of care for old people took 71p of each pound.",
            "(2) The Service Director for Finance had given his opinion, which Members had before them, that the "
            "estimates were robust and the reserves enough.",
        ),
        (
            Motion(
                "Ms C Harbord",
                "Mr I Yusuf",
                "That the sum for mending roads be ~~£18.2m~~ £19.0m, and that £0.8m be taken from the ~~contingency~~ "
                "reserve for new offices.",
                "That the sum for mending roads be £19.0m, and that £0.8m be taken from the reserve for new offices.",
                (5, 8, 1),
                "fell",
                amendment=True,
            ),
            Motion(
                "Mr J Tindall",
                "Mrs H Marchbanks",
                "That the revenue budget of £612.4m and a council tax increase of 4.99% be approved.",
                "That the revenue budget of £612.4m and a council tax increase of 4.99% be approved.",
                (9, 4, 1),
                "carried",
            ),
        ),
    ),
    Item(
        42,
        "Motion for Time-Limited Debate: Buses in the Evening",
        ("(1) Mr S Oduya said that the last bus left Marshborough for the coast at twenty to seven.",),
        (
            Motion(
                "Mrs M Fell",
                "Mr H Brandreth, OBE",
                "That the words ~~a bus every hour until midnight~~ a bus at nine and at half past ten be put in the "
                "motion.",
                "That the words a bus at nine and at half past ten be put in the motion.",
                (12, 1, 1),
                "carried",
                amendment=True,
            ),
            Motion(
                "Mr S Oduya",
                "Ms P Nandakumar",
                "That the Cabinet be asked to report by September 2024 on the cost of a bus at nine and at half past "
                "ten on each of the three roads to the coast.",
                "That the Cabinet be asked to report by September 2024 on the cost of a bus at nine and at half past "
                "ten on each of the three roads to the coast.",
                (14, 0, 0),
                "carried",
            ),
        ),
    ),
)


def writers() -> list[Writer]:
    """The one writer of the minutes."""
    return [minutes]


def minutes(_: Mapping[str, int]) -> Paper:
    """The minutes as a paper."""
    word = Word("Minutes of the County Council")
    word.running(foot="{page}")
    for text in ("ALDERMARSH COUNTY COUNCIL", "COUNTY COUNCIL"):
        word.heading(text, align="centre", size=13)
    word.paragraph(
        "MINUTES of a meeting of the County Council held in the Council Chamber, Shire Hall, Marshborough on Thursday, "
        "22 February 2024.",
        align="justify",
    )
    people = [f"{MEMBERS[0]} (Chairman)", f"{MEMBERS[1]} (Vice-Chairman)", *MEMBERS[2:]]
    word.paragraph(f"**PRESENT:** {', '.join(people[:-1])} and {people[-1]}", align="justify")
    word.paragraph("**IN ATTENDANCE:** Ms L Trask (Monitoring Officer) and Mr D Sarkar (Clerk)", align="justify")
    word.heading("UNRESTRICTED ITEMS", align="centre")
    word.heading("39.\tApologies for Absence")
    word.paragraph(f"Apologies were received from {' and '.join(APOLOGIES)}.")
    word.heading("40.\tMinutes of the meeting held on 14 December 2023")
    word.paragraph(
        "RESOLVED that the minutes of the meeting held on 14 December 2023 be approved as a correct record.",
        mark="m40",
    )
    for item in ITEMS:
        _item(word, item)
    return Paper(f"county-council/2024-02-22/{STEM}.pdf", word, (_attendance(), *_resolutions()))


def _item(word: Word, item: Item) -> None:
    word.heading(f"{item.number}.\t{item.title}")
    for text in item.paragraphs:
        word.paragraph(text, align="justify")
    for number, motion in enumerate(item.motions):
        kind = "the following amendment" if motion.amendment else "the motion"
        word.paragraph(f"{motion.mover} moved and {motion.seconder} seconded {kind}:")
        word.paragraph(f"“{motion.text}”", mark=f"i{item.number}n{number}", align="justify")
        word.paragraph("The Chairman put it to the vote, and the voting was as follows.")
        word.lines([f"For ({motion.votes[0]})", f"Against ({motion.votes[1]})", f"Abstain ({motion.votes[2]})"])
        noun = "Amendment" if motion.amendment else "Motion"
        word.paragraph(f"**{noun} {motion.outcome.upper()}.**", align="right")


def _attendance() -> Gold:
    # the comma before the letters is punctuation of the list, no part of the name
    names = [name.replace(",", "") for name in MEMBERS]
    rows = [Row({"name": name, "capacity": "member", "attendance": "present"}) for name in names]
    rows += [Row({"name": name, "capacity": "member", "attendance": "apologies"}) for name in APOLOGIES]
    rows += [
        Row({"name": name, "capacity": "officer", "attendance": "present"}) for name in ("Ms L Trask", "Mr D Sarkar")
    ]
    return Gold(f"{STEM}-attendance", "attendance", ("name",), ("capacity", "attendance"), rows)


def _resolutions() -> tuple[Gold, Gold]:
    fields = (
        "item_number",
        "item_title",
        "outcome",
        "action",
        "mover",
        "seconder",
        "votes_for",
        "votes_against",
        "abstentions",
    )
    first = Row(
        {
            "text": "that the minutes of the meeting held on 14 December 2023 be approved as a correct record.",
            "item_number": "40",
            "item_title": "Minutes of the meeting held on 14 December 2023",
            "outcome": "resolved",
            "action": "approve",
        },
        mark="m40",
    )
    kept = [first, *(_row(i, n, m) for i in ITEMS for n, m in enumerate(i.motions) if m.outcome == "carried")]
    lost = [_row(i, n, m) for i in ITEMS for n, m in enumerate(i.motions) if m.outcome == "fell"]
    return (
        Gold(f"{STEM}-carried", "resolutions", ("text",), fields, kept, where="outcome <> 'fell'"),
        Gold(f"{STEM}-fell", "resolutions", ("text",), fields, lost, where="outcome = 'fell'"),
    )


def _row(item: Item, number: int, motion: Motion) -> Row:
    values: dict[str, Scalar] = {
        "text": motion.read,
        "item_number": str(item.number),
        "item_title": item.title,
        "outcome": motion.outcome,
        "mover": motion.mover,
        "seconder": motion.seconder,
        "votes_for": motion.votes[0],
        "votes_against": motion.votes[1],
        "abstentions": motion.votes[2],
    }
    return Row(values, mark=f"i{item.number}n{number}")
