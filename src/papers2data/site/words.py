"""How days, periods, figures and statuses are said to people."""

from __future__ import annotations

import calendar
import re
from datetime import date

from markupsafe import Markup

from papers2data.check.speech import dated

RATINGS = ("red", "amber", "green", "blue", "grey")
"""The colours of ratings, as in the database."""

DASH = "–"

MONEY = re.compile("([£$€])(m|bn|k|)")
"""Units that stand around their number: the sign before it, millions behind it."""


AGENDA = re.compile(
    r"^(?:(?:[A-Z][a-z]+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}[,:]? ?)?agenda item(?: ?no\.?| number)?"
    r" ?:? ?\d+[a-z]?\b(?:\.\d+)* ?[:.–-]* ?",
    re.IGNORECASE,
)
"""What packs print above the title of each report."""

FILE = re.compile(
    r"(?:Microsoft \w+ - )?(?:[^\s/]+/)*(?P<name>[^/]+)\.(?:pdf|docx?|xlsx?|html?|txt|md|csv)", re.IGNORECASE
)


def day(text: object) -> str:
    """``2020-03-31`` as "31 March 2020"; what is no date unchanged, "" for None."""
    found = _read(text)
    return "" if text is None else str(text) if found is None else _full(found)


def time_of(text: object) -> Markup:
    """The same in HTML that says the day to machines, too."""
    if _read(text) is None:
        return Markup("{}").format(day(text))
    return Markup('<time datetime="{}">{}</time>').format(text, day(text))


def period(start: object, end: object) -> str:
    """The days from ``start`` to ``end`` as "July–September 2020", "5 April – 9 May 2020"; "" for none."""
    first, last = _read(start), _read(end)
    if first is None or last is None:
        return f"to {_full(last)}" if last else f"from {_full(first)}" if first else ""
    if first == last:
        return _full(first)
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        return _months(first, last)
    if first.year != last.year:
        return f"{_full(first)} {DASH} {_full(last)}"
    if first.month == last.month:
        return f"{first.day}{DASH}{_full(last)}"
    return f"{first.day} {_month(first)} {DASH} {_full(last)}"


def titled(title: object, path: object = "") -> str:
    """A paper's title as people say it: days in words, without the number of its agenda item before it.

    Where that is all that it says, or where it is a path, the file's name in words. "The paper" for nothing at all.
    """
    text = " ".join(str(title or "").split())
    said = dated(AGENDA.sub("", _file(text))).strip(" :–-")
    is_told = any(letter.isalpha() for letter in said) and AGENDA.fullmatch(said) is None
    return said if is_told else _file(str(path)) or dated(text) or "The paper"


def _file(text: str) -> str:
    """The name of the file at a path in words; what is no path as it is."""
    found = FILE.fullmatch(text)
    return re.sub(r"(?:[_\s]|%20)+", " ", found["name"]).strip() if found else text


def plain(word: object) -> str:
    """A word of the database as people write it: "On track" for ``on_track``; "" for None."""
    text = "" if word is None else str(word).replace("_", " ")
    return text[:1].upper() + text[1:]


def sentence(said: str) -> str:
    """Words without an end, such as a fault's, as a sentence of their own."""
    return f"{said[:1].upper()}{said[1:]}."


def tag(word: object, said: object = None) -> Markup:
    """A status or rating in its colour, with the word itself; ``said`` is shown in its place."""
    if not word:
        return Markup("")
    name = str(word) if str(word).replace("_", "").isalpha() else "unknown"
    return Markup('<span class="tag tag-{}">{}</span>').format(name, said or plain(word))


def figure(value: object, unit: object = None) -> str:
    """A number as people write it, with its unit: "1,200", "12.5%", "£300", "£1.2m"; "" for None."""
    if not isinstance(value, int | float):
        return "" if value is None else str(value)
    text = f"{value:,.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    if isinstance(unit, str) and (money := MONEY.fullmatch(unit)):
        sign, size = ("-", text[1:]) if text.startswith("-") else ("", text)
        return f"{sign}{money[1]}{size}{money[2]}"
    return f"{text}{unit}" if unit == "%" else f"{text} {unit}" if unit else text


def signed(change: object) -> str:
    """A change with its sign: "+3", "−0.4"; "" for None."""
    if not isinstance(change, int | float):
        return ""
    return f"{'+' if change > 0 else '−' if change < 0 else ''}{figure(float(abs(change)))}"


def days(count: object) -> str:
    """A slip in days: "92 days later", "1 day earlier", "unchanged" for 0; "" for None."""
    if not isinstance(count, int):
        return ""
    if not count:
        return "unchanged"
    return f"{abs(count):,} day{'' if abs(count) == 1 else 's'} {'later' if count > 0 else 'earlier'}"


def _read(text: object) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 else None
    except ValueError:
        return None


def _full(when: date) -> str:
    return f"{when.day} {_month(when)} {when.year}"


def _month(when: date) -> str:
    return calendar.month_name[when.month]


def _months(first: date, last: date) -> str:
    if first.year != last.year:
        return f"{_month(first)} {first.year} {DASH} {_month(last)} {last.year}"
    if first.month == last.month:
        return f"{_month(last)} {last.year}"
    return f"{_month(first)}{DASH}{_month(last)} {last.year}"
