"""``papers2data history`` as a person calls it."""

from __future__ import annotations

import json

from tests.cli.conftest import Run
from tests.conftest import Ingested


def test_history_of_a_milestone(run: Run, own_corpus: Ingested) -> None:
    """Words of a name lead to its reports in order, each with what changed and its page."""
    result = run("history", "carrow", "house", "--db", own_corpus.db)
    lines = result.stdout.splitlines()
    assert lines[0].startswith("Carrow House: Open a four-bed children's home at Carrow Sluice.  milestone  [carrow-")
    assert lines[-2:] == [
        "  January–March 2024     “Compromised”, due by 31 August 2024  → worse; three months later  "
        "(portfolio-update-2023-24-q4.pdf, page 2)",
        "  April–June 2024        “Experiencing Obstacles”, due by 30 November 2024  → better; three months later  "
        "(portfolio-update-2024-25-q1.txt, line 20)",
    ]


def test_history_as_json(run: Run, own_corpus: Ingested) -> None:
    """With ``--json`` each report has its day and its source."""
    (found,) = json.loads(run("history", "CL12", "--json", "--db", own_corpus.db).stdout)
    assert found["thing"]["kind"] == "risk"
    assert [(event["day"], event["said"], event["source"]["page"]) for event in found["events"]] == [
        ("2023-12-31", "score 9, likelihood 3, impact 3, amber", 2)
    ]


def test_history_of_many(run: Run, own_corpus: Ingested) -> None:
    """Where more things have the words than are shown, the others are named on stderr."""
    result = run("history", "review", "--limit", "1", "--db", own_corpus.db)
    assert "more names with these words:" in result.stderr
    assert "[review-of-specialist-place-funding-a6ec84]" in result.stdout + result.stderr


def test_history_of_nothing(run: Run, own_corpus: Ingested) -> None:
    """A name that no paper has is a fault of the call (2), answered with what comes near."""
    result = run("history", "fosterng", "--db", own_corpus.db)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean “40 more fostering households”" in result.stderr
