"""The numbers that papers carry: of the meeting they belong to ("HB_6_1.ii"), and of their place in a row ("Log 5")."""

from __future__ import annotations

import re
from collections import defaultdict

import sqlite_utils

from papers2data.link.places import Day

_MARK = re.compile(r"^\W*(?P<word>[a-z]{1,8})[\W_]{0,2}(?P<number>\d{1,3})(?=[\W_])", re.IGNORECASE)

_NO_MARK = re.compile(
    r"^(?:appendix|appx?|annex\w*|item|paper|part|encl\w*|section|schedule|chapter|page|agenda|minutes|report|version|v|"
    r"q|qtr|quarter|p|period|month|week|phase|stage|table|question|amend\w*|motion|no|year|"
    r"jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)$",
    re.IGNORECASE,
)
"""Words whose number says nothing of the meeting."""

_PLACE = re.compile(
    r"(?<![\d/.,£(-])(?<!q)(?<!q )(?<!quarter )(?<!period )(?<!month )(?<!week )\(?\b(?P<number>\d{1,3})\b"
    r"(?!\s?(?:st|nd|rd|th|/|-|%|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|[.,]\d)",
    re.IGNORECASE,
)


def days_by_number(db: sqlite_utils.Database) -> dict[str, Day]:
    """The day of the one meeting whose papers carry the same number in the same folder, for documents without a day.

    ``HB_6_1.ii Action log.pdf`` is of the day of ``HB_6_1.i Agenda.pdf``. By the document's id.
    """
    days: dict[tuple[str, str], set[str]] = defaultdict(set)
    undated: list[tuple[str, tuple[str, str]]] = []
    for name, path, meeting in db.conn.execute("SELECT id, path, meeting_date FROM documents ORDER BY id"):
        folder, _, file = path.rpartition("/")
        found = _MARK.match(file)
        if found is None or _NO_MARK.match(found["word"]):
            continue
        mark = (folder, f"{found['word'].casefold()} {int(found['number'])}")
        if meeting:
            days[mark].add(meeting)
        else:
            undated.append((name, mark))
    return {
        name: Day(next(iter(days[mark])), "date of the meeting whose papers carry the same number")
        for name, mark in undated
        if len(days[mark]) == 1
    }


def place_in_row(title: str) -> int | None:
    """The number in a title that tells which of a row of papers it is ("Action log 5"); None where there is none."""
    found = _PLACE.search(title)
    return int(found["number"]) if found else None
