"""Statuses that a sentence states."""

from __future__ import annotations

import re

import pytest

from papers2data.extract.phrase_file import phrase_path, read_patterns
from papers2data.extract.status_lines.statuses import StatusSaid, statuses
from papers2data.extract.status_lines.to_said import to_said
from papers2data.values.status import CANONICAL


def _statuses(text: str) -> list[StatusSaid]:
    said = to_said(text)
    return list(statuses(said)) if said else []


STATED = [
    pytest.param("The library roof is on track for the spring.", [("on_track", "library roof")], id="on-track"),
    pytest.param(
        "The tram stop remains on schedule, but the depot is behind schedule.",
        [("on_track", "tram stop"), ("off_track", "depot")],
        id="two-clauses",
    ),
    pytest.param("Phase two of the baths has been completed.", [("complete", "Phase two of the baths")], id="numbered"),
    pytest.param("Works at the quay have been delayed by storms.", [("off_track", "Works at the quay")], id="delayed"),
    pytest.param("The bus pilot is on hold.", [("paused", "bus pilot")], id="on-hold"),
    pytest.param("Delivery of the ferry remains at risk.", [("at_risk", "Delivery of the ferry")], id="at-risk"),
    pytest.param("The ferry is at risk of slippage.", [("at_risk", "ferry")], id="at-risk-of-slippage"),
    pytest.param("Resurfacing work is underway in the north.", [("in_progress", "Resurfacing work")], id="underway"),
    pytest.param("Resurfacing is now under way.", [("in_progress", "Resurfacing")], id="under-way-in-two-words"),
    pytest.param("Quiet work continues in the yard.", [("in_progress", "Quiet work")], id="work-continues"),
    pytest.param("The parking review has not yet started.", [("not_started", "parking review")], id="not-yet-started"),
    pytest.param("The shelter scheme has been cancelled.", [("cancelled", "shelter scheme")], id="cancelled"),
    pytest.param(
        "There have been delays in the boiler programme, due to supply.",
        [("off_track", "boiler programme")],
        id="there-have-been-delays",
    ),
    pytest.param("The museum wing is no longer on track.", [("off_track", "museum wing")], id="no-longer-on-track"),
    pytest.param("The museum wing is not on track.", [("off_track", "museum wing")], id="not-on-track"),
    pytest.param("The strategy, agreed in May, is being drafted.", [("in_progress", "strategy")], id="words-set-apart"),
    pytest.param("This is now complete.", [("complete", None)], id="pronoun-says-nothing"),
    pytest.param(
        "In addition, during the spring, the ferry slip was completed.", [("complete", "ferry slip")], id="lead-words"
    ),
]

NOT_STATED = [
    pytest.param("Once the survey is complete the board will meet.", id="condition"),
    pytest.param("The scheme will be completed by June 2025.", id="plan"),
    pytest.param("The scheme should have been completed by now.", id="duty"),
    pytest.param("The gate is not expected to be complete until May.", id="expectation"),
    pytest.param("Has the audit been completed?", id="question"),
    pytest.param("Whether the guide had been published.", id="indirect-question"),
    pytest.param("Vulnerable children are at risk of harm.", id="people-at-risk"),
    pytest.param("Over half of the inspections have been completed.", id="a-part-is-no-whole"),
    pytest.param("82% of inspections have been completed.", id="a-figure-is-no-status"),
    pytest.param("It has been established that the fence is ours.", id="established-that"),
    pytest.param("Families who have started a plan were asked.", id="relative-clause"),
    pytest.param("Reducing noise continues to be an aim.", id="continues-to-be"),
    pytest.param("The target is set each year.", id="the-word-target"),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_stated(text: str, expected: list[tuple[str, str | None]]) -> None:
    """A sentence gives each status that it states, with what it is the status of."""
    assert [(found.status, found.subject) for found in _statuses(text)] == expected


@pytest.mark.parametrize("text", NOT_STATED)
def test_not_stated(text: str) -> None:
    """Questions, conditions, plans, parts and people at risk are no status."""
    assert _statuses(text) == []


def test_patterns_are_canonical() -> None:
    """Every status pattern stands for a canonical status, and every status but "unknown" has one."""
    ids = {str(p["id"]) for p in read_patterns(phrase_path("status_lines.jsonl")) if p["label"] == "STATUS"}
    assert ids == set(CANONICAL) - {"unknown"}


def test_labels_are_known() -> None:
    """The file of patterns uses no label that nobody reads."""
    labels = {str(p["label"]) for p in read_patterns(phrase_path("status_lines.jsonl"))}
    described = re.search(r"label +(.*?)\n#   pattern", phrase_path("status_lines.toml").read_text("utf-8"), re.DOTALL)
    assert described is not None
    assert labels == set(re.findall(r"\b[A-Z]{3,}\b", described[1]))
