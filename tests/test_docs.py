"""The documentation says what the code does: written parts are fresh, links lead somewhere, examples come true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import click
import pytest
from click.testing import CliRunner
from docs import tour
from docs.codes import finding_codes
from docs.generate import MARKS, PARTS, stale, written

from papers2data.cli.program import cli
from papers2data.errors import Papers2DataError
from papers2data.schema.declared import Column, Context, Declared, Layout, Reading, Recognise, Rows, Series
from papers2data.schema.load import schemas
from papers2data.store.views import views

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
IDS = [page.relative_to(ROOT).as_posix() for page in PAGES]


def test_written_parts_are_fresh() -> None:
    """Each part that follows from the code says what the code says now; ``make docs`` writes it anew."""
    assert [page.name for page in stale()] == []


def test_every_part_has_its_page() -> None:
    """Each part that can be written stands on exactly one page, and each mark that begins is ended."""
    found = [match["name"] for page in PAGES for match in MARKS.finditer(page.read_text(encoding="utf-8"))]
    assert sorted(found) == sorted(PARTS)
    begun = [name for page in PAGES for name in re.findall(r"<!-- begin (\S+) -->", page.read_text(encoding="utf-8"))]
    assert sorted(begun) == sorted(found)


def test_stale_part_is_written_anew() -> None:
    """Whatever stands between the marks goes, and the text around them stays."""
    page = "Before.\n<!-- begin exit-codes -->\nold words\n<!-- end exit-codes -->\nAfter.\n"
    text = written(page)
    assert text.startswith("Before.\n<!-- begin exit-codes -->\n\n| status | meaning |")
    assert text.endswith("|\n\n<!-- end exit-codes -->\nAfter.\n")
    assert "old words" not in text
    assert written(text) == text


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_links_lead_somewhere(page: Path) -> None:
    """A link to a file or heading of the project finds it."""
    text = page.read_text(encoding="utf-8")
    dead = []
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(text)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        other = (page.parent / path).resolve() if path else page
        if not other.exists() or (anchor and anchor not in anchors(other)):
            dead.append(target)
    assert dead == []


def test_every_page_is_reached_from_the_first() -> None:
    """Whoever begins at the README comes to every page by links."""
    reached: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        links = re.findall(r"\]\(([^)\s#]+\.md)", page.read_text(encoding="utf-8"))
        waiting += [(page.parent / link).resolve() for link in links]
    assert [page.name for page in PAGES if page not in reached] == []


def test_every_decision_says_why() -> None:
    """A decision has its context, the choice, and what would change our mind, and is listed under its own title."""
    listed = (ROOT / "docs/decisions/index.md").read_text(encoding="utf-8")
    for page in sorted((ROOT / "docs/decisions").glob("0*.md")):
        title, *parts = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert parts == ["Context", "Choice", "What would change our mind"]
        number, _, name = title.partition(". ")
        assert f"{number}. [{name}]({page.name})" in listed


def test_every_finding_code_is_documented() -> None:
    """docs/findings.md explains each code that the program uses, and none besides."""
    text = (ROOT / "docs/findings.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `([a-z-]+)` \| (?:info|warning|error) \| \S.*\| \S.*\|$", text, re.MULTILINE)
    used = {code for path in (ROOT / "src").rglob("*.py") for code in finding_codes(path)}
    assert explained == sorted(used)


def test_codes_are_seen_however_they_are_given(tmp_path: Path) -> None:
    """A code is collected from a call, a choice, a named text, a function that passes it on, and out of SQL."""
    path = tmp_path / "sample.py"
    path.write_text(
        "Finding('first', text)\n"
        "Finding(code='second', message=text)\n"
        "Finding('third' if late else 'fourth', text)\n"
        "def fault(span, code, text): return Finding(code, text, span)\n"
        "fault(here, 'fifth', text)\n"
        "fault(here, code='sixth', text=text)\n"
        "db.execute(\"SELECT 1 FROM findings WHERE code = 'seventh'\")\n"
        "EIGHTH = 'eighth'\n"
        "Finding(EIGHTH, text)\n"
    )
    assert set(finding_codes(path)) == {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"}


def test_code_that_cannot_be_seen_is_refused(tmp_path: Path) -> None:
    """A code that is put together while the program runs could not be documented."""
    path = tmp_path / "sample.py"
    path.write_text("Finding('table-' + reason, text)\n")
    with pytest.raises(ValueError, match=r"sample\.py:1"):
        list(finding_codes(path))


def test_every_exit_status_is_documented() -> None:
    """docs/cli.md has the exit status of each error of the program."""
    text = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    documented = {int(status) for status in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)}
    assert {error.exit_code for error in tree(Papers2DataError)} <= documented
    assert 0 in documented


def test_every_table_and_view_is_documented() -> None:
    """docs/database.md has a heading for each table and view, and a row for each column."""
    text = (ROOT / "docs/database.md").read_text(encoding="utf-8")
    parts = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL))
    expected = {table: list(kind.fields) for table, kind in schemas().records.items()}
    expected |= {view.name: list(view.columns) for view in views()}
    assert sorted(parts) == sorted(expected)
    for name, columns in expected.items():
        assert re.findall(r"^\| `(\w+)` \|", parts[name], re.MULTILINE) == columns


def test_every_command_and_option_is_explained() -> None:
    """Each command says what it does, and each of its options what it is for."""
    bare = []
    for name, command in commands("papers2data", cli):
        options = [each for each in command.params if isinstance(each, click.Option)]
        bare += [f"{name} {each.name}" for each in options if not each.help]
        bare += [] if command.help else [name]
    assert bare == []


@pytest.mark.parametrize(
    "kind", [Layout, Recognise, Rows, Column, Context, Series], ids=lambda kind: str(kind.__name__)
)
def test_every_key_of_a_layout_is_explained(kind: type[Declared]) -> None:
    """docs/layouts.md has each key that a layout can hold, and each way to read a cell."""
    text = (ROOT / "docs/layouts.md").read_text(encoding="utf-8").partition("## Layouts that are shipped")[0]
    named = set(re.findall(r"`\[*(\w+)", text))
    assert [key for key in kind.__struct_fields__ if key not in named] == []
    assert [way for way in get_args(Reading) if f"\n| `{way}` |" not in text] == []


@pytest.mark.slow
def test_tour_comes_true() -> None:
    """Each command of the tour, run over the sample papers, prints what stands below it; ``make docs`` writes it."""
    text = tour.PAGE.read_text(encoding="utf-8")
    assert len(tour.BLOCK.findall(text)) == text.count("<!-- run -->") > 0
    assert tour.told(text).splitlines() == text.splitlines()


def test_worked_example_comes_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The layout and document of docs/layouts.md, put into files, give the output that stands there."""
    text = (ROOT / "docs/layouts.md").read_text(encoding="utf-8")
    for name, content in re.findall(r"<!-- example (\S+) -->\n```\w+\n(.*?)```", text, re.DOTALL):
        (tmp_path / name).write_text(content, encoding="utf-8")
    ((command, expected),) = re.findall(r"<!-- output papers2data (.*?) -->\n```text\n(.*?)```", text, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, command.split(), catch_exceptions=False)
    assert result.output == expected
    assert result.exit_code == 0


def commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """The command and all below it, by what is typed to call them."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            assert below is not None
            yield from commands(f"{name} {each}", below)


def without_code(text: str) -> str:
    """The page without blocks and spans of code, in which brackets are no links."""
    return re.sub(r"(`+).*?\1", "", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings give."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def tree(error: type[Papers2DataError]) -> Iterator[type[Papers2DataError]]:
    """The class and all that come from it."""
    yield error
    for below in error.__subclasses__():
        yield from tree(below)
