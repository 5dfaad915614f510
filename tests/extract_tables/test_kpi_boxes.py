"""KPI cards that stand close together, and summaries that rate indicators without figures."""

from __future__ import annotations

import pytest

from papers2data.model import Cell, Span, Table
from tests.extract_tables.printed import read, table, values


def boxes(*cards: tuple[str, str, tuple[str, ...]]) -> Table:
    """One table of several cards, each with its name, its title bar's second cell and the cells of its strip."""
    cells: list[Cell] = []
    for number, (name, rated, strip) in enumerate(cards):
        row = 3 * number
        cells += [Cell(row, 0, name, Span(), column_span=3), Cell(row, 3, rated, Span())]
        cells.append(Cell(row + 1, 0, "100\n50\n0", Span(), column_span=4))
        cells += [Cell(row + 2, column, text, Span()) for column, text in enumerate(strip)]
    return Table(tuple(cells), 3 * len(cards), 4, Span())


def test_cards_of_one_table_each_give_their_own_records() -> None:
    """A card ends with its strip, whose labels may stand in cells of their own; the next row with words opens one."""
    found = read(
        boxes(
            ("Calls answered", "GREEN\n↑", ("Latest: 97%", "Target: 95%, Floor: 90%", "Previous: 94% (Amber)")),
            ("Bins missed", "Red", ("Latest: 1,204", "Target: 1,000, Floor: 1,100", "Previous: 1,310 (Red)")),
        )
    )
    assert [values(r, "name", "series", "value", "rag", "direction", "row") for r in found.records] == [
        ("Calls answered", "actual", 97.0, "green", "up", 0),
        ("Calls answered", "target", 95.0, None, None, 0),
        ("Calls answered", "floor", 90.0, None, None, 0),
        ("Calls answered", "previous", 94.0, "amber", None, 0),
        ("Bins missed", "actual", 1204.0, "red", None, 3),
        ("Bins missed", "target", 1000.0, None, None, 3),
        ("Bins missed", "floor", 1100.0, None, None, 3),
        ("Bins missed", "previous", 1310.0, "red", None, 3),
    ]


@pytest.mark.parametrize(
    ("strip", "said"),
    [
        pytest.param(("Latest:0.04%", "Target: 0.02%", ""), ["0.04%", "0.02%"], id="no space behind the colon"),
        pytest.param(("Latest: 84%", "Target: 92%, Floor 90%", ""), ["84%", "92%", "90%"], id="a colon left out"),
        pytest.param(("Latest: 613", "Target:700 Floor: 650", ""), ["613", "700", "650"], id="a comma left out"),
        pytest.param(
            ("Latest: 10,323", "Target: 10,797, Floor: 11,877", ""), ["10,323", "10,797", "11,877"], id="000s"
        ),
        pytest.param(("Latest: n/a", "Target: 5", ""), ["n/a", "5"], id="no figure yet"),
    ],
)
def test_strips_as_people_type_them(strip: tuple[str, ...], said: list[str]) -> None:
    """A label may lack its colon before a figure, and values may lack the comma between them."""
    found = read(boxes(("Meals delivered", "Amber", strip)))
    assert [r.values["value_text"] for r in found.records] == said


def test_ratings_without_figures() -> None:
    """Latest and previous ratings are readings of an indicator, whatever service its column is headed with."""
    found = read(
        table(
            ("Customer Contact KPIs", "RAG rating", "RAG rating", "DoT"),
            ("Customer Contact KPIs", "Latest", "Previous", "DoT"),
            ("Calls answered in a minute", "GREEN", "AMBER", "↑"),
            ("Letters answered in ten days", "RED", "RED", "↔"),
        )
    )
    assert [values(r, "name", "series", "rag", "direction") for r in found.records] == [
        ("Calls answered in a minute", "actual", "green", "up"),
        ("Calls answered in a minute", "previous", "amber", None),
        ("Letters answered in ten days", "actual", "red", "same"),
        ("Letters answered in ten days", "previous", "red", None),
    ]


def test_latest_figures_are_no_ratings() -> None:
    """A column headed "Latest" that holds figures is not read as ratings."""
    found = read(table(("Transport KPIs", "Latest", "Previous"), ("Buses on time", "91%", "88%")))
    assert [values(r, "name", "value", "rag") for r in found.records] == [
        ("Buses on time", 91.0, None),
        ("Buses on time", 88.0, None),
    ]
