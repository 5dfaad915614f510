"""Declarations are read once, are frozen, and say what is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from papers2data.errors import SchemaError
from papers2data.schema.load import folder, layout_from, schemas

RECORD = """
table = "visits"
title = "Visits"
description = "Visits to homes."
role = "record"
label = "name"
full_text = ["name"]

[fields]
id = { type = "text", title = "Id", description = "Name of the row." }
name = { type = "text", title = "Name", description = "Who was visited." }
due_text = { type = "text", title = "Due (as printed)", description = "When, as printed." }
due_start = { type = "date", title = "Due from", description = "First day." }
due_end = { type = "date", title = "Due by", description = "Last day." }
status_text = { type = "text", title = "Status (as printed)", description = "As printed." }
status = { type = "text", title = "Status", description = "Canonical." }
"""

LAYOUT = """
name = "visits"
title = "Visits"
description = "A table of visits."
record = "visits"

[recognise]
needs = ["name"]

[rows]
opens = [["name"]]

[columns.name]
headings = ['home', 'home visited']

[columns.due]
read = "due"
headings = ['when']

[columns.status]
read = "status"
headings = ['status']
"""

SCALES = """
[[scale]]
name = "general"
version = "1"
title = "Words"
description = "Words of progress."
words = { complete = ["done"] }
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder of declarations that hold: one record kind, one layout that feeds it, one scale."""
    for name, text in (("records/visits", RECORD), ("layouts/visits", LAYOUT), ("scales", SCALES)):
        path = tmp_path / f"{name}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def amend(path: Path, old: str, new: str) -> None:
    """Puts ``new`` in the place of ``old``, which must be there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_declarations_are_read(place: Path) -> None:
    """Record kinds are known by their table, layouts and scales by their name."""
    known = schemas(place)
    assert list(known.records) == ["visits"]
    assert list(known.layouts) == ["visits"]
    assert known.scales["general"].words == {"complete": ["done"]}


def test_the_programs_own_declarations_hold() -> None:
    """Every file that the program ships is read without a fault."""
    known = schemas()
    assert sorted(known.records) == sorted(path.stem for path in (folder() / "records").glob("*.toml"))
    assert sorted(known.layouts) == sorted(path.stem for path in (folder() / "layouts").glob("*.toml"))


def test_declarations_are_read_once(place: Path) -> None:
    """A second call gives what the first one read, though the files have changed."""
    first = schemas(place)
    amend(place / "records/visits.toml", 'title = "Visits"', 'title = "Calls"')
    assert schemas(place) is first


def test_declarations_are_frozen(place: Path) -> None:
    """Nobody can change a declaration after it was read."""
    known = schemas(place)
    with pytest.raises(AttributeError):
        known.records["visits"].title = "Calls"  # type: ignore[misc]
    with pytest.raises(TypeError):
        known.records["calls"] = known.records["visits"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        known.scales = known.scales  # type: ignore[misc]


def test_patterns_match_whole_headings_in_any_case(place: Path) -> None:
    """A heading pattern is compiled, and knows capitals from small letters no more than people do."""
    (heading, other) = schemas(place).layouts["visits"].columns["name"].headings
    assert heading.flags & re.IGNORECASE
    assert [bool(heading.fullmatch(text)) for text in ("HOME", "Home", "Home visited")] == [True, True, False]
    assert other.fullmatch("Home Visited")


FAULTS = [
    pytest.param("records/visits.toml", 'role = "record"', 'roel = "record"', "roel", id="unknown key"),
    pytest.param("records/visits.toml", 'role = "record"', 'role = "thing"', "role", id="unknown role"),
    pytest.param("records/visits.toml", 'title = "Visits"', "", "title", id="key missing"),
    pytest.param("records/visits.toml", 'title = "Visits"', 'title = "Visits', "line 3", id="no TOML"),
    pytest.param(
        "records/visits.toml",
        '{ type = "date", title = "Due by"',
        '{ type = "day", title = "Due by"',
        "fields[...].type",
        id="unknown type",
    ),
    pytest.param(
        "records/visits.toml",
        'full_text = ["name"]',
        'full_text = ["nmae"]',
        "full_text: visits has no field 'nmae'",
        id="full text of no field",
    ),
    pytest.param(
        "records/visits.toml", 'label = "name"', 'label = "nmae"', "visits has no field 'nmae'", id="label of no field"
    ),
    pytest.param(
        "records/visits.toml",
        'description = "Who was visited."',
        'description = "Who.", references = "homes"',
        "fields.name.references: there is no table 'homes'",
        id="reference to no table",
    ),
    pytest.param(
        "layouts/visits.toml",
        'record = "visits"',
        'record = "calls"',
        "record: there is no record kind 'calls'",
        id="layout of no record kind",
    ),
    pytest.param(
        "layouts/visits.toml",
        "[columns.name]",
        "[columns.home]",
        "columns.home: visits has no field 'home'",
        id="column of no field",
    ),
    pytest.param(
        "layouts/visits.toml",
        'read = "due"',
        'read = "day"',
        "columns.due: visits has no field 'due'",
        id="reading whose fields the record lacks",
    ),
    pytest.param("layouts/visits.toml", 'read = "due"', 'read = "date"', "columns[...].read", id="unknown reading"),
    pytest.param(
        "layouts/visits.toml",
        'read = "status"',
        'read = "status"\nscale = "rag"',
        "columns.status.scale: there is no status scale 'rag'",
        id="unknown scale",
    ),
    pytest.param(
        "layouts/visits.toml",
        'needs = ["name"]',
        'needs = ["nmae"]',
        "recognise.needs: the layout has no column 'nmae'",
        id="needs no column",
    ),
    pytest.param(
        "layouts/visits.toml",
        'opens = [["name"]]',
        'opens = [["name", "home"]]',
        "rows.opens: the layout has no column 'home'",
        id="opened by no column",
    ),
    pytest.param(
        "layouts/visits.toml", "'home visited'", "'home (visited'", "no regular expression", id="pattern that is none"
    ),
    pytest.param(
        "layouts/visits.toml",
        "[recognise]",
        "[set]\nkind = 'call'\n\n[recognise]",
        "set: visits has no field 'kind'",
        id="constant of no field",
    ),
    pytest.param("scales.toml", 'version = "1"', "version = 1", "scale[0].version", id="version that is no text"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), FAULTS)
def test_fault_names_file_and_key(place: Path, file: str, old: str, new: str, said: str) -> None:
    """A declaration that does not hold is refused, and the message says in which file and at which key."""
    amend(place / file, old, new)
    with pytest.raises(SchemaError) as caught:
        schemas(place)
    assert str(caught.value).startswith(f"{place / file}: ")
    assert said in str(caught.value)


def test_two_layouts_of_one_name_are_refused(place: Path) -> None:
    """A layout's name is its own: the message names the file that took it a second time."""
    (place / "layouts/visits2.toml").write_text(LAYOUT, encoding="utf-8")
    with pytest.raises(SchemaError, match=r"visits2\.toml: name: another layout is called 'visits' too"):
        schemas(place)


def test_closer_reading_of_nothing_is_refused(place: Path) -> None:
    """A layout that says it reads another more closely must name one that there is."""
    amend(place / "layouts/visits.toml", 'needs = ["name"]', 'needs = ["name"]\nspecialises = "calls"')
    with pytest.raises(SchemaError, match=r"visits: recognise\.specialises: no layout 'calls'"):
        schemas(place)


def test_folder_without_declarations_is_refused(tmp_path: Path) -> None:
    """A folder that holds no record kinds is no folder of declarations, and the message says what it must hold."""
    with pytest.raises(SchemaError, match="it must hold a folder named records"):
        schemas(tmp_path)


def test_layout_from_a_file_of_ones_own(place: Path, tmp_path: Path) -> None:
    """A layout in any file can be read and checked against the declarations without being put among them."""
    known = schemas(place)
    path = tmp_path / "mine.toml"
    path.write_text(LAYOUT.replace('name = "visits"', 'name = "mine"'), encoding="utf-8")
    assert layout_from(path, known).name == "mine"
    assert list(known.layouts) == ["visits"]
    path.write_text(LAYOUT.replace("columns.due", "columns.deadline"), encoding="utf-8")
    with pytest.raises(SchemaError, match=r"mine\.toml: columns\.deadline: visits has no field 'deadline_text'"):
        layout_from(path, known)


def test_file_that_is_not_there(place: Path, tmp_path: Path) -> None:
    """A path without a file is refused like a faulty file."""
    with pytest.raises(SchemaError, match=r"nowhere\.toml"):
        layout_from(tmp_path / "nowhere.toml", schemas(place))


def test_declarations_can_be_compared(place: Path) -> None:
    """The same text gives equal declarations, so that a change can be seen."""
    layout = layout_from(place / "layouts/visits.toml", schemas(place))
    assert layout == schemas(place).layouts["visits"]
    assert msgspec.structs.replace(layout, title="Calls") != layout
