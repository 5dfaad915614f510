"""Columns of a printed table claimed for the fields of a layout: by their headings, and by what their cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from papers2data.extract.tables.amounts import headed
from papers2data.extract.tables.headings import Heading, Headings
from papers2data.extract.tables.readings import Said, is_readable, one_line, read_cell
from papers2data.model import Cell, Table
from papers2data.schema.declared import Column, Layout, Series
from papers2data.schema.load import Schemas
from papers2data.schema.vocabulary import Meaning
from papers2data.values.periods import read_period

_LONE = re.compile(r"(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
"""A year or a day alone may be what a first row says, where no other heading is like it."""
_FIGURE = re.compile(r"[£%(]|\d,\d{3}\b|\d\.\d|\b\d{3}\b|\b\d{5,}\b")
_LEFT = re.compile(r"\b(?:residual|net|mitigated|controlled|managed|remaining|current|revised|after|post)\b")
"""Words for what is left of something when all that is done about it is counted in."""
UNLABELLED_SHARE = 0.6
"""The share of an unlabelled column's cells that must read as the field that claims it."""

_TO_DATE = re.compile(r"\b(?:to date|ytd)\b", re.IGNORECASE)
_FIGURES = ("value", "number")
_MARKED = (*_FIGURES, "status", "period", "rag", "direction", "flag", "polarity")
"""Readings that tell a column of theirs from one of other words."""
_LONGEST_WORDLESS = 4
"""Words of a cell at most that stands in place of a date or a figure ("TBC", "Not required")."""


@dataclass(frozen=True, slots=True)
class Fed:
    """A column of the table that feeds a field: its place, its heading as printed, how it is read."""

    column: int
    heading: str
    declared: Column


@dataclass(frozen=True, slots=True)
class SeriesMatch:
    """A series as it stands in the table: its ``index`` in the layout, its fields, the heading that goes ``into``."""

    index: int
    fields: Mapping[str, Fed]
    heading: str = ""


@dataclass(slots=True)
class Taken:
    """The table's columns that a layout has claimed so far."""

    columns: set[int] = field(default_factory=set)


Grid = list[list[Cell | None]]
Meant = list[dict[str, Meaning]]
"""For each column what the readings of its heading mean in one layout."""
Meanings = list[dict[str, Mapping[str, Meaning]]]
"""For each column of a way to read headings: what each reading of its heading means in the layouts that know it."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A table as all layouts look at it: its rows, the text ``above`` and ``beside`` it, what its headings mean."""

    table: Table
    grid: Grid
    above: str
    beside: str
    ways: list[tuple[Headings, Meanings]]
    known: frozenset[str]
    _shares: dict[tuple[int, int, int], float | None] = field(default_factory=dict)
    _read: dict[tuple[str, int], bool] = field(default_factory=dict)

    def share(self, way: Headings, place: int, column: Column, schemas: Schemas) -> float | None:
        """What ``readable_share`` says of a column below the headings, worked out once."""
        key = (way.first + way.depth, place, id(column))
        if key not in self._shares:
            self._shares[key] = readable_share(self.below(way), place, column, schemas)
        return self._shares[key]

    def reads(self, text: str, column: Column, schemas: Schemas) -> bool:
        """Whether the text of a cell reads as the column says, found out once."""
        key = (text, id(column))
        if key not in self._read:
            self._read[key] = is_readable(text, column, schemas)
        return self._read[key]

    def below(self, way: Headings) -> Grid:
        """The rows below the headings."""
        return self.grid[way.first + way.depth :]


def _holds(printed: Printed, way: Headings, place: int, column: Column, schemas: Schemas) -> bool:
    """True where the cells under a heading may be what the column holds: its values, or one at least that reads so."""
    if column.values is not None:
        cells = [cell for row in printed.below(way) if (cell := row[place]) is not None and cell.column_span == 1]
        texts = [one_line(cell.text) for cell in cells if cell.text.strip()]
        return sum(bool(column.values.fullmatch(text)) for text in texts) >= UNLABELLED_SHARE * len(texts)
    if column.read not in _MARKED:
        return True
    return printed.share(way, place, column, schemas) != 0.0


def claim_each(
    printed: Printed,
    declared: Series,
    index: int,
    way: Headings,
    schemas: Schemas,
    taken: Taken,
    others: frozenset[int] = frozenset(),
) -> Iterator[SeriesMatch]:
    """A series for every heading that matches and whose column can be read; none where no column holds a value.

    Columns of ``others`` belong to another series by the words above the one that matches.
    """
    ((name, column),) = declared.columns.items()
    found: list[tuple[Heading, str, float]] = []
    for heading in way.headings:
        texts = [t for t in heading.readings if declared.each and declared.each.fullmatch(t)]
        text = _told_best(texts) if declared.into == "period_text" else (*texts, "")[0]
        if text and heading.own and heading.column not in taken.columns | others:
            share = printed.share(way, heading.column, column, schemas)
            if _says_little(printed.below(way), heading.column) if share is None else share >= UNLABELLED_SHARE:
                found.append((heading, text, share or 0.0))
    if len(found) == 1 and _LONE.fullmatch(found[0][1]) and not _has_figures(printed.below(way), found[0][0].column):
        return
    if any(share for _, _, share in found):
        said = [text for _, text, _ in found]
        for heading, text, _ in found:
            taken.columns.add(heading.column)
            whole = " ".join(heading.levels) if said.count(text) > 1 else text
            yield SeriesMatch(index, {name: Fed(heading.column, whole, column)}, whole)


def spoken_for(declared: Series, way: Headings, meant: Meant) -> frozenset[int]:
    """Columns whose last heading may be a value of this series, and whose whole heading is that of another."""
    found = set()
    for heading, texts in zip(way.headings, meant, strict=True):
        whole = " ".join(heading.levels)
        named = whole in texts and any(texts[whole].series)
        if named and len(heading.levels) > 1 and declared.each and not declared.each.fullmatch(whole):
            found.add(heading.column)
    return frozenset(found)


def claim_again(
    printed: Printed, layout: Layout, first: SeriesMatch, way: Headings, meant: Meant, taken: Taken, schemas: Schemas
) -> Iterator[SeriesMatch]:
    """The series of a single column once more for each other period that its headings name, where no other wants it."""
    columns = layout.series[first.index].columns
    periods = {_period_in(first.fields)}
    while layout.series[first.index].each is None:
        trial = Taken(set(taken.columns))
        fed = claim(printed, way, columns, meant, trial, schemas, first.index)
        if set(fed) != {"value"} or _period_in(fed) in periods | {""}:
            return
        periods.add(_period_in(fed))
        taken.columns |= trial.columns
        yield SeriesMatch(first.index, fed)


def _period_in(fed: Mapping[str, Fed]) -> str:
    """The period that the heading of the series' value names, or that it is to date; "" where it says neither."""
    heading = fed["value"].heading if "value" in fed else ""
    told = headed(heading)
    return told.period if told.days else "to date" if _TO_DATE.search(heading) else ""


def _has_figures(rows: Grid, place: int) -> bool:
    """True for a column in which some figure is more than a count or a year: money, a share, a part of one."""
    texts = [cell.text for cell in (row[place] for row in rows) if cell is not None and cell.column == place]
    return any(_FIGURE.search(text) for text in texts)


def _told_best(texts: list[str]) -> str:
    """Of the readings of one heading the one that is a period, or else holds one, or else the first; "" of none."""
    whole = (text for text in texts if read_period(text))
    dated = (text for text in texts if headed(text).days)
    return next((text for each in (whole, dated, iter(texts)) for text in each), "")


def _says_little(rows: Grid, place: int) -> bool:
    """True for a column of blanks and a few words each, as stand where there is no date and no figure."""
    texts = [cell.text.split() for row in rows if (cell := row[place]) is not None and cell.column == place]
    return all(len(words) <= _LONGEST_WORDLESS for words in texts)


def readable_share(rows: Grid, place: int, column: Column, schemas: Schemas) -> float | None:
    """The share of cells that read as the column says, of those that do or should; None where there are none."""
    texts = [cell.text for row in rows if (cell := row[place]) is not None and cell.column == place]
    good = sum(is_readable(text, column, schemas) for text in texts)
    bad = sum(not read_cell("x", Said(text), column, schemas).understood for text in texts)
    return good / (good + bad) if good + bad else None


def claim(
    printed: Printed,
    way: Headings,
    columns: Mapping[str, Column],
    meant: Meant,
    taken: Taken,
    schemas: Schemas,
    series: int | None = None,
    opening: str = "",
    *,
    last: bool = False,
) -> dict[str, Fed]:
    """Columns of the table for each field, by heading; innermost words first, and each column only once.

    A heading that can mean one field only is given it before those that may mean several, and of those that it may
    mean it is the first that its cells can be. ``columns`` are those of the ``series`` with that index, of the layout
    itself where None. ``opening`` is the field that opens the layout's rows. ``last`` asks the headings from the right.
    """
    fed: dict[str, Fed] = {}
    open_to: list[tuple[Heading, list[str]]] = []
    naming = (
        h.column for h, t in zip(way.headings, meant, strict=True) if any(opening in m.fields for m in t.values())
    )
    start = next(naming, len(way.headings)) if opening else len(way.headings)
    for heading, texts in zip(way.headings, meant, strict=True):
        if heading.own and heading.column not in taken.columns:
            chosen = (meaning.fields if series is None else meaning.series[series] for meaning in texts.values())
            names = list(dict.fromkeys(name for names in chosen for name in names))
            open_to.append((heading, [name for name in names if not _is_behind(heading, columns[name], start)]))
    fitting = {
        heading.column: [name for name in names if _holds(printed, way, heading.column, columns[name], schemas)]
        for heading, names in open_to
    }
    fed |= _earlier_and_later(open_to, fitting, columns)
    taken.columns |= {one.column for one in fed.values()}
    asked = open_to[::-1] if last else open_to
    for heading, names in sorted(asked, key=lambda one: (not fitting[one[0].column], len(one[1]) > 1)):
        loose = [name for name in names if columns[name].values is None and columns[name].read not in _FIGURES]
        name = next((name for name in (*fitting[heading.column], *loose) if name not in fed), None)
        if name is not None and heading.column not in taken.columns:
            fed[name] = Fed(heading.column, " ".join(heading.levels), columns[name])
            taken.columns.add(heading.column)
    return fed


def _is_behind(heading: Heading, column: Column, start: int) -> bool:
    """True for words that mean the column only ahead of the one that opens the rows, at ``start``, and stand behind."""
    ahead = column.ahead
    return ahead is not None and heading.column > start and bool(ahead.fullmatch(" ".join(heading.levels)))


def _earlier_and_later(
    open_to: list[tuple[Heading, list[str]]], fitting: Mapping[int, list[str]], columns: Mapping[str, Column]
) -> dict[str, Fed]:
    """Two columns for one field, of which the first is of the field that stands for what was ``earlier``."""
    fed: dict[str, Fed] = {}
    for name, column in columns.items():
        able = [heading for heading, _ in open_to if column.earlier and name in fitting[heading.column]]
        for first, later in pairwise(able):
            prose = any(
                columns[other].read in ("prose", "list")
                for heading, _ in open_to
                if first.column < heading.column < later.column
                for other in fitting[heading.column][:1]
            )
            if _is_later(first, later, prose):
                fed[column.earlier] = Fed(first.column, " ".join(first.levels), columns[column.earlier])
                fed[name] = Fed(later.column, " ".join(later.levels), column)
                break
    return fed


def _is_later(first: Heading, later: Heading, prose_between: bool) -> bool:
    """True for a heading that says what the first does with words for what is left, or again behind one of prose."""
    plain, said = (" ".join(heading.levels).casefold() for heading in (first, later))
    more = said.removesuffix(plain)
    return (more != said and bool(_LEFT.search(more))) or (said == plain and prose_between)


def claim_unlabelled(
    printed: Printed, layout: Layout, schemas: Schemas, way: Headings, taken: Taken, known: set[str]
) -> dict[str, Fed]:
    """Fields that may stand under no heading, in columns whose cells read as they should."""
    fed: dict[str, Fed] = {}
    bare = [h.column for h in way.headings if not (h.levels and h.own) and h.column not in taken.columns]
    grid = printed.below(way)
    for name, column in layout.columns.items():
        if not column.unlabelled or name in known:
            continue
        for place in bare:
            texts = [cell.text for row in grid if (cell := row[place]) is not None and cell.text.strip()]
            good = sum(printed.reads(text, column, schemas) for text in texts)
            if good and good >= UNLABELLED_SHARE * len(texts) and place not in taken.columns:
                fed[name] = Fed(place, "", column)
                taken.columns.add(place)
                break
    return fed
