"""Tables that no layout knows but that were read in another way: a list of people, an agenda, a decision notice."""

from __future__ import annotations

import re

from papers2data.extract.found import Found, table_id
from papers2data.model import Document, Table

_BLOCK = re.compile(r"b(\d+)(?!\d)")
_READ_AS_PROSE = ("attendance", "agenda_items", "resolutions", "recommendations")


def without_tables_told(found: Found, document: Document) -> Found:
    """What was found, without the findings that call a table unrecognised whose words gave records all the same."""
    told = {int(m[1]) for r in found.records if r.table in _READ_AS_PROSE and (m := _BLOCK.match(r.place))}
    blocks = (index for index, block in enumerate(document.blocks) if isinstance(block, Table))
    read = {table_id(document, number) for number, block in enumerate(blocks) if block in told}
    kept = (f for f in found.findings if f.code != "table-unrecognised" or f.record_id not in read)
    return Found(found.records, tuple(kept))
