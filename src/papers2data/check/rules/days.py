"""Days in the text that no calendar has, and weekdays that are another day's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from papers2data.check.question import Question, question
from papers2data.check.rows.texts import PageText
from papers2data.check.speech import MONTHS
from papers2data.check.wording import say
from papers2data.model import Finding

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_DAY = re.compile(
    rf"(?:\b(?P<weekday>{'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?)?(?<![\d/.,£-])\b(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+"
    rf"(?:of\s+)?(?P<month>{'|'.join(MONTHS)})\b,?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def wrong(pages: Iterable[PageText]) -> Iterator[Question]:
    """Each wrong day once a paper, where it stands first; not on pages read from pictures, which OCR may misread."""
    seen: set[tuple[str, str]] = set()
    for page in pages:
        if page.ocr:
            continue
        for found in _DAY.finditer(page.text):
            printed = " ".join(found[0].split())
            finding = _finding(found, printed)
            if finding is not None and (page.document_id, printed.casefold()) not in seen:
                seen.add((page.document_id, printed.casefold()))
                yield question(finding, page.place(found.start(), printed))


def _finding(found: re.Match[str], printed: str) -> Finding | None:
    month = [name.casefold() for name in MONTHS].index(found["month"].casefold()) + 1
    try:
        day = date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return Finding("no-such-day", say("no-such-day", printed=printed))
    if found["weekday"] and WEEKDAYS[day.weekday()] != found["weekday"].capitalize():
        real = WEEKDAYS[day.weekday()]
        return Finding("weekday-mismatch", say("weekday-mismatch", printed=printed, real=real))
    return None
