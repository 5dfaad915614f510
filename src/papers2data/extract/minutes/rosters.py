"""Tables of people as lists of people: each row one person with post and presence in brackets after the name.

    | Name            | Authority | Attendance |        | Ann Poole | Wellford Council (Chair) |
    | Cllr Ann Ives   | Southey   | Apologies  |        | Raj Sethi | Southey Council          |

become the lines "Cllr Ann Ives (Southey) (Apologies)" and "Ann Poole (Wellford Council) (Chair)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from papers2data.extract.minutes.names import bare_name, is_name, is_post, office_first
from papers2data.extract.minutes.phrases import minute_phrases
from papers2data.split.lines import Line
from papers2data.split.meeting import front_of, read_meeting

_HEADINGS = {
    "name": re.compile(
        r"(?:[\w ]{0,20}\b)?(?:names?|members?|councillors?|attendees?|governors?|trustees?|directors?)"
        r"(?: of (?:member|councillor|attendee)s?|'s name)?",
        re.I,
    ),
    "presence": re.compile(
        r"(?:attendance|present|attended|status|in attendance|present ?/ ?apologies)\??(?:\s*\(?y\s?/\s?n\)?)?", re.I
    ),
    "post": re.compile(
        r"(?:role|job title|title|post|position|designation|organi[sz]ation|authority|council|representing|"
        r"type|category|representative of|constituency|ward|sector|body)(?:\s*(?:/|and|&)\s*\w+)?",
        re.I,
    ),
}
_DAY = re.compile(
    r"(?:[A-Za-z]{3,9}\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s./-]+(?P<month>\d{1,2}|[A-Za-z]{3,9})\b[\s./'’-]*\d{0,4}"
)
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_YEAR = 12
_MEETINGS = 2
"""A register of several meetings has at least so many."""
_AWAY = re.compile(r"a\.?", re.IGNORECASE)
"""Nothing more is said of who was away."""
_REGISTER = "Attendance:"
"""The label that a register goes by, whatever stands above it."""
_INITIALS = re.compile(r"\(?[A-Z]{2,4}[a-z]?\)?")
_MOSTLY = 0.6
_Row = dict[int, list[Line]]


def people_of_tables(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with those of a table's rows joined where they are a person and what is said of that person."""
    for (_, in_table), part in groupby(lines, key=lambda line: (line.block, line.row is not None)):
        group = list(part)
        yield from _joined(group, lines) if in_table else group


def _joined(group: Sequence[Line], lines: Sequence[Line]) -> Sequence[Line]:
    rows: dict[int, _Row] = {}
    for line in group:
        rows.setdefault(line.row or 0, {}).setdefault(line.column or 0, []).append(line)
    table = _without_initials(list(rows.values()))
    columns = _headed(table[0])
    if columns is None and (columns := _of_the_day(table[0], lines)) is not None:
        table = [row for row in table if row is table[0] or columns[1][0] in row]
    if columns is not None:
        opening = replace(group[0], text=_REGISTER, marker="")
        return [opening, *(line for row in table[1:] for line in _person(row, *columns))]
    order = _paired(table)
    return [line for row in table for line in _person(row, *order)] if order else group


def _without_initials(table: Sequence[_Row]) -> list[_Row]:
    """The rows without columns that hold nothing but initials ("AB")."""
    columns = {column for row in table for column in row}
    short = {c for c in columns if all(_INITIALS.fullmatch(line.printed) for row in table for line in row.get(c, []))}
    rows = [{c: cell for c, cell in row.items() if c not in short} for row in table]
    left = sorted(columns - short)
    return [{left.index(c): cell for c, cell in row.items()} for row in rows]


def _headed(row: _Row) -> tuple[int, list[int]] | None:
    """The column of names and those of what is said of them, by the headings of a register; None for another row."""
    kinds = {
        column: next((k for k, p in _HEADINGS.items() if len(cell) == 1 and p.fullmatch(cell[0].text.strip(" :"))), "")
        for column, cell in row.items()
    }
    names = [column for column, kind in kinds.items() if kind == "name"]
    more = [column for column, kind in kinds.items() if kind in ("presence", "post")]
    return (names[0], more) if len(names) == 1 and more else None


def _of_the_day(row: _Row, lines: Sequence[Line]) -> tuple[int, list[int]] | None:
    """The column of names and that of this meeting's day, of a register of several meetings; None for another row."""
    days = {c: day for c, cell in row.items() if len(cell) == 1 and (day := _day_and_month(cell[0].printed))}
    names = [c for c, cell in row.items() if c not in days and _HEADINGS["name"].fullmatch(cell[0].text.strip(" :"))]
    if len(days) < _MEETINGS or not names:
        return None
    met = read_meeting(front_of([line for line in lines if line.row is None])).date
    own = [c for c, day in days.items() if met and day == (int(met[8:10]), int(met[5:7]))]
    return (names[0], own) if len(own) == 1 else None


def _day_and_month(text: str) -> tuple[int, int] | None:
    """The day and the month of a heading such as "12 Jun" or "12/06/24"; None for another."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS.find(month[:3].casefold()) // 3 + 1
    return (int(match["day"]), number) if 1 <= number <= _YEAR else None


def _paired(table: Sequence[_Row]) -> tuple[int, list[int]] | None:
    """The column of names and that of posts, in either order, of a table of two; None where it is none."""
    if {column for row in table for column in row} != {0, 1}:
        return None
    full = [row for row in table if len(row) == 2]
    if not full or any(len(row[0]) > 1 for row in full) or any(_is_label(row[0][0].printed) for row in full):
        return None
    for name, post in ((0, 1), (1, 0)):
        named = sum(len(row[name]) == 1 and _names(row[name][0].printed) for row in full)
        posts = sum(not _names(row[post][0].printed) for row in full)
        if named >= _MOSTLY * len(full) and posts >= _MOSTLY * len(full):
            return name, [post]
    return None


def _is_label(text: str) -> bool:
    bare = re.sub(r"\s+", " ", text.partition(":")[0].strip(" -–.*"))
    return any(label.label.fullmatch(bare) for label in minute_phrases().attendance)


def _names(text: str) -> bool:
    bare = re.sub(r"\([^()]*\)", " ", text).strip()
    return is_name(bare_name(bare)) or (is_post(bare) and office_first(bare) is not None)


def _person(row: _Row, name: int, more: Sequence[int]) -> Sequence[Line]:
    """The row as one line; the row as it stands where its cell of names is empty or holds more than one."""
    own = row.get(name, [])
    if len(own) != 1 or _is_label(own[0].printed):
        return [line for cell in row.values() for line in cell]
    said = [f"({part})" for column in more if column in row for part in _parts(row[column])]
    return [replace(own[0], text=" ".join([own[0].printed, *said]), marker="", column=0)]


def _parts(cell: Sequence[Line]) -> Iterator[str]:
    """The words of a cell and those that it holds in brackets, apart."""
    text = " ".join(line.printed for line in cell)
    text = "absent" if _AWAY.fullmatch(text) else text
    if bare := re.sub(r"\s*\([^()]*\)", "", text).strip(" ,"):
        yield bare
    yield from (part.strip() for part in re.findall(r"\(([^()]*)\)", text))
