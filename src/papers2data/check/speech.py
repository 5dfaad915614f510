"""Days, periods and spans in the words of a report: "31 March 2020", "July–September 2020", "seven months"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from papers2data.check.wording import wording

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def day_words(iso: str) -> str:
    """As in "31 March 2020"."""
    day = date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_words(start: str | None, end: str) -> str:
    """As in "July–September 2020", "March 2020", "2019/20" (April to March), "2020", or two days."""
    if not start or start == end:
        return day_words(end)
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if not _whole_months(first, last):
        return f"{day_words(start)} to {day_words(end)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[last.month - 1]} {last.year}"
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 12 and first.month == 4:
        return f"{first.year}/{last.year % 100:02d}"
    if months == 12 and first.month == 9:
        return f"the academic year {first.year}/{last.year % 100:02d}"
    if first.year == last.year:
        return str(first.year) if months == 12 else f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
    return f"{MONTHS[first.month - 1]} {first.year}–{MONTHS[last.month - 1]} {last.year}"


def on_words(start: str | None, end: str | None, paper: str) -> str:
    """As in "for July–September 2020", "on 14 February 2024", or "in" the paper where it has no day."""
    if not end:
        return f"in {paper}"
    said = period_words(start, end)
    return f"on {said}" if said == day_words(end) else f"for {said}"


def due_words(start: str | None, end: str) -> str:
    """As in "in December 2019", "on 1 June 2020", or "by 31 December 2021" for a longer range."""
    if not start or start == end:
        return f"on {day_words(end)}"
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if (first.year, first.month) == (last.year, last.month):
        return f"in {MONTHS[last.month - 1]} {last.year}"
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return f"in {last.year}"
    return f"by {day_words(end)}"


def span_words(days: int) -> str:
    """As in "one day", "twelve days", "seven months", "three years": the nearest whole number."""
    if days < 45:
        return counted(days, "day")
    months = round(days / 30.44)
    return (
        counted(round(months / 12), "year") if months >= 24 and abs(months % 12 - 6) > 4 else counted(months, "month")
    )


def counted(number: int, noun: str) -> str:
    """As in "one report", "three reports", "14 reports"."""
    return f"{number_words(number)} {noun}" + ("" if number == 1 else "s")


def number_words(number: int) -> str:
    """The number as a word up to twelve."""
    words = wording().words.numbers
    return words[number] if 0 <= number < len(words) else str(number)


def ordinal_words(number: int) -> str:
    """As in "second", "12th", "22nd"."""
    known = ("", "first", "second", "third", "fourth", "fifth", "sixth")
    if 0 < number < len(known):
        return known[number]
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def named(name: str) -> str:
    """The name in quotation marks, cut at a word where it is long."""
    flat = " ".join(name.split()).rstrip(".")
    return f"“{short(flat, wording().thresholds.name_length)}”"


def short(text: str, limit: int = 60) -> str:
    """The text on one line, cut at a word where it has more letters than the limit."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[:limit].rpartition(" ")[0].rstrip(" ,;:.") + " …"


def paper_words(title: str | None, path: str) -> str:
    """What a paper is called: its title in quotation marks, the file's name where it has none."""
    return named(dated(title)) if title else path.rpartition("/")[2]


def dated(text: str) -> str:
    """The text with days such as 2020-03-31 in words."""
    return _ISO.sub(lambda found: _day_or(found[0]), text)


def _day_or(text: str) -> str:
    try:
        return day_words(text)
    except ValueError:
        return text


def with_article(noun: str) -> str:
    """As in "a forecast", "an amount"."""
    return f"{'an' if noun[:1].lower() in tuple('aeiou') else 'a'} {noun}"


def listed(parts: list[str]) -> str:
    """As in "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and (last + timedelta(days=1)).day == 1


__all__ = [
    "counted",
    "dated",
    "day_words",
    "due_words",
    "listed",
    "named",
    "number_words",
    "on_words",
    "ordinal_words",
    "paper_words",
    "period_words",
    "short",
    "span_words",
    "with_article",
]
