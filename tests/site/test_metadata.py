"""What Datasette is told comes from the declarations, and holds for every table and question."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from papers2data.errors import SchemaError
from papers2data.schema.load import folder, schemas
from papers2data.site.metadata import DATABASE, HIDDEN, build
from papers2data.site.queries import queries
from papers2data.site.view_search import SEARCHED_BY
from papers2data.store.read import columns_of, table_names
from papers2data.store.views import views
from tests.cli.sample import build as build_sample
from tests.site.conftest import Get, asking, running


def _tables() -> dict[str, Any]:
    told: Any = build(schemas())
    tables: dict[str, Any] = told["databases"]["papers"]["tables"]
    return tables


@pytest.mark.parametrize("table", table_names())
def test_tables_are_described(table: str) -> None:
    """Every table and view has its title, its description and a line for each of its columns."""
    told = _tables()[table]
    assert told["title"]
    assert told["description"].endswith(".")
    assert list(told["columns"]) == list(columns_of(table))


@pytest.mark.parametrize("table", table_names())
def test_table_pages_open(get: Get, table: str) -> None:
    """Every table's and view's page opens under its declared title, with its facets counted in time."""
    answer = get(f"/papers/{table}")
    title = _tables()[table]["title"]
    assert answer.status_code == 200
    assert re.search(rf"<h1>\s*{re.escape(title)}( \(view\))?\s*</h1>", answer.text)
    assert "These facets timed out" not in answer.text


def test_newest_documents_first(get: Get) -> None:
    """Documents are listed from the newest meeting to the oldest."""
    rows = get("/papers/documents.json", _shape="array").json()
    assert [row["meeting_date"] for row in rows] == ["2024-10-15", "2024-04-15"]


def test_bookkeeping_is_hidden(get: Get) -> None:
    """Tables that are only the program's own books don't stand in the list of tables."""
    told = get("/papers.json").json()["tables"]
    assert {table["name"] for table in told if table["hidden"]} >= set(HIDDEN)
    assert sorted(t["name"] for t in told if not t["hidden"]) == sorted(set(schemas().records) - set(HIDDEN))


def test_labels(get: Get) -> None:
    """A row that points at a document shows the document's title."""
    rows = get("/papers/resolutions.json", _shape="array", _labels="on").json()
    assert {row["document_id"]["label"] for row in rows} == {"Papers 2024/harbour-april.pdf"}


@pytest.mark.parametrize("query", queries(), ids=lambda query: query.name)
def test_questions(get: Get, query: Any) -> None:
    """Every question can be asked with its fields empty, filled with words, and filled with signs that mean harm."""
    assert query.name not in table_names()
    assert sorted(set(re.findall(r":([a-z_]+)", query.sql))) == sorted(query.params)
    for words in ("", "light", "'\" ) -- %", "2024"):
        answer = get(f"/papers/{query.name}.json", **dict.fromkeys(query.params, words))
        assert (answer.status_code, answer.json()["error"]) == (200, None)
    assert f"<h1>{query.title}</h1>" in get(f"/papers/{query.name}").text.replace("&#39;", "'")


@pytest.mark.parametrize(
    ("name", "params", "column", "values"),
    [
        pytest.param(
            "status_history",
            {"words": "basins"},
            "status_text",
            ["Amber", "Done"],
            id="history of a milestone, by another form of a word of its name",
        ),
        pytest.param("status_history", {"words": "stone"}, "status_text", [], id="only words of the name count"),
        pytest.param("overdue_on_track", {}, "days_overdue", [183], id="overdue but on track"),
        pytest.param("overdue_on_track", {"programme": "Boats"}, "days_overdue", [], id="of another programme"),
        pytest.param("slipped", {}, "slip_days", [92], id="slipped"),
        pytest.param("slipped", {"days": "93"}, "slip_days", [], id="slipped by more"),
        pytest.param("kpi_over_time", {"series": "Actual"}, "value", [81.0, 84.0], id="series of an indicator"),
        pytest.param("kpi_over_time", {"words": "berth"}, "change", [None, 3.0, None], id="change of an indicator"),
        pytest.param("open_resolutions", {}, "clause", ["2"], id="resolutions that ask for something"),
        pytest.param("meeting_decisions", {"date": "2024-04"}, "action", ["note", "receive"], id="what was decided"),
        pytest.param("meeting_decisions", {"date": "2023"}, "action", [], id="in another year"),
        pytest.param("findings_by_code", {}, "code", ["row-lost", "unread-date"], id="findings, worst first"),
    ],
)
def test_answers(get: Get, name: str, params: dict[str, str], column: str, values: list[object]) -> None:
    """The questions that the site was made for are answered right."""
    rows = get(f"/papers/{name}.json", _shape="array", **params).json()
    assert [row[column] for row in rows] == values


def test_searched_views_exist() -> None:
    """Each view that can be searched has the column that names the searched table's row."""
    told = {view.name: list(view.columns) for view in views()}
    for view, (column, table) in SEARCHED_BY.items():
        assert column in told[view]
        assert schemas().records[table].full_text


def test_a_broken_question_is_named(tmp_path: Path) -> None:
    """A fault in a declared question names its file."""
    good = (folder() / "queries" / "slipped.toml").read_text(encoding="utf-8")
    (tmp_path / "bad.toml").write_text(good + '\ncolour = "red"\n', encoding="utf-8")
    with pytest.raises(SchemaError, match=r"bad\.toml: .*colour"):
        queries(tmp_path)


def test_two_questions_of_one_name(tmp_path: Path) -> None:
    """Two questions of one name are refused, since only one could be asked."""
    good = (folder() / "queries" / "slipped.toml").read_text(encoding="utf-8")
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(good, encoding="utf-8")
    with pytest.raises(SchemaError, match="two queries are called 'slipped'"):
        queries(tmp_path)


@pytest.mark.parametrize("path", ["/search", "/papers/pages", "/papers/pages.json"])
def test_a_table_can_be_withheld(tmp_path: Path, path: str) -> None:
    """What the metadata says of who may see a table holds on Datasette's pages and on our own that show its rows."""
    with running(build_sample(tmp_path / "papers.db")) as made:
        get = asking(made)
        assert get(path).status_code == 200
        made[0].metadata(database=DATABASE)["tables"]["pages"]["allow"] = False
        assert get(path).status_code == 403
