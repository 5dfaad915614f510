"""Logical rows of a recognised table to records with their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from papers2data.extract.found import Found, record
from papers2data.extract.tables.amounts import Headed, headed
from papers2data.extract.tables.claims import Fed
from papers2data.extract.tables.match import Match
from papers2data.extract.tables.place import Place
from papers2data.extract.tables.printed_rows import Slot, slots
from papers2data.extract.tables.readings import UNIT_ABOVE, Said, one_line, read_cell, without_unit
from papers2data.extract.tables.rows import LogicalRow, logical_rows
from papers2data.extract.tables.silent import without_record
from papers2data.extract.tables.sums import with_totals
from papers2data.model import Cell, Finding, Record, Scalar, Span, Table, span_of
from papers2data.schema.declared import Column, Series
from papers2data.schema.load import Schemas
from papers2data.values.numbers import find_saving, is_no_value
from papers2data.values.periods import find_period, read_period

_NOTE_IN_NAME = re.compile(r"^(?P<name>.{8,}?)\s+[-–—]\s+(?P<note>[A-Z][A-Z0-9 ,'’()/&-]{24,}\.?)$", re.DOTALL)
Problem = tuple[Slot, Said, str]
"""A cell that could not be read as its column says, or only by its opening words, which stand last ("" for none)."""
_NOTES = ("note", "narrative")
"""Fields that take the sentences printed below a row, where its kind has one of them."""
_QUARTER = re.compile(r"\b(?:q|qtr|quarter)\s?[1-4]\b", re.IGNORECASE)
_UNITS_WITHIN = 3
"""Rows at the top in which a unit may stand before the first figures; titles of groups may come before these."""
_BARE_UNIT = re.compile(r"\s*\(?£\s?(?:m|k|000s?|s)?\)?$", re.IGNORECASE)
_MARK = re.compile(r"\s*(\*{1,3}|[†‡¹²³])$")


def to_records(table: Table, match: Match, place: Place, schemas: Schemas) -> Found:
    """The table's records, with a finding for each value that could not be read and each row that fits nowhere."""
    if match.layout.orientation == "fields":
        return _one_record(table, match, place, schemas)
    inside = _inside(table, match)
    match = _with_units(table, match)
    rows, stray = logical_rows(table, match, schemas)
    found = Found()
    silent: list[LogicalRow] = []
    titled = False
    for row in rows:
        titled = titled or bool(row.group)
        if not _is_skipped(row, match):
            made = _row_records(row, match, place, schemas, inside, titled=titled)
            found += made
            silent += () if made.records else (row,)
    found = Found(with_totals(found.records), found.findings) if match.layout.rows.total else found
    left = _unclaimed(match, table, place) if found.records else ()
    unmade = without_record(table, match, place, silent, bool(found.records or stray))
    return found + Found((), (*(_stray(number, table, place) for number in stray), *left, *unmade))


def _inside(table: Table, match: Match) -> tuple[str, ...]:
    """Texts of the table's rows above its headings, which may be a title or the fields of a card."""
    top = [cell for cell in table.cells if cell.row < match.first_row - match.depth and cell.text.strip()]
    return tuple(one_line(cell.text) for cell in sorted(top, key=lambda cell: (cell.row, cell.column)))


def _with_units(table: Table, match: Match) -> Match:
    """The match with the units that stand below the headings, in one cell with the first figures of their columns."""
    top = [cell for cell in table.cells if match.first_row <= cell.row < match.first_row + _UNITS_WITHIN]
    units = {cell.column: found[1] for cell in top if (found := UNIT_ABOVE.match(one_line(cell.text)))}
    if not units:
        return match
    return replace(match, series=tuple(replace(one, fields=_headed_so(one.fields, units)) for one in match.series))


def _headed_so(fields: Mapping[str, Fed], units: Mapping[int, str]) -> dict[str, Fed]:
    said = {name: f"{fed.heading} {units[fed.column]}" for name, fed in fields.items() if fed.column in units}
    return {name: replace(fed, heading=said.get(name, fed.heading)) for name, fed in fields.items()}


def _unclaimed(match: Match, table: Table, place: Place) -> tuple[Finding, ...]:
    """A finding that names the columns of the table which feed no field."""
    if not match.unclaimed:
        return ()
    names = ", ".join(f"“{heading}”" for heading in match.unclaimed)
    message = f"These columns feed no field and are kept in the table only: {names}."
    told = Finding("column-unread", message, table.span, severity="info", record_table="tables")
    return (replace(told, record_id=place.table_id),)


def _stray(number: int, table: Table, place: Place) -> Finding:
    text = " | ".join(one_line(cell.text) for cell in table.grid()[number] if cell and cell.text.strip())
    message = f"A row of a table belongs to no record that opens above it: “{text[:160]}”."
    span = next((cell.span for cell in table.grid()[number] if cell and cell.text.strip()), table.span)
    return Finding("row-without-start", message, span, record_table="tables", record_id=place.table_id)


def _is_skipped(row: LogicalRow, match: Match) -> bool:
    skip = match.layout.rows.skip
    return skip is not None and bool(skip.search(_opening(row, match)))


def _opening(row: LogicalRow, match: Match) -> str:
    """The text of the column that names the row: the first text column that opens records."""
    names = [name for names in match.layout.rows.opens for name in names if name != "*"]
    return next((one_line(row.said[-1, name].text) for name in names if (-1, name) in row.said), "")


def _row_records(
    row: LogicalRow,
    match: Match,
    place: Place,
    schemas: Schemas,
    inside: tuple[str, ...] = (),
    *,
    titled: bool = False,
) -> Found:
    """Records of one row; ``titled`` says that a title of a group stands above it, which ends that of a heading."""
    layout = match.layout
    kind = schemas.records[layout.record]
    opening = _opening_heading(match)
    base: dict[str, Scalar] = dict(layout.set)
    base |= {
        name: value
        for name, context in layout.context.items()
        if (value := place.find(context, inside, opening)) is not None
    }
    if layout.rows.group and (row.group or (titled and layout.rows.group in layout.context)):
        base[layout.rows.group] = row.group or None
    if layout.rows.total is not None and "is_total" in kind.fields:
        base["is_total"] = row.heads or bool(layout.rows.total.search(_opening(row, match)))
    if "period_text" not in kind.fields:  # figures state their own periods
        base |= place.dates()
    elif "measure" in kind.fields and place.of_money is not None and not match.by_value:
        base |= {"period_text": place.of_money.text, **place.dates()}
    base |= {"paper_id": place.paper_id, "table_id": place.table_id, "row": row.number}
    around = "\n".join((place.beside, *inside, opening))
    row = replace(row, said={slot: replace(said, around=around) for slot, said in row.said.items()})
    own = {slot: said for slot, said in row.said.items() if slot[0] < 0}
    shared, problems = _values(own, match, schemas)
    base |= shared
    if "measure" in kind.fields and isinstance(stated := shared.get("period_text"), str):
        base |= _period_of(headed(stated))
    _tidy_name(base, set(kind.fields), place)
    _name_total(base, match)
    unread = _noted(base, row, set(kind.fields), place)
    if not match.series:
        alone = next((series for series in layout.series if series.always), None)
        base |= alone.set if alone else {}
        made = [] if layout.series and alone is None else [_record(layout.record, row, place, "", base, own)]
    else:
        made, more = _series_records(row, match, place, schemas, base)
        problems += more
    fields = set(kind.fields)
    records = tuple(_limited(r, fields) for r in made)
    return Found(records, (*unread, *(_unread(p, row, layout.record, records, place) for p in problems)))


def _noted(base: dict[str, Scalar], row: LogicalRow, fields: set[str], place: Place) -> tuple[Finding, ...]:
    """Puts the sentences below the row to its note; gives a finding for each where its kind has no field for them."""
    name = next((name for name in _NOTES if name in fields), None)
    if name is None:
        return tuple(_sentence(cell, place) for cell in row.notes)
    said = [base.get(name), *(cell.text.strip() for cell in row.notes)]
    if row.notes:
        base[name] = "\n".join(str(text) for text in said if text)
    return ()


def _sentence(cell: Cell, place: Place) -> Finding:
    message = f"Sentences over the columns of a table are kept in the table only: “{one_line(cell.text)[:160]}”."
    return Finding("row-unread", message, cell.span, record_table="tables", record_id=place.table_id)


def _limited(made: Record, fields: set[str]) -> Record:
    """The record with the fields its kind has; readings give more than every kind wants (a period's dates)."""
    return Record(made.table, made.place, {k: v for k, v in made.values.items() if k in fields}, made.evidence)


def _values(said: Mapping[Slot, Said], match: Match, schemas: Schemas) -> tuple[dict[str, Scalar], list[Problem]]:
    """Fields of these cells, and the cells that could not be read as they should."""
    feeds = slots(match)
    values: dict[str, Scalar] = {}
    problems = []
    for slot, cell in said.items():
        column = feeds[slot].declared
        if column.lead not in match.fields:  # a title with a column of its own is not looked for in another's text
            cell = _without_lead(cell, column, values)
        read = read_cell(slot[1], cell, column, schemas)
        values |= read.values
        if not read.understood or read.opening:
            problems.append((slot, cell, read.opening))
    return values, problems


def _without_lead(said: Said, column: Column, values: dict[str, Scalar]) -> Said:
    """The cell without the underlined or bold words that open it; those go to the field the column names."""
    if not column.lead:
        return said
    lead = one_line(said.lead)
    values[column.lead] = lead.rstrip(":. ") or None
    flat = said.text.lstrip()
    if lead and one_line(flat).startswith(lead):
        pattern = r"\s+".join(re.escape(word) for word in lead.split())
        return Said(re.sub(rf"^{pattern}[\s:.–-]*", "", flat), said.lead, said.fill, said.heading)
    return said


def _opening_heading(match: Match) -> str:
    """The heading of the column that names the rows, where a unit may stand for all the others ("Scheme (£000)")."""
    names = [name for names in match.layout.rows.opens for name in names]
    return next((match.fields[name].heading for name in names if name in match.fields), "")


def _name_total(base: dict[str, Scalar], match: Match) -> None:
    """Takes "Total" printed in the column of the groups as the name of its row, which has no other."""
    rows = match.layout.rows
    group = base.get(rows.group)
    if rows.total is None or base.get("name") or not isinstance(group, str) or rows.group not in match.fields:
        return
    if rows.total.search(group):
        base |= {"name": group, rows.group: None, "is_total": True}


def _tidy_name(values: dict[str, Scalar], fields: set[str], place: Place) -> None:
    """A note printed inside the name, in capitals or as a footnote's mark, goes to ``note`` where the kind has one."""
    name = values.get("name")
    if not isinstance(name, str):
        return
    if "saving_gbp" in fields:
        values["saving_gbp"] = find_saving(name)
    if "note" not in fields:
        return
    inside = _NOTE_IN_NAME.match(name)
    if inside:
        values |= {"name": inside["name"], "note": inside["note"]}
    mark = _MARK.search(name)
    if mark and mark[1] in place.footnotes:
        values["note"] = place.footnotes[mark[1]]


def _series_records(
    row: LogicalRow, match: Match, place: Place, schemas: Schemas, base: dict[str, Scalar]
) -> tuple[list[Record], list[Problem]]:
    made: list[Record] = []
    problems: list[Problem] = []
    latest = _latest(row, match)
    marks = {name for series in match.layout.series for name in series.latest}
    money = "measure" in schemas.records[match.layout.record].fields
    headings = [series.fields["value"].heading for series in match.series if "value" in series.fields]
    named = {said["period_text"] for heading in headings if (said := _period_named(heading))}
    for i, series in enumerate(match.series):
        declared = match.layout.series[series.index]
        cells = {slot: said for slot, said in row.said.items() if slot[0] == i}
        stated = any(_states(said, series.fields[slot[1]].declared) for slot, said in cells.items())
        if not stated and not declared.always and i != latest:
            continue
        values, unread = _values(cells, match, schemas)
        problems += unread
        dated = declared.always or declared.into == "name"
        if dated and not any(name.startswith("period_") for name in values):
            values |= place.dates()
        into = _into(declared, series.heading, place, "measure" in base)
        told = not money or len(named) > 1  # one year over one column of money among others is the whole table's
        if told and "value" in series.fields and not declared.into and "period_text" not in values:
            values |= _period_named(series.fields["value"].heading)
        flags = {name: False for name, fed in series.fields.items() if fed.declared.read == "flag"}
        name = _suffix(declared, series.heading)
        if any(other.place.endswith(f"r{row.number}-{name}") for other in made):
            name += f"-{min(fed.column for fed in series.fields.values())}"  # one heading printed over two columns
        apart = marks if i != latest else set()
        own = {slot: said for slot, said in row.said.items() if slot[0] < 0 and slot[1] not in apart}
        shared = {key: value for key, value in base.items() if key not in apart}
        made.append(
            _record(match.layout.record, row, place, name, shared | declared.set | into | flags | values, own | cells)
        )
    return made, problems


def _latest(row: LogicalRow, match: Match) -> int | None:
    """Which series of the row has the latest heading of those that state a value; None where no series asks.

    Where none states one, it is the last: a rating must not be lost because no figure stands beside it.
    """
    asking = [i for i, series in enumerate(match.series) if match.layout.series[series.index].latest]
    marks = {name for i in asking for name in match.layout.series[match.series[i].index].latest}
    asked = [
        (i, series, said)
        for i, series in enumerate(match.series)
        if match.layout.series[series.index].latest
        for name, fed in series.fields.items()
        if (said := row.said.get((i, name))) and _states(said, fed.declared)
    ]
    ends = [period.end if (period := read_period(series.heading)) else None for _, series, _ in asked]
    if not asked or None in ends:
        rated = any(slot in row.said for slot in ((-1, name) for name in marks))
        return asked[-1][0] if asked else asking[-1] if asking and rated else None
    return max(zip((end for end in ends if end), (i for i, _, _ in asked), strict=True))[1]


def _states(said: Said, column: Column) -> bool:
    """True where the cell says something: a dash says nothing, "TBC" says something of a date but not of a figure."""
    text = one_line(said.text)
    return not is_no_value(text) if column.read in ("value", "number") else text.strip(" -–—.") != ""


def _into(declared: Series, heading: str, place: Place, of_money: bool) -> dict[str, Scalar]:
    """The field that the heading itself fills; a period's heading gives its dates too.

    A quarter without a year is one of the financial year that the paper reports on. Money's headings may say beside
    the period what the figures are ("2031-32 Net cost").
    """
    if not declared.into:
        return {}
    values: dict[str, Scalar] = {declared.into: _BARE_UNIT.sub("", heading) or heading}
    if declared.into != "period_text":
        return values
    if of_money:
        bare = _QUARTER.fullmatch(heading)
        said = headed(f"{heading} {place.year}" if place.year and bare else heading)
        told = _period_of(said) | ({"period_text": heading} if bare else {})
        return told | ({"measure": said.measure} if said.measure else {})
    values = {"period_text": without_unit(heading)}
    period = read_period(heading) or find_period(heading)
    if period is None and place.year and (quarter := _QUARTER.search(heading)):
        period = find_period(f"{quarter[0]} {place.year}")
    if period:
        values |= {"period_start": period.start.isoformat(), "period_end": period.end.isoformat()}
    return values


def _period_named(heading: str) -> dict[str, Scalar]:
    """The period that the heading of a column of figures names beside what they are ("Actual 2031/32"), {} of none."""
    said = headed(heading)
    return _period_of(said) if said.days and said.measure else {}


def _period_of(said: Headed) -> dict[str, Scalar]:
    """The period of money's figures as fields."""
    first, last = (said.days.start, said.days.end) if said.days else (None, None)
    dates = {"period_start": first.isoformat() if first else None, "period_end": last.isoformat() if last else None}
    return {"period_text": said.period, **dates}


def _suffix(declared: Series, heading: str) -> str:
    suffix = declared.suffix or "-".join(str(v) for v in declared.set.values())
    slug = re.sub(r"\W+", "-", heading.casefold()).strip("-")
    return "-".join(part for part in (suffix, slug) if part)


def _record(
    table: str, row: LogicalRow, place: Place, suffix: str, values: dict[str, Scalar], said: Mapping[Slot, Said]
) -> Record:
    where = f"t{place.number}{place.half}r{row.number}" + (f"-{suffix}" if suffix else "")
    quote = " | ".join(one_line(cell.text) for cell in said.values() if cell.text.strip())
    fields = [(name, row.spans[i, name], cell.text) for (i, name), cell in said.items() if cell.text.strip()]
    told = next((name for name in _NOTES if name in values), None)
    if row.notes and told:
        before = [(span, words) for name, span, words in fields if name == told]
        notes = [*before, *((cell.span, cell.text) for cell in row.notes)]
        fields = [field for field in fields if field[0] != told]
        fields.append((told, span_of(span for span, _ in notes), " ".join(one_line(words) for _, words in notes)))
    return record(table, where, values, row.span, quote, *fields)


def _unread(problem: Problem, row: LogicalRow, table: str, records: Iterable[Record], place: Place) -> Finding:
    (index, name), said, opening = problem
    text = one_line(said.text)
    heading = f" under “{said.heading}”" if said.heading else ""
    holder = next((r for r in records if any(e.field == name for e in r.evidence)), None)
    span: Span = row.spans[index, name]
    place_id = f"{place.table_id.rpartition('-')[0]}-{holder.place}" if holder else ""
    message = f"“{text[:120]}”{heading} could not be read as a {_plain(name)}; it is kept as printed."
    if opening:
        message = f"“{text[:120]}”{heading} was read by its first words, “{opening}”; look whether they are a {name}."
    return Finding(
        "value-presumed" if opening else "value-unread",
        message,
        span,
        record_table=table if holder else "",
        record_id=place_id,
    )


def _plain(name: str) -> str:
    return {"due": "date", "value": "number", "rag": "RAG rating"}.get(name, name.replace("_", " "))


def _one_record(table: Table, match: Match, place: Place, schemas: Schemas) -> Found:
    """The one record of a table of field names and values."""
    grid = table.grid()
    said: dict[Slot, Said] = {}
    spans: dict[Slot, Span] = {}
    for name, fed in match.fields.items():
        cells = [cell for cell in grid[fed.column][1:] if cell is not None and cell.text.strip()]
        if cells:
            said[-1, name] = Said(cells[0].text, cells[0].lead, cells[0].fill, fed.heading)
            spans[-1, name] = cells[0].span
    row = LogicalRow(0, said, spans, table.span)
    return _row_records(row, match, place, schemas)
