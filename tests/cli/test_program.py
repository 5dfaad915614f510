"""The program as a whole: its commands, and how it says what went wrong."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from papers2data.cli import commands
from papers2data.cli.program import COMMANDS
from papers2data.cli.talk import plain
from tests.cli.conftest import Run
from tests.cli.sample import build


def test_commands_are_these() -> None:
    """The list of commands is the list of their modules, and changes only on purpose."""
    folder = Path(str(commands.__file__)).parent
    assert sorted(COMMANDS) == sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
    assert " ".join(COMMANDS) == (
        "ingest load search show findings check history compare brief tracker links link correct corrections "
        "export serve publish account demo inspect schemas doctor"
    )


def test_help_names_commands_and_exit_codes(run: Run) -> None:
    """``--help`` lists every command and every exit status."""
    said = run("--help").stdout
    assert [name for name in COMMANDS if f"\n  {name} " not in said] == []
    assert [code for code in (0, 1, 2, 3, 4, 5, 130, 141) if f" {code}  " not in said] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(run: Run, name: str) -> None:
    """Every command has a help page that begins with a sentence."""
    result = run(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[2].strip().endswith(".")


def test_version(run: Run, root: Path) -> None:
    """``--version`` says the version of the project."""
    said = run("--version").stdout.split()
    assert said[0] == "papers2data"
    assert f'version = "{said[1]}"' in (root / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        pytest.param(["ingets"], "did you mean ingest?", id="command, letters swapped"),
        pytest.param(["serach", "ferry"], "did you mean search?", id="command with arguments"),
        pytest.param(["schemas", "chekc"], "did you mean check?", id="command of a command"),
        pytest.param(["zzzz"], "choose from ingest, load, search", id="command like no other"),
        pytest.param(["export", "overdue_milestone"], "did you mean overdue_milestones?", id="table"),
        pytest.param(["findings", "--code", "unread-dates"], "did you mean unread-date?", id="code of a finding"),
        pytest.param(["ingest", "--passwrd", "x"], "'--password'?", id="option"),
        pytest.param(["show", "rebuild-the"], "did you mean rebuild-the-lighthouse-stair-", id="beginning of an id"),
        pytest.param(["show", "inner-basin"], "did you mean dredge-the-inner-basin-", id="middle of an id"),
        pytest.param(["search", "--kind", "minute", "x"], "choose from resolution, milestone", id="kind"),
        pytest.param(["search", "--since", "May", "x"], "a date is written 2024-04-15", id="date"),
        pytest.param(["serve", "--db", "why?.db"], "rename it, since its path holds ?", id="name that is no address"),
        pytest.param(["findings", "--document", "nope"], "export documents' lists them", id="document"),
    ],
)
def test_unknown_things(run: Run, sample: Path, arguments: list[str], advice: str) -> None:
    """What does not exist is a fault of the call (2), answered on stderr with what was meant."""
    result = run(*arguments, PAPERS2DATA_DB=str(sample))
    assert (result.exit_code, result.stdout) == (2, "")
    assert advice in result.stderr


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        pytest.param("missing.db", "there is no database at missing.db: make one with", id="missing"),
        pytest.param("empty.db", "there is no database at empty.db", id="empty"),
        pytest.param("letter.db", "letter.db is no database: name another file", id="no database"),
        pytest.param("folder", "folder is a folder: name a file", id="folder"),
        pytest.param("other.db", "other.db is another program's database", id="another program's"),
        pytest.param("newer.db", "was made by a newer version of papers2data", id="of a newer version"),
        pytest.param("torn.db", "restore a copy", id="damaged inside"),
    ],
)
def test_bad_databases(run: Run, tmp_path: Path, name: str, sentence: str) -> None:
    """A database that cannot be used ends the program with status 5, one sentence and what to do."""
    (tmp_path / "empty.db").touch()
    (tmp_path / "letter.db").write_text("Dear Sir, this is no database." * 30, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    _make(tmp_path / "other.db", "CREATE TABLE boats (name TEXT)")
    if name == "newer.db":
        _newer(build(tmp_path / "newer.db"))
    if name == "torn.db":
        _tear(build(tmp_path / "torn.db"))
    result = run("export", "pages", "--db", name)
    assert (result.exit_code, len(result.stderr.splitlines())) == (5, 1)
    assert sentence in result.stderr


def _make(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def _newer(path: Path) -> None:
    _make(path, "INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('papers2data', 'm999_of_tomorrow')")


def _tear(path: Path) -> None:
    """Overwrites what pages hold, behind the file's head and schema."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (first,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'pages'").fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek(16384 * (first - 1))
        file.write(b"\xa5" * 16384)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Ferry fares £3.50 – “agreed”", "Ferry fares £3.50 – “agreed”", id="ordinary letters"),
        pytest.param("two\n\tlines", "two\n\tlines", id="line end and tab"),
        pytest.param("a\x1b[31mred", "a\ufffd[31mred", id="colour of a terminal"),
        pytest.param("a\x9b2J", "a\ufffd2J", id="one-byte control sequence"),
        pytest.param("bell\x07", "bell\ufffd", id="bell"),
        pytest.param("\u202egnp.exe", "\ufffdgnp.exe", id="right-to-left override"),
        pytest.param("half \ud800", "half \ufffd", id="half of a surrogate pair"),
    ],
)
def test_plain(text: str, shown: str) -> None:
    """What a paper says can't steer the terminal it is shown on."""
    assert plain(text) == shown
