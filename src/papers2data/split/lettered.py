"""Items of an agenda that have letters, letters with numbers, bullets or nothing before their titles.

A1 Apologies      i. Apologies      • Welcome      Welcome and apologies
A2 Minutes        ii. Minutes       • Minutes      Minutes of the last meeting
B1 Code           iii. Survey       • Funds        Treasurer's report
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from papers2data.split.lines import Line
from papers2data.split.markers import is_bullet, ordinals
from papers2data.split.phrases import found, paper_phrases
from papers2data.values.dates import find_dates

Listed = tuple[str, str, Line]
"""An item's number, "" where it has none, its title and the line that it stands on."""
_LETTERED = re.compile(
    r"\(?(?P<number>[A-Z]{1,2}\d{1,2}|[ivx]{1,5}|[IVX]{1,5}|[A-Za-z])[.):]?\s+(?P<title>[A-Z‘“\"'].*)"
)
_PLACE = re.compile(
    r"\b(?:venue|place|time|date|hall|clerk|chair(?:man|person)?:|www\.|tel\b|e-?mail|quorum|membership)", re.I
)
_LEAST, _USUAL = 3, 2
"""A list has so many items, and one without numbers so many that every agenda has."""
_LONG = 100


def lettered(lines: Sequence[Line]) -> list[Listed]:
    """The items numbered by letters, by Roman numbers or by both letter and number; [] where fewer than three are."""
    best: list[Listed] = []
    for line in lines:
        match = _LETTERED.fullmatch(line.printed) if line.row is None else None
        if match is None:
            continue
        if _goes_on(best[-1][0] if best else "", match["number"]):
            best.append((match["number"], match["title"], line))
    return best if len(best) >= _LEAST else []


def _goes_on(last: str, number: str) -> bool:
    """True where the number is the first of its kind, or the next after ``last``: "B1" after "A3" too."""
    if number[-1].isdigit():
        head, count = number.rstrip("0123456789"), int(re.sub(r"\D", "", number))
        before = (last.rstrip("0123456789"), int(re.sub(r"\D", "", last) or 0))
        return count == 1 or (head, count - 1) == before
    if last and last[-1].isdigit():
        return False
    ours, before_ours = ({(o.kind, o.number) for o in ordinals(f"{n}.")} for n in (number, last))
    if not last:
        return any(count == 1 for _, count in ours)
    same_case = number.isupper() == last.isupper()
    return same_case and any((kind, count - 1) in before_ours for kind, count in ours)


def unnumbered(lines: Sequence[Line]) -> list[Listed]:
    """The short lines, or bullets, that follow each other as items without numbers; [] where they are no agenda's."""
    bullets = [line for line in lines if line.row is None and is_bullet(line.marker)]
    listed = bullets if len(bullets) >= _LEAST else _run(lines)
    usual = sum(found(paper_phrases().business, line.text) is not None for line in listed)
    return [("", line.text, line) for line in listed] if len(listed) >= _LEAST and usual >= _USUAL else []


def _run(lines: Sequence[Line]) -> list[Line]:
    run: list[Line] = []
    for line in lines:
        plain = line.row is None and not line.marker and line.short and len(line.text) < _LONG
        if plain and not _PLACE.search(line.text) and not (not run and find_dates(line.text)):
            run.append(line)
        elif run:
            break
    return run
