"""What a clause asks for, of whom, and by when."""

from __future__ import annotations

import pytest

from papers2data.extract.minutes.asks import action_of, responsible_of
from papers2data.extract.minutes.dues import DueDate, due_of, printed_due


@pytest.mark.parametrize(
    ("text", "intro", "expected"),
    [
        pytest.param("That the report be noted.", "", "note", id="passive at the end"),
        pytest.param(
            "That the choice of Ada Finch as chair for the rest of the year, be noted.", "", "note", id="after a comma"
        ),
        pytest.param("That a progress report be circulated to members.", "", "circulate", id="progress is a noun here"),
        pytest.param("That a report be received at the May meeting.", "", "receive", id="receive"),
        pytest.param("That the points raised be progressed:", "", "progress", id="progress"),
        pytest.param("That more work be carried out with schools.", "", "progress", id="carried out"),
        pytest.param("That a workshop be arranged for members to develop their skills.", "", "arrange", id="arrange"),
        pytest.param("That the item be scheduled for a future meeting.", "", "schedule", id="schedule"),
        pytest.param(
            "That the Chair give consideration to adding these items:", "", "consider", id="give consideration"
        ),
        pytest.param("Notes the plan;", "", "note", id="opening verb"),
        pytest.param(
            "to note the plan, and that the rules be considered again", "", "note", id="opening infinitive first"
        ),
        pytest.param("that Cabinet agree to move the team", "", "approve", id="agree to do"),
        pytest.param("that the Panel agreed to receive a report", "", "receive", id="agree to receive"),
        pytest.param(
            "that Cabinet endorsed the budget to be presented to Council",
            "",
            "endorse",
            id="the body's verb before a passive",
        ),
        pytest.param(
            "The capital plan for ten years", "is asked to agree the following:", "approve", id="verb in the lead"
        ),
        pytest.param("It was agreed that Ada Finch would plant a tree", "", None, id="agreed is how, not what"),
        pytest.param("Fostering", "", None, id="no verb"),
    ],
)
def test_action_of(text: str, intro: str, expected: str | None) -> None:
    """The verb that rules the clause names the action."""
    assert action_of(text, intro) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "That the Cabinet Member for Parks (Trees) considers the findings",
            "Cabinet Member for Parks (Trees)",
            id="opens",
        ),
        pytest.param(
            "That the Chair and Vice-Chair, in consultation with officers, give thought to it",
            "Chair and Vice-Chair",
            id="two posts",
        ),
        pytest.param(
            "Delegate authority to the Director of Health in consultation with the Leader",
            "Director of Health",
            id="delegated",
        ),
        pytest.param(
            "Delegates to the Head of Law the sending of the reply", "Head of Law", id="delegated with an object"
        ),
        pytest.param(
            "Delegates authority to the Executive Director, Growth and Place to carry it out",
            "Executive Director, Growth and Place",
            id="department after a comma",
        ),
        pytest.param(
            "Delegates authority to the Director of Finance (after consultation with the Leader, the Mayor) to act",
            "Director of Finance",
            id="consultation in brackets",
        ),
        pytest.param(
            "To request that the Leader of the Council writes to the minister",
            "Leader of the Council",
            id="requested that",
        ),
        pytest.param("That the Clerk be thanked", None, id="thanked, not asked"),
        pytest.param("That the report be noted", None, id="nobody"),
    ],
)
def test_responsible_of(text: str, expected: str | None) -> None:
    """Only a post that is to act is responsible."""
    assert responsible_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "That reports be received at the April and July 2024 meetings of the Committee",
            DueDate("at the April and July 2024 meetings", "2024-04-01", "2024-07-31"),
            id="two meetings",
        ),
        pytest.param(
            "That the plan for 2022/23 be received at the January 2025 meeting",
            DueDate("at the January 2025 meeting", "2025-01-01", "2025-01-31"),
            id="a year that is no due date",
        ),
        pytest.param("be received on a quarterly basis by members", DueDate("on a quarterly basis"), id="no date"),
        pytest.param(
            "be circulated after the introduction of free places for all",
            DueDate("after the introduction of free places for all"),
            id="after an event",
        ),
        pytest.param("be brought back by March 2025", DueDate("by March 2025", "2025-03-01", "2025-03-31"), id="by"),
        pytest.param("be circulated in the form agreed in May 2024", DueDate(), id="a day past"),
    ],
)
def test_due_of(text: str, expected: DueDate) -> None:
    """A due date is one that words such as "at the … meeting" or "by" make one."""
    assert due_of(text, action_of(text)) == expected


def test_nothing_is_due_that_is_only_noted() -> None:
    """A clause that notes something of a meeting yet to come is not due then."""
    assert due_of("That the visit at the May 2025 meeting be noted", "note") == DueDate()


def test_printed_due() -> None:
    """A month without a year stays text."""
    assert (printed_due("September"), printed_due("March 2011.")) == (
        DueDate("September"),
        DueDate("March 2011", "2011-03-01", "2011-03-31"),
    )


def test_printed_due_that_is_a_start() -> None:
    """The words "From May 2011" say when something begins, not when it is due."""
    assert printed_due("From May 2011") == DueDate("From May 2011", "2011-05-01")
