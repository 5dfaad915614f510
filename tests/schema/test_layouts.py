"""The layouts and scales that the program ships can do what they declare."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from papers2data.schema.declared import Column, Layout
from papers2data.schema.load import SUFFIXES, folder, schemas

STATUSES = [
    "not_started",
    "in_progress",
    "on_track",
    "at_risk",
    "off_track",
    "paused",
    "complete",
    "cancelled",
    "unknown",
]

LAYOUTS = sorted(schemas().layouts)


def columns(layout: Layout) -> Iterator[tuple[str, Column]]:
    """Every column of the layout with its name, those of its series last."""
    yield from layout.columns.items()
    for series in layout.series:
        yield from series.columns.items()


@pytest.mark.parametrize("name", LAYOUTS)
def test_file_is_named_for_its_layout(name: str) -> None:
    """A layout is found in the file of its own name."""
    assert (folder() / "layouts" / f"{name}.toml").is_file()


@pytest.mark.parametrize("name", LAYOUTS)
def test_columns_feed_fields_of_the_record(name: str) -> None:
    """Each column, with the endings that its reading gives, is a column of the table that the layout feeds."""
    layout = schemas().layouts[name]
    fields = schemas().records[layout.record].fields
    fed = [column + ending for column, declared in columns(layout) for ending in SUFFIXES.get(declared.read, ("",))]
    assert fed != []
    assert [field for field in fed if field not in fields] == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_column_can_be_found(name: str) -> None:
    """A column is known by a heading, by a series' headings, by what its cells hold, or as a card's title."""
    layout = schemas().layouts[name]
    titles = layout.rows.opens[0] if layout.orientation == "card" else []
    swept = {column for series in layout.series if series.each for column in series.columns}
    lost = [n for n, c in columns(layout) if not c.headings and not c.unlabelled and n not in {*swept, *titles}]
    assert lost == []


@pytest.mark.parametrize("name", LAYOUTS)
def test_headings_are_neither_empty_nor_anything(name: str) -> None:
    """No heading pattern takes an empty cell, or a heading that says something else altogether, for its own."""
    for column, declared in columns(schemas().layouts[name]):
        for pattern in declared.headings:
            assert not pattern.fullmatch(""), (column, pattern.pattern)
            assert not pattern.fullmatch("Xylophones heard"), (column, pattern.pattern)


@pytest.mark.parametrize("name", LAYOUTS)
def test_share_is_a_part_of_the_headings(name: str) -> None:
    """The share of headings that must be known lies between a third and all of them."""
    assert 1 / 3 < schemas().layouts[name].recognise.share <= 1


@pytest.mark.parametrize("name", LAYOUTS)
def test_described_in_sentences(name: str) -> None:
    """A layout has a title, and a description that ends as a sentence does."""
    layout = schemas().layouts[name]
    assert re.fullmatch(r"[A-Z][^.]{3,60}", layout.title)
    assert re.fullmatch(r"[A-Z].{20,}\.", layout.description)


@pytest.mark.parametrize("scale", sorted(schemas().scales))
def test_scale_leads_to_canonical_statuses(scale: str) -> None:
    """A scale's words lead to the nine canonical statuses and to nothing else, and it has a version."""
    declared = schemas().scales[scale]
    assert [status for status in declared.words if status not in STATUSES] == []
    assert declared.version


@pytest.mark.parametrize("scale", sorted(schemas().scales))
def test_words_of_a_scale_are_patterns_of_something(scale: str) -> None:
    """Each word of a scale is a regular expression that no empty cell matches."""
    for status, words in schemas().scales[scale].words.items():
        for word in words:
            assert not re.fullmatch(word, ""), (status, word)
