"""The risk register of two quarters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.authoring.build import Paper, Writer
from corpus.authoring.dates import QUARTERS
from corpus.authoring.designed import Designed
from corpus.authoring.gold import Gold, Row, Scalar, ending, opening
from corpus.authoring.word import Box, CellText, Word

FILLS = {"red": "FF0000", "amber": "FFC000", "green": "00B050"}
HEADINGS = (
    "Risk ID",
    "Risk Category",
    "Risk Description",
    "Risk Mitigations",
    "Likelihood (1-5)",
    "Impact (1-5)",
    "Score",
    "RAG",
)
WIDTHS = (1.6, 2.7, 7.0, 7.9, 2.3, 1.8, 1.5, 1.6)
WORDLESS = 2
"""The quarter whose RAG cells have a fill and no word."""


@dataclass(frozen=True)
class Rating:
    """Likelihood, impact, the score as printed, and the RAG rating."""

    likelihood: int
    impact: int
    score: int
    rag: str


@dataclass(frozen=True)
class Risk:
    """A risk with its ratings by quarter (0 to 3)."""

    reference: str
    category: str
    title: str
    description: str
    mitigations: tuple[str, ...]
    ratings: Mapping[int, Rating]


RISKS = (
    Risk(
        "CL01",
        "Service Delivery",
        "Too few homes for children in care",
        "There are fewer foster homes and children's homes than children who need them, here and everywhere. "
        "Children are placed far from home or at a price that the budget cannot bear, and some move more than once "
        "in a year.",
        (
            "The fostering campaign and the offer to carers run until July 2024.",
            "A home is being built at Carrow Sluice, and fixed contracts give twelve places in the county.",
            "A panel led by the Service Director looks each week at every child who might come home.",
        ),
        {1: Rating(4, 4, 16, "amber"), 2: Rating(5, 4, 20, "red")},
    ),
    Risk(
        "CL04",
        "Finance",
        "The deficit on the high needs block",
        "Spending on children with special needs grows faster than the grant. The rule that keeps the deficit out of "
        "the Council's own accounts ends in March 2026, and reserves would not cover it.",
        (
            "The management plan is looked at by the Schools Forum at each meeting.",
            "New bands for top-up funding have been tried on 120 plans.",
        ),
        {1: Rating(5, 5, 25, "red"), 2: Rating(5, 5, 25, "red")},
    ),
    Risk(
        "CL06",
        "Workforce",
        "Social workers leave faster than they can be replaced",
        "The five teams on the coast are the hardest to staff. When posts are empty, those who remain carry more "
        "cases, and families are asked the same questions by one new face after another.",
        (
            "A payment to welcome newly qualified workers, and a mentor for each of them.",
            "Six relief workers who can be sent to any team.",
            "Apprenticeships from September 2024 with the University of the Marshes.",
        ),
        {1: Rating(3, 4, 12, "amber"), 2: Rating(3, 4, 15, "amber")},
    ),
    Risk(
        "CL09",
        "Reputation",
        "Inspection of services for children with special needs",
        "An inspection is expected before the summer of 2024. Plans are issued late, parents have said so in public, "
        "and the partners do not yet tell the same story about what they are doing.",
        (
            "A board of the Council, the health service and parents meets each month.",
            "Records are read and graded by a visitor from another county every quarter.",
        ),
        {1: Rating(4, 3, 12, "amber"), 2: Rating(3, 3, 9, "amber")},
    ),
    Risk(
        "CL11",
        "Technology",
        "The old case system fails before the last teams have left it",
        "Four teams still work in the old system, whose supplier gives no more help after March 2024.",
        (
            "A copy is taken each night and has been read back on a machine of its own.",
            "Paper forms are in every office.",
        ),
        {1: Rating(2, 4, 8, "green")},
    ),
    Risk(
        "CL12",
        "Service Delivery",
        "No company tenders for school buses on the coast",
        "Contracts with eleven bus companies end in July 2024. Two of them have said that they will not tender again "
        "for the routes from Fenwick Staithe and Hollin Bank.",
        ("Talks with companies in the next county.", "A price for running two routes ourselves is being worked out."),
        {2: Rating(3, 3, 9, "amber")},
    ),
)
REGISTERS = {1: "risk-register-2023-24-q2", 2: "risk-register-2023-24-q3"}
DESIGNED = (
    Designed("risk_worsened", "CL01", tuple(REGISTERS.values()), "score 16 to 20, amber to red"),
    Designed("risk_left_without_closing", "CL11", tuple(REGISTERS.values()), "in quarter 2, missing in quarter 3"),
    Designed("risk_new", "CL12", (REGISTERS[2],), "first in quarter 3"),
    Designed("score_is_not_product", "CL06", (REGISTERS[2],), "likelihood 3, impact 4, score 15"),
)


def writers() -> list[Writer]:
    """One writer for each of the two quarters."""
    return [lambda _, q=q: register(q) for q in REGISTERS]  # type: ignore[misc]


def register(quarter: int) -> Paper:
    """The register at the end of a quarter (1 or 2)."""
    word = Word("Departmental Risk Register", landscape=True)
    word.running(head="Appendix 2", foot="Page {page} of {pages}")
    word.heading(f"Children and Learning - Departmental Risk Register, Quarter {quarter + 1} 2023/24", size=13)
    told = [(risk, risk.ratings[quarter]) for risk in RISKS if quarter in risk.ratings]
    rows = [_cells(risk, rating, worded=quarter != WORDLESS) for risk, rating in told]
    word.table(WIDTHS, [HEADINGS, *rows], repeat=quarter == WORDLESS, size=10.5)
    stem = REGISTERS[quarter]
    fields = ("category", "title", "mitigations", "likelihood", "impact", "score", "rag", "period_end")
    gold = Gold(stem, "risk_readings", ("reference", "title"), fields, [_row(r, x, quarter) for r, x in told])
    return Paper(f"children-and-learning-committee/{QUARTERS[quarter].slug}/{stem}.pdf", word, (gold,))


def _cells(risk: Risk, rating: Rating, *, worded: bool) -> list[CellText]:
    numbers = [Box(str(n), align="centre") for n in (rating.likelihood, rating.impact, rating.score)]
    return [
        Box(risk.reference, mark=risk.reference),
        risk.category,
        (f"__{risk.title}__", risk.description),
        tuple(f"• {text}" for text in risk.mitigations),
        *numbers,
        Box(rating.rag.capitalize() if worded else "", fill=FILLS[rating.rag], align="centre"),
    ]


def _row(risk: Risk, rating: Rating, quarter: int) -> Row:
    values: dict[str, Scalar] = {
        "reference": risk.reference,
        "category": risk.category,
        "title": risk.title,
        "mitigations": json.dumps(risk.mitigations, ensure_ascii=False),
        "likelihood": str(rating.likelihood),
        "impact": str(rating.impact),
        "score": rating.score,
        "rag": rating.rag,
        "period_end": QUARTERS[quarter].end,
    }
    return Row(
        values,
        starts={"description": opening(risk.description)},
        ends={"description": ending(risk.description)},
        mark=risk.reference,
    )
