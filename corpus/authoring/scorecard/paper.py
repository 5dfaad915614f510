"""The scorecards as Word and as gold."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from corpus.authoring.build import Paper, Writer
from corpus.authoring.dates import QUARTERS
from corpus.authoring.gold import Gold, Row, Scalar
from corpus.authoring.scorecard.facts import DAYS, Measure, figure
from corpus.authoring.scorecard.measures import SECTIONS
from corpus.authoring.scorecard.report import LINES, write_report
from corpus.authoring.word import Box, CellText, Word

WITH_REPORT = 2
FILLS_ONLY = 1
"""The quarters whose scorecard stands behind a report, and whose RAG cells have a fill and no word."""
FILLS = {"red": "FF0000", "amber": "FFC000", "green": "00B050", "": ""}
ARROWS = {"up": "↑", "down": "↓", "same": "↔"}
SOLID = {"up": "▲", "down": "▼", "same": "◄►"}
WIDTHS = (6.0, 1.9, 1.3, 1.6, 2.2, 1.8, 2.2, 1.5, 1.6, 2.1, 2.0, 2.0)
TOP = (
    Box("Key Performance Indicator", rows=2),
    Box("Aldermarsh", columns=6, align="centre"),
    Box("Vital Signs", columns=2, align="centre"),
    Box("Comparator Data", columns=3, align="centre"),
)
SECOND = (
    "Current Value",
    "Best to be",
    "Direction of Travel",
    "Current Reporting Period",
    "Previous Value",
    "Previous Reporting Period",
    "Vital Sign Measure?",
    "RAG Rating",
    "Previous Annual Performance",
    "National Average",
    "Statistical Neighbours",
)
FOOTNOTES = (
    "* The figures within the year leave out moves with the same provider and cannot be set beside the benchmarks.",
    "** Reported by calendar year, as the statutory return is.",
)
Reading = tuple[int, str, Measure]
"""A measure's number on the scorecard, its section, and the measure."""


def writers() -> list[Writer]:
    """One writer a quarter."""
    return [lambda _, q=q: scorecard(q) for q in range(len(QUARTERS))]  # type: ignore[misc]


def scorecard(quarter: int) -> Paper:
    """The scorecard of quarter 0 to 3, behind a report in the third."""
    slug = QUARTERS[quarter].slug
    behind = quarter == WITH_REPORT
    stem = f"performance-report-{slug}" if behind else f"scorecard-{slug}"
    word = Word("Performance of the department" if behind else "Scorecard", landscape=not behind)
    if behind:
        write_report(word)
        word.section(landscape=True)
    word.running(head="Appendix 1", foot="{page}")
    word.heading(f"Children and Learning - Core Measures, Quarter {quarter + 1} 2023/24", size=12)
    word.table(WIDTHS, [TOP, SECOND, *_rows(quarter)], headings=2, size=7.5)
    for text in FOOTNOTES:
        word.paragraph(text, size=8, after=2)
    return Paper(f"children-and-learning-committee/{slug}/{stem}.pdf", word, tuple(_gold(stem, quarter)))


def measures(quarter: int) -> Iterator[Reading]:
    """The measures that the quarter prints."""
    number = 0
    for section, group in SECTIONS:
        for measure in group:
            number += 1
            if measure.printed_in(quarter):
                yield number, section, measure


def _rows(quarter: int) -> Iterator[list[CellText]]:
    last = ""
    for number, section, measure in measures(quarter):
        if section != last:
            yield [Box(f"**{section}**", columns=12, fill="DDDDDD")]
            last = section
        yield [Box(measure.name, mark=f"k{number}"), *_values(measure, quarter), *_beside(measure)]


def _values(measure: Measure, quarter: int) -> list[CellText]:
    vital = Box("Y" if measure.vital else "", align="centre")
    if measure.note:
        return ["", Box(measure.best, align="centre"), "", "", "", "", vital, ""]
    seen = measure.seen[quarter]
    arrows = SOLID if quarter == FILLS_ONLY else ARROWS
    current, before = measure.periods(quarter)
    word = "" if quarter == FILLS_ONLY else seen.rag.capitalize()
    cells = (seen.value, measure.best, arrows[seen.direction], current, measure.previous(quarter), before)
    return [*(Box(c, align="centre") for c in cells), vital, Box(word, fill=FILLS[seen.rag], align="centre")]


def _beside(measure: Measure) -> list[CellText]:
    beside = measure.beside
    return [Box(text, align="centre") for text in (beside.annual, beside.national, beside.neighbours)]


def _gold(stem: str, quarter: int) -> Iterator[Gold]:
    known = [r for r in measures(quarter) if not r[2].note]
    for series, text in _comparators().items():
        rows = [row for reading in known if (row := _compared(reading, text(reading[2])))]
        where = f"series='{series}' AND table_id IS NOT NULL AND value IS NOT NULL"
        yield Gold(f"{stem}-{series}", "kpi_readings", ("name",), ("value", "unit", "period_text"), rows, where)
    for series, maker in (("actual", _actual), ("previous", _previous)):
        rows = [maker(reading, quarter) for reading in known]
        where = f"series='{series}' AND table_id IS NOT NULL AND value IS NOT NULL"
        fields = tuple(f for f in rows[0].values if f != "name")
        yield Gold(f"{stem}-{series}", "kpi_readings", ("name",), fields, rows, where)
    if quarter == WITH_REPORT:
        rows = [Row({"sentence": s, "value": v, "unit": u}) for s, v, u in LINES]
        yield Gold(f"{stem}-lines", "status_lines", ("sentence",), ("value", "unit"), rows, complete=False)


def _comparators() -> dict[str, Callable[[Measure], str]]:
    return {
        "previous_year": lambda m: m.beside.annual,
        "national": lambda m: m.beside.national,
        "statistical_neighbours": lambda m: m.beside.neighbours,
    }


def _compared(reading: Reading, text: str) -> Row | None:
    number, _, measure = reading
    read = figure(text)
    if read is None:
        return None
    values: dict[str, Scalar] = {
        "name": measure.name,
        "value": read.value,
        "unit": read.unit,
        "period_text": read.period,
    }
    return Row(values, mark=f"k{number}")


def _actual(reading: Reading, quarter: int) -> Row:
    number, section, measure = reading
    seen = measure.seen[quarter]
    values = _dated(measure, seen.value, measure.periods(quarter)[0])
    more: dict[str, Scalar] = {
        "section": section,
        "rag": seen.rag or None,
        "direction": seen.direction,
        "vital_sign": measure.vital,
    }
    return Row({**values, **more}, mark=f"k{number}")


def _previous(reading: Reading, quarter: int) -> Row:
    number, _, measure = reading
    return Row(_dated(measure, measure.previous(quarter), measure.periods(quarter)[1]), mark=f"k{number}")


def _dated(measure: Measure, text: str, period: str) -> dict[str, Scalar]:
    read = figure(text)
    if read is None:
        raise ValueError(f"{measure.name}: {text} is no figure")
    start, end = DAYS[period]
    return {
        "name": measure.name,
        "value": read.value,
        "value_text": text,
        "unit": read.unit,
        "period_text": period,
        "period_start": start,
        "period_end": end,
    }
