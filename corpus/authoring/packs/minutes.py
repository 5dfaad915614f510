"""Minutes as Word and as gold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from corpus.authoring.gold import Gold, Row
from corpus.authoring.packs.facts import Clause, Item, Minutes, Person
from corpus.authoring.word import Ruling, Word

COMMITTEE = "Children and Learning Select Committee"
LETTERS = "abcdefgh"


def write_minutes(word: Word, minutes: Minutes) -> None:
    """The minutes at the end of ``word``."""
    word.lines((f"**Meeting:**\t{COMMITTEE}", f"**Date:**\t{minutes.weekday} {minutes.date}"), tabs=(3,))
    _membership(word, minutes.people)
    for number, item in enumerate(minutes.items, 1):
        word.item(str(number), item.title.upper(), bold=True, mark=f"m{number}")
        _discussion(word, item)
        if item.resolved is not None:
            word.heading(
                f"RESOLVED ({item.resolved.reference}):"
                if not minutes.brackets
                else f"RESOLVED ({item.resolved.reference})"
            )
            _clauses(word, number, item.resolved.clauses, brackets=minutes.brackets)
    word.paragraph(f"The meeting closed at {minutes.closed}.")
    word.paragraph("")
    word.paragraph("CHAIRMAN", bold=True)


def _membership(word: Word, people: tuple[Person, ...]) -> None:
    committee = [p for p in people if p.capacity == "member"]
    word.heading("Membership:")
    word.heading("County Councillors", after=2)
    word.lines([_named(p) for p in committee[:2]])
    middle = (len(committee) - 1) // 2 + 1
    _pairs(word, committee[2:][: middle - 1], committee[2:][middle - 1 :])
    word.heading("Education Representatives", after=2)
    both = [p for p in people if p.capacity == "co-opted member"]
    _pairs(word, both[:1], both[1:])
    for heading, capacity in (
        ("Substitute Members", "substitute"),
        ("Other County Councillors in attendance:", "other councillor"),
        ("Officers and colleagues in attendance:", "officer"),
        ("Others in attendance:", "other"),
    ):
        group = [p for p in people if p.capacity == capacity]
        if group:
            word.heading(heading, after=2)
            word.lines([_attending(p) for p in group], tabs=(5.5,))


def _pairs(word: Word, left: list[Person], right: list[Person]) -> None:
    rows = [tuple(_named(p) if p else "" for p in pair) for pair in zip_longest(left, right)]
    word.table((8.5, 8.5), rows, headings=0, size=11, ruling=Ruling("none"))


def _named(person: Person) -> str:
    role = f" ({person.role})" if person.capacity == "member" and person.role else ""
    missing = {"apologies": " **(Apologies)**", "absent": " **(Absent)**", "present": ""}[person.attendance]
    return f"{person.name}{role}{missing}"


def _attending(person: Person) -> str:
    if person.capacity == "substitute":
        return f"{person.name} for {person.substitute_for}"
    return f"{person.name}\t- {person.role}"


def _discussion(word: Word, item: Item) -> None:
    for text in item.paragraphs:
        if text.startswith("• "):
            word.bullets([text.removeprefix("• ")])
        else:
            word.paragraph(text)


def _clauses(word: Word, number: int, clauses: tuple[Clause, ...], *, brackets: bool) -> None:
    form = "({})" if brackets else "{})"
    alone = len(clauses) == 1
    for place, clause in enumerate(clauses, 1):
        if alone:
            word.paragraph(clause.text, mark=f"m{number}c1")
        else:
            word.item(form.format(place), clause.text, mark=f"m{number}c{place}")
        for letter, part in zip(LETTERS, clause.parts, strict=False):
            word.item(form.format(letter), part.text, depth=1, mark=f"m{number}c{place}{letter}")


def minutes_gold(slug: str, minutes: Minutes) -> tuple[Gold, Gold]:
    """Attendance and resolutions of the minutes."""
    fields = ("reference", "clause", "item_number", "item_title", "action", "outcome", "due_start", "due_end")
    resolutions = [row for number, item in enumerate(minutes.items, 1) for row in _resolution_rows(number, item)]
    attendance = [
        Row(
            {
                "name": p.name,
                "capacity": p.capacity,
                "attendance": p.attendance,
                "role": p.role,
                "substitute_for": p.substitute_for,
            }
        )
        for p in minutes.people
    ]
    return (
        Gold(
            f"{slug}-attendance",
            "attendance",
            ("name",),
            ("capacity", "attendance", "role", "substitute_for"),
            attendance,
        ),
        Gold(f"{slug}-resolutions", "resolutions", ("reference", "clause", "text"), fields, resolutions),
    )


def _resolution_rows(number: int, item: Item) -> Iterator[Row]:
    if item.resolved is None:
        return
    alone = len(item.resolved.clauses) == 1
    for place, clause in enumerate(item.resolved.clauses, 1):
        name = "" if alone else str(place)
        yield _clause_row(number, item, item.resolved.reference, name, clause, f"m{number}c{place}")
        for letter, part in zip(LETTERS, clause.parts, strict=False):
            mark = f"m{number}c{place}{letter}"
            yield _clause_row(number, item, item.resolved.reference, f"{place}({letter})", part, mark)


def _clause_row(number: int, item: Item, reference: str, clause: str, said: Clause, mark: str) -> Row:
    values = {
        "reference": reference,
        "clause": clause,
        "text": said.text,
        "item_number": str(number),
        "item_title": item.title,
        "action": said.action,
        "outcome": "resolved",
        "due_start": said.due.start if said.due else None,
        "due_end": said.due.end if said.due else None,
    }
    return Row(values, mark=mark)
