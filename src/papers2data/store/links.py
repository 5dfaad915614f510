"""How rows of one document point at each other and at meetings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from papers2data.model import Finding, Record
from papers2data.schema.declared import RecordKind
from papers2data.store.row import Row, Rows


def statement_rows(record: Record, row: Row, document_id: str) -> Iterator[Row]:
    """What the document states of an entity, field by field; the row without a field says that it names it at all."""
    page = record.evidence[0].span.page if record.evidence else record.values.get("page")
    shared: Row = {"document_id": document_id, "page": page, "record_table": record.table, "record_id": row["id"]}
    yield {"id": f"{document_id}-{record.table}-{row['id']}", **shared, "field": "", "value": None}
    for name, value in row.items():
        if name != "id" and value is not None:
            yield {"id": f"{document_id}-{record.table}-{row['id']}-{name}", **shared, "field": name, "value": value}


def mend_links(rows: Rows, kinds: Mapping[str, RecordKind], document_id: str) -> list[Finding]:
    """Makes every link lead somewhere, and tells of those that were emptied because they led nowhere.

    A meeting that is named but described nowhere becomes a meeting of which only the name is known. Links to
    milestones, KPIs and risks are made later, over all documents.
    """
    faults: list[Finding] = []
    for table in [name for name in rows if name in kinds]:
        links = {name: field.references for name, field in kinds[table].fields.items() if field.references}
        for name, target in links.items():
            if target == "meetings":
                _name_meetings(rows, table, name, document_id)
            elif target != "documents":
                faults += _empty_dead_links(rows, table, name, target)
    return faults


def _name_meetings(rows: Rows, table: str, name: str, document_id: str) -> None:
    stated = {row["record_id"] for row in rows["statements"]}
    named = sorted({str(row[name]) for row in rows[table] if row.get(name)} - stated)
    rows["statements"] += [
        row
        for meeting in named
        for row in statement_rows(Record("meetings", meeting, {}), {"id": meeting}, document_id)
    ]


def _empty_dead_links(rows: Rows, table: str, name: str, target: str) -> Iterator[Finding]:
    ends = {row["id"] for row in rows.get(target, ())}
    for row in rows[table]:
        end = row.get(name)
        if end is not None and end not in ends:
            row[name] = None
            message = f"{name} of {row['id']} in {table} leads nowhere: there is no {end} in {target}."
            yield Finding("dead-link", message, record_table=table, record_id=str(row["id"]))
