"""Corrections and decisions as one file that people can review, and back into any database.

[[correction]]
author = "A. Officer"
why = "Misprint: see the minutes of June"
table = "milestone_readings"
field = "due_text"
read = "March 2002"
value = "March 2020"
…document, place and quote, by which the row is found again
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import sqlite_utils

from papers2data.errors import InputError, StoreError
from papers2data.link.anchors import Anchor
from papers2data.link.corrections import Correction, store_correction
from papers2data.link.decisions import store_decision
from papers2data.schema.declared import Declared
from papers2data.store.connection import writing
from papers2data.store.decided import FindingDecision, attach_finding_decisions, keep_finding_decision
from papers2data.store.kept import keep_views


class SaidCorrection(Declared, frozen=True):
    """A correction in the file; an empty ``read`` or ``value`` is left out."""

    author: str
    when: str
    why: str
    table: str
    field: str
    document: str
    path: str
    place: str
    quote: str
    read: str | None = None
    value: str | None = None
    follows: str = ""


class SaidDecision(Declared, frozen=True):
    """A decision in the file; ``one`` and ``other`` are [document's hash, path, place, quote]."""

    author: str
    when: str
    why: str
    kind: str
    decision: str
    one: tuple[str, str, str, str]
    other: tuple[str, str, str, str]


class SaidOfFinding(Declared, frozen=True):
    """A decision on a finding in the file."""

    author: str
    when: str
    why: str
    decision: str
    code: str
    message: str
    finding: str
    mark: str
    document: str = ""
    path: str = ""


class Said(Declared, frozen=True):
    """The file."""

    correction: tuple[SaidCorrection, ...] = ()
    decision: tuple[SaidDecision, ...] = ()
    finding: tuple[SaidOfFinding, ...] = ()


def export_said(db: sqlite_utils.Database, path: Path) -> int:
    """Writes all corrections and decisions that were not withdrawn or replaced; gives their number.

    Raises StoreError where the file cannot be written.
    """
    said = _said(db)
    text = "# What people corrected and decided. Made by papers2data; it can be reviewed, edited and imported again.\n"
    text += "".join(_table("correction", each) for each in said.correction)
    text += "".join(_table("decision", each) for each in said.decision)
    text += "".join(_table("finding", each) for each in said.finding)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StoreError(f"{path} cannot be written: {error.strerror}") from error
    return len(said.correction) + len(said.decision) + len(said.finding)


def import_said(db: sqlite_utils.Database, path: Path) -> int:
    """Takes a file's corrections and decisions into the database, each once; gives their number.

    They are attached to their rows with the next ``link_all``. Raises InputError for a file that does not hold them.
    """
    try:
        said = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Said)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(f"{path} holds no corrections that can be read: {error}") from error
    return _take(db, said)


def carry_said(old: sqlite_utils.Database, new: sqlite_utils.Database) -> int:
    """Takes into ``new`` what people corrected and decided in ``old`` and ``new`` has not yet; gives its number."""
    there, here = _said(old), _said(new)
    names = Said.__struct_fields__
    lacking = Said(*(tuple(each for each in getattr(there, n) if each not in getattr(here, n)) for n in names))
    return _take(new, lacking)


def _take(db: sqlite_utils.Database, said: Said) -> int:
    with writing(db):
        for each in said.correction:
            anchor = Anchor(
                each.table, _row(each.document, each.place), each.document, each.path, each.place, each.quote
            )
            made = Correction(anchor, each.field, each.read, each.value, each.author, each.why, each.when, each.follows)
            store_correction(db, made)
        for told in said.decision:
            ends = [Anchor("", _row(end[0], end[2]), *end) for end in (told.one, told.other)]
            store_decision(db, told.kind, ends[0], ends[1], told.decision, told.author, told.why, told.when)
        for one in said.finding:
            of = (one.code, one.message, one.document, one.path, one.mark)
            keep_finding_decision(db, FindingDecision(one.finding, one.decision, one.author, one.why, one.when, *of))
        attach_finding_decisions(db)
        keep_views(db)
    return len(said.correction) + len(said.decision) + len(said.finding)


def _row(sha256: str, place: str) -> str:
    return f"{sha256[:12]}-{place}"


def _said(db: sqlite_utils.Database) -> Said:
    corrections = db.conn.execute(
        "SELECT author, created_at, why, record_table, field, document_sha256, coalesce(document_path, ''), place, "
        "coalesce(quote, ''), from_value, to_value, coalesce(follows, '') FROM corrections "
        "WHERE status IN ('applies', 'unattached') "
        "ORDER BY document_path, place, field, id"
    )
    names = SaidCorrection.__struct_fields__
    made = [msgspec.convert(dict(zip(names, row, strict=True)), SaidCorrection) for row in corrections]
    decisions = db.conn.execute(
        "SELECT author, created_at, why, kind, decision, left_sha256, left_path, left_place, left_quote, right_sha256, "
        "right_path, right_place, right_quote FROM link_decisions WHERE status IN ('applies', 'unattached') "
        "ORDER BY left_path, left_place, right_path, right_place, id"
    )
    said = [
        SaidDecision(
            who, when, why, kind, decision, (ends[0], ends[1], ends[2], ends[3]), (ends[4], ends[5], ends[6], ends[7])
        )
        for who, when, why, kind, decision, *ends in decisions
    ]
    return Said(tuple(made), tuple(said), tuple(_of_findings(db)))


def _of_findings(db: sqlite_utils.Database) -> Iterator[SaidOfFinding]:
    rows = db.conn.execute(
        "SELECT author, created_at, why, decision, code, message, finding, mark, document_sha256, document_path "
        "FROM finding_decisions WHERE status IN ('applies', 'unattached') ORDER BY document_path, code, mark, id"
    )
    return (SaidOfFinding(*row) for row in rows)


def _table(name: str, said: Declared) -> str:
    return "\n".join(["", f"[[{name}]]", *_lines(said), ""])


def _lines(said: Declared) -> Iterator[str]:
    for key, value in msgspec.structs.asdict(said).items():
        if value is not None and value != "":
            # the strings that JSON writes, and lists of them, are TOML's too
            yield f"{key} = {json.dumps(value, ensure_ascii=False)}"
