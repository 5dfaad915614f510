"""What a briefing says of resolutions, by answers made by hand."""

from __future__ import annotations

import pytest

from papers2data.briefing.parts import Source
from papers2data.briefing.tracked import Answer, Ask, Time, resolution_sections

MINUTES = Source("d0", "Minutes of the Harbour Board", "minutes.pdf", 2)

LOG = Source("d1", "Action log", "log.pdf", 1)


def ask(*answers: Answer, due: str = "2020-03-31") -> Ask:
    """A clause of January 2020 that asks for something by a day."""
    found = next((each.date for each in answers if each.counts), None)
    return Ask(
        *("r1", "Harbour Board", "2020-01-10", "Buoys", "", "", "The clerk to paint the buoys", due, "open", None),
        source=MINUTES,
        last_meeting="2020-06-30",
        answers=answers,
        times=(Time(None, due, True, found),),
    )


def log(day: str, *, done: bool, dated: bool = True) -> Answer:
    """An action log that has the clause."""
    return Answer(day, done, "The action \u201cPaint the buoys\u201d has its words: buoys.", LOG, "action", dated)


def said(told: Ask, since: str = "2020-05-01") -> dict[str, list[str]]:
    """The lines of each section."""
    found = resolution_sections([told], "2020-06-30", since)
    return {each.code: [line.text.partition("\u201d ")[2] for line in each.lines] for each in found if each.lines}


def test_still_open_in_a_log() -> None:
    """What an action log still has open was found there, and is not said to be lost."""
    assert said(ask(log("2020-06-30", done=False))) == {
        "resolutions_overdue": ["was due on 31 March 2020, and an action log has it as still open on 30 June 2020."]
    }
    assert said(ask()) == {
        "resolutions_overdue": ["was due on 31 March 2020; nothing was found up to 30 June 2020, three months later."]
    }


@pytest.mark.parametrize(
    ("logs", "expected"),
    [
        pytest.param([log("2020-05-10", done=True)], "came back on 10 May 2020", id="done by the day of the log"),
        pytest.param(
            [log("2020-04-10", done=False), log("2020-05-10", done=True)],
            "came back on 10 May 2020, late",
            id="open in a log after it was due",
        ),
        pytest.param(
            [log("2020-05-10", done=True, dated=False)], "came back in \u201cAction log\u201d", id="a log without a day"
        ),
    ],
)
def test_came_back(logs: list[Answer], expected: str) -> None:
    """A log says that a thing was done by its day: late is only what a log after the due day had open still."""
    (line,) = said(ask(*logs))["resolutions_back"]
    assert line == f"{expected} (the action \u201cPaint the buoys\u201d has its words)."


def test_a_log_that_may_be_of_either_side() -> None:
    """A log without a day that may be of before the due date says neither late nor on time."""
    told = ask(log("2020-05-10", done=True, dated=False), due="2020-05-31")
    assert said(told)["resolutions_back"][0].startswith("came back in \u201cAction log\u201d (")


def test_logs_that_list_it_again() -> None:
    """What one log has as done came back then, and not again with each later log."""
    again = ask(log("2020-03-01", done=True), log("2020-06-01", done=True))
    assert "resolutions_back" not in said(again)
    assert "resolutions_back" in said(again, since="2020-02-01")
