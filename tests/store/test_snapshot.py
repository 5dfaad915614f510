"""Snapshots: what comes back, what the bytes are, and what is refused."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers2data import snapshot
from papers2data.errors import InputError, StoreError
from papers2data.geometry import Box
from papers2data.model import (
    Cell,
    Document,
    Evidence,
    Extraction,
    Finding,
    Page,
    Paper,
    Paragraph,
    Record,
    Source,
    Span,
    Table,
)
from tests.store.papers import milestone, pdf, small_table

HUNDREDTHS = st.integers(0, 100_000).map(lambda n: n / 100)
WORDS = st.text(max_size=12)
MAYBE_NUMBER = st.none() | st.integers(0, 2000)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    """A box whose sides are whole hundredths of a point."""
    x0, x1 = sorted((draw(HUNDREDTHS), draw(HUNDREDTHS)))
    top, bottom = sorted((draw(HUNDREDTHS), draw(HUNDREDTHS)))
    return Box(draw(st.integers(1, 900)), x0, top, x1, bottom)


SPANS = st.builds(
    Span,
    page=MAYBE_NUMBER,
    boxes=st.lists(boxes(), max_size=2).map(tuple),
    line=MAYBE_NUMBER,
    start=MAYBE_NUMBER,
    end=MAYBE_NUMBER,
)
PARAGRAPHS = st.builds(
    Paragraph,
    WORDS,
    SPANS,
    kind=st.sampled_from(("heading", "body", "item")),
    level=st.integers(0, 6),
    marker=WORDS,
    bold=st.booleans(),
    size=st.none() | HUNDREDTHS,
    struck=WORDS,
)
CELLS = st.builds(
    Cell,
    st.integers(0, 9),
    st.integers(0, 9),
    WORDS,
    SPANS,
    fill=st.none() | WORDS,
    is_header=st.booleans(),
    lead=WORDS,
)
TABLES = st.builds(
    Table,
    st.lists(CELLS, max_size=3).map(tuple),
    st.integers(0, 9),
    st.integers(0, 9),
    SPANS,
    last_page=MAYBE_NUMBER,
    caption=WORDS,
    breaks=st.lists(st.integers(0, 9), max_size=2).map(tuple),
)
FINDINGS = st.builds(Finding, WORDS, WORDS, SPANS, family=st.sampled_from(("reading", "scrutiny")), record_id=WORDS)
SCALARS = (
    st.none() | st.booleans() | st.integers(-(2**50), 2**50) | st.floats(allow_nan=False, allow_infinity=False) | WORDS
)
RECORDS = st.builds(
    Record,
    WORDS,
    WORDS,
    st.dictionaries(WORDS, SCALARS, max_size=4),
    st.lists(st.builds(Evidence, SPANS, WORDS, WORDS), max_size=2).map(tuple),
)
DOCUMENTS = st.builds(
    Document,
    st.just(Source("papers/pack.pdf", "ab" * 32, 12, "application/pdf", "pdf")),
    st.lists(st.builds(Page, st.integers(1, 9), WORDS, st.none() | WORDS, st.none() | HUNDREDTHS), max_size=2).map(
        tuple
    ),
    st.lists(PARAGRAPHS | TABLES, max_size=4).map(tuple),
    st.lists(PARAGRAPHS, max_size=2).map(tuple),
    st.lists(FINDINGS, max_size=2).map(tuple),
    WORDS,
)
PAPERS = st.builds(Paper, st.sampled_from(("agenda", "minutes")), WORDS, st.integers(0, 9), st.integers(0, 9), WORDS)
EXTRACTIONS = st.builds(
    Extraction,
    DOCUMENTS,
    st.lists(PAPERS, max_size=2).map(tuple),
    st.lists(RECORDS, max_size=3).map(tuple),
    st.lists(FINDINGS, max_size=2).map(tuple),
    st.dictionaries(WORDS, SCALARS, max_size=3),
)


@settings(max_examples=60, deadline=None)
@given(EXTRACTIONS)
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, extraction: Extraction) -> None:
    """What is read back from a snapshot is what was written, and writing that again gives the same bytes."""
    path = snapshot.write(extraction, tmp_path_factory.mktemp("out"))
    again = snapshot.read(path)
    assert again == extraction
    assert snapshot.render(again) == path.read_bytes()


def test_lies_under_the_path_of_its_document(tmp_path: Path) -> None:
    """The snapshot of a/pack.pdf is a/pack.pdf.json, so that a pack as PDF and as text keep apart."""
    assert snapshot.write(pdf("a/pack.pdf", "words"), tmp_path) == tmp_path / "a" / "pack.pdf.json"


def test_bytes_are_for_review(tmp_path: Path) -> None:
    """Keys are sorted, letters stand as they are, a box is one short string and the file ends with a line end."""
    extraction = pdf("a.pdf", "Jetée – été", records=(milestone("t0r1", "Pier"),), blocks=(small_table(),))
    raw = snapshot.write(extraction, tmp_path).read_bytes()
    told = json.loads(raw)
    assert list(told) == sorted(told)
    assert raw.endswith(b"\n}\n")
    assert "Jetée – été".encode() in raw
    assert told["records"][0]["evidence"][0]["span"] == {"boxes": ["1 72 100.13 300 120"], "page": 1}
    assert told["pages"][0] == {"height": 841.9, "label": "11", "number": 1, "text": "Jetée – été", "width": 595.3}


def test_values_are_not_rounded(tmp_path: Path) -> None:
    """Only lengths on the page are rounded: a figure of a paper keeps all its digits."""
    extraction = pdf("a.pdf", "x", records=(Record("kpi_readings", "t0", {"value": 0.12345}),))
    assert snapshot.read(snapshot.write(extraction, tmp_path)).records[0].values == {"value": 0.12345}


def test_half_a_letter_does_no_harm(tmp_path: Path) -> None:
    """Half of a surrogate pair, as damaged PDFs give, becomes a replacement mark instead of an error."""
    path = snapshot.write(pdf("a.pdf", "bro\ud800ken", content="x"), tmp_path)
    assert snapshot.read(path).document.pages[0].text == "bro\ufffdken"


def test_same_content_is_not_written_again(tmp_path: Path) -> None:
    """A snapshot that says the same already keeps its time, and no draft is left beside it."""
    path = snapshot.write(pdf("a.pdf", "words"), tmp_path)
    before = path.stat().st_mtime_ns
    snapshot.write(pdf("a.pdf", "words"), tmp_path)
    assert path.stat().st_mtime_ns == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf.json"]


def test_says_what_made_it(tmp_path: Path) -> None:
    """A snapshot names the program's version and the declarations it was read with."""
    origin = snapshot.Origin("9.8.7", "0123456789ab")
    path = snapshot.write(pdf("a.pdf", "words"), tmp_path, origin)
    assert snapshot.origin_of(path) == origin


def test_fingerprint_follows_the_declarations(tmp_path: Path) -> None:
    """The fingerprint changes with any declaration, and not with a checkout's line ends or a question asked later."""
    for name, content in (
        ("unix", b"a = 1\n"),
        ("windows", b"a = 1\r\n"),
        ("other", b"a = 2\n"),
        ("asked", b"a = 1\n"),
    ):
        (tmp_path / name / "queries").mkdir(parents=True)
        (tmp_path / name / "one.toml").write_bytes(content)
    (tmp_path / "asked" / "queries" / "which.toml").write_bytes(b"b = 1\n")
    unix, windows, other, asked = (
        snapshot.current_origin(tmp_path / name).schema for name in ("unix", "windows", "other", "asked")
    )
    assert unix == windows == asked
    assert unix != other


@pytest.mark.parametrize("path", ["../out.pdf", "/etc/out.pdf", "a/../../out.pdf", ""])
def test_stays_in_its_folder(tmp_path: Path, path: str) -> None:
    """A document's path can't lead a snapshot out of its folder."""
    extraction = pdf("a.pdf", "words")
    document = dataclasses.replace(
        extraction.document, source=dataclasses.replace(extraction.document.source, path=path)
    )
    with pytest.raises(InputError, match="does not name a file below"):
        snapshot.write(dataclasses.replace(extraction, document=document), tmp_path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"%PDF-1.4", "is no snapshot", id="no JSON"),
        pytest.param(b"[1]", "is no snapshot", id="JSON of another shape"),
        pytest.param(b'{"snapshot": 99}', "another version", id="a later format"),
        pytest.param(b'{"snapshot": 1, "source": {}}', "no whole snapshot", id="half a snapshot"),
    ],
)
def test_refuses_what_is_no_snapshot(tmp_path: Path, content: bytes, reason: str) -> None:
    """A file that is no snapshot of this program is refused by name."""
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=reason):
        snapshot.read(path)


def test_missing_snapshot(tmp_path: Path) -> None:
    """A snapshot that is not there is an input error that names it."""
    with pytest.raises(InputError, match=r"none\.json cannot be read"):
        snapshot.read(tmp_path / "none.json")


def test_unwritable_folder(tmp_path: Path) -> None:
    """Where no snapshot can be written the error names the file, and nothing is left behind."""
    (tmp_path / "a").write_text("a file where a folder is needed")
    with pytest.raises(StoreError, match=r"pack\.pdf\.json cannot be written"):
        snapshot.write(pdf("a/pack.pdf", "words"), tmp_path)
