"""What a paper's front says it is: kind, title, body and day."""

from __future__ import annotations

import pytest

from papers2data.extract.facts import document_facts
from papers2data.model import Document
from papers2data.split import split
from tests.split.prose import prose

FORM = ["PLANNED SPENDING FORM"]
SAID = (
    "The Chair welcomed the two new members and explained how the group would work this year.",
    "Members discussed the state of the quays, and officers answered their questions at length.",
    "The Chair updated the group on her visit to the lighthouse and on what its keeper asked for.",
    "Members noted that the ferry had been late on nine days of the month and asked for figures.",
    "Officers explained that the engine had been replaced and that a spare was now held ashore.",
    "The group agreed that the timetable should be printed in larger letters at both landings.",
    "Officers reported that the island's school had asked for a later boat on winter evenings.",
    "Members asked whether the fare could be held, and officers confirmed that it was budgeted.",
)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param(
            prose(
                [
                    ["From:", "Ann Poole, Head of Quays"],
                    ["To:", "Cabinet – 4 March 2031"],
                    ["Subject:", "Quay repairs"],
                ],
                "# Summary:",
                "This report tells how the work goes.",
            ),
            ("report", "Quay repairs", "Cabinet", "2031-03-04"),
            id="labels in the cells of a table",
        ),
        pytest.param(
            prose(
                [
                    ["From:", "Ann Poole"],
                    ["To:", "Full Council"],
                    ["Date:", "4 March 2031"],
                    ["Subject:", "The future of"],
                ],
                "# the quays",
            ),
            ("report", "The future of the quays", "Full Council", "2031-03-04"),
            id="a subject that goes on under its table",
        ),
        pytest.param(
            prose(
                "From: Ann Poole, Leader of the Council",
                "To: Cabinet – 4 March 2031",
                "Subject: Quay repairs",
                "It follows the meeting of the Harbour Committee on 3 February 2031.",
            ),
            ("report", "Quay repairs", "Cabinet", "2031-03-04"),
            id="whom it is to goes before a meeting that it tells of",
        ),
        pytest.param(
            prose("Report to: Ann Poole", "From: Raj Sethi", "Subject: Boats", "The lease ends on 31 March 2032."),
            ("report", "Boats", None, None),
            id="a report to a person is for no meeting",
        ),
        pytest.param(
            prose(
                "# MARTONSHIRE COUNCIL – RECORD OF DECISION",
                "# DECISION TO BE TAKEN BY:",
                "Mrs Ann Poole, Cabinet Member for Quays",
                "# Subject Matter / Title of Decision",
                "Contracts for dredging",
            ),
            ("decision_notice", "Contracts for dredging", "Martonshire Council", None),
            id="a record of decision under the council's name",
        ),
        pytest.param(
            prose(
                "# MARTONSHIRE COUNCIL – PROPOSED RECORD OF DECISION",
                "# DECISION TO BE TAKEN BY: Cabinet",
                "Title of Decision: Decision to dredge the east channel",
            ),
            ("other", "Decision to dredge the east channel", "Cabinet", None),
            id="a proposed record records nothing",
        ),
        pytest.param(
            prose("Dear Member", "# CABINET - THURSDAY, 30 JANUARY 2031", "I enclose a paper."),
            ("letter", "CABINET - THURSDAY, 30 JANUARY 2031", "Cabinet", None),
            id="a letter is named by its subject",
        ),
        pytest.param(
            prose("Marton Borough Council", "Southey District Council", "10 January 2031 Dear Jo,", "Re: Your grant"),
            ("letter", "Your grant", None, None),
            id="those written to are no body",
        ),
        pytest.param(
            prose([[*FORM], ["Scheme name:", "A longer quay"], ["Proposer:", "Ann Poole"]]),
            ("other", "PLANNED SPENDING FORM: A longer quay", None, None),
            id="a form that is all one table",
        ),
        pytest.param(
            prose("# Marton County Council", "# Quarterly Performance Report", "# Introduction"),
            ("other", "Quarterly Performance Report", "Marton County Council", None),
            id="the council's name over the title",
        ),
        pytest.param(
            prose("# QUAY STRATEGY", "# Introduction", "1.1 This strategy says what we mean to do."),
            ("other", "QUAY STRATEGY", None, None),
            id="the first section is no part of the title",
        ),
        pytest.param(
            prose("QB(4)1.i", "# Actions from the last meeting"),
            ("other", "Actions from the last meeting", None, None),
            id="a reference is no title",
        ),
        pytest.param(
            prose("Appendix H", "# Assessment of resilience", "Resilience describes how well we would stand a storm."),
            ("appendix", "Appendix H Assessment of resilience", None, None),
            id="a plain label over a heading",
        ),
        pytest.param(
            prose("Raj Sethi, Chair of the Ferry Users Group", "# Why boats", "Come and hear."),
            ("other", "Raj Sethi, Chair of the Ferry Users Group", None, None),
            id="who chairs a body is no body",
        ),
        pytest.param(
            prose(
                "# Island Ferry Sector Panel",
                "10:00-11:30, 14 February 2031 Lower Room, Shire Hall",
                "# Minutes",
                *SAID,
            ),
            ("minutes", "Minutes, Island Ferry Sector Panel, 2031-02-14", "Island Ferry Sector Panel", "2031-02-14"),
            id="the day after the time",
        ),
        pytest.param(
            prose(
                "# Island Ferry Users Group",
                "# 14 May 2031",
                "# Agenda",
                "1. Minutes of the last meeting",
                "2. Fares",
                "# Welcome",
                *SAID,
            ),
            ("minutes", "Minutes, Island Ferry Users Group, 2031-05-14", "Island Ferry Users Group", "2031-05-14"),
            id="minutes that open with their agenda",
        ),
        pytest.param(
            prose("# FUG 14 November 2031", "# Agenda", "1. Fares", "2. Boats", "# Summary of discussion", *SAID),
            ("other", "FUG 14 November 2031", None, None),
            id="a note of a meeting of no named body",
        ),
        pytest.param(
            prose(
                "# Public Island Ferry Board – Agenda 24.06.31",
                "Here is the agenda of the first meeting of the Ferry Board held on 24 June 2031:",
                "1. Introductions",
                "2. Fares",
            ),
            ("agenda", "Agenda, Public Island Ferry Board, 2031-06-24", "Public Island Ferry Board", "2031-06-24"),
            id="the title gives the board's name in full",
        ),
        pytest.param(
            prose("# FERRY BOARD", "nd", "2 Meeting 15th September 2031 16:00 – 17:30", "# AGENDA", "1. Fares"),
            ("agenda", "Agenda, Ferry Board, 2031-09-15", "Ferry Board", "2031-09-15"),
            id="a raised ordinal on a line of its own",
        ),
        pytest.param(
            prose(
                "# Asking again",
                "Proposer: Ann Poole",
                *SAID[1:4],
                "2 Marton Council (2031), Council Minutes. At: the web",
            ),
            ("other", "Asking again", None, None),
            id="minutes in a footnote",
        ),
    ],
)
def test_fronts(document: Document, expected: tuple[str | None, ...]) -> None:
    """Kind, title, body and day are those that the front states, whatever form it has."""
    facts = document_facts(document, split(document))
    assert (facts["kind"], facts["title"], facts["body"], facts["meeting_date"]) == expected
