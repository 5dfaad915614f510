"""The declared tables are the public contract, and every column of them can be understood."""

from __future__ import annotations

import re

import pytest

from papers2data.schema.load import schemas

CONTRACT = {
    "documents": "path title kind body meeting_date period_text period_start period_end pages bytes sha256 media_type "
    "reader source_url superseded_by added_at",
    "pages": "document_id number label text width height needs_ocr ocr",
    "papers": "document_id meeting_id item_number kind title first_page last_page author",
    "meetings": "body date time place kind status",
    "attendance": "meeting_id document_id page name capacity role attendance substitute_for",
    "agenda_items": "meeting_id document_id page number title first_page last_page paper_id",
    "recommendations": "document_id page paper_id item_number number text",
    "resolutions": "document_id page meeting_id item_number item_title reference clause parent_id text outcome action "
    "responsible due_text due_start due_end votes_for votes_against abstentions mover seconder",
    "followups": "resolution_id kind record_id document_id page date score reason",
    "milestones": "kind name programme first_period last_period status due_end",
    "milestone_readings": "milestone_id document_id page paper_id table_id row kind programme reference name stage "
    "basis due_text due_start due_end status_text status narrative lead accountable outcome success_measures "
    "saving_gbp period_start period_end",
    "kpis": "name unit polarity section",
    "kpi_readings": "kpi_id document_id page paper_id table_id row section name series value value_text unit "
    "period_text period_start period_end rag direction vital_sign note",
    "status_lines": "document_id page paper_id sentence subject status value value_text unit period_text period_start "
    "period_end comparator milestone_id kpi_id",
    "risks": "reference category title",
    "risk_readings": "risk_id document_id page table_id row reference category title description mitigations "
    "likelihood impact score rag period_end",
    "budget_lines": "document_id page table_id row group_name name is_total measure value value_text unit period_text",
    "work_items": "document_id page table_id row section meeting_date_text meeting_date title responsible purpose "
    "resolutions status",
    "commitments": "document_id page table_id row theme commitment success_measures activities",
    "tables": "document_id page last_page caption schema columns rows",
    "cells": "table_id row column row_span column_span text page x0 top x1 bottom fill is_header",
    "evidence": "record_table record_id field document_id page x0 top x1 bottom quote",
    "findings": "family code severity message document_id page record_table record_id status",
    "corrections": "created_at author why record_table record_id field from_value to_value",
    "link_decisions": "created_at author why kind left right decision",
    "runs": "started_at finished_at version documents pages records findings seconds",
}

SEARCHED = {"pages", "resolutions", "milestone_readings", "status_lines"}


@pytest.mark.parametrize("table", CONTRACT)
def test_columns_of_the_contract(table: str) -> None:
    """A table of the contract has all its columns, by their names, after an id."""
    fields = list(schemas().records[table].fields)
    assert fields[0] == "id"
    assert [name for name in CONTRACT[table].split() if name not in fields] == []


def test_tables_that_can_be_searched() -> None:
    """Pages, resolutions, milestone readings and statements have a full-text index, and no other table has."""
    assert {table for table, kind in schemas().records.items() if kind.full_text} == SEARCHED


def test_records_carry_their_place() -> None:
    """Every row that is read from a paper carries its document, its page and its paper."""
    for table, kind in schemas().records.items():
        if kind.role == "record":
            assert {"document_id", "page", "paper_id"} <= set(kind.fields), table


def test_a_printed_value_stands_beside_each_reading_of_it() -> None:
    """A due date, a status or a value that was made out of words has the words beside it."""
    for table, kind in schemas().records.items():
        if kind.role == "record":
            for typed, printed in (
                ("due_end", "due_text"),
                ("value", "value_text"),
                ("meeting_date", "meeting_date_text"),
            ):
                assert typed not in kind.fields or printed in kind.fields, (table, typed)


def test_described_for_people() -> None:
    """Every table and column has a title and a sentence that ends in a full stop and does not repeat the name."""
    for table, kind in schemas().records.items():
        for name, title, description in (
            (table, kind.title, kind.description),
            *((f"{table}.{name}", field.title, field.description) for name, field in kind.fields.items()),
        ):
            assert re.match(r"[A-Z]", title), name
            assert re.match(r"\S.*\.$", description), name
            assert description.rstrip(".").casefold() != title.casefold(), name


def test_links_go_by_id() -> None:
    """A column that names another table's id is called after it and links to it."""
    exceptions = {"parent_id", "superseded_by", "record_id"}
    for table, kind in schemas().records.items():
        for name, field in kind.fields.items():
            if name.endswith("_id") and name not in exceptions:
                assert field.references.removesuffix("s") == name.removesuffix("_id"), (table, name)
