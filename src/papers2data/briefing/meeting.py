"""What a meeting is about: what its papers ask for, what else is on the agenda, and what it decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import sqlite_utils
from rapidfuzz import fuzz

from papers2data.briefing.parts import Line, Section, Source, shortened, source_of
from papers2data.check.speech import counted, day_words, number_words
from papers2data.link.phrases import key_of

FORMAL = re.compile(
    r"^\W*(?:to (?:receive|record|note|accept|approve|confirm|consider)\b\W*(?:any |the )?)?(?:apolog|declaration|"
    r"(?:confirmation|approval|adoption|signing) of (?:the )?(?:previous )?minutes|"
    r"(?:disclosable |members'? )?interests?\b|substitut|minutes\b|(?:the )?chair(?:man|person)?(?:'s|’s)? announce|"
    r"announcements|exclusion of|public (?:participation|forum|question)|urgent (?:business|item)|any other business|"
    r"date of (?:the )?next|welcome|introduction|filming|fire\b|next meeting|motion to exclude|close\b|attendance)",
    re.IGNORECASE,
)
"""Titles of items that every agenda has."""

ALIKE = 85.0
"""Per cent from which the title of a report is that of an agenda item."""

MOST = 4
"""Recommendations or clauses that are told of one item."""

LONG = 170
"""Letters from which one is cut."""

COUNCIL = re.compile(
    r"^(?:the )?(?:full )?(?:(?:county|city|borough|district|town|parish|community) )?council(?: meeting)?$"
)
"""Names of a council as such, which stand for its full one."""

_ENDING = re.compile(r"[\s.;,]*(?:[;,]\s*(?:and|or))?[\s.;,]*$")

MEETING = "coalesce(m.date, d.meeting_date) = ? AND d.superseded_by IS NULL"

PLACE = "d.id, coalesce(d.title, ''), d.path, {page}, NULL, coalesce(d.source_url, '')"


@dataclass(slots=True)
class Item:
    """A report or an item of the agenda; ``asks`` are its recommendations, ``number`` the item's as printed."""

    title: str
    source: Source
    number: str = ""
    paper: str = ""
    is_report: bool = False
    asks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Decision:
    """What was resolved of one item; ``votes`` as (for, against, abstained) where they are printed."""

    title: str
    outcome: str
    source: Source
    votes: tuple[int | None, int | None, int | None]
    clauses: list[str] = field(default_factory=list)


def meeting_sections(db: sqlite_utils.Database, body: str, day: str, last: str | None) -> list[Section]:
    """What a meeting is asked, what else is on its agenda, what it decided, and what the ``last`` one decided."""
    reports = [each for each in _reports(db, body, day) if each.asks or each.is_report]
    items = _items(db, body, day)
    asked, others = _sorted_out(items, reports)
    before = _decisions(db, body, last, settled=False) if last else []
    return [
        Section("asked", "What the papers ask the meeting to do", tuple(_asks(each) for each in asked)),
        Section("agenda", "Also on the agenda", tuple(_also(each) for each in others)),
        Section("decided", "Decided at this meeting", tuple(map(_decided, _decisions(db, body, day)))),
        Section(
            "decided_before",
            f"Decided at the last meeting, {day_words(last)}" if last else "",
            tuple(map(_decided, before)),
        ),
    ]


def is_same_body(one: str, other: str) -> bool:
    """True for one committee under two names: the council is also called the full council."""
    a, b = key_of(one), key_of(other)
    if a == b:
        return True
    short = [name for name in (a, b) if COUNCIL.match(name)]
    if len(short) == 2:
        return a.removeprefix("full ") in b or b.removeprefix("full ") in a
    return len(short) == 1 and key_of(short[0]).removeprefix("full ") != "council" and (a.endswith(b) or b.endswith(a))


def _reports(db: sqlite_utils.Database, body: str, day: str) -> list[Item]:
    """The papers of the meeting besides its agenda and minutes, with what each recommends."""
    found: dict[str, Item] = {}
    for name, kind, title, number, own, *place in db.conn.execute(
        "SELECT p.id, p.kind, coalesce(nullif(p.title, ''), d.title, ''), coalesce(p.item_number, ''), "  # noqa: S608
        f"coalesce(m.body, d.body, ''), {PLACE.format(page='p.first_page')} FROM papers p "
        f"JOIN documents d ON d.id = p.document_id LEFT JOIN meetings m ON m.id = p.meeting_id WHERE {MEETING} "
        "AND p.kind NOT IN ('agenda', 'minutes') ORDER BY d.path, p.first_page",
        (day,),
    ):
        if not own or is_same_body(own, body):
            found[name] = Item(title, source_of(place), number, name, kind == "report")
    first = {item.source.document_id: item for item in reversed(found.values())}
    rows = db.conn.execute("SELECT paper_id, document_id, text FROM recommendations ORDER BY document_id, rowid")
    for paper, document, text in rows:
        item = found.get(paper) if paper else first.get(document)
        if item is not None and text and not text.rstrip().endswith(":"):
            _add(item.asks, text)
    return list(found.values())


def _add(told: list[str], text: str) -> None:
    """Adds what is not told yet: reports repeat at their end what they recommend."""
    flat = " ".join(text.split())
    if not any(fuzz.ratio(key_of(flat), key_of(each)) >= ALIKE for each in told):
        told.append(flat)


def _items(db: sqlite_utils.Database, body: str, day: str) -> list[Item]:
    """The items of the one agenda of the meeting that has most of them."""
    agendas: dict[str, list[Item]] = {}
    for document, title, number, paper, own, *place in db.conn.execute(
        "SELECT a.document_id, coalesce(a.title, ''), coalesce(a.number, ''), coalesce(a.paper_id, ''), "  # noqa: S608
        f"coalesce(m.body, d.body, ''), {PLACE.format(page='a.page')} FROM agenda_items a "
        f"JOIN documents d ON d.id = a.document_id LEFT JOIN meetings m ON m.id = a.meeting_id WHERE {MEETING} "
        "ORDER BY a.document_id, a.rowid",
        (day,),
    ):
        if title and is_same_body(own, body):
            agendas.setdefault(document, []).append(Item(title.rstrip(" :-–"), source_of(place), number, paper))
    return max(agendas.values(), key=len, default=[])


def _sorted_out(items: Sequence[Item], reports: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """The reports that ask for something, in the agenda's order, and what else is on the agenda or in the papers."""
    left = list(reports)
    asked: list[Item] = []
    others: list[Item] = []
    for item in items:
        own = [each for each in left if _is_of(each, item)]
        left = [each for each in left if each not in own]
        asked += [each for each in own if each.asks]
        if not any(each.asks for each in own) and not FORMAL.match(item.title):
            others.append(item)
        for each in own:
            each.number = item.number
    return asked + [each for each in left if each.asks], others + [each for each in left if not each.asks]


def _is_of(report: Item, item: Item) -> bool:
    if item.paper and item.paper == report.paper:
        return True
    return fuzz.token_set_ratio(key_of(report.title), key_of(item.title)) >= ALIKE


def _asks(item: Item) -> Line:
    number = f" (item {item.number.rstrip('.')})" if item.number else ""
    return Line(item.title, f"{number} recommends: {_listed(item.asks)}.".strip(), (item.source,), item.paper)


def _also(item: Item) -> Line:
    text = f"is item {item.number.rstrip('.')}." if item.number else "is among the papers."
    return Line(item.title, text, (item.source,), item.paper)


def _decisions(db: sqlite_utils.Database, body: str, day: str | None, *, settled: bool = True) -> list[Decision]:
    """What a meeting resolved, by item; without what was only noted where ``settled`` is False."""
    found: dict[tuple[object, ...], Decision] = {}
    rows = db.conn.execute(
        "SELECT coalesce(r.item_number, ''), coalesce(r.item_title, ''), r.text, r.outcome, coalesce(r.action, ''), "  # noqa: S608
        f"r.votes_for, r.votes_against, r.abstentions, coalesce(m.body, d.body, ''), {PLACE.format(page='r.page')} "
        "FROM resolutions_current r JOIN documents d ON d.id = r.document_id "
        f"LEFT JOIN meetings m ON m.id = r.meeting_id WHERE {MEETING} "
        "AND NOT EXISTS (SELECT 1 FROM resolutions part WHERE part.parent_id = r.id) "
        "AND NOT EXISTS (SELECT 1 FROM links l WHERE l.kind = 'resolution' AND l.left = r.id "
        "AND l.right IN (SELECT id FROM resolutions)) ORDER BY d.path, r.rowid",
        (day,),
    )
    for number, title, text, outcome, action, ayes, noes, none, own, *place in rows:
        if not is_same_body(own, body) or FORMAL.match(title) or (not settled and action == "note"):
            continue
        name = title.rstrip(" :-–") or shortened(str(text), 80)
        votes = (ayes, noes, none)
        item = found.setdefault(
            (number, name, outcome, *votes), Decision(name, str(outcome or ""), source_of(place), votes)
        )
        item.clauses.append(" ".join(str(text or "").split()))
    return list(found.values())


def _decided(item: Decision) -> Line:
    said = [each for each in item.clauses if each != item.title]
    told = f": {_listed(said)}" if said else ""
    return Line(item.title, f"{item.outcome or 'decided'}{_votes(item.votes)}{told}.", (item.source,))


def _votes(votes: tuple[int | None, int | None, int | None]) -> str:
    told = [
        f"{number_words(count) if count else 'none'} {word}"
        for count, word in zip(votes, ("for", "against", "abstained"), strict=True)
        if count is not None
    ]
    return f" ({', '.join(told)})" if told else ""


def _listed(texts: Iterable[str]) -> str:
    every = list(texts)
    told = [f"“{_ENDING.sub('', shortened(each, LONG))}”" for each in every[:MOST]]
    more = len(every) - len(told)
    return "; ".join(told) + (f"; and {number_words(more)} more" if more else "")


def counts(sections: Iterable[Section]) -> Iterator[str]:
    """Sentences that say how much a meeting has to do and did."""
    parts = {each.code: len(each.lines) for each in sections}
    asked, also, decided = (parts.get(code, 0) for code in ("asked", "agenda", "decided"))
    if asked or also:
        papers = f"{number_words(asked)} {'paper asks' if asked == 1 else 'papers ask'} the meeting to do something"
        rest = f"{number_words(also)} further {'item is' if also == 1 else 'items are'} on the agenda or in the papers"
        text = "; ".join(part for part, count in ((papers, asked), (rest, also)) if count)
        yield f"{text[:1].upper()}{text[1:]}."
    if decided:
        yield f"The minutes of the meeting have {counted(decided, 'decision')}."
