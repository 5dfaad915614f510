"""Whose papers they are: the committee that each document names, or that the papers around it name."""

from __future__ import annotations

from collections import defaultdict

import sqlite_utils


def committees(db: sqlite_utils.Database) -> dict[str, str]:
    """The committee of each document, by its id; "" where nothing tells.

    A paper that names none is that committee's whose papers alone lie in its folder, or in the nearest folder above.
    """
    rows = db.conn.execute("SELECT id, path, coalesce(body, '') FROM documents").fetchall()
    named: dict[str, set[str]] = defaultdict(set)
    for _, path, body in rows:
        if body:
            for folder in _folders(path):
                named[folder].add(body)
    return {name: body or _around(path, named) for name, path, body in rows}


def _around(path: str, named: dict[str, set[str]]) -> str:
    nearest = next((named[folder] for folder in _folders(path) if folder in named), set())
    return next(iter(nearest)) if len(nearest) == 1 else ""


def _folders(path: str) -> list[str]:
    """The folders that a file lies in, the nearest first; not the one above all papers."""
    parts = path.split("/")[:-1]
    return ["/".join(parts[:end]) for end in range(len(parts), 0, -1)]
