"""Capital monitoring in a table without lines, reserves in one with horizontal lines only, savings in a tracker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.authoring.build import Paper, Writer
from corpus.authoring.designed import Designed
from corpus.authoring.gold import Gold, Row
from corpus.authoring.money.budget import thousands
from corpus.authoring.word import Box, CellText, Ruling, Word

STEM = "capital-and-savings-2023-24-period-9"
SCHEMES = (
    ("Wherry Lane Primary School", 7_450, 7_512),
    ("Saltham Fields School", 1_200, 640),
    ("Carrow House children's home", 980, 1_245),
    ("Family hubs: roofs, ramps and heating", 615, 598),
    ("Total capital programme", 10_245, 9_995),
)
RESERVES = (
    ("General reserve", 12_400, -1_500, 10_900),
    ("Schools' balances", 21_318, -2_044, 19_274),
    ("High needs block", -14_610, -5_205, -19_815),
    ("Repairs and renewals", 3_075, 450, 3_525),
)
SAVINGS = (
    ("S01", "Fewer agency placements for children", "Karin Lindqvist", "Amber", (310, 120, 205)),
    ("S02", "One contract for cleaning", "Tom Gathercole", "Green", (145, 145, 145)),
    ("S03", "New routes for school buses", "Martin Haste", "Red", (600, 0, 0)),
    ("S04", "Charges for copies of certificates", "Jo Ferrand", "Green", (40, 38, 46)),
)
SAVINGS_TOTAL = (1_095, 303, 416)
FILLS = {"Green": "00B050", "Amber": "FFC000", "Red": "FF0000"}
DESIGNED = (
    Designed(
        "total_is_not_sum",
        "Savings tracker, forecast",
        (STEM,),
        "printed 416; the lines add up to 396",
    ),
)


def writers() -> list[Writer]:
    """The one writer."""
    return [report]


def report(_: Mapping[str, int]) -> Paper:
    """The three tables as a paper."""
    word = Word("Capital and savings")
    word.running(head="Appendix 3", foot="{page}")
    word.heading("Capital programme, position at period 9 2023/24", size=13)
    right: list[list[CellText]] = [
        [Box(name, mark=f"c{n}"), *(Box(thousands(x), align="right") for x in (budget, forecast, forecast - budget))]
        for n, (name, budget, forecast) in enumerate(SCHEMES)
    ]
    head = _heads("Scheme", "Budget £000", "Forecast £000", "Variance £000")
    word.table((8, 3, 3, 3), [head, *right], size=10.5, heading_fill="", ruling=Ruling("none"))
    word.heading("Reserves", size=13)
    held: list[list[CellText]] = [
        [Box(name, mark=f"r{n}"), *(Box(thousands(x), align="right") for x in numbers)]
        for n, (name, *numbers) in enumerate(RESERVES)
    ]
    head = _heads("Reserve", "1 April 2023 £000", "Movement £000", "31 March 2024 £000")
    word.table((8, 3, 3, 3), [head, *held], size=10.5, heading_fill="", ruling=Ruling("rows"))
    word.heading("Savings tracker", size=13)
    _savings(word)
    fields = ("value",)
    gold = Gold(f"{STEM}-capital", "budget_lines", ("name", "measure"), fields, list(_gold()), complete=False)
    return Paper(f"children-and-learning-committee/2023-24-p9/{STEM}.pdf", word, (gold,))


def _heads(first: str, *others: str) -> list[CellText]:
    return [first, *(Box(text, align="right") for text in others)]


def _savings(word: Word) -> None:
    rows: list[list[CellText]] = [
        [ref, name, lead, *(Box(thousands(x), align="right") for x in numbers), Box(rag, fill=FILLS[rag])]
        for ref, name, lead, rag, numbers in SAVINGS
    ]
    totals = [Box(thousands(x), align="right", bold=True) for x in SAVINGS_TOTAL]
    rows.append(["", Box("Total", bold=True), "", *totals, ""])
    head = ("Ref", "Saving", "Lead Officer", "Target £000", "Achieved £000", "Forecast £000", "RAG")
    word.table((1.3, 5.2, 3.2, 1.9, 2.0, 1.9, 1.9), [head, *rows], size=9.5)


def _gold() -> Iterator[Row]:
    for number, (name, budget, forecast) in enumerate(SCHEMES):
        for measure, value in (("annual_budget", budget), ("forecast", forecast), ("variance", forecast - budget)):
            yield Row({"name": name, "measure": measure, "value": value}, mark=f"c{number}")
