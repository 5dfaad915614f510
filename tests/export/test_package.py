"""The whole as a data package, checked by the library that defines what one is."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from papers2data.errors import UsageError
from papers2data.export.package import Written, write_package
from papers2data.schema.load import schemas
from papers2data.store import load, read
from tests.conftest import Ingested
from tests.store.papers import NOW, milestone, pdf


def faults(folder: Path) -> list[Any]:
    """What the frictionless library finds wrong with the package."""
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed")
    report = frictionless.Package(str(folder / "datapackage.json")).validate()
    return list(report.flatten(["type", "title", "rowNumber", "note"]))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_sample_papers(own_corpus: Ingested, tmp_path: Path) -> None:
    """All tables of the sample papers make a valid package: types, primary keys and foreign keys hold in every row."""
    db = read_only(own_corpus.db)
    written = write_package(db, tmp_path / "out", "Sample papers", NOW)
    counts = {info.name: info.rows for info in read.tables(db) if not info.is_view}
    db.close()
    assert written == Written(len(schemas().records), sum(counts.values()))
    assert faults(tmp_path / "out") == []


def read_only(path: Path) -> sqlite_utils.Database:
    """The database at ``path``, not to be changed."""
    from papers2data.store import open_db

    return open_db(path, readonly=True)


@pytest.mark.filterwarnings("ignore")
def test_a_broken_key_is_seen(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """The package says which column points at which table, so that a row which points at nothing is a fault."""
    load(db, pdf("a.pdf", "x", records=(milestone("t0", "Wall"),)), NOW)
    write_package(db, tmp_path / "out", "Papers", NOW)
    path = tmp_path / "out" / "data" / "milestone_readings.csv"
    text = path.read_text(encoding="utf-8")
    (row,) = csv.DictReader(text.splitlines())
    path.write_text(text.replace(f",{row['document_id']},", ",nowhere,", 1), encoding="utf-8")
    assert "foreign-key" in [fault[0] for fault in faults(tmp_path / "out")]


def test_what_it_says(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """Titles, descriptions, types and keys are those of the declarations."""
    load(db, pdf("a.pdf", "x", records=(milestone("t0", "=1+1"),)), NOW)
    write_package(db, tmp_path / "out", "Papers", NOW)
    told = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
    assert (told["title"], told["created"], told["profile"]) == ("Papers", NOW, "tabular-data-package")
    named = {resource["name"]: resource for resource in told["resources"]}
    assert list(named) == list(schemas().records)
    schema = named["milestone_readings"]["schema"]
    kind = schemas().records["milestone_readings"]
    assert [field["name"] for field in schema["fields"]] == list(kind.fields)
    (due,) = [field for field in schema["fields"] if field["name"] == "due_end"]
    assert (due["type"], due["description"]) == ("date", kind.fields["due_end"].description)
    assert schema["primaryKey"] == "id"
    assert {"fields": "document_id", "reference": {"resource": "documents", "fields": "id"}} in schema["foreignKeys"]
    assert {"fields": "superseded_by", "reference": {"resource": "", "fields": "id"}} in named["documents"]["schema"][
        "foreignKeys"
    ]
    assert "'=1+1" in (tmp_path / "out" / "data" / "milestone_readings.csv").read_text(encoding="utf-8")


def test_an_earlier_package_is_replaced(db: sqlite_utils.Database, tmp_path: Path) -> None:
    """A package can be written again over itself; a folder with other files is left alone, and so is a file."""
    write_package(db, tmp_path / "out", "Papers", NOW)
    load(db, pdf("a.pdf", "x"), NOW)
    write_package(db, tmp_path / "out", "Papers", NOW)
    assert (tmp_path / "out" / "data" / "documents.csv").read_text(encoding="utf-8").count("\n") == 2
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").touch()
    with pytest.raises(UsageError, match="holds other files"):
        write_package(db, tmp_path / "other", "Papers", NOW)
    with pytest.raises(UsageError, match="cannot be written"):
        write_package(db, tmp_path / "other" / "letter.txt", "Papers", NOW)
