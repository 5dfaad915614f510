"""Values as their number format prints them: 0.245 as "24.5%", 45382 as "31 March 2024".

A format has up to four parts (ECMA-376 18.8.31): for positive numbers, negative ones, zero and text.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

Value = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell of a workbook holds."""

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_BRACKET = re.compile(r"\[([^\]]*)\]")
_DIGITS = re.compile(r"[#0?](?:[#0?,. ]*[#0?,.])?")
_PLACE = "\ue000"
"""Stands for the figures while a format's other signs are read; no format holds it."""
_MOST_DECIMALS = 15
_WHOLE = 1e15
"""Numbers below this are stored to the unit."""


def as_printed(value: Value, number_format: str) -> str:
    """The value as Excel shows it; "" for an empty cell.

    Dates are written out ("31 March 2024", "March 2024" where the format shows no day), so that day and month cannot
    be mistaken. A format that is not understood gives the plain value.
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (date, time, timedelta)):
        return _moment(value, number_format)
    return _number(value, number_format or "General")


def _moment(value: date | time | timedelta, number_format: str) -> str:
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, time):
        return value.strftime("%H:%M")
    bare = _QUOTED.sub("", _BRACKET.sub("", number_format)).lower()
    said = f"{_MONTHS[value.month - 1]} {value.year}"
    if "d" in bare or "y" not in bare:
        said = f"{value.day} {said}"
    elif "m" not in bare:
        said = str(value.year)
    if isinstance(value, datetime) and "h" in bare and (value.hour or value.minute):
        said += f" {value:%H:%M}"
    return said


def _number(value: int | float, number_format: str) -> str:
    parts = _parts(number_format)
    part = parts[0]
    negative = value < 0
    if negative and len(parts) > 1:
        part, negative = parts[1], False
    elif value == 0 and len(parts) > 2:
        part = parts[2]
    part = re.sub(r"(?<=[#0?])E[+-]0+", "", part)
    plain = _BRACKET.sub(_bracketed, part)
    template, literals = _literals(plain)
    if "general" in template.lower() or "@" in template:
        sign = "-" if negative else ""
        inner = re.sub(r"general|@", lambda _: sign + general(abs(value)), template, flags=re.IGNORECASE)
        return _restored(inner, literals).strip()
    if "/" in template and "?" in template:
        return general(value)
    figures = _DIGITS.search(template)
    if figures is None:
        return _restored(template, literals).strip()
    shown = _figures(abs(value), figures[0], template.count("%"))
    around = template[: figures.start()] + _PLACE + _DIGITS.sub("", template[figures.end() :])
    return ("-" if negative and re.search("[1-9]", shown) else "") + _restored(around, literals).strip().replace(
        _PLACE, shown
    )


@lru_cache(maxsize=512)
def _parts(number_format: str) -> tuple[str, ...]:
    """The format cut at the semicolons that stand in no quotes and no brackets."""
    parts, quoted, bracket, escaped = [""], False, False, False
    for letter in number_format:
        if escaped:
            escaped = False
        elif letter == "\\":
            escaped = True
        elif letter == '"':
            quoted = not quoted
        elif not quoted and letter in "[]":
            bracket = letter == "["
        elif letter == ";" and not quoted and not bracket:
            parts.append("")
            continue
        parts[-1] += letter
    return tuple(parts)


def _bracketed(match: re.Match[str]) -> str:
    """The currency sign of "[$£-809]", escaped so that it stays; nothing for colours, conditions and locales."""
    sign = match[1]
    return f'"{sign[1:].split("-")[0]}"' if sign.startswith("$") else ""


def _literals(part: str) -> tuple[str, list[str]]:
    """The format with what stands for itself replaced by signs of the private area, and those texts in order."""
    literals: list[str] = []

    def kept(match: re.Match[str]) -> str:
        text = match[1] if match[1] is not None else match[2] or ""
        literals.append(text)
        return chr(0xE100 + len(literals) - 1)

    return _QUOTED.sub(kept, part), literals


def _restored(text: str, literals: list[str]) -> str:
    for place, literal in enumerate(literals):
        text = text.replace(chr(0xE100 + place), literal)
    return text


def _figures(value: float, pattern: str, percents: int) -> str:
    """The figures of a number that is not negative, with the decimals and separators that the pattern shows."""
    try:
        exact = Decimal(repr(value)) * 100**percents
        while pattern.endswith(","):  # each comma at the end shows thousands
            pattern, exact = pattern[:-1], exact / 1000
        whole, _, decimals = pattern.partition(".")
        most = min(len(re.sub(r"[^#0?]", "", decimals)), _MOST_DECIMALS)
        rounded = exact.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    except InvalidOperation:
        return general(value)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    least = len(re.sub(r"[^0?]", "", decimals))
    if "." in text and most > least:
        head, _, tail = text.partition(".")
        tail = tail[:least] + tail[least:].rstrip("0")
        text = f"{head}.{tail}" if tail else head
    head, dot, tail = text.partition(".")
    zeros = whole.count("0")
    if not zeros and head == "0":
        head = ""
    return head.rjust(zeros, "0") + dot + tail


def general(value: int | float) -> str:
    """The number in Excel's General format: up to eleven figures, never more than it has."""
    if isinstance(value, int) or (abs(value) < _WHOLE and value == int(value)):
        return str(int(value))
    return f"{value:.10g}"
