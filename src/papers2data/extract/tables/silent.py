"""Rows that a layout claims and of which no record comes: a finding tells of them, so that none is lost in silence."""

from __future__ import annotations

from collections.abc import Sequence

from papers2data.extract.tables.match import Match, states
from papers2data.extract.tables.place import Place
from papers2data.extract.tables.readings import one_line
from papers2data.extract.tables.rows import LogicalRow
from papers2data.model import Finding, Table
from papers2data.values.numbers import is_no_value

_NAMED = 5
"""Rows that one finding names."""


def without_record(
    table: Table, match: Match, place: Place, silent: Sequence[LogicalRow], told: bool
) -> tuple[Finding, ...]:
    """A finding for the table where nothing is ``told`` of any row, or for its ``silent`` rows that state something.

    None where every row with words gave a record, and for rows that say nothing beside their names: these are titles.
    """
    if not told:
        if not _has_words(table, match):
            return ()
        message = (
            f"The layout “{match.layout.name}” knows this table, but no row of it gave a record; it is kept whole."
        )
        return (Finding("table-without-records", message, table.span, record_table="tables", record_id=place.table_id),)
    lost = [row for row in silent if _states_more(row)]
    if not lost:
        return ()
    names = ", ".join(f"“{_name(row)}”" for row in lost[:_NAMED]) + (" and more" if len(lost) > _NAMED else "")
    count = f"{len(lost)} rows" if len(lost) > 1 else "A row"
    message = f"{count} of this table gave no record and stay in the table only: {names}."
    return (Finding("row-without-record", message, lost[0].span, record_table="tables", record_id=place.table_id),)


def _has_words(table: Table, match: Match) -> bool:
    """True for a table with words below its headings in a column that names its rows."""
    naming = {name for names in match.layout.rows.opens for name in names}
    columns = {fed.column for name, fed in match.fields.items() if name in naming} or {0}
    return any(states(row[place], place) for row in table.grid()[match.first_row :] for place in columns)


def _states_more(row: LogicalRow) -> bool:
    said = [one_line(said.text) for said in row.said.values()]
    return len([text for text in said if text and not is_no_value(text)]) > 1


def _name(row: LogicalRow) -> str:
    return next((text[:60] for said in row.said.values() if (text := one_line(said.text))), "")
