"""Minutes of a parish council, and of a board that writes down its actions as it goes."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.authoring.build import Paper, Writer
from corpus.authoring.dates import Due, day, month
from corpus.authoring.gold import Gold, Row
from corpus.authoring.word import Word

PARISH = "saltham-parish-minutes-2023-11-08"
BOARD = "digital-board-minutes-2023-12-13"
COUNCILLORS = ("B. Ruddock", "F. Askew", "M. Palfrey", "S. Inchbald")
ABSENT = ("J. Orme",)
PARISH_ITEMS: tuple[tuple[str, str, tuple[str, ...], str, str, str], ...] = (
    ("61/23", "APOLOGIES FOR ABSENCE", ("Cllr J. Orme (work).",), "", "", ""),
    ("62/23", "DECLARATIONS OF INTEREST", ("Cllr Palfrey declared an interest in the allotments.",), "", "", ""),
    (
        "63/23",
        "MINUTES",
        (),
        "It was RESOLVED that the minutes of 11 October be signed as a true record.",
        "that the minutes of 11 October be signed as a true record.",
        "approve",
    ),
    (
        "64/23",
        "PLANNING",
        (
            "S/2023/0417 Two houses behind the Ship Inn. Four residents spoke against. Cllr Askew thought that the "
            "drawings left no room to turn a fire engine.",
        ),
        "RESOLVED: To object on grounds of access and to ask for a visit by the district council's committee.",
        "To object on grounds of access and to ask for a visit by the district council's committee.",
        "other",
    ),
    (
        "65/23",
        "ALLOTMENTS",
        ("The tap by plot 9 leaks. A plumber has asked for £140.",),
        "Resolved – that the tap be mended at a cost of up to £160. Proposed by Cllr Inchbald, seconded by Cllr Askew, "
        "all in favour.",
        "that the tap be mended at a cost of up to £160.",
        "other",
    ),
    (
        "66/23",
        "FINANCE",
        ("Balance at the bank on 31 October: £23,418.77.",),
        "RESOLVED: That the payments listed by the Clerk (£1,206.40) be approved.",
        "That the payments listed by the Clerk (£1,206.40) be approved.",
        "approve",
    ),
)
BOARD_PEOPLE = (
    ("Paul Denholm", "Chair"),
    ("Jo Ferrand", "Customer Services"),
    ("Tom Gathercole", "Digital"),
    ("Helen Orrey", "Finance"),
)
BOARD_ITEMS: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, str, Due], ...]], ...] = (
    (
        "Address list",
        (
            "The district councils have not answered. The board was sorry to hear that two lists are still in use "
            "and that letters went to 300 houses which had been pulled down.",
        ),
        (("Paul Denholm", "to write to the six chief executives", month("by the end of January 2024", 2024, 1)),),
    ),
    (
        "Old case system",
        ("Two of four teams have moved. The others wait for a correction to the way in which letters are numbered.",),
        (
            (
                "Tom Gathercole",
                "to give the board a new date for the last two teams",
                day("by 14 February 2024", 2024, 2, 14),
            ),
            ("Helen Orrey", "to find out what a further year of the old licence would cost", Due("")),
        ),
    ),
    (
        "Artificial intelligence in letters",
        ("The board agreed that no letter may be sent that nobody has read.",),
        (("Jo Ferrand", "to draw up rules for the use of such tools", month("by May 2024", 2024, 5)),),
    ),
)


def writers() -> list[Writer]:
    """The two writers."""
    return [parish, board]


def parish(_: Mapping[str, int]) -> Paper:
    """The minutes of the parish council."""
    word = Word("Saltham Parish Council", font="Times New Roman", size=12)
    word.heading("SALTHAM PARISH COUNCIL", size=14, align="centre")
    word.paragraph(
        "Minutes of the meeting held on Wednesday 8th November 2023 at 7.30pm in the Reading Room", align="centre"
    )
    word.paragraph(f"**Present:** Cllrs {', '.join(COUNCILLORS)} (Chair: {COUNCILLORS[0]})")
    word.paragraph("**In attendance:** P. Noakes (Clerk), seven members of the public")
    for number, title, paragraphs, resolved, _text, _action in PARISH_ITEMS:
        word.heading(f"{number}   {title}", after=2)
        for text in paragraphs:
            word.paragraph(text)
        if resolved:
            word.paragraph(resolved, mark=number.replace("/", "-"))
    word.paragraph("The meeting closed at 8.52pm.")
    word.paragraph("Signed ............................................   Date ....................")
    people = [Row({"name": name, "capacity": "member", "attendance": "present"}) for name in COUNCILLORS]
    people += [Row({"name": name, "capacity": "member", "attendance": "apologies"}) for name in ABSENT]
    people += [Row({"name": "P. Noakes", "capacity": "officer", "attendance": "present", "role": "Clerk"})]
    decided = [
        Row(
            {"text": text, "item_number": number, "item_title": title, "action": action, "outcome": "resolved"},
            mark=number.replace("/", "-"),
        )
        for number, title, _, resolved, text, action in PARISH_ITEMS
        if resolved
    ]
    fields = ("item_number", "item_title", "action", "outcome")
    gold = (
        Gold(f"{PARISH}-attendance", "attendance", ("name",), ("capacity", "attendance", "role"), people),
        Gold(f"{PARISH}-resolutions", "resolutions", ("text",), fields, decided),
    )
    return Paper(f"saltham-parish-council/2023-11-08/{PARISH}.pdf", word, gold)


def board(_: Mapping[str, int]) -> Paper:
    """The minutes of the board, with an action point after each item."""
    word = Word("Digital and Data Board minutes", font="Calibri")
    word.running(head="OFFICIAL", foot="OFFICIAL", head_align="centre")
    word.heading("Digital and Data Board", size=14)
    word.paragraph("Minutes of the meeting held on 13 December 2023, 2pm, Room 4, Shire Hall")
    word.heading("Attendees", after=2)
    word.lines([f"{name}\t{role}" for name, role in BOARD_PEOPLE], tabs=(5,))
    word.paragraph("**Apologies:** Naomi Carr-Ellis")
    rows = []
    for number, (title, paragraphs, actions) in enumerate(BOARD_ITEMS, 1):
        word.heading(f"{number}. {title}")
        for text in paragraphs:
            word.paragraph(text)
        for place, (who, what, due) in enumerate(actions):
            mark = f"b{number}a{place}"
            when = f" {due.text}" if due.text else ""
            word.paragraph(f"**Action:** {who} {what}{when}.", mark=mark)
            values = {
                "name": f"{who} {what}",
                "kind": "action",
                "lead": who,
                "due_start": due.start,
                "due_end": due.end,
            }
            rows.append(Row(values, mark=mark))
    people = [Row({"name": name, "attendance": "present"}) for name, _ in BOARD_PEOPLE]
    people += [Row({"name": "Naomi Carr-Ellis", "attendance": "apologies"})]
    gold = (
        Gold(f"{BOARD}-attendance", "attendance", ("name",), ("attendance",), people),
        Gold(
            f"{BOARD}-actions",
            "milestone_readings",
            ("name",),
            ("kind", "lead", "due_start", "due_end"),
            rows,
            complete=False,
        ),
    )
    return Paper(f"digital-and-data-board/2023-12-13/{BOARD}.pdf", word, gold)
