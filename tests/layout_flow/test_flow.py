"""Furniture taken out of running text, and what pages broke joined again."""

from __future__ import annotations

from papers2data.layout.flow.furniture import without_furniture
from papers2data.layout.flow.joins import join_paragraphs, join_tables
from papers2data.model import Block, Paragraph, Table
from papers2data.readers.text.blocks import to_blocks
from papers2data.readers.text.lines import to_lines

HEAD = "Milestone\tDate\tStatus\tUpdate\n"


def laid(text: str) -> list[Block]:
    """Blocks of the text after layout."""
    kept, _ = without_furniture(list(to_blocks(to_lines(text))))
    return list(join_paragraphs(join_tables(kept)))


def rows(table: Block) -> list[list[str]]:
    """Texts of a table's rows."""
    assert isinstance(table, Table)
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


TORN = (
    HEAD + "Open the school\tMay 2031\tOn Target\tWork is\n"
    "\n\t\t\tAppendix A going on in the hall.\n"
    "Build the road\tJune 2031\tComplete\tThe road was\n"
    "\n\t-\t-\tAppendix A\n\t\t\topened in May.\n"
    "Plant trees\t2031\tOn Target\tTrees have\n"
    "\nAppend\tlix A\t3\n--------\t------\t---\n\n"
    "in every street.\t\t\tbeen ordered.\n"
)


def test_appendix_label_is_taken_out_wherever_it_landed() -> None:
    """An appendix label in a row of its own, at a cell's start or torn over cells is furniture, not text."""
    (table,) = laid(TORN)
    assert not any("ppend" in cell for row in rows(table) for cell in row)
    assert rows(table)[2] == ["", "", "", "going on in the hall."]
    assert rows(table)[-1] == ["in every street.", "", "", "been ordered."]


def test_a_label_that_is_said_once_stays() -> None:
    """A cell that refers to an appendix keeps its words."""
    (table,) = laid(HEAD + "Open the school\tMay 2031\tOn Target\tAppendix A has the plan.\n")
    assert rows(table)[1][3] == "Appendix A has the plan."


def test_table_goes_on_over_pages() -> None:
    """Parts of a table with and without repeated headings are one table that knows where its pages broke."""
    text = f"{HEAD}A road\t2031\tOpen\tyes\n\nB road\t2032\tOpen\tno\n\n{HEAD}C road\t2033\tOpen\tno\n"
    (table,) = laid(text)
    assert [row[0] for row in rows(table)] == ["Milestone", "A road", "B road", "C road"]
    assert isinstance(table, Table)
    assert table.breaks == (2, 3)


def test_two_tables_stay_two() -> None:
    """A table with other headings, or behind a heading of its own, is another table."""
    assert len(laid(f"{HEAD}A road\t2031\tOpen\tyes\n\nItem\tOwner\tDetails\tNotes\nX\tY\tZ\tQ\n")) == 2
    first, heading, second = laid(f"{HEAD}A road\t2031\tOpen\tyes\n\nProgramme 2\n\n{HEAD}B\t2031\tOpen\tyes\n")
    assert isinstance(heading, Paragraph)
    assert len(rows(first)) == len(rows(second)) == 2


def test_running_title_between_tables_is_furniture_after_its_first_time() -> None:
    """A title that comes back beside tables stays once; words that come back in prose stay always."""
    part = f"Plan for Better Roads\n\n{HEAD}A road\t2031\tOpen\tyes\n\n"
    found = laid(part * 3)
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["Plan for Better Roads"]
    said = "Members asked the following:\n\nWhy was it late?\n\n" * 3
    assert len(laid(said)) == 6


def test_paragraph_broken_mid_sentence_is_joined() -> None:
    """A sentence that a page broke is whole again; a sentence that ended is not run on."""
    text = (
        "The pilot scheme was under way in all of the schools of the\n\nnorth and would end in May.\n\nit was late.\n"
    )
    assert [block.text for block in laid(text) if isinstance(block, Paragraph)] == [
        "The pilot scheme was under way in all of the schools of the north and would end in May.",
        "it was late.",
    ]


def test_page_numbers_are_furniture() -> None:
    """Numbers that rise through the file are page numbers."""
    text = "It rained all day long.\n\n3\n\nIt was dry.\n\n4\n\nIt snowed.\n\n5\n\nIt was over.\n"
    kept, taken = without_furniture(list(to_blocks(to_lines(text))))
    assert [block.text for block in taken] == ["3", "4", "5"]
    assert len(kept) == 4
