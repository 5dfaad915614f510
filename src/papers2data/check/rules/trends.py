"""Sentences at odds with their own figures: "fell from 12% to 15%", "45 of 60 (70%)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from papers2data.check.question import Question, question
from papers2data.check.rows.texts import PageText
from papers2data.check.speech import short
from papers2data.check.wording import say, wording
from papers2data.model import Finding

_UNIT = r"%|per cent|percentage points|million|billion|thousand|bn|m\b|k\b"

_FIGURE = rf"(?P<{{0}}>£?\d[\d,]*(?:\.\d+)?)(?:\s?(?P<{{0}}_unit>{_UNIT}))?"

_WHOLE = r"(?![\d/:]|st\b|nd\b|rd\b|th\b|[.,]\d)"
"""No part of a date, a time or an ordinal."""

_NEARLY = r"(?:about\s+|around\s+|just (?:over|under)\s+|an? \w+ of\s+)?"

_FROM_TO = (
    rf"(?P<between>[^.;:()]{{0,60}}?)\bfrom\s+{_NEARLY}{_FIGURE.format('a')}{_WHOLE}"
    rf"(?P<middle>[^.;:%£]{{0,50}}?)\s+to\s+{_NEARLY}{_FIGURE.format('b')}{_WHOLE}(?P<behind>\s+\w+)?"
)

_SHARES = (
    re.compile(
        r"(?<![\d.,/£-])(?P<n>\d[\d,]*)\s+(?:out\s+)?of\s+(?:the\s+|our\s+|a total of\s+)?(?P<all>\d[\d,]*)"
        r"(?![\d/.-]|,\d)(?P<what>[^.;:()%\d]{0,60})\(\s*(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per cent)\s*\)"
    ),
    re.compile(
        r"(?<![\d.,/£-])(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per cent)\s*\(\s*(?P<n>\d[\d,]*)\s+(?:out\s+)?of\s+"
        r"(?:the\s+|our\s+|a total of\s+)?(?P<all>\d[\d,]*)(?P<what>[^.;:()%\d]{0,40})\)"
    ),
)

SMALL = 1000
"""Figures below may share the unit of the other, as in "from 1.2 to 1.5 million"."""

_YEAR = re.compile(r"(?:19|20)\d\d")


def against_figures(pages: Iterable[PageText]) -> Iterator[Question]:
    """Sentences whose word for a change is the other way round than their figures, and shares that are not theirs."""
    for page in pages:
        if page.ocr:
            continue
        yield from _changes(page)
        yield from _shares(page)


def _changes(page: PageText) -> Iterator[Question]:
    words = wording().words
    pattern = re.compile(rf"\b(?P<word>(?:{words.up})|(?:{words.down}))\b{_FROM_TO}", re.IGNORECASE)
    either = re.compile(rf"\b(?:{words.up}|{words.down}|{words.moving})\b", re.IGNORECASE)
    for found in pattern.finditer(page.text):
        first, second = number_of(found["a"]), number_of(found["b"])
        if first == second or either.search(found["between"]) or not _is_sure(page.text, found):
            continue
        is_up = re.fullmatch(words.up, found["word"], re.IGNORECASE) is not None
        if is_up == (second > first):
            continue
        printed = short(found[0].removesuffix(found["behind"] or ""), 140)
        values = {"printed": printed, "word": found["word"].lower(), "real": "higher" if second > first else "lower"}
        finding = Finding("trend-contradicts-figures", say("trend-contradicts-figures", **values))
        yield question(finding, page.place(found.start(), printed), found["a"], found["b"])


def _is_sure(text: str, found: re.Match[str]) -> bool:
    """True for two figures of one unit that are no years, in a sentence that denies nothing."""
    if found["a_unit"] != found["b_unit"] and (found["a_unit"] or number_of(found["a"]) >= SMALL):
        return False
    if found["a"].startswith("£") != found["b"].startswith("£"):
        return False
    if not found["a_unit"] and (_YEAR.fullmatch(found["a"]) or _YEAR.fullmatch(found["b"]) or _is_day(found)):
        return False
    before = text[max(0, found.start() - 30) : found.start()]
    spans = [wording().words.time_unit.search(part or "") for part in (found["middle"], found["behind"])]
    same_span = len({span[0].casefold().rstrip("s") for span in spans if span}) < 2
    return same_span and wording().words.denied.search(before) is None


def _is_day(found: re.Match[str]) -> bool:
    """True for "from 1 April to 31 March"."""
    return any(wording().words.month.match((found[part] or "").strip()) is not None for part in ("middle", "behind"))


def _shares(page: PageText) -> Iterator[Question]:
    for pattern in _SHARES:
        for found in pattern.finditer(page.text):
            some, every, share = (number_of(found[name]) for name in ("n", "all", "share"))
            if not every or some > every or share > 100 or _is_years(found):
                continue
            places = len(found["share"].partition(".")[2])
            real = 100 * some / every
            if abs(real - share) <= 1.01 * 10**-places:
                continue
            printed = short(found[0], 140)
            values = {"printed": printed, "real": f"{real:.{places}f}%", "n": found["n"], "all": found["all"]}
            finding = Finding("share-mismatch", say("share-mismatch", **values))
            yield question(finding, page.place(found.start(), printed), found["n"], found["all"], found["share"])


def _is_years(found: re.Match[str]) -> bool:
    return _YEAR.fullmatch(found["all"]) is not None and _YEAR.fullmatch(found["n"]) is not None


def number_of(printed: str) -> float:
    """The figure without its pound sign and commas."""
    return float(printed.replace(",", "").lstrip("£"))
