"""One thing's history: found by words of its name, told report by report."""

from __future__ import annotations

import pytest
import sqlite_utils

from papers2data.briefing.histories import histories
from papers2data.briefing.names import named_by
from papers2data.errors import UsageError


def told(db: sqlite_utils.Database, words: str) -> list[str]:
    """The events of the one thing that the words name."""
    (found,) = histories(db, named_by(db, words))
    return [f"{each.when}: {each.said} → {each.change} ({each.source.words()})" for each in found.events]


def test_a_milestone(corpus: sqlite_utils.Database) -> None:
    """A milestone that a strategy planned has the plan first, then each quarter, and what changed in each."""
    assert told(corpus, "recruitment offer") == [
        "23 February 2023: planned, due by 30 September 2023 →  (children-and-learning-strategy-2023-25.pdf, page 2)",
        "April–June 2023: “On Target”, due by 30 September 2023 →  (portfolio-update-2023-24-q1.pdf, page 1)",
        "July–September 2023: “On Target”, due by 30 September 2023 →  (portfolio-update-2023-24-q2.pdf, page 1)",
        "October–December 2023: “On Target”, due by 30 September 2023 → overdue; unchanged for 2 reports "
        "(portfolio-update-2023-24-q3.pdf, page 1)",
        "January–March 2024: “On Target”, due by 30 September 2023 → overdue; unchanged for 3 reports "
        "(portfolio-update-2023-24-q4.pdf, page 1)",
        "April–June 2024: “Complete”, due by 30 September 2023 → completed (portfolio-update-2024-25-q1.txt, line 5)",
    ]


def test_an_indicator(corpus: sqlite_utils.Database) -> None:
    """An indicator has its figures in order, with what others have and which way each moved."""
    found = told(corpus, "20 miles")
    assert found[2:4] == [
        "April–June 2023: 22.4%; national figure 17.0%; similar areas 18.4%, rated amber → worse "
        "(scorecard-2023-24-q1.pdf, page 1)",
        "July–September 2023: 23.8%; national figure 17.0%; similar areas 18.4%, rated red → worse "
        "(scorecard-2023-24-q2.pdf, page 1)",
    ]


def test_a_risk_by_its_reference(corpus: sqlite_utils.Database) -> None:
    """A risk is found by its number too, and its score is told over time."""
    assert told(corpus, "cl01") == [
        "30 September 2023: score 16, likelihood 4, impact 4, amber →  (risk-register-2023-24-q2.pdf, page 1)",
        "31 December 2023: score 20, likelihood 5, impact 4, red → higher (risk-register-2023-24-q3.pdf, page 1)",
    ]


def test_old_names_lead_to_it(corpus: sqlite_utils.Database) -> None:
    """A milestone that was renamed is found by either name."""
    assert named_by(corpus, "every chance") == named_by(corpus, "refresh closing divide")


def test_forms_of_words(corpus: sqlite_utils.Database) -> None:
    """A word is found in its other forms: many for one."""
    assert named_by(corpus, "youths offers") == named_by(corpus, "youth offer")


def test_closest_name_first(corpus: sqlite_utils.Database) -> None:
    """Where several have the words, the one with the least besides comes first."""
    assert [thing.name for thing in named_by(corpus, "review of the youth")] == ["Review of the youth offer"]
    assert len(named_by(corpus, "review")) > 3


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        pytest.param("fosterng households", "did you mean “40 more fostering households”", id="mistyped"),
        pytest.param("zzzz qqqq", "'papers2data export milestones'", id="like nothing"),
        pytest.param("...", "nothing in the papers is called '...'", id="no word"),
    ],
)
def test_unknown_names(corpus: sqlite_utils.Database, words: str, advice: str) -> None:
    """A name that no paper has is refused, with those that come near."""
    with pytest.raises(UsageError) as refused:
        named_by(corpus, words)
    assert advice in str(refused.value)
