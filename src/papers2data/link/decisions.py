"""What people decide about two things being the same or different. Their word comes before the program's judgement."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import sqlite_utils

from papers2data.errors import UsageError
from papers2data.link.anchors import Anchor, anchor_of, find, table_of
from papers2data.link.kinds import KINDS
from papers2data.store.connection import writing
from papers2data.store.ddl import quoted

Decision = Literal["same", "different"]

PROGRAMME = "programme"

NAMED = (
    *((kind.name, kind.table, kind.readings, kind.link) for kind in KINDS),
    (PROGRAMME, "programmes", "milestone_readings", "programme_id"),
)
"""(kind, table, rows that name it, their column) of what has an id of its own."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that applies: two rows as they are called now."""

    id: str
    kind: str
    left: str
    right: str
    same: bool
    author: str
    why: str

    @property
    def said(self) -> str:
        """Who decided and why, in words."""
        return f"{self.author} decided so: {self.why}"


def decide(
    db: sqlite_utils.Database,
    left: str,
    right: str,
    decision: Decision,
    who: str,
    why: str,
    *,
    when: str | None = None,
    kind: str | None = None,
) -> str:
    """The id of the new decision that ``left`` and ``right`` are the same thing or different ones.

    Each is the id of a row or of a milestone, indicator, risk or programme (its first reading stands for it). For a
    resolution and a row that answers it, "same" makes the row a follow-up. ``when`` is the time in UTC (now where
    None); ``kind`` is needed only where rows of milestones are named and their programmes are meant. It takes effect
    with the next ``link_all``. Raises UsageError where an id is unknown or both are of different kinds.
    """
    if decision not in ("same", "different"):
        raise UsageError(f"{decision!r} is no decision: choose same or different")
    if not who.strip() or not why.strip():
        raise UsageError("a decision needs the name of who made it, and the reason")
    (one, what), (other, what_other) = _end(db, left), _end(db, right)
    if PROGRAMME in (what, what_other) and what != what_other:
        raise UsageError(f"{left!r} and {right!r} are of different kinds: name two programmes")
    kind = PROGRAMME if PROGRAMME in (what, kind) else _kind(one, other)
    if (one.table, one.record_id) == (other.table, other.record_id):
        raise UsageError(f"{left!r} and {right!r} are the same row: name two rows, or take an earlier decision back")
    with writing(db):
        return store_decision(db, kind, one, other, decision, who.strip(), why.strip(), when or now())


def withdraw(db: sqlite_utils.Database, decision_id: str) -> None:
    """Takes a decision back; it stays in the table as withdrawn. Raises UsageError where there is none."""
    with writing(db):
        done = db.conn.execute("UPDATE link_decisions SET status = 'withdrawn' WHERE id = ?", (decision_id,))
        if done.rowcount == 0:
            raise UsageError(f"there is no decision {decision_id!r}")


def now() -> str:
    """The time in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def store_decision(
    db: sqlite_utils.Database, kind: str, one: Anchor, other: Anchor, decision: str, who: str, why: str, when: str
) -> str:
    """Keeps a decision, inside a transaction; an earlier one on the same two is marked as replaced."""
    one, other = sorted((one, other), key=lambda anchor: (anchor.sha256, anchor.place, anchor.table))
    ends = "|".join((kind, one.sha256, one.place, one.quote, other.sha256, other.place, other.quote))
    name = f"decision-{hashlib.sha256(f'{ends}|{when}|{decision}|{who}'.encode()).hexdigest()[:12]}"
    same = "kind = ? AND left_sha256 = ? AND left_place = ? AND right_sha256 = ? AND right_place = ?"
    mine = (kind, one.sha256, one.place, other.sha256, other.place)
    db.conn.execute(
        f"UPDATE link_decisions SET status = 'replaced' WHERE {same} AND status <> 'withdrawn' "  # noqa: S608
        "AND created_at <= ? AND id <> ?",
        (*mine, when, name),
    )
    newer = db.conn.execute(
        f"SELECT 1 FROM link_decisions WHERE {same} AND status = 'applies' AND created_at > ?",  # noqa: S608
        (*mine, when),
    ).fetchone()
    db.conn.execute(
        "INSERT OR REPLACE INTO link_decisions (id, created_at, author, why, kind, left, right, decision, status, "
        "left_sha256, left_path, left_place, left_quote, right_sha256, right_path, right_place, right_quote) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(name, when, who, why, kind, one.record_id, other.record_id, decision),
            *("replaced" if newer else "applies", one.sha256, one.path, one.place, one.quote),
            *(other.sha256, other.path, other.place, other.quote),
        ),
    )
    return name


def attach_decisions(db: sqlite_utils.Database) -> Iterator[str]:
    """Finds the rows of all decisions again; gives a sentence for each decision whose rows are not here."""
    rows = db.conn.execute(
        "SELECT id, kind, author, created_at, decision, left, left_sha256, left_path, left_place, left_quote, right, "
        "right_sha256, right_path, right_place, right_quote FROM link_decisions "
        "WHERE status IN ('applies', 'unattached') ORDER BY created_at, id"
    ).fetchall()
    for name, kind, author, created, decision, *ends in rows:
        found = [_again(db, kind, ends[:5]), _again(db, kind, ends[5:])]
        state = "applies" if all(found) else "unattached"
        db.conn.execute(
            "UPDATE link_decisions SET status = ?, left = ?, right = ? WHERE id = ?",
            (state, found[0] or ends[0], found[1] or ends[5], name),
        )
        if state == "unattached":
            lost = ends[4] if not found[0] else ends[9]
            meant = "the same" if decision == "same" else "different"
            yield (
                f"{author}'s decision of {created[:10]} that two things are {meant} is kept but has no effect: "
                f"“{lost[:80]}” was not found again."
            )


def decisions(db: sqlite_utils.Database, kind: str) -> list[Decided]:
    """The decisions of one kind that apply, in the order they were made."""
    rows = db.conn.execute(
        "SELECT id, kind, left, right, decision, author, why FROM link_decisions "
        "WHERE kind = ? AND status = 'applies' ORDER BY created_at, id",
        (kind,),
    )
    return [
        Decided(name, kind, left, right, said == "same", who, why) for name, kind, left, right, said, who, why in rows
    ]


def tables_of(kind: str) -> list[str]:
    """The tables whose rows a decision of this kind may name, most likely first."""
    own = [readings for name, _, readings, _ in NAMED if name == kind]
    return own or ["resolutions", "agenda_items", "work_items", "milestone_readings", "papers"]


def _again(db: sqlite_utils.Database, kind: str, end: list[str]) -> str | None:
    record, sha256, path, place, quote = end
    for table in tables_of(kind):
        found = find(db, Anchor(table, record, sha256, path, place, quote))
        if found is not None:
            return found
    return None


def _end(db: sqlite_utils.Database, name: str) -> tuple[Anchor, str]:
    """The row that is meant, and the kind of thing that ``name`` is the id of, "" for the id of a row."""
    for kind, table, readings, link in NAMED:
        known = db.conn.execute(
            "SELECT coalesce(leads_to, slug) FROM entity_slugs WHERE slug = ? AND kind = ?", (name, table)
        ).fetchone()
        if known is not None:
            return anchor_of(db, _first_reading(db, readings, link, known[0], name), readings), kind
    return anchor_of(db, name, table_of(db, name)), ""


def _first_reading(db: sqlite_utils.Database, readings: str, link: str, entity: str, name: str) -> str:
    row = db.conn.execute(
        f"SELECT r.id FROM {quoted(readings)} r JOIN documents d ON d.id = r.document_id WHERE r.{quoted(link)} = ? "  # noqa: S608
        "ORDER BY coalesce(r.period_end, d.meeting_date, d.period_end, ''), r.document_id, r.id LIMIT 1",
        (entity,),
    ).fetchone()
    if row is None:
        raise UsageError(f"no paper names {name!r} any more")
    return str(row[0])


def _kind(one: Anchor, other: Anchor) -> str:
    for kind in KINDS:
        if {one.table, other.table} == {kind.readings}:
            return kind.name
    if "resolutions" in (one.table, other.table):
        return "followup"
    raise UsageError(f"a row of {one.table} and a row of {other.table} cannot be the same thing")
