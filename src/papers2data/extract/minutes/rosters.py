"""Tables of people as lists of people: each row one person with post and presence in brackets after the name.

    | Name            | Authority | Attendance |        | Ann Poole | Wellford Council (Chair) |
    | Cllr Ann Ives   | Southey   | Apologies  |        | Raj Sethi | Southey Council          |

become the lines "Cllr Ann Ives (Southey) (Apologies)" and "Ann Poole (Wellford Council) (Chair)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from papers2data.extract.minutes.labels import known_label
from papers2data.extract.minutes.names import bare_name, is_name, is_post, office_first
from papers2data.extract.minutes.phrases import Presence, minute_phrases
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
_MONTH = re.compile(r"(?P<month>[A-Za-z]{3,9})[\s.'’/-]*(?:\d{2}|\d{4})")
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_YEAR = 12
_STATE = re.compile(r"(?:present|attend\w+|in attendance|apolog\w+|absent|not present)\b", re.IGNORECASE)
_MARK = re.compile(r"[•✓✔✅☑√●*×]|x|yes|y|p|1", re.IGNORECASE)
_MEETINGS = 2
"""A register of several meetings has at least so many."""
_AWAY = re.compile(r"a\.?", re.IGNORECASE)
"""Nothing more is said of who was away."""
_REGISTER = "Attendance:"
"""The label that a register goes by, whatever stands above it."""
_INITIALS = re.compile(r"\(?[A-Z]{2,4}[a-z]?\)?")
_MOSTLY = 0.6
_KEY = re.compile(r"\W*(?:key|legend)\b", re.IGNORECASE)
_SIGN = re.compile(
    r"(?<!\w)['‘“\"(]?(?P<sign>[A-Za-z]{1,3}|[✓✔✅✗✘❌×/•—–])['’”\")]?\s*(?:=|[:–-]|denotes|means)\s*(?P<what>"
    r"(?:sent |gave |no |not |did not |without )?(?:present|in attendance|attend\w*|apolog\w+|absen\w+|non-attendance|"
    r"substitute sent))",
    re.IGNORECASE,
)
_MEANINGS: tuple[tuple[Presence, re.Pattern[str]], ...] = (
    ("absent", re.compile(r"\b(?:no|not|without|absen\w+|non-\w+|substitute)\b", re.IGNORECASE)),
    ("apologies", re.compile(r"apolog", re.IGNORECASE)),
    ("present", re.compile(r"")),
)
"""What the words beside a sign say, by the first that they hold: a member who sent a substitute was not there."""
_Row = dict[int, list[Line]]


@dataclass(frozen=True, slots=True)
class _Register:
    """The columns of a register of several meetings: ``days`` are (day, month), day 0 where only a month is given."""

    names: int
    posts: tuple[int, ...]
    days: dict[int, tuple[int, int]]


def people_of_tables(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with those of a table's rows joined where they are a person and what is said of that person."""
    for (_, in_table), part in groupby(lines, key=lambda line: (line.block, line.row is not None)):
        group = list(part)
        yield from _joined(group, lines) if in_table else group


def unread_registers(lines: Sequence[Line]) -> Iterator[Line]:
    """The first line of each register of several meetings that has no column, or more than one, for this one."""
    for table in _tables(lines):
        if (register := _register(table)) is not None and _own_day(register, lines) is None:
            yield next(iter(table[0].values()))[0]


def unmarked_people(lines: Sequence[Line]) -> Iterator[Line]:
    """The names in registers and in tables of states that have no sign for this meeting, or several."""
    for table in _tables(lines):
        if (register := _register(table)) is not None:
            own = _own_day(register, lines)
            names, marks = register.names, [own] if own is not None else []
        else:
            names, states = _states(table) or (0, {})
            marks = list(states)
        for row in table[1:] if marks else ():
            name = row.get(names, [])
            if len(name) == 1 and _is_person(name) and sum(column in row for column in marks) != 1:
                yield name[0]


def legend(lines: Sequence[Line]) -> dict[str, Presence]:
    """What the signs of a register mean where the paper says so: "P = present, A = apologies"."""
    signs: dict[str, Presence] = {}
    for line in lines:
        pairs = list(_SIGN.finditer(line.printed))
        if len(pairs) >= _MEETINGS or (pairs and _KEY.match(line.printed)):
            signs |= {pair["sign"]: next(p for p, words in _MEANINGS if words.search(pair["what"])) for pair in pairs}
    return signs


def _tables(lines: Sequence[Line]) -> Iterator[list[_Row]]:
    for (_, in_table), part in groupby(lines, key=lambda line: (line.block, line.row is not None)):
        if in_table:
            yield _without_initials(_rows(list(part)))


def _rows(group: Sequence[Line]) -> list[_Row]:
    rows: dict[int, _Row] = {}
    for line in group:
        rows.setdefault(line.row or 0, {}).setdefault(line.column or 0, []).append(line)
    return list(rows.values())


def _joined(group: Sequence[Line], lines: Sequence[Line]) -> Sequence[Line]:
    table, signs = _without_initials(_rows(group)), legend(lines)
    if (register := _register(table)) is not None:
        own = _own_day(register, lines)
        if own is None:
            return []
        columns: tuple[int, list[int]] | None = (register.names, [*register.posts, own])
        table = [row for row in table if row is table[0] or own in row]
    elif (states := _states(table)) is not None:
        return [replace(group[0], text=_REGISTER, marker=""), *_by_state(table[1:], *states)]
    else:
        columns = _headed(table[0]) or _listed(table)
    if columns is not None:
        label = table[0][columns[0]][0].printed if _is_listed(table, columns[0]) else _REGISTER
        opening = replace(group[0], text=label, marker="")
        return [opening, *(line for row in table[1:] for line in _person(row, *columns, signs))]
    order = _paired(table)
    return [line for row in table for line in _person(row, *order, signs)] if order else group


def _without_initials(table: Sequence[_Row]) -> list[_Row]:
    """The rows without columns that hold nothing but initials ("AB")."""
    columns = {column for row in table for column in row}
    short = {c for c in columns if all(_INITIALS.fullmatch(line.printed) for row in table for line in row.get(c, []))}
    rows = [{c: cell for c, cell in row.items() if c not in short} for row in table]
    left = sorted(columns - short)
    return [{left.index(c): cell for c, cell in row.items()} for row in rows]


def _heading(cell: Sequence[Line]) -> str:
    """What a column holds by its heading, a key of ``_HEADINGS``; "" for any other."""
    return next((k for k, p in _HEADINGS.items() if len(cell) == 1 and p.fullmatch(cell[0].text.strip(" :"))), "")


def _headed(row: _Row) -> tuple[int, list[int]] | None:
    """The column of names and those of what is said of them, by the headings of a register; None for another row."""
    kinds = {column: _heading(cell) for column, cell in row.items()}
    names = [column for column, kind in kinds.items() if kind == "name"]
    more = [column for column, kind in kinds.items() if kind in ("presence", "post")]
    return (names[0], more) if len(names) == 1 and more else None


def _listed(table: Sequence[_Row]) -> tuple[int, list[int]] | None:
    """The columns of a list under "Present" with what is said of each beside it; None for another table."""
    names = [column for column in table[0] if _is_listed(table, column)]
    more = [column for column, cell in table[0].items() if _heading(cell) == "post"]
    return (names[0], more) if len(names) == 1 and more else None


def _is_listed(table: Sequence[_Row], column: int) -> bool:
    """True for a column of names under a label such as "Present"."""
    if column not in table[0]:  # a first cell that is empty
        return False
    cells = [row[column] for row in table[1:] if column in row]
    label = _is_label(table[0][column][0].printed) and _heading(table[0][column]) != "name"
    return label and sum(_is_person(cell) for cell in cells) > _MOSTLY * len(cells)


def _states(table: Sequence[_Row]) -> tuple[int, dict[int, Presence]] | None:
    """The column of names, and what a mark in each of the others says of the member; None for another table."""
    states: dict[int, Presence] = {}
    for column, cell in table[0].items():
        label = known_label(cell[0].printed.strip(" :")) if len(cell) == 1 else None
        if label is not None and _STATE.match(cell[0].printed):
            states[column] = label.attendance
    names = [c for c in table[0] if _heading(table[0][c]) == "name" and c not in states]
    marks = [line.printed for row in table[1:] for c in states for line in row.get(c, [])]
    marked = bool(marks) and all(_MARK.fullmatch(mark) for mark in marks)
    return (names[0], states) if len(names) == 1 and len(set(states.values())) > 1 and marked else None


def _by_state(rows: Sequence[_Row], name: int, states: Mapping[int, Presence]) -> Iterator[Line]:
    """The members of a table whose columns are "Present", "Apologies" and so on, with the one that has a mark."""
    for row in rows:
        told = [state for column, state in states.items() if column in row]
        if len(told) == 1 and len(row.get(name, [])) == 1:
            own = row[name][0]
            yield replace(own, text=f"{own.printed} ({told[0]})", marker="", column=0)


def _register(table: Sequence[_Row]) -> _Register | None:
    """The columns of a register of several meetings; None for another table."""
    row, rest = table[0], table[1:]
    days = {c: day for c, cell in row.items() if len(cell) == 1 and (day := _day_and_month(cell[0].printed))}
    if len(days) < _MEETINGS or not rest:
        return None
    others = sorted({column for one in table for column in one} - set(days))
    kinds = {c: _heading(row[c]) if c in row else "" for c in others}
    named = [c for c in others if sum(_is_person(one.get(c, [])) for one in rest) >= _MOSTLY * len(rest)]
    names = [c for c in others if kinds[c] == "name"] or named[:1]
    posts = [c for c in others if kinds[c] == "post" and c not in names]
    return _Register(names[0], tuple(posts), days) if len(names) == 1 else None


def _is_person(cell: Sequence[Line]) -> bool:
    return len(cell) == 1 and _names(cell[0].printed)


def _own_day(register: _Register, lines: Sequence[Line]) -> int | None:
    """The column of this meeting's day, or of its month where no day is given; None where it is not one column."""
    met = read_meeting(front_of([line for line in lines if line.row is None])).date
    if not met:
        return None
    month, day = int(met[5:7]), int(met[8:10])
    own = [c for c, one in register.days.items() if one in ((day, month), (0, month))]
    return own[0] if len(own) == 1 else None


def _day_and_month(text: str) -> tuple[int, int] | None:
    """The day, 0 where there is none, and the month of a heading such as "12 Jun", "12/06/24" or "Jun-24"."""
    match = _DAY.fullmatch(text.strip()) or _MONTH.fullmatch(text.strip())
    if match is None:
        return None
    month, day = match["month"], int(match.groupdict().get("day") or 0)
    number = int(month) if month.isdigit() else _MONTHS.find(month[:3].casefold()) // 3 + 1
    return (day, number) if 1 <= number <= _YEAR else None


def _paired(table: Sequence[_Row]) -> tuple[int, list[int]] | None:
    """The column of names and those of posts, in any order, of a table of two or three; None where it is none."""
    columns = sorted({column for row in table for column in row})
    full = [row for row in table if len(row) == len(columns)]
    if len(columns) not in (2, 3) or columns[-1] >= len(columns) or not full:
        return None
    if any(len(row[0]) > 1 for row in full) or any(_is_label(row[0][0].printed) for row in full):
        return None
    for name in columns[:2]:
        others = [column for column in columns if column != name]
        named = sum(_is_person(row[name]) for row in full)
        posts = min(sum(not _names(row[post][0].printed) for row in full) for post in others)
        if named >= _MOSTLY * len(full) and posts >= _MOSTLY * len(full):
            return name, others
    return None


def _is_label(text: str) -> bool:
    bare = re.sub(r"\s+", " ", text.partition(":")[0].strip(" -–.*"))
    return any(label.label.fullmatch(bare) for label in minute_phrases().attendance if not label.single)


def _names(text: str) -> bool:
    bare = re.sub(r"\([^()]*\)", " ", text).strip()
    return is_name(bare_name(bare)) or (is_post(bare) and office_first(bare) is not None)


def _person(row: _Row, name: int, more: Sequence[int], signs: Mapping[str, Presence]) -> Sequence[Line]:
    """The row as one line; the row as it stands where its cell of names is empty or holds more than one."""
    own = row.get(name, [])
    if len(own) != 1 or _is_label(own[0].printed):
        return [line for cell in row.values() for line in cell]
    said = [f"({part})" for column in more if column in row for part in _parts(row[column], signs)]
    return [replace(own[0], text=" ".join([own[0].printed, *said]), marker="", column=0)]


def _parts(cell: Sequence[Line], signs: Mapping[str, Presence]) -> Iterator[str]:
    """The words of a cell and those that it holds in brackets, apart; for a sign what it means."""
    text = " ".join(line.printed for line in cell)
    text = signs.get(text, "absent" if _AWAY.fullmatch(text) else text)
    if bare := re.sub(r"\s*\([^()]*\)", "", text).strip(" ,"):
        yield bare
    yield from (part.strip() for part in re.findall(r"\(([^()]*)\)", text))
