"""Where documents lie: a document is its content, and the same content may lie in several places."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import sqlite_utils


def claim_path(db: sqlite_utils.Database, path: str, document_id: str, added_at: str) -> str | None:
    """The document that lay at ``path`` before, None where none did; from now on it is ``document_id``."""
    found = db.conn.execute("SELECT document_id FROM files WHERE id = ?", (path,)).fetchone()
    db.conn.execute(
        "INSERT INTO files (id, document_id, added_at) VALUES (?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET document_id = excluded.document_id, added_at = excluded.added_at "
        "WHERE document_id <> excluded.document_id",
        (path, document_id, added_at),
    )
    return None if found is None else str(found[0])


def drop_path(db: sqlite_utils.Database, path: str) -> str | None:
    """The document that lay at ``path``, which is now free; None where none did."""
    found = db.conn.execute("SELECT document_id FROM files WHERE id = ?", (path,)).fetchone()
    db.conn.execute("DELETE FROM files WHERE id = ?", (path,))
    return None if found is None else str(found[0])


def settle_paths(db: sqlite_utils.Database, documents: Iterable[str | None]) -> None:
    """Gives each document its first path by name, a finding for each other one, and removes it where none is left."""
    for document_id in sorted({name for name in documents if name}):
        paths = [
            str(row[0])
            for row in db.conn.execute("SELECT id FROM files WHERE document_id = ? ORDER BY id", (document_id,))
        ]
        if not paths:
            db.conn.execute("DELETE FROM documents WHERE id = ?", (document_id,))
            continue
        db.conn.execute("UPDATE documents SET path = ? WHERE id = ? AND path <> ?", (paths[0], document_id, paths[0]))
        _tell_duplicates(db, document_id, paths[1:])


def _tell_duplicates(db: sqlite_utils.Database, document_id: str, others: list[str]) -> None:
    wanted = {_finding_id(document_id, path): f"The same file also lies at {path}; it is kept once." for path in others}
    present = [
        row[0]
        for row in db.conn.execute(
            "SELECT id FROM findings WHERE document_id = ? AND code = 'duplicate-document'", (document_id,)
        )
    ]
    db.conn.executemany("DELETE FROM findings WHERE id = ?", [(name,) for name in present if name not in wanted])
    db.conn.executemany(
        "INSERT INTO findings (id, family, code, severity, message, document_id, record_table, record_id, status) "
        "VALUES (?, 'reading', 'duplicate-document', 'info', ?, ?, 'documents', ?, 'open')",
        [(name, text, document_id, document_id) for name, text in wanted.items() if name not in present],
    )


def _finding_id(document_id: str, path: str) -> str:
    return f"{document_id}-duplicate-document-{hashlib.sha256(path.encode('utf-8', 'replace')).hexdigest()[:8]}"
