"""Milestone tables and improvement plans as councils print them."""

from __future__ import annotations

from tests.extract_tables.printed import heading, read, table, values

HEAD = ("Key Milestones", "Implementation Date", "Status", "Update, Exception Detail and Mitigations")


def test_a_milestone_has_its_programme_dates_status_and_period() -> None:
    """Every field of a row comes out typed, with the printed words beside it."""
    found = read(
        heading("Programme 2 – Homes for All"),
        table(HEAD, ("Open the hostel. Saving: £310k", "Dec 2031", "Experiencing Obstacles", "The lease\nis late.")),
        title="Housing Portfolio – October - December 2031 Update",
    )
    (reading,) = found.records
    assert values(reading, "programme", "name", "due_text", "due_start", "due_end") == (
        "Homes for All",
        "Open the hostel. Saving: £310k",
        "Dec 2031",
        "2031-12-01",
        "2031-12-31",
    )
    assert values(reading, "status_text", "status", "saving_gbp") == ("Experiencing Obstacles", "at_risk", 310000.0)
    assert values(reading, "period_start", "period_end") == ("2031-10-01", "2031-12-31")
    assert reading.values["narrative"] == "The lease\nis late."
    assert found.findings == ()


def test_a_row_torn_over_a_page_is_one_milestone() -> None:
    """A name, a date and a text that go on in the next rows belong to the row that opened."""
    found = read(
        table(
            HEAD,
            ("Build homes for", "", "On Target", "Work began on the semi-"),
            ("older people", "March 2031", "", "detached homes."),
            ("Sell the depot", "2031", "Complete", "Sold."),
            breaks=(2,),
        )
    )
    first, second = found.records
    assert values(first, "name", "due_text", "narrative") == (
        "Build homes for older people",
        "March 2031",
        "Work began on the semi-detached homes.",
    )
    assert second.values["name"] == "Sell the depot"


def test_status_is_read_from_the_colour_where_there_are_no_words() -> None:
    """An empty status cell with a fill gives the status that its colour stands for."""
    found = read(
        table(
            ("Milestone", "Due date", "RAG", "Progress"),
            ("Open it", "May 2031", "", "Late."),
            fills={(1, 2): "#ff0000"},
        )
    )
    assert values(found.records[0], "status_text", "status", "status_scale") == (None, "off_track", "rag 1")


def test_a_status_nobody_knows_stays_as_printed_with_a_finding() -> None:
    """An unknown status is neither dropped nor guessed."""
    found = read(table(HEAD, ("Open it", "May 2031", "Wobbling along", "Late.")))
    assert values(found.records[0], "status_text", "status") == ("Wobbling along", None)
    (finding,) = found.findings
    assert finding.code == "value-unread"
    assert "Wobbling along" in finding.message
    assert finding.record_id.endswith(found.records[0].place)


def test_status_under_no_heading_is_found_by_its_words() -> None:
    """A column without a heading whose cells are statuses is the status of a numbered action."""
    found = read(
        heading("Better buses", "2."),
        table(
            ("", "Improvement Action", "Accountable Officer", "Lead Officer", "Timeframe", "Progress", ""),
            ("2.1", "Buy buses", "Ann Lee", "Bo Ray", "By April 2031", "Ordered.", "On track"),
            ("2.2", "Train", "Ann Lee", "Cy Day", "Ongoing", "Two courses so", "Not yet commenced"),
            ("", "drivers", "", "", "", "far.", ""),
        ),
    )
    assert [values(r, "reference", "name", "status", "due_end", "programme") for r in found.records] == [
        ("2.1", "Buy buses", "on_track", "2031-04-30", "Better buses"),
        ("2.2", "Train drivers", "not_started", None, "Better buses"),
    ]
    assert found.records[1].values["narrative"] == "Two courses so far."


def test_evidence_names_the_words_of_each_field() -> None:
    """A record points to its row as a whole and to the cell of every field."""
    (reading,) = read(table(HEAD, ("Open it", "May 2031", "Complete", "Done."))).records
    assert {e.field: e.quote for e in reading.evidence} == {
        "": "Open it | May 2031 | Complete | Done.",
        "name": "Open it",
        "due": "May 2031",
        "status": "Complete",
        "narrative": "Done.",
    }


def test_a_status_that_goes_on_to_explain_itself_is_read_by_its_opening() -> None:
    """A status column's cell that opens with a status and explains it keeps all its words."""
    head = ("Date raised", "Action", "Owner", "Deadline", "Progress")
    found = read(
        table(
            head,
            ("01/02/2031", "Buy a bus", "Ann Lee", "May 2031", "In hand. Tests are under way"),
            ("01/02/2031", "Sell a bus", "Bo Ray", "June 2031", "The bus is complete and will be sold"),
        )
    )
    assert [values(r, "kind", "raised", "status_text", "status") for r in found.records] == [
        ("action", "2031-02-01", "In hand. Tests are under way", "in_progress"),
        ("action", "2031-02-01", "The bus is complete and will be sold", None),
    ]
    assert [finding.code for finding in found.findings] == ["value-unread"]
