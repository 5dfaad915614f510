"""Where a meeting is held, from the sentence that says when."""

from __future__ import annotations

import re

from papers2data.values.dates import find_dates

_HALF = r"(?:[ap]\.?\s?m\b\.?|noon\b|midday\b|hrs\b|hours\b)"
_CLOCK = rf"(?:\d{{1,2}}[.:]\d\d(?:\s*{_HALF})?|\d{{1,2}}\s*{_HALF}|\d{{4}}\s*(?:hrs|hours)\b)"
_TIME = re.compile(
    rf"(?:\(?\bcommencing\s+)?(?:\b(?:at|from|commencing at|starting at)\s+)?\b{_CLOCK}"
    rf"(?:\s*(?:-|–|—|to|until)\s*\d{{1,2}}(?:[.:]\d\d)?(?:\s*{_HALF})?)?\)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:\b(?:on|dated)\s+)?(?:the\s+)?(?:\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b[\s,]*(?:the\s+)?)?$", re.I
)
_HELD = re.compile(
    r"\b(?:held|will be|meet|meeting|summoned|minutes?|commencing|take place)\b|^date\b|^\W*⌁", re.IGNORECASE
)
_GAP = "⌁"
"""Stands where a day or a time was."""
_PLACE = re.compile(rf"\b(?i:in|at)\s+(?i:the\s+)?(?P<place>[A-Z‘'\"(\d][^{_GAP}.;:]*)")
_VIA = re.compile(
    rf"\b(?:via|by|on|using)\s+(?P<place>(?:Microsoft |MS )?(?:Teams|Zoom|Skype)\b[^{_GAP}.;:,]*)", re.IGNORECASE
)
_AFTER = re.compile(rf"{_GAP}[\s,–—-]*(?P<place>[A-Z][^{_GAP}.;:]*)$")
_PREMISES = re.compile(
    rf"(?P<place>[A-Z][^{_GAP}.;:]{{0,60}}?\b(?:Hall|Room|Chamber|Centre|Offices?|House|Suite|Library)\b[^{_GAP}.;:]{{0,40}}?)"
    rf"[\s,–—-]*{_GAP}"
)
_TAIL = re.compile(r"[\s,]+(?:on|at|in|and|from|commencing|starting|when)?[\s,]*$", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"^(?:public|private|accordance|person|attendance|which|order|the\b|part\b|minutes)|\bmeeting$", re.IGNORECASE
)


def without_days_and_times(text: str, gap: str = "") -> str:
    """The text with ``gap`` for each day (with "on" and its weekday) and each time of day."""
    parts: list[str] = []
    start = 0
    for day in find_dates(text):
        parts += [_WEEKDAY.sub("", text[start : day.start]), gap]
        start = day.end
    return _TIME.sub(gap, "".join([*parts, text[start:]]))


def place_in(text: str) -> str:
    """The place that a sentence on a meeting names before or after its day and time; "" where it names none."""
    rest = without_days_and_times(text, _GAP)
    if _GAP not in rest and not _HELD.search(rest):
        return ""
    before = _PREMISES.match(rest)
    if before and not _HELD.search(before["place"].removesuffix(" Meeting Room")):
        return before["place"].strip(" ,-–—")
    if not _HELD.search(rest) or len(rest) > 400:
        return ""
    for pattern in (_PLACE, _VIA, _AFTER):
        for match in pattern.finditer(rest):
            place = _TAIL.sub("", match["place"]).strip(" ,-–—")
            if len(place) > 2 and not _NO_PLACE.search(place):
                return place
    return ""
