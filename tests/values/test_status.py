"""Status words and the scales that ship with the project."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from papers2data.values.status import CANONICAL, StatusScale


@pytest.fixture(scope="module")
def scales(root: Path) -> dict[str, StatusScale]:
    """The scales of schemas/scales.toml by name."""
    declared = tomllib.loads((root / "schemas" / "scales.toml").read_text(encoding="utf-8"))["scale"]
    return {
        scale["name"]: StatusScale(
            scale["name"],
            scale["version"],
            tuple((re.compile(word), status) for status, words in scale["words"].items() for word in words),
        )
        for scale in declared
    }


GENERAL = [
    ("target", "On Target", "on_track"),
    ("track", "On track", "on_track"),
    ("no action", "No action taken yet", "not_started"),
    ("double-space", "on  target", "on_track"),
    ("back-on-target", "Back on target", "on_track"),
    ("obstacles", "Experiencing Obstacles", "at_risk"),
    ("compromised", "Compromised", "off_track"),
    ("compromised-with-reason", "Progress compromised by the flood.", "off_track"),
    ("complete", "Complete.", "complete"),
    ("capitals", "COMPLETE", "complete"),
    ("completed-closed", "Completed/ Closed", "complete"),
    ("closed-with-a-tail", "Closed - see item 4", "complete"),
    ("action-complete", "Action complete", "complete"),
    ("discharged", "Discharged", "complete"),
    ("mistyped-missing-letter", "Compete", "complete"),
    ("mistyped-swapped-letters", "Compelte", "complete"),
    ("mistyped-twice", "Competled", None),
    ("mistyped-extra-letter", "Suspendeed", "paused"),
    ("programme-of-work", "Ongoing programme of work", "in_progress"),
    ("underway", "Work underway", "in_progress"),
    ("partly-complete", "Partially complete", "in_progress"),
    ("plan-in-place", "Plan in place", "in_progress"),
    ("plan-in-place-mistyped", "Place in place", "in_progress"),
    ("carried-forward", "Carried forward", "in_progress"),
    ("outstanding", "Outstanding", "in_progress"),
    ("not-commenced", "Not yet commenced", "not_started"),
    ("to-be-scheduled", "To be considered for scheduling", "not_started"),
    ("pending", "Pending", "not_started"),
    ("delayed-with-reason", "Delayed by the survey", "off_track"),
    ("overdue", "Overdue", "off_track"),
    ("hold", "On hold", "paused"),
    ("descoped", "Descoped", "cancelled"),
    ("superseded", "Superseded", "cancelled"),
    ("not-applicable", "N/A", "unknown"),
    ("not-stated-is-not-started-mistyped", "Not stated", None),
    ("incomplete-is-not-complete", "Incomplete", None),
    ("two-statuses", "Complete/Ongoing", None),
    ("narrative", "Progress was made on three homes and two more are complete", None),
    ("colour-belongs-to-another-scale", "Red", None),
    ("empty", "", None),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(t, e, id=i) for i, t, e in GENERAL])
def test_the_general_scale_reads_whole_cells(scales: dict[str, StatusScale], text: str, expected: str | None) -> None:
    """A cell that is a status phrase reads as its canonical status, and nothing else does."""
    assert scales["general"].read(text) == expected


@pytest.mark.parametrize(
    ("scale", "text", "expected"),
    [
        pytest.param("rag", "Amber", "at_risk", id="word"),
        pytest.param("rag", "G", "on_track", id="letter"),
        pytest.param("rag", "Blue", "complete", id="blue-is-complete"),
        pytest.param("rag", "Red/Amber", None, id="between-colours"),
        pytest.param("gmpp-five-point", "Amber/Red", "off_track", id="five-points-lower-half"),
        pytest.param("gmpp-five-point", "Amber / Green", "on_track", id="five-points-upper-half"),
        pytest.param("gmpp-three-point", "Amber/Red", None, id="three-points-know-no-halves"),
        pytest.param("gmpp-three-point", "Exempt under section 26", "unknown", id="exempt"),
        pytest.param("action-log", "In hand", "in_progress", id="in-hand"),
        pytest.param("action-log", "Action discharged", "complete", id="discharged"),
    ],
)
def test_each_scale_knows_its_own_words(
    scales: dict[str, StatusScale], scale: str, text: str, expected: str | None
) -> None:
    """A word means what its own scale and version say."""
    assert scales[scale].read(text) == expected


def test_scales_are_listed(scales: dict[str, StatusScale]) -> None:
    """The scales that ship are these, and each has a version."""
    assert sorted(scales) == [
        "action-log",
        "audit-plan",
        "general",
        "gmpp-five-point",
        "gmpp-three-point",
        "rag",
        "rating",
    ]
    assert all(scale.version for scale in scales.values())


def test_equal_readings_that_disagree_are_none() -> None:
    """Where two patterns of the same weight give different statuses, the cell has none."""
    scale = StatusScale("test", "1", ((re.compile("[a]bcd"), "complete"), (re.compile("a[b]cd"), "paused")))
    assert scale.read("abcd") is None


def test_the_phrase_without_a_tail_wins() -> None:
    """A phrase that is all of the cell comes before one that may go on."""
    scale = StatusScale("test", "1", ((re.compile("delayed.*"), "off_track"), (re.compile("delayed start"), "paused")))
    assert scale.read("Delayed start") == "paused"


def test_an_unknown_status_is_refused() -> None:
    """A scale may only name canonical statuses."""
    with pytest.raises(ValueError, match="not canonical"):
        StatusScale("test", "1", ((re.compile("done"), "finished"),))


def test_canonical_statuses_are_these() -> None:
    """The list of canonical statuses is part of the database's contract."""
    assert CANONICAL == (
        "not_started",
        "in_progress",
        "on_track",
        "at_risk",
        "off_track",
        "paused",
        "complete",
        "cancelled",
        "unknown",
    )
