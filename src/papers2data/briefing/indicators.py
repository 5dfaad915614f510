"""How the indicators moved: each figure beside the one before, its target and what others have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import sqlite_utils

from papers2data.briefing.parts import Chart, Curve, Line, Section, Source, section, shortened, source_of
from papers2data.briefing.windows import Days, Windows
from papers2data.check.speech import counted, period_words
from papers2data.model import Scalar

SQL = """
SELECT s.kpi_id, k.name, coalesce(s.section, ''), s.period_kind, s.period_start, coalesce(s.period_end, s.reported_on),
  s.value, coalesce(s.value_text, ''), coalesce(s.unit, ''), s.target, s.floor, s.national, s.statistical_neighbours,
  s.regional, s.polarity, s.rag, s.filled_from, s.definition_break, s.reported_on,
  coalesce((SELECT min(p.series) FROM reports p WHERE p.document_id = s.document_id AND p.kind = 'kpi_readings'), ''),
  coalesce(d.body, ''), d.id, coalesce(d.title, ''), d.path, s.page,
  (SELECT min(e.line) FROM evidence e WHERE e.record_table = 'kpi_readings' AND e.record_id = s.reading_id),
  coalesce(d.source_url, ''), s.reading_id, p.value, p.value_text
FROM kpi_series s JOIN kpis k ON k.id = s.kpi_id JOIN documents d ON d.id = s.document_id
LEFT JOIN kpi_readings_current r ON r.id = s.reading_id
LEFT JOIN kpi_readings_current p ON p.kpi_id = r.kpi_id AND p.document_id = r.document_id AND p.table_id = r.table_id
  AND p.row = r.row AND p.series = 'previous' AND p.period_end IS NULL AND p.value IS NOT NULL
WHERE s.series = 'actual' AND s.value IS NOT NULL AND coalesce(s.period_end, s.reported_on) IS NOT NULL
  -- what is given for a time after the paper is a plan
  AND NOT coalesce(s.period_start > s.reported_on, 0)
ORDER BY s.kpi_id, s.period_kind, coalesce(s.period_end, s.reported_on), s.reading_id
"""

BESIDE = (
    ("national", "national figure"),
    ("statistical_neighbours", "similar areas"),
    ("regional", "regional figure"),
)

TITLES = (
    ("worse", "Indicators that got worse"),
    ("better", "Indicators that got better"),
    ("moved", "Other indicators that moved"),
)

DECIMALS = re.compile(r"\d\.(\d+)")

SHORT = re.compile(r"[^()]{1,20}")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of an indicator; ``beside`` are the comparators of the same paper that have one.

    ``previous`` is the figure that its row prints for the time before without saying which time that is, as
    (value, printed).
    """

    kpi: str
    name: str
    section: str
    kind: str
    start: str | None
    end: str
    value: float
    text: str
    unit: str
    target: float | None
    beside: tuple[tuple[str, float], ...]
    good: str | None
    rag: str | None
    is_filled: bool
    break_: str
    reported_on: str | None
    series: str
    body: str
    source: Source
    id: str
    previous: tuple[float, str] | None = None

    def words(self) -> str:
        """The figure as printed, else with its unit."""
        return self.text if SHORT.fullmatch(self.text) else self.shown(self.value)

    def shown(self, value: float) -> str:
        """Another number in the form of this one: its unit and decimals."""
        found = DECIMALS.search(self.text)
        number = f"{value:,.{len(found[1])}f}" if found else f"{value:,.10g}"
        if self.unit in ("£", "$", "€"):
            return f"{self.unit}{number}"
        return f"{number}{self.unit}" if self.unit == "%" else f"{number} {self.unit}".strip()

    def over(self) -> str:
        """``for July–September 2020``; "on" a day; ``the time before`` where the paper doesn't say when."""
        if not self.end:
            return "the time before"
        said = period_words(self.start, self.end)
        return f"for {said}" if self.start and self.start != self.end else f"on {said}"

    def misses(self) -> bool | None:
        """True where it misses its target, None where there is no target or the papers don't say which way is good."""
        if self.target is None or self.good is None:
            return None
        return self.value < self.target if self.good == "high" else self.value > self.target


@dataclass(frozen=True, slots=True)
class Move:
    """A figure now, the one before of the same kind of period, and all of the indicator in between and before."""

    now: Figure
    before: Figure
    history: tuple[Figure, ...]

    @property
    def way(self) -> str:
        """better, worse, same, or moved where the papers don't say which way is good."""
        if abs(self.now.value - self.before.value) < 1e-9:
            return "same"
        if self.now.good is None:
            return "moved"
        return "better" if (self.now.value > self.before.value) == (self.now.good == "high") else "worse"


def figures(db: sqlite_utils.Database) -> list[list[Figure]]:
    """The figures of each indicator and kind of period, in the order of the periods."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for row in db.conn.execute(SQL):
        figure = _of_row(row)
        found.setdefault((figure.kpi, figure.kind), []).append(figure)
    return list(found.values())


def moves(told: Iterable[list[Figure]], windows: Windows) -> Iterator[Move]:
    """How each indicator moved from its last figure before to its newest one, by the days of the papers."""
    for series in told:
        own = [each for each in series if not each.is_filled and windows.of(each.series).now.has(each.reported_on)]
        if own:
            now = own[-1]
            past = [each for each in series if each.end < now.end]
            before = windows.of(now.series).before
            known = [each for each in past if before.has(each.reported_on)] or past[-1:] or _printed_beside(now)
            if known:
                yield Move(now, known[-1], (*past, now))


def _printed_beside(now: Figure) -> list[Figure]:
    if now.previous is None:
        return []
    value, text = now.previous
    return [replace(now, value=value, text=text, start=None, end="")]


def moves_between(told: Iterable[list[Figure]], first: Days, second: Days) -> Iterator[Move]:
    """How each indicator that has a figure for both periods moved between them."""
    for series in told:
        one = [each for each in series if first.has(each.end)]
        other = [each for each in series if second.has(each.end)]
        if one and other and one[-1].end < other[-1].end:
            yield Move(other[-1], one[-1], tuple(series))


def kpi_sections(found: Iterable[Move]) -> list[Section]:
    """The indicators that got worse, those that got better, and those of which the papers don't say."""
    told = list(found)
    same = sum(move.way == "same" for move in told)
    note = f"{counted(same, 'further indicator').capitalize()} did not move." if same else ""
    lines = {way: [_line(move) for move in told if move.way == way] for way, _ in TITLES}
    last = next((way for way, _ in reversed(TITLES) if lines[way]), TITLES[0][0])
    return [section(f"kpi_{way}", title, lines[way], note if way == last else "") for way, title in TITLES]


def chart(move: Move) -> Chart:
    """The indicator's figures with its target and the national figure, where the papers give them."""
    curves = [Curve("figure", tuple((each.end, each.value) for each in move.history))]
    targets = tuple((each.end, each.target) for each in move.history if each.target is not None)
    nation = tuple(
        (each.end, value) for each in move.history for name, value in each.beside if name == "national figure"
    )
    curves += [Curve(name, points) for name, points in (("target", targets), ("national", nation)) if points]
    return Chart(move.now.name, move.now.unit, tuple(curves))


def _line(move: Move) -> Line:
    now, then = move.now, move.before
    good = f" ({'a high' if now.good == 'high' else 'a low'} figure is good)" if now.good else ""
    way = {"moved": ""}.get(move.way, f": {move.way}{good}")
    parts = [f"was {now.words()} {now.over()}, after {then.words()} {then.over()}{way}."]
    if now.target is not None:
        missed = {True: ", missed", False: ", met", None: ""}[now.misses()]
        parts.append(f"Target {now.shown(now.target)}{missed}.")
    if now.beside:
        said = "; ".join(f"{name} {now.shown(value)}" for name, value in now.beside)
        parts.append(f"{said[:1].upper()}{said[1:]}.")
    parts += [f"Rated {now.rag}."] if now.rag else []
    parts += [f"{now.break_.rstrip('.')}."] if now.break_ else []
    share = abs(now.value - then.value) / max(abs(then.value), 1e-9)
    sources = {source.words(): source for source in (now.source, then.source)}
    return Line(shortened(now.name), " ".join(parts), tuple(sources.values()), now.kpi, now.section, round(share, 6))


def _good(target: Scalar, floor: Scalar) -> str | None:
    """Which way is good, where no paper says it: away from the floor."""
    if target is None or floor is None or float(target) == float(floor):
        return None
    return "high" if float(floor) < float(target) else "low"


def _of_row(row: tuple[Scalar, ...]) -> Figure:
    kpi, name, heading, kind, start, end, value, text, unit, target, floor, national, similar, regional = row[:14]
    good, rag, filled, broken, day, series, body, *place, reading, previous, printed = row[14:]
    beside = zip((said for _, said in BESIDE), (national, similar, regional), strict=True)
    return Figure(
        kpi=str(kpi),
        name=" ".join(str(name).split()),
        section=str(heading),
        kind=str(kind),
        start=None if start is None else str(start),
        end=str(end),
        value=float(value or 0),
        text=str(text),
        unit=str(unit),
        target=None if target is None else float(target),
        beside=tuple((said, float(given)) for said, given in beside if given is not None),
        good=str(good) if good is not None else _good(target, floor),
        rag=None if rag is None else str(rag),
        is_filled=filled is not None,
        break_=str(broken or ""),
        reported_on=None if day is None else str(day),
        series=str(series),
        body=str(body),
        source=source_of(place),
        id=str(reading),
        previous=None if previous is None else (float(previous), str(printed or "")),
    )
