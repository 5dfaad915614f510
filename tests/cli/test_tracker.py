"""``papers2data tracker`` as a person calls it."""

from __future__ import annotations

import json

from tests.cli.conftest import Run
from tests.conftest import Ingested


def test_tracker_lists_what_is_overdue(run: Run, own_corpus: Ingested) -> None:
    """The resolutions of the corpus that never came back are listed with clause, day and page."""
    result = run("tracker", "--body", "select", "--state", "overdue", "--db", own_corpus.db)
    assert result.stderr == "2 resolutions.\n"
    assert [line.partition("  [")[0] for line in result.stdout.splitlines() if not line.startswith(" ")] == [
        "overdue, due by 31 December 2023  2023/023, clause 2  Children and Learning Select Committee, "
        "18 September 2023",
        "overdue, due by 30 June 2024  2023/030, clause 3  Children and Learning Select Committee, 27 November 2023",
    ]


def test_tracker_says_what_came_back(run: Run, own_corpus: Ingested) -> None:
    """A resolution that came back late has the paper that it came back in."""
    result = run("tracker", "--state", "came back late", "--json", "--db", own_corpus.db)
    (found,) = json.loads(result.stdout)
    assert (found["reference"], found["clause"], found["first_followup"]) == ("2023/022", "2", "2024-03-04")
    assert [each["source"]["page"] for each in found["answers"] if each["counts"]] == [2]


def test_tracker_refuses_unknown_words(run: Run, own_corpus: Ingested) -> None:
    """A state or committee that there is none of is a fault of the call (2), answered with the nearest."""
    state = run("tracker", "--state", "overdu", "--db", own_corpus.db)
    assert (state.exit_code, "did you mean overdue?" in state.stderr) == (2, True)
    body = run("tracker", "--body", "County Councl", "--db", own_corpus.db)
    assert (body.exit_code, "did you mean County Council?" in body.stderr) == (2, True)
