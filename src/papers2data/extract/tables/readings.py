"""Cells to fields: how each reading of a declaration fills the fields of a record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from papers2data.model import Scalar
from papers2data.schema.declared import Column, Scale
from papers2data.schema.load import Schemas
from papers2data.values.bounds import figure_of_bound, rated_score
from papers2data.values.dates import is_no_date, read_date, read_due
from papers2data.values.marks import is_graded, rag_of_fill, read_direction, read_flag, read_rag
from papers2data.values.numbers import is_no_value, read_value
from papers2data.values.periods import read_period
from papers2data.values.status import StatusScale

_UNIT = re.compile(
    r"£\s*(?:[’'‘`]?000[’'s]*|k\b|m\b|million|thousand|bn\b)?|(?<!\w)%|per\s+10{2,5}\b|"
    r"(?<!\d )\b(?:days|weeks|months|hours)\b",
    re.IGNORECASE,
)

_UNIT_OF_ALL = re.compile(r"£\s*(?:[’'‘`]?000[’'s]*|k\b|m\b|million|thousand|bn\b)", re.I)
_POUNDS = re.compile(
    r"\(\s?(?:all )?(?:figures |amounts )?(?:in )?£s?\s?\)|"
    r"\b(?:figures|amounts|values|sums) (?:are )?in (?:£s?|pounds)(?!\w)",
    re.IGNORECASE,
)
"""Words around a table that say its figures are of single pounds."""

UNIT_ABOVE = re.compile(r"^\(?(£\s?(?:[’'‘`]?000[’'s]*|m\b|million|k\b))\)?\s+(?=[-–+(]?\s?\d)", re.IGNORECASE)
_BREAK = re.compile(r"[.:;,](?=\s)|\s*[–—]|\s+-\s|\s*\(|\s*\n")
"""Where words that open a cell end beyond doubt."""
_LONGEST_OPENING = 5
_ASKED = re.compile(
    r"\b(?:targets?|thresholds?|limits?|standards?|goals?|aims?|tolerance|trajectory|benchmark|floor|green|"
    r"minimum|maximum)\b",
    re.IGNORECASE,
)
"""Words of a heading whose figures a result is to keep to."""
_WORKED_OUT = re.compile(
    r"^(\d{1,3})\s*[(\[][^)\]]*\d[^)\]]*[)\]]$|^\w?\s?\d{1,2}\s*[x×*]\s*\w?\s?\d{1,2}\s*=\s*(\d{1,3})$", re.I
)
"""A score with how it came about ("12 (3x4)", "3 x 4 = 12")."""
_RATINGS = {"score": "rating", "score_before": "rating_before"}
"""The field that takes the word beside a score."""
_PERFORMANCE = {
    **dict.fromkeys(("improving", "improved", "improvement", "better"), "up"),
    **dict.fromkeys(
        ("worsening", "worsened", "deteriorating", "deteriorated", "declining", "declined", "worse"), "down"
    ),
    **dict.fromkeys(("maintained", "maintaining", "no significant change", "similar"), "same"),
}
"""Words for the direction of performance, which an arrow would say."""


_ARROW = re.compile(r"[↑↓→←↗↘↔⇑⇓⇒⇧⇩⇨▲▼►⬆⬇➔🡅🡇🡆]\ufe0f?")
_DONE = re.compile(r"\b(?:achieved|completed?|done|implemented|delivered|met)\b", re.IGNORECASE)
"""Words of a heading that asks whether something is done, to which a yes is an answer."""
_COLOURS = {"complete": "green", "on_track": "green", "at_risk": "amber", "off_track": "red"}
"""What a word of the scale of ratings is as a colour."""


@dataclass(frozen=True, slots=True)
class Read:
    """Fields that a cell gives, and whether its text could be read as its column says.

    ``opening`` are the cell's first words where these were read and nothing parts them from the rest.
    """

    values: dict[str, Scalar]
    understood: bool = True
    opening: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What one logical cell says: its text (lines kept), its opening words in bold or underlined, fill and heading.

    ``around`` is what is printed near the table, where a unit may stand that holds for all its figures.
    """

    text: str
    lead: str = ""
    fill: str | None = None
    heading: str = ""
    around: str = ""


def read_cell(name: str, said: Said, column: Column, schemas: Schemas) -> Read:
    """Fields of the cell under the field name ``name``, by the column's reading."""
    if column.read == "status":
        return _status(name, said, column, schemas)
    if column.read == "rag":
        return _rag(name, said, schemas)
    return _READINGS[column.read](name, said, column)


def is_readable(text: str, column: Column, schemas: Schemas) -> bool:
    """True where the text reads as the column says, and is not merely let pass."""
    return is_readable_cell(Said(text), column, schemas)


def is_readable_cell(said: Said, column: Column, schemas: Schemas) -> bool:
    """The same for a cell with its fill."""
    if column.values is not None and not column.values.fullmatch(one_line(said.text)):
        return False
    read = read_cell("x", said, column, schemas)
    return read.understood and any(
        v is not None and v is not False for k, v in read.values.items() if not k.endswith("_text")
    )


@cache
def scale(declared: str, schemas: Schemas) -> StatusScale:
    """The status scale of that name, ready to read."""
    found: Scale = schemas.scales[declared]
    words = [(re.compile(p, re.I), status) for status, patterns in found.words.items() for p in patterns]
    return StatusScale(found.name, found.version, tuple(words))


def without_unit(heading: str) -> str:
    """A heading without the unit of its figures ("2031/32 (£000)" is "2031/32")."""
    return re.sub(r"\s*\(\s*\)$", "", one_line(_UNIT_OF_ALL.sub("", heading))) or heading


@lru_cache(maxsize=8192)
def one_line(text: str) -> str:
    """Text on one line, bullets dropped."""
    return re.sub(r"\s+", " ", text.replace("•", " ")).strip()


def _or_none(text: str) -> str | None:
    return text or None


def _text(name: str, said: Said, column: Column) -> Read:
    return Read({name: _or_none(one_line(said.text))})


def _prose(name: str, said: Said, column: Column) -> Read:
    return Read({name: _or_none(said.text.strip())})


def _list(name: str, said: Said, column: Column) -> Read:
    items: list[str] = []
    for line in said.text.splitlines():
        line = line.strip()
        if not line:
            continue
        if line.startswith("• ") or re.match(r"(?:\d{1,2}|[a-z])[.)]\s", line) or not items or items[-1].endswith("."):
            items.append(line.removeprefix("• "))
        else:
            items[-1] += " " + line
    return Read({name: json.dumps(items, ensure_ascii=False) if items else None})


def _due(name: str, said: Said, column: Column) -> Read:
    text = one_line(said.text)
    due = read_due(said.text) if text else None
    start = due.start.isoformat() if due and due.start else None
    end = due.end.isoformat() if due and due.end else None
    understood = not text or due is not None or is_no_date(text) or not re.search(r"\d", text)
    return Read({f"{name}_text": _or_none(text), f"{name}_start": start, f"{name}_end": end}, understood)


def _day(name: str, said: Said, column: Column) -> Read:
    text = one_line(said.text)
    day = read_date(text) if text else None
    understood = not text or read_due(text) is not None or is_no_date(text) or not re.search(r"\d", text)
    return Read({f"{name}_text": _or_none(text), name: day.isoformat() if day else None}, understood)


def _period(name: str, said: Said, column: Column) -> Read:
    text = one_line(said.text)
    period = read_period(text) if text else None
    values: dict[str, Scalar] = {f"{name}_text": _or_none(text)}
    if period:
        values |= {f"{name}_start": period.start.isoformat(), f"{name}_end": period.end.isoformat()}
    return Read(values, not text or period is not None or is_no_value(text))


def _status(name: str, said: Said, column: Column, schemas: Schemas) -> Read:
    text = one_line(said.text)
    colour = rag_of_fill(said.fill) if not text and said.fill else None
    used = scale("rag" if colour else column.scale, schemas)
    status = used.read(colour or text) if colour or text else None
    if text and status is None and read_rag(text):
        used = scale("rag", schemas)
        status = used.read(text)
    opening = ""
    if text and status is None and _DONE.search(said.heading) and read_flag(text):
        status = "complete"
    if text and status is None:
        status, opening = _opening_status(said.text, used)
    values: dict[str, Scalar] = {f"{name}_text": _or_none(text), name: status}
    if status:
        values[f"{name}_scale"] = f"{used.name} {used.version}"
    return Read(values, not text or status is not None, opening)


def _opening_status(text: str, used: StatusScale) -> tuple[str | None, str]:
    """The status of the words that open a cell and go on to explain it ("In hand. Tests are under way").

    Beside it the words themselves where no point, comma, dash or line's end parts them from the rest ("On track Tests
    are under way"), so that a person can look; "" where one does.
    """
    for cut in sorted((found.start() for found in _BREAK.finditer(text)), reverse=True):
        opening = one_line(text[:cut])
        status = used.read(opening) if opening and len(opening.split()) <= _LONGEST_OPENING else None
        if status:
            return status, ""
    words = one_line(text).split()
    for count in range(min(len(words) - 1, _LONGEST_OPENING), 0, -1):
        opening = " ".join(words[:count])
        status = used.read(opening) if words[count][:1].isupper() else None
        if status:
            return status, opening
    return None, ""


def _value(name: str, said: Said, column: Column) -> Read:
    text = one_line(said.text)
    unit = UNIT_ABOVE.match(text)  # the last row of the headings, in one cell with the first figure
    known, figure = (said if unit is None else Said(text, heading=unit[1])), text[unit.end() :] if unit else text
    if not said.heading or _ASKED.search(said.heading):
        figure = figure_of_bound(figure)
    quantity, period = read_value(figure, _unit(known, column)) if text else (None, None)
    values: dict[str, Scalar] = {name: quantity.value if quantity else None, f"{name}_text": _or_none(text)}
    if quantity:
        values["unit"] = quantity.unit
    if period:
        values |= {
            "period_text": period.text,
            "period_start": period.start.isoformat(),
            "period_end": period.end.isoformat(),
        }
    return Read(values, not text or quantity is not None or is_no_value(text) or is_graded(text))


def _unit(said: Said, column: Column) -> str | None:
    if column.unit != "heading":
        return column.unit or None
    found = _UNIT.search(said.heading) or _UNIT_OF_ALL.search(said.around)
    if found is None:
        return "£" if _POUNDS.search(said.around) else None
    return found[0] if "per" in found[0].lower() else re.sub(r"[\s’'‘`]+", "", found[0])


def _number(name: str, said: Said, column: Column) -> Read:
    read = _value(name, said, column)
    worked = None if read.understood else _WORKED_OUT.match(one_line(said.text))
    if worked:
        read = _value(name, Said(worked[1] or worked[2]), column)
    rated = None if read.understood else rated_score(one_line(said.text))
    if rated is None:
        return Read({name: read.values[name]}, read.understood)
    read = _value(name, Said(rated[0]), column)
    word: dict[str, Scalar] = {_RATINGS[name]: rated[1]} if name in _RATINGS else {}
    return Read({name: read.values[name]} | word, read.understood)


def _rag(name: str, said: Said, schemas: Schemas) -> Read:
    """The rating of a cell, and the arrow that stands in it beside the rating ("GREEN ↓")."""
    text = one_line(said.text)
    beside, arrow = _without_arrow(text)
    rag = (read_rag(beside) or _rated(beside, schemas)) if beside else rag_of_fill(said.fill) if said.fill else None
    values: dict[str, Scalar] = {name: rag}
    if arrow and name == "rag":
        values["direction"] = arrow
    return Read(values, not beside or rag is not None or is_no_value(beside))


def _rated(text: str, schemas: Schemas) -> str | None:
    """The colour of a word of the scale of ratings ("Target met")."""
    status = scale("rating", schemas).read(text) if "rating" in schemas.scales else None
    return _COLOURS.get(status or "")


def _without_arrow(text: str) -> tuple[str, str | None]:
    """The text without the one arrow that opens or ends it, and the direction of the arrow."""
    words = text.split()
    for place in (0, -1):
        if len(words) > 1 and _ARROW.fullmatch(words[place]):
            rest = words[1:] if place == 0 else words[:-1]
            return " ".join(rest), read_direction(words[place])
    return text, None


def _direction(name: str, said: Said, column: Column) -> Read:
    text = one_line(said.text)
    direction = _way(text) if text else None
    if text and direction is None:
        beside, arrow = _without_arrow(text)
        direction = arrow if read_rag(beside) else None
    return Read({name: direction}, not text or direction is not None or is_no_value(text))


def _way(text: str) -> str | None:
    return read_direction(text) or _PERFORMANCE.get(text.casefold())


def _flag(name: str, said: Said, column: Column) -> Read:
    text = one_line(said.text)
    flag = read_flag(text) if text else False
    return Read({name: flag}, flag is not None or is_no_value(text))


def _polarity(name: str, said: Said, column: Column) -> Read:
    word = one_line(said.text).casefold()
    high, low = re.match(r"(?:high|up|bigger|more)", word), re.match(r"(?:low|down|smaller|less)", word)
    polarity = "high" if high else "low" if low else None
    return Read({name: polarity}, not word or polarity is not None or is_no_value(word))


_READINGS: dict[str, Callable[[str, Said, Column], Read]] = {
    "text": _text,
    "prose": _prose,
    "list": _list,
    "due": _due,
    "day": _day,
    "period": _period,
    "value": _value,
    "number": _number,
    "direction": _direction,
    "flag": _flag,
    "polarity": _polarity,
}
