"""What ``doctor`` looks at; each check is a small function that finds one or more facts."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from papers2data.errors import Papers2DataError

LIBRARIES = (
    "click",
    "datasette",
    "msgspec",
    "pandas",
    "pdfplumber",
    "pebble",
    "pypdfium2",
    "rich",
    "spacy",
    "sqlite-utils",
)

OLDEST_SQLITE = (3, 35, 0)
"""The first SQLite with everything that the views and the site use."""


@dataclass(frozen=True, slots=True)
class Check:
    """One fact: "good", "bad" (the program can't do its work) or "note" (some of it); ``remedy`` is what to do."""

    name: str
    state: Literal["good", "note", "bad"]
    detail: str
    remedy: str = ""


def checks(db_path: Path) -> list[Check]:
    """All checks, in order; the database is only looked at."""
    return [
        *_python(),
        *_libraries(),
        *_sqlite(),
        *_declarations(),
        *_folders(db_path),
        *_database(db_path),
        *_language(),
        *_recognition(),
    ]


def _python() -> Iterator[Check]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Check("Python", "good", version)  # pip installs the program for no version that it can't run on


def _libraries() -> Iterator[Check]:
    found, missing = [], []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    if found:
        yield Check("libraries", "good", ", ".join(found))
    if missing:
        yield Check("libraries", "bad", f"{', '.join(missing)} not installed", "install papers2data again with pip")


def _sqlite() -> Iterator[Check]:
    connection = sqlite3.connect(":memory:")
    try:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    finally:
        connection.close()
    new_enough = sqlite3.sqlite_version_info >= OLDEST_SQLITE
    if "ENABLE_FTS5" in options and new_enough:
        yield Check("SQLite", "good", f"{sqlite3.sqlite_version} with FTS5")
        return
    lacks = "without FTS5 (full-text search)" if new_enough else "too old"
    remedy = "use a Python that brings a full SQLite, such as python.org's or your system's"
    yield Check("SQLite", "bad", f"{sqlite3.sqlite_version} is {lacks}", remedy)


def _declarations() -> Iterator[Check]:
    from papers2data.schema.load import folder, schemas
    from papers2data.site.queries import queries

    try:
        known, asked = schemas(), queries()
    except Papers2DataError as error:
        yield Check("declarations", "bad", str(error), "correct the file, or install papers2data again")
        return
    counts = (
        f"{len(known.records)} tables, {len(known.layouts)} layouts, {len(known.scales)} scales, {len(asked)} queries"
    )
    yield Check("declarations", "good", f"{counts} in {folder()}")


def _folders(db_path: Path) -> Iterator[Check]:
    folder = db_path.resolve().parent
    if not folder.is_dir():
        yield Check("folder", "bad", f"there is no folder {folder}", "make it, or name another with --db")
    elif not os.access(folder, os.W_OK):
        yield Check(
            "folder", "note", f"{folder} cannot be written", "searching works; to ingest, use another with --db"
        )
    else:
        free = shutil.disk_usage(folder).free
        yield Check("folder", "good", f"{folder} can be written, {free / 1e9:.1f} GB are free")


def _database(db_path: Path) -> Iterator[Check]:
    from papers2data.store import open_db
    from papers2data.store.read import tables

    if not db_path.exists():
        yield Check("database", "note", f"there is none at {db_path}", "make one with 'papers2data ingest FOLDER'")
        return
    try:
        db = open_db(db_path, create=False, readonly=True)
    except Papers2DataError as error:
        yield Check("database", "bad", str(error))
        return
    try:
        fault = db.conn.execute("PRAGMA quick_check(1)").fetchone()[0]
        counts = {info.name: info.rows for info in tables(db) if info.name in ("documents", "pages", "findings")}
    except sqlite3.Error as error:
        fault = str(error)
    finally:
        db.close()
    if fault == "ok":
        yield Check("database", "good", f"{db_path}: " + ", ".join(f"{rows:,} {name}" for name, rows in counts.items()))
    else:
        yield Check("database", "bad", f"{db_path} is damaged: {fault}", "restore a copy, or ingest into a new file")


def _language() -> Iterator[Check]:
    try:
        import spacy

        spacy.blank("en")
    except (ImportError, OSError, ValueError) as error:
        yield Check("language", "bad", f"spaCy cannot be used: {error}", "install papers2data again with pip")
    else:
        yield Check("language", "good", f"spaCy {metadata.version('spacy')} with its plain English pipeline")


def _recognition() -> Iterator[Check]:
    """Scanned pages need tesseract: pages of text do not."""
    found = shutil.which("tesseract")
    if found is None:
        remedy = "only scanned papers need it: install the system's package tesseract-ocr"
        yield Check("scanned pages", "note", "tesseract is not installed", remedy)
    else:
        yield Check("scanned pages", "good", _version(found))


def _version(program: str) -> str:
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{program} does not answer: {error}"
    lines = (said.stdout or said.stderr).splitlines()
    return f"{Path(program).name} {lines[0].removeprefix('tesseract ') if lines else ''}".strip()
