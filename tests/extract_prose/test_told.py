"""Decisions that a house tells in its own words."""

from __future__ import annotations

import pytest

from papers2data.extract.minutes.told import told_outcome

BODY = "Mill Lane Parent Council"

TOLD = [
    ("body", "Council agreed the price of £90.", "agreed"),
    ("own name", "The Parent Council agreed to pay for a coach.", "agreed"),
    ("after a discussion", "After some discussion members decided that the gate stay shut.", "agreed"),
    ("after a comma", "In view of the cost, the committee declined the offer.", "agreed"),
    ("in agreement", "Councillors were in agreement that the swing be mended.", "agreed"),
    ("refused", "Members did not approve the new fees and requested another plan.", "agreed"),
    ("resolved", "The Committee discussed the lease at length and resolved that it be signed.", "resolved"),
    ("impersonal", "It was unanimously decided to buy chairs.", "agreed"),
    ("not to", "It was decided not to buy chairs.", "agreed"),
    ("view of the body", "It was the view of the Board that this wait.", "agreed"),
    ("asked someone", "The Board asked the manager to bring a plan to the May meeting.", "agreed"),
    ("passive", "Payments of £312 were authorised.", "agreed"),
    ("passive with a vote", "The accounts were adopted unanimously.", "agreed"),
    ("a vote of a part", "Primary representatives voted 5 to 1 in favour of the fund.", "agreed"),
    ("put to another body", "Following questions, the committee recommended the budget to the board.", "agreed"),
    ("bare", "Approved subject to one change.", "agreed"),
    ("after a label", "Bid 2 (garden): approved.", "agreed"),
    ("deferred", "Deferred until the June meeting.", "deferred"),
    ("no decision", "No decision was taken on the fence.", "deferred"),
    ("passive deferred", "The lease was held over to May.", "deferred"),
]
UNTOLD = [
    ("another body", "The county council agreed a new path."),
    ("before", "The council had agreed to mend it."),
    ("last year", "Last year the council agreed to leave it."),
    ("at another meeting", "At the last budget meeting it was agreed to wait."),
    ("a question", "Should the council approve this?"),
    ("a condition", "If members agreed, a bid could be made."),
    ("with somebody", "It was agreed with the school that patrols go on."),
    ("reported", "The clerk reported that the grant was approved."),
    ("by another", "The plan was agreed by Town Assembly on 25 May 2015."),
    ("a view", "The council agreed that it would be good to see more trees."),
    ("a need", "Members were agreed on the need for haste."),
    ("a question put", "Members asked the officer to explain the figures."),
    ("a motion refused", "Members could not agree and the recommendation was rejected."),
    ("apologies", "Apologies from Ann Finch were accepted."),
    ("an action", "The following action was agreed."),
]


@pytest.mark.parametrize(("sentence", "outcome"), [row[1:] for row in TOLD], ids=[row[0] for row in TOLD])
def test_told(sentence: str, outcome: str) -> None:
    """A sentence that says what the meeting decided has an outcome, whatever words lead to it."""
    assert told_outcome(sentence, BODY, passive=True, noted=True) == outcome


@pytest.mark.parametrize("sentence", [row[1] for row in UNTOLD], ids=[row[0] for row in UNTOLD])
def test_untold(sentence: str) -> None:
    """What was decided before, elsewhere or not yet, what someone said and what was refused is no decision."""
    assert told_outcome(sentence, BODY, passive=True, noted=True) is None


def test_passive_and_noted_only_where_asked_for() -> None:
    """Sentences that do not say who decided, and what was only noted, count only where they are asked for."""
    assert told_outcome("Payments of £312 were authorised.", BODY, passive=False, noted=True) is None
    assert told_outcome("A letter was read and noted.", BODY, passive=True, noted=False) is None
    assert told_outcome("A letter was read and noted.", BODY, passive=True, noted=True) == "noted"
