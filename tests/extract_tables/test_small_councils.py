"""Tables of small councils: payments, risk assessments, short lists of actions, registers of equipment."""

from __future__ import annotations

from papers2data.extract.tables import read_tables
from papers2data.model import Document
from papers2data.schema.load import schemas
from tests.extract_tables.printed import SOURCE, heading, read, table, values


def test_payments() -> None:
    """A list of payments gives the sum and the tax of each, under whom it went to and with what it was for."""
    found = read(
        table(
            ("Payee", "Detail", "Total £s", "VAT", "Comments"),
            ("Ann Finch", "New bench", "338.34", "56.39", ""),
            ("Shire Hall", "Hire", "250.00", "", "Jan to Dec"),
        )
    )
    assert [values(r, "name", "measure", "value", "note") for r in found.records] == [
        ("Ann Finch", "payment", 338.34, "New bench"),
        ("Ann Finch", "vat", 56.39, "New bench"),
        ("Shire Hall", "payment", 250.0, "Hire"),
    ]


def test_risk_assessment() -> None:
    """A risk assessment without scores gives each risk with what is done about it, below its topic."""
    found = read(
        heading("Risk assessment and management"),
        table(
            ("Ref.", "Topic", "Risk Identified", "Risk (H/M/L)", "Management of Risk", "Action", "Notes"),
            ("1.1", "Precept", "Not asked for", "L", "Minuted in full", "", ""),
            ("", "", "Not paid", "L", "Clerk checks", "Diary", ""),
        ),
    )
    assert [values(r, "reference", "category", "title", "mitigations") for r in found.records] == [
        ("1.1", "Precept", "Not asked for", '["Minuted in full"]'),
        (None, "Precept", "Not paid", '["Clerk checks"]'),
    ]


def test_actions_and_owners() -> None:
    """A number, an action and an owner are an action, although nothing says how it stands."""
    found = read(table(("NO", "ACTION", "OWNER"), ("8.18", "Ask for a price", "AF"), ("8.19", "Paint the gate", "BO")))
    assert [values(r, "kind", "reference", "name", "lead") for r in found.records] == [
        ("action", "8.18", "Ask for a price", "AF"),
        ("action", "8.19", "Paint the gate", "BO"),
    ]


def test_register_of_equipment() -> None:
    """A register of equipment is known for what it is, and gives neither records nor a finding."""
    register = table(
        ("Item of Equipment", "Serial Number", "Purchase Price", "Date of Acquisition", "Date of Disposal"),
        ("Kettle", "SN 4", "£20", "2003", ""),
    )
    found, layouts = read_tables(Document(SOURCE, (), (register,)), (), schemas())
    assert (list(layouts.values()), found.records, found.findings) == (["asset-register"], (), ())


def test_year_in_a_lone_column() -> None:
    """A year that stands above nothing but counts and years heads no column of money."""
    found = read(table(("Kettle £20", "2003", ""), ("Lamp", "1", ""), ("Fan", "2003", "")))
    assert ([finding.code for finding in found.findings], found.records) == (["table-unrecognised"], ())
