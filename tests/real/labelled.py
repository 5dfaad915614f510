"""Labels of real papers and how a database answers them.

A label file names its paper and table in lines that begin with "#", then gives a table of values parted by bars:

    # document: Action_Log
    # table: milestone_readings
    # text: name
    page | status   | starts   | ends
    1    | on_track | Mend the | the hall.

``starts`` and ``ends`` are the first and last words of the text field; "field^" holds what a field begins with. An
empty value is NULL. Every row of the paper in that table is labelled, or all on the pages of a line "# pages: 7, 30".
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

LABELS = Path(__file__).parent / "labels"
_ALIKE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "\xa0": " "})
_KEYS = ("starts", "ends", "name", "measure")


@dataclass(frozen=True, slots=True)
class Labels:
    """A label file: the paper (part of its path), the table, its text field, the rows and the pages, {} for all."""

    document: str
    table: str
    text: str
    rows: tuple[dict[str, str], ...]
    pages: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """How many labelled rows were found, how many of their fields were right, and what was wrong, in words."""

    wanted: int
    found: int
    compared: int
    right: int
    faults: tuple[str, ...]

    @property
    def recall(self) -> float:
        """Labelled rows that the database has, between 0 and 1."""
        return self.found / self.wanted

    @property
    def accuracy(self) -> float:
        """Right fields among those of the rows that were found, between 0 and 1."""
        return self.right / self.compared if self.compared else 0.0


def read_labels(path: Path) -> Labels:
    """The labels of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    told = dict(re.findall(r"^# (\w+): *(.*)$", "\n".join(lines), re.MULTILINE))
    head, *rows = [[part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("#")]
    return Labels(
        told["document"],
        told["table"],
        told.get("text", ""),
        tuple(dict(zip(head, row, strict=True)) for row in rows),
        frozenset(map(int, told["pages"].split(","))) if "pages" in told else frozenset(),
    )


def answer(db: sqlite3.Connection, labels: Labels) -> Answer:
    """How the database answers the labels; a row of it answers one label."""
    sql = (
        f"SELECT t.* FROM {labels.table} t JOIN documents d ON d.id = t.document_id "  # noqa: S608
        "WHERE d.path LIKE ? ORDER BY t.page, t.rowid"
    )
    cursor = db.execute(sql, (f"%{labels.document}%",))
    names = [column[0] for column in cursor.description]
    left = [dict(zip(names, row, strict=True)) for row in cursor]
    left = [row for row in left if not labels.pages or row["page"] in labels.pages]
    found = compared = right = 0
    faults: list[str] = []
    for wanted in labels.rows:
        fits = [row for row in left if all(_holds(row, labels, key, wanted[key]) for key in _KEYS if key in wanted)]
        named = " … ".join(wanted[key] for key in _KEYS if key in wanted)
        if not fits:
            faults.append(f"not found: {named}")
            continue
        fields = [field for field in wanted if field not in _KEYS]
        row = max(fits, key=lambda fit: sum(_holds(fit, labels, field, wanted[field]) for field in fields))
        left.remove(row)
        wrong = [field for field in fields if not _holds(row, labels, field, wanted[field])]
        found, compared, right = found + 1, compared + len(fields), right + len(fields) - len(wrong)
        faults += [f"{named}: {f} is {row[f.rstrip('^')]!r}, should be {wanted[f]!r}" for f in wrong]
    faults += [f"not labelled: {row.get(labels.text or 'name')!r}"[:120] for row in left]
    return Answer(len(labels.rows), found, compared, right, tuple(faults))


def _holds(row: dict[str, object], labels: Labels, field: str, wanted: str) -> bool:
    if field == "starts":
        return _flat(row[labels.text]).startswith(_flat(wanted))
    if field == "ends":
        return _flat(row[labels.text]).endswith(_flat(wanted))
    if field.endswith("^"):
        return _flat(row[field[:-1]]).startswith(_flat(wanted))
    value = row[field]
    if isinstance(value, int | float):
        return wanted != "" and abs(value - float(wanted)) < 1e-6
    return _flat(value) == _flat(wanted)


def _flat(value: object) -> str:
    text = re.sub(r"\s+", " ", str(value if value is not None else "").translate(_ALIKE))
    return text.strip().rstrip(".:;,").casefold()
