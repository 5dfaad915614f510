"""The sample corpus's gold held against a database: every record found, no other, every field as the authors wrote it.

The authoring scripts know what they wrote, so nothing is paired by likeness: a record is found where its key is the
same but for blanks, the case of letters and the kind of dashes and quotes.
"""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " ", "•": " "})


def faults(db: sqlite3.Connection, path: Path) -> list[str]:
    """What differs between the gold at ``path`` and the database, in words; [] where nothing does."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    rows = _rows(db, gold["table"], gold["document"], gold["where"])
    out: list[str] = []
    for wanted in gold["records"]:
        row = next((r for r in rows if all(_same(r.get(k), wanted.get(k)) for k in gold["key"])), None)
        if row is None:
            out.append(f"not found: {[wanted.get(k) for k in gold['key']]}")
            continue
        rows.remove(row)
        out += _field_faults(row, wanted, gold["fields"], str(wanted[gold["key"][0]]))
    if gold["complete"]:
        out += [f"not in the gold: {[row.get(k) for k in gold['key']]}" for row in rows]
    return out


def _rows(db: sqlite3.Connection, table: str, document: str, where: str) -> list[dict[str, object]]:
    condition = f" AND ({where})" if where else ""
    sql = f"SELECT t.* FROM {table} t JOIN documents d ON d.id = t.document_id WHERE d.path LIKE ?{condition}"  # noqa: S608
    cursor = db.execute(sql, (f"%{document}%",))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _field_faults(row: dict[str, object], wanted: dict[str, object], fields: list[str], name: str) -> list[str]:
    out = [
        f"{name[:60]}: {field} is {row.get(field)!r}, should be {wanted[field]!r}"
        for field in fields
        if field in wanted and not _same(row.get(field), wanted[field])
    ]
    for check, holds in (
        ("starts", str.startswith),
        ("ends", str.endswith),
        ("contains", str.__contains__),
        ("lacks", lambda text, part: part not in text),
    ):
        parts = wanted.get(check) or {}
        assert isinstance(parts, dict)
        for field, part in parts.items():
            if not holds(_flat(row.get(field)), _flat(part)):
                out.append(f"{name[:60]}: {field} {check} {part!r} fails: {row.get(field)!r}")
    return out


def _same(got: object, wanted: object) -> bool:
    if wanted is None:
        return got in (None, "")
    if isinstance(wanted, bool):
        return got == int(wanted)
    if isinstance(wanted, int | float):
        return isinstance(got, int | float) and abs(got - wanted) < 1e-6
    return _flat(got) == _flat(wanted)


def _flat(value: object) -> str:
    text = re.sub(r"\s+", " ", str(value if value is not None else "").translate(_ALIKE))
    return text.strip().rstrip(".:;").casefold()
