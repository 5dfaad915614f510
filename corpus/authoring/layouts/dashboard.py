"""A dashboard: a summary table, then a card for each measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corpus.authoring.build import Paper, Writer
from corpus.authoring.dates import QUARTERS
from corpus.authoring.gold import Gold, Row, Scalar
from corpus.authoring.word import Box, CellText, Word

FILLS = {"green": "00B050", "amber": "FFC000", "red": "FF0000"}
ARROWS = {"up": "⬆", "down": "⬇", "same": "➡"}
GLYPHS = {"up": "↑", "down": "↓", "same": "→"}


@dataclass(frozen=True)
class Card:
    """A measure's card: figures as printed, RAG now and before, and the direction of its arrow."""

    name: str
    latest: str
    target: str
    floor: str
    previous: str
    rag: str
    rag_before: str
    direction: str
    words: str


@dataclass(frozen=True)
class Edition:
    """The dashboard of a quarter (0 to 3)."""

    quarter: int
    cards: tuple[Card, ...]

    @property
    def stem(self) -> str:
        """The file's name."""
        return f"highways-dashboard-{QUARTERS[self.quarter].slug}"


EDITIONS = (
    Edition(
        2,
        (
            Card(
                "Potholes repaired within 28 days",
                "96%",
                "97%",
                "90%",
                "94%",
                "amber",
                "amber",
                "up",
                "Two crews were added in October. The cold week before Christmas cost three days of work.",
            ),
            Card(
                "Street lights working",
                "99.1%",
                "98.5%",
                "97%",
                "98.9%",
                "green",
                "green",
                "same",
                "Lamps in Thornby are being replaced, which explains most of the remaining faults.",
            ),
            Card(
                "Calls answered within 60 seconds",
                "61%",
                "80%",
                "70%",
                "74%",
                "red",
                "amber",
                "down",
                "The flood of 27 October brought 2,300 calls in a day. Four people have left and two posts are empty.",
            ),
            Card(
                "Household waste recycled or composted",
                "47.3%",
                "50%",
                "45%",
                "48.8%",
                "amber",
                "amber",
                "down",
                "Garden waste falls in the winter. The figure is a year's average to the end of November.",
            ),
        ),
    ),
    Edition(
        3,
        (
            Card(
                "Potholes repaired within 28 days",
                "97%",
                "97%",
                "90%",
                "96%",
                "green",
                "amber",
                "up",
                "The target was met for the first time in two years.",
            ),
            Card(
                "Street lights working",
                "98.2%",
                "98.5%",
                "97%",
                "99.1%",
                "amber",
                "green",
                "down",
                "A cable at Great Wenlow failed and 214 lamps were out for nine days.",
            ),
            Card(
                "Calls answered within 60 seconds",
                "78%",
                "80%",
                "70%",
                "61%",
                "amber",
                "red",
                "up",
                "Both posts have been filled, and callers can ask to be rung back.",
            ),
            Card(
                "Household waste recycled or composted",
                "47.1%",
                "50%",
                "45%",
                "47.3%",
                "amber",
                "amber",
                "same",
                "The figure is a year's average to the end of February.",
            ),
        ),
    ),
)


def writers() -> list[Writer]:
    """One writer an edition."""
    return [lambda _, e=e: dashboard(e) for e in EDITIONS]  # type: ignore[misc]


def dashboard(edition: Edition) -> Paper:
    """The dashboard as a paper."""
    quarter = QUARTERS[edition.quarter]
    word = Word("Highways and Waste Dashboard")
    word.running(head="Highways and Waste Dashboard", foot="Page {page}", foot_align="right")
    word.heading(f"Highways and Waste Dashboard - Quarter {edition.quarter + 1} 2023/24", size=15)
    rows = [_summary(card, f"t{n}") for n, card in enumerate(edition.cards)]
    word.table((8.6, 2.6, 2.6, 3.0), [("Indicator", "Latest", "RAG", "Direction of Travel"), *rows], size=10)
    for number, card in enumerate(edition.cards):
        _card(word, card, f"k{number}")
    slug = quarter.slug
    return Paper(f"place-and-highways-policy-committee/{slug}/{edition.stem}.pdf", word, tuple(_gold(edition)))


def _summary(card: Card, mark: str) -> list[CellText]:
    return [
        Box(card.name, mark=mark),
        Box(card.latest, align="centre"),
        Box(card.rag.upper(), fill=FILLS[card.rag], align="centre"),
        Box(GLYPHS[card.direction], align="centre"),
    ]


def _card(word: Word, card: Card, mark: str) -> None:
    strip = (
        f"Latest: {card.latest} | Target: {card.target}, Floor: {card.floor} | "
        f"Previous: {card.previous} ({card.rag_before.capitalize()})"
    )
    title: list[CellText] = [
        Box(card.name, fill="1F3864", colour="FFFFFF", mark=mark),
        Box(card.rag.upper(), fill=FILLS[card.rag], align="centre"),
        Box(ARROWS[card.direction], align="centre"),
    ]
    chart = Box(
        ("100%", "", "50%", "", "0%", "Month 1                    Month 2                    Month 3"), columns=3
    )
    rows: list[list[CellText]] = [title, [chart], [Box(strip, columns=3, fill="F2F2F2", align="centre")]]
    word.table((11.8, 3.0, 2.0), rows, repeat=False, size=10.5, whole_rows=True)
    word.paragraph(card.words, after=12)


def _gold(edition: Edition) -> Iterator[Gold]:
    series: dict[str, Callable[[Card], str]] = {
        "actual": lambda c: c.latest,
        "target": lambda c: c.target,
        "floor": lambda c: c.floor,
        "previous": lambda c: c.previous,
    }
    for name, text in series.items():
        rows = [_row(n, c, text(c), name) for n, c in enumerate(edition.cards)]
        fields = tuple(rows[0].values)[1:]
        where = f"series='{name}'"
        # the latest values stand both in the summary and on the cards: whether a reader keeps both is its own matter
        yield Gold(f"{edition.stem}-{name}", "kpi_readings", ("name",), fields, rows, where, name != "actual")


def _row(number: int, card: Card, text: str, series: str) -> Row:
    values: dict[str, Scalar] = {"name": card.name, "value": float(text.removesuffix("%")), "unit": "%"}
    if series == "actual":
        values |= {"rag": card.rag, "direction": card.direction}
    if series == "previous":
        values |= {"rag": card.rag_before}
    return Row(values, mark="" if series == "actual" else f"k{number}")
