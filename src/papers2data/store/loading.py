"""Extractions into the database: one transaction a document, and the same result however often it is done."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

import sqlite_utils

from papers2data.model import Extraction, Scalar, Source
from papers2data.schema.load import schemas
from papers2data.snapshot import Origin, current_origin, render, storable
from papers2data.store.connection import writing
from papers2data.store.ddl import quoted
from papers2data.store.inserting import insert_rows, remove_rows
from papers2data.store.meetings import meetings_stated, merge_meetings
from papers2data.store.parts import is_paged
from papers2data.store.paths import claim_path, drop_path, settle_paths
from papers2data.store.row import Row, Rows
from papers2data.store.rows import rows_of
from papers2data.store.waiting import Waiting, note_waiting

Outcome = Literal["added", "replaced", "unchanged", "duplicate"]

FACTS = ("title", "kind", "body", "meeting_date", "period_text", "period_start", "period_end", "source_url")


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of one document.

    ``outcome`` is "added", "replaced" (read anew, or a new version of the file at its path), "unchanged", or
    "duplicate" for content that is in the database already from another path. The counts are of the document's rows.
    """

    document_id: str
    outcome: Outcome
    pages: int
    records: int
    findings: int


def is_current(db: sqlite_utils.Database, path: str, sha256: str, origin: Origin | None = None) -> bool:
    """True where the file at ``path`` with this content is in the database, as this program would read it today."""
    origin = origin or current_origin()
    found = db.conn.execute(
        "SELECT 1 FROM files JOIN documents d ON d.id = files.document_id "
        'WHERE files.id = ? AND d.sha256 = ? AND d.program = ? AND d."schema" = ?',
        (path, sha256, origin.program, origin.schema),
    )
    return found.fetchone() is not None


def load(db: sqlite_utils.Database, extraction: Extraction, added_at: str, origin: Origin | None = None) -> LoadReport:
    """Puts one document into the database; ``added_at`` is the time now in UTC, ISO 8601.

    ``origin`` is what made the extraction (this program where None). Raises StoreError where the database cannot be
    written or a record names a column that is not declared; the database is then as it was.
    """
    origin = origin or current_origin()
    rows = rows_of(extraction, schemas().records)
    source = extraction.document.source
    digest = _digest(extraction, origin)
    with writing(db):
        old = _document(db, source.document_id)
        earlier = claim_path(db, source.path, source.document_id, added_at)
        outcome = _outcome(old, earlier, source, digest, origin)
        stated = meetings_stated(db, (source.document_id, earlier))
        if outcome in ("added", "replaced") and (old is None or old["digest"] != digest):
            rows["documents"] = [_document_row(extraction, origin, digest, old, added_at)]
            _put(db, source.document_id, rows, old)
        settle_paths(db, (source.document_id, earlier))
        merge_meetings(db, stated | meetings_stated(db, (source.document_id,)))
        note_waiting(db, Waiting.LINKS)
    return LoadReport(source.document_id, outcome, *_counts(rows))


def forget(db: sqlite_utils.Database, path: str) -> bool:
    """Takes the file at ``path`` out of the database, with its document where no other path holds it too.

    True where there was such a file. Raises StoreError where the database cannot be written.
    """
    with writing(db):
        document_id = drop_path(db, path)
        stated = meetings_stated(db, (document_id,))
        settle_paths(db, (document_id,))
        merge_meetings(db, stated)
        note_waiting(db, Waiting.LINKS)
    return document_id is not None


def _outcome(old: Row | None, earlier: str | None, source: Source, digest: str, origin: Origin) -> Outcome:
    if old is None:
        return "added" if earlier is None else "replaced"
    if (old["program"], old["schema"]) != (origin.program, origin.schema):
        return "replaced"
    if old["path"] != source.path:
        # of several places the first by name is kept, so that the order of loading does not matter
        return "duplicate" if str(old["path"]) < source.path else "replaced"
    return "unchanged" if old["digest"] == digest and earlier == source.document_id else "replaced"


def _digest(extraction: Extraction, origin: Origin) -> str:
    return hashlib.sha256(render(extraction, origin)).hexdigest()[:16]


def _document(db: sqlite_utils.Database, document_id: str) -> Row | None:
    columns = ("path", "digest", "added_at", "superseded_by", "program", "schema")
    sql = f"SELECT {', '.join(map(quoted, columns))} FROM documents WHERE id = ?"  # noqa: S608
    found = db.conn.execute(sql, (document_id,)).fetchone()
    return None if found is None else dict(zip(columns, found, strict=True))


def _document_row(extraction: Extraction, origin: Origin, digest: str, old: Row | None, added_at: str) -> Row:
    document, source = extraction.document, extraction.document.source
    facts: dict[str, Scalar] = {name: extraction.facts.get(name) for name in FACTS}
    return {
        **{name: storable(value) if isinstance(value, str) else value for name, value in facts.items()},
        "title": facts["title"] or storable(document.title) or source.path.rpartition("/")[2],
        "id": source.document_id,
        "path": source.path,
        "pages": len(document.pages) if is_paged(document) else None,
        "bytes": source.size,
        "sha256": source.sha256,
        "media_type": source.media_type,
        "reader": source.reader,
        "superseded_by": old["superseded_by"] if old else None,
        "added_at": old["added_at"] if old else added_at,
        "program": origin.program,
        "schema": origin.schema,
        "digest": digest,
    }


def _put(db: sqlite_utils.Database, document_id: str, rows: Rows, old: Row | None) -> None:
    """Puts ``rows`` in place of all that was read from the document before; what people decided on findings stays."""
    decided = db.conn.execute(
        "SELECT status, id FROM findings WHERE document_id = ? AND status <> 'open'", (document_id,)
    ).fetchall()
    if old is not None:
        remove_rows(db, document_id)
    insert_rows(db, rows)
    db.conn.executemany("UPDATE findings SET status = ? WHERE id = ?", decided)


def _counts(rows: Rows) -> tuple[int, int, int]:
    kinds = schemas().records
    records = sum(len(found) for table, found in rows.items() if kinds[table].role == "record")
    return len(rows["pages"]), records, len(rows["findings"])
