"""Which declared layout a table is of, and which column feeds which field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from papers2data.extract.tables.claims import (
    Fed,
    Printed,
    SeriesMatch,
    Taken,
    claim,
    claim_again,
    claim_each,
    claim_unlabelled,
    spoken_for,
)
from papers2data.extract.tables.headings import LOWEST, Headings, heading_readings, without_headings
from papers2data.extract.tables.kept import is_kept_whole, knows, labels_of, share_known
from papers2data.extract.tables.readings import Said, is_readable, is_readable_cell
from papers2data.model import Cell, Table
from papers2data.schema.declared import Layout
from papers2data.schema.load import Schemas
from papers2data.schema.vocabulary import Meaning, vocabulary

_SHARE_UNTOLD = 0.9
"""The least share of headings known where a layout of headings that are values (periods) finds none of them."""


@dataclass(frozen=True, slots=True)
class Match:
    """A layout that fits a table: where its data begin, and which column feeds which field.

    ``depth`` is how many rows of headings stand directly above ``first_row``, ``columns`` the table's width,
    ``unclaimed`` the headings of columns that feed no field. ``headings`` are those of all columns, as printed;
    ``by_value`` says that some of them are values themselves, such as periods.
    """

    layout: Layout
    first_row: int
    fields: Mapping[str, Fed]
    series: tuple[SeriesMatch, ...] = ()
    claimed: int = 0
    share: float = 0.0
    depth: int = 0
    columns: int = 0
    unclaimed: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    by_value: bool = False

    @property
    def fed(self) -> tuple[Fed, ...]:
        """The columns that feed fields, those of the series last."""
        return (*self.fields.values(), *(fed for series in self.series for fed in series.fields.values()))

    @property
    def rank(self) -> tuple[int, float]:
        """What decides between layouts: columns claimed, then the share of the headings that are known."""
        return self.claimed, self.share

    @property
    def likeness(self) -> tuple[bool, bool, int, int]:
        """What decides between layouts of one rank.

        Columns over a bar, headings told by their values, the highest, and the one that takes the columns for fewer
        kinds of figures: "31.3.25 Estimate" is an amount of that day for sure, and a budget only perhaps.
        """
        kinds = {one.index for one in self.series}
        return self.layout.orientation == "rows", self.by_value, -self.first_row, -len(kinds)


def _printed(table: Table, schemas: Schemas, above: str, beside: str) -> Printed:
    words = vocabulary(schemas)
    ways = [
        (way, [{text: words.meanings(text) for text in heading.readings} for heading in way.headings])
        for way in heading_readings(table)
    ]
    known = frozenset(name for _, columns in ways for texts in columns for meant in texts.values() for name in meant)
    words_of_it = "\n".join(cell.text for cell in table.cells)
    return Printed(table, table.grid(), f"{above}\n{_top(table)}", f"{beside}\n{words_of_it}", ways, known)


def matches(table: Table, schemas: Schemas, above: str, beside: str = "") -> list[Match]:
    """The layouts that fit best, several where they fit equally well, none where no layout fits.

    ``above`` is the text that stands above the table, its caption included, ``beside`` what of it is nearest.
    """
    printed = _printed(table, schemas, above, beside)
    feeding = [layout for layout in schemas.layouts.values() if not is_kept_whole(layout, schemas)]
    found = [m for layout in feeding if (m := _match(printed, layout, schemas)) is not None]
    if not found:
        return []
    best = max(m.rank for m in found)
    found = [m for m in found if m.rank == best]
    general = {m.layout.recognise.specialises for m in found}
    found = [m for m in found if m.layout.name not in general]
    likest = max(m.likeness for m in found)
    return [m for m in found if m.likeness == likest]


def kept_whole(table: Table, schemas: Schemas, above: str) -> Match | None:
    """The layout without records that knows most of the table's headings, None where none knows enough of them.

    A heading of an owner, a date due or a rating that it does not know tells of a table which wants records.
    """
    kept = [layout for layout in schemas.layouts.values() if is_kept_whole(layout, schemas)]
    labels = labels_of(table)
    words = vocabulary(schemas)
    asked = [texts for texts in (*labels.headings, ())[0] if any(map(words.asks, texts))]
    shares = [
        (share, layout)
        for layout in kept
        if (share := share_known(labels, layout, above)) and all(knows(layout, texts) for texts in asked)
    ]
    if not shares:
        return None
    share, layout = max(shares, key=lambda one: one[0])
    return Match(layout, 0, {}, share=share)


def _match(printed: Printed, layout: Layout, schemas: Schemas) -> Match | None:
    """How the layout fits the table at best, None where it does not."""
    for pattern, text in ((layout.recognise.above, printed.above), (layout.recognise.beside, printed.beside)):
        if pattern is not None and not pattern.search(text):
            return None
    if layout.recognise.unlike is not None and layout.recognise.unlike.search(printed.beside):
        return None
    if layout.orientation == "fields":
        return _match_fields(printed, layout)
    if layout.orientation == "card":
        return _match_card(printed, layout, schemas)
    if layout.recognise.headless:
        return _match_headless(printed, layout, schemas)
    by_value = any(series.each is not None for series in layout.series)
    if layout.name not in printed.known and layout.recognise.share > 0 and not by_value:
        return None
    ways = [(way, [_meant(texts, layout.name) for texts in columns]) for way, columns in printed.ways]
    found = [(m, way.units) for way, meant in ways if (m := _match_way(printed, layout, schemas, way, meant))]
    best = max(
        found,
        key=lambda f: (
            not _goes_on_below(printed, f[0], schemas),
            *f[0].rank,
            -_repeats(f[0]),
            f[1],
            -f[0].first_row,
            -f[0].depth,
        ),
        default=None,
    )
    return best[0] if best else None


def _repeats(match: Match) -> int:
    """How many series have the words of another ("Q1" under each of two years): what stands above tells them apart."""
    said = [one.heading for one in match.series if one.heading]
    return len(said) - len(set(said))


def _goes_on_below(printed: Printed, match: Match, schemas: Schemas) -> bool:
    """True where the row below the headings is one of them: words stand where figures should, and it names nothing.

    What stands where no heading is above, in the column that names the rows, is a heading too.
    """
    if match.first_row >= len(printed.grid):
        return False
    row = printed.grid[match.first_row]
    opening = {
        fed.column for name, fed in match.fields.items() if any(name in names for names in match.layout.rows.opens)
    }
    figures = [fed for fed in match.fed if fed.declared.read in ("value", "number")]
    said = [(cell, fed) for fed in figures if (cell := row[fed.column]) is not None and cell.row == match.first_row]
    worded = [(cell, fed) for cell, fed in said if cell.text.strip()]
    if not worded or any(match.headings[place] and states(row[place], place) for place in opening):
        return False
    return not any(is_readable(cell.text, fed.declared, schemas) for cell, fed in worded)


def _meant(texts: Mapping[str, Mapping[str, Meaning]], layout: str) -> dict[str, Meaning]:
    """What the readings of one heading mean in one layout; those that it does not know are left out."""
    return {text: meant[layout] for text, meant in texts.items() if layout in meant}


def states(cell: Cell | None, place: int) -> bool:
    """True for text of the column's own; what runs over from the column at the left is the title of a group."""
    return cell is not None and cell.column == place and bool(cell.text.strip())


def _match_headless(printed: Printed, layout: Layout, schemas: Schemas) -> Match | None:
    """A table without headings whose every column holds what the layout says."""
    table = printed.table
    if table.columns > sum(column.unlabelled for column in layout.columns.values()):
        return None
    taken = Taken()
    fields = claim_unlabelled(printed, layout, schemas, without_headings(table), taken, set())
    if len(taken.columns) < table.columns or not set(layout.recognise.needs) <= set(fields):
        return None
    return Match(layout, 0, fields, (), len(fields), _SHARE_UNTOLD, 0, table.columns)


def _top(table: Table) -> str:
    """The words of the rows in which headings may stand."""
    return "\n".join(cell.text for cell in table.cells if cell.row < LOWEST)


def _match_way(
    printed: Printed, layout: Layout, schemas: Schemas, way: Headings, meant: list[dict[str, Meaning]]
) -> Match | None:
    if any(meaning.against for texts in meant for meaning in texts.values()):
        return None
    if not _may_suffice(layout, {name for texts in meant for m in texts.values() for name in m.fields}, meant):
        return None  # told before any cell is read
    if sum(map(bool, meant)) < layout.recognise.share * sum(bool(h.levels and h.own) for h in way.headings) and not any(
        series.each for series in layout.series
    ):
        return None
    taken = Taken()
    fields = claim(printed, way, layout.columns, meant, taken, schemas, opening=layout.rows.opens[0][0])
    if not _may_suffice(layout, set(fields), meant):
        return None
    series: list[SeriesMatch] = []
    for index, declared in enumerate(layout.series):
        if declared.each is not None:
            series += claim_each(printed, declared, index, way, schemas, taken, spoken_for(declared, way, meant))
        elif fed := claim(printed, way, declared.columns, meant, taken, schemas, index, last=declared.last):
            series.append(SeriesMatch(index, fed))
    series += [more for one in series for more in claim_again(printed, layout, one, way, meant, taken, schemas)]
    if series and all(layout.series[one.index].beside_others for one in series):
        return None
    labelled = len({h.column for h in way.headings if h.levels and (h.own or h.column in taken.columns)})
    claimed = len(taken.columns)
    fields = {**fields, **claim_unlabelled(printed, layout, schemas, way, taken, set(fields))}
    names = set(fields) | {name for s in series for name in s.fields}
    share = claimed / labelled if labelled else 0.0
    if not _suffices(layout, names) or share < layout.recognise.share or not _may_open(layout, names, series):
        return None
    first, width = way.first + way.depth, printed.table.columns
    said = tuple(" ".join(h.levels) if h.own else "" for h in way.headings)
    left = tuple(said[h.column] for h in way.headings if said[h.column] and h.column not in taken.columns)
    told = any(layout.series[s.index].each is not None for s in series)
    if not told and share < _SHARE_UNTOLD and any(s.each for s in layout.series):
        return None
    return Match(layout, first, fields, tuple(series), claimed, share, way.depth, width, left, said, told)


def _may_open(layout: Layout, names: set[str], series: list[SeriesMatch]) -> bool:
    """True where a row with all of these columns would open a record."""
    return any(all(bool(series) if want == "*" else want in names for want in group) for group in layout.rows.opens)


def _suffices(layout: Layout, names: set[str]) -> bool:
    return set(layout.recognise.needs) <= names and all(names & set(group) for group in layout.recognise.any)


def _may_suffice(layout: Layout, claimed: set[str], meant: list[dict[str, Meaning]]) -> bool:
    """False where the layout cannot fit, whatever the cells hold: a column that it needs has no heading."""
    bare = {name for name, column in layout.columns.items() if column.unlabelled}
    by_value = {name for series in layout.series if series.each is not None for name in series.columns}
    named = {name for texts in meant for meaning in texts.values() for names in meaning.series for name in names}
    return _suffices(layout, claimed | bare | by_value | named)


def _match_fields(printed: Printed, layout: Layout) -> Match | None:
    """A table of field names and values: the names stand in the first column, each row feeds one field."""
    if not 2 <= printed.table.columns <= 4:
        return None
    labels = [" ".join(row[0].text.split()).rstrip(":").strip() if row and row[0] else "" for row in printed.grid]
    fields: dict[str, Fed] = {}
    for row, text in enumerate(labels):
        for name, column in layout.columns.items():
            if name not in fields and text and any(pattern.fullmatch(text) for pattern in column.headings):
                fields[name] = Fed(row, text, column)
                break
    labelled = sum(1 for text in labels if text)
    share = len(fields) / labelled if labelled else 0.0
    if not set(layout.recognise.needs) <= set(fields) or share < layout.recognise.share:
        return None
    return Match(layout, 0, fields, (), len(fields), share)


def _match_card(printed: Printed, layout: Layout, schemas: Schemas) -> Match | None:
    """A box with a title bar: its first cell names the card, the others are known by what they hold."""
    bar = cells_of(printed.grid[0])
    if len(bar) < 2 or not bar[0].text.strip():
        return None
    fields = bar_fields(bar, layout, schemas)
    if len(fields) < len(bar) or not set(layout.recognise.needs) <= set(fields):
        return None
    return Match(layout, 0, {name: Fed(0, "", layout.columns[name]) for name in fields}, (), len(fields), 1.0)


def cells_of(row: list[Cell | None]) -> list[Cell]:
    """The cells of a row that hold words or are filled, each once, however many columns it spans."""
    return list({id(cell): cell for cell in row if cell is not None and (cell.text or cell.fill)}.values())


def bar_fields(bar: Sequence[Cell], layout: Layout, schemas: Schemas) -> dict[str, Said]:
    """What a card's title bar says of each field: its first cell opens the card, others are known by what they hold.

    A cell may say two things: a rating, and an arrow beside or below it.
    """
    (opening,) = {name for names in layout.rows.opens for name in names}
    fields = {opening: Said(bar[0].text)}
    for cell in bar[1:]:
        texts = list(dict.fromkeys((cell.text, *cell.text.split())))
        for said in (Said(text, cell.lead, cell.fill) for text in texts):
            for name, column in layout.columns.items():
                if name not in fields and column.unlabelled and is_readable_cell(said, column, schemas):
                    fields[name] = said
                    break
    return fields
