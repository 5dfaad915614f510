"""Tables to records, by the layouts that ``schemas/layouts`` declares."""

from __future__ import annotations

from dataclasses import replace

from papers2data.extract.found import Found, table_id
from papers2data.extract.tables.beside import side_by_side
from papers2data.extract.tables.cards import card_records
from papers2data.extract.tables.continued import alike, continued
from papers2data.extract.tables.kept import is_kept_whole
from papers2data.extract.tables.match import Match, kept_whole, matches
from papers2data.extract.tables.place import Place, place_of
from papers2data.extract.tables.records import to_records
from papers2data.model import Block, Document, Finding, Paper, Table
from papers2data.schema.load import Schemas


def read_tables(document: Document, papers: tuple[Paper, ...], schemas: Schemas) -> tuple[Found, dict[str, str]]:
    """Records and findings of every table, and the layout's name for each recognised table's id."""
    found = Found()
    claimed: dict[str, str] = {}
    number = -1
    before: tuple[Match, Place] | None = None
    for block, table in enumerate(document.blocks):
        if not isinstance(table, Table):
            continue
        number += 1
        place = place_of(document, papers, block, table_id(document, number), number)
        halves = _halves(table, place, schemas)
        if halves is not None:
            found += halves[0]
            claimed[place.table_id] = halves[1]
            continue
        fitting = matches(table, schemas, place.above, place.beside)
        if not fitting and before is not None and before[1].paper_id == place.paper_id:
            like = alike(table, before[0])
            going_on = None if like or place.near else continued(table, before[0], schemas)
            fitting = [match for match in (like, going_on) if match]
            place = place.after(before[1]) if going_on else place
        said, match = _read(table, fitting, place, schemas, document.blocks[block + 1 :])
        found += said
        if match is not None:
            claimed[place.table_id] = match.layout.name
            before = before if is_kept_whole(match.layout, schemas) else (match, place)
    return found, claimed


def _halves(table: Table, place: Place, schemas: Schemas) -> tuple[Found, str] | None:
    """What two tables give that are printed side by side as one, and their layout; None for any other table."""
    parts = side_by_side(table) or ()
    fitting = [matches(part, schemas, place.above, place.beside) for part in parts]
    if not parts or any(len(one) != 1 for one in fitting) or len({one[0].layout.name for one in fitting}) > 1:
        return None
    found = Found()
    for half, part, (match,) in zip(("a", "b"), parts, fitting, strict=True):
        found += to_records(part, match, replace(place, half=half), schemas)
    return found, fitting[0][0].layout.name


def _read(
    table: Table, fitting: list[Match], place: Place, schemas: Schemas, below: tuple[Block, ...]
) -> tuple[Found, Match | None]:
    if len(fitting) == 1 and fitting[0].layout.orientation == "card":
        found = card_records(table, fitting[0], place, schemas, below)
        if found.records:
            return found, fitting[0]
        fitting = []
    if len(fitting) == 1:
        return to_records(table, fitting[0], place, schemas), fitting[0]
    if fitting:
        names = " and ".join(sorted(match.layout.name for match in fitting))
        message = f"Two layouts fit this table equally well: {names}. It is kept as a table; no records were made."
        return Found((), (_finding("table-ambiguous", message, table, place),)), None
    known = kept_whole(table, schemas, f"{place.caption}\n{place.above}")
    if known or table.rows < 2 or table.columns < 2 or place.kind in ("agenda",):
        return Found(), known
    message = "No layout is known for this table. It is kept whole as a table, but no records were made from it."
    return Found((), (_finding("table-unrecognised", message, table, place),)), None


def _finding(code: str, message: str, table: Table, place: Place) -> Finding:
    return Finding(code, message, table.span, record_table="tables", record_id=place.table_id)
