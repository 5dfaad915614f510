"""Words for a change and shares, beside their figures."""

from __future__ import annotations

import pytest

from papers2data.check.rules.changes import miscalculated
from papers2data.check.rules.trends import against_figures
from tests.check.made import messages
from tests.check.test_papers import page

SILENT = [
    ("a rate of growth", "Wage growth eased from 4.6% to 4.0%."),
    ("the nearer verb", "An increase in the rate that fell from 4.6% to 4.0%."),
    ("years", "The rise in the ratio from 2019 to 2030, and the fall from 2030 to 2019."),
    ("days", "The fee rises from 31 March to 1 April."),
    ("units", "The wait was reduced from 2 years to 18 months."),
    ("pounds and millions", "The cost rose from £950,000 to £1.2 million."),
    ("denied", "It did not increase from 12 to 10."),
    ("a deficit", "The deficit fell from 10 to 12."),
    ("ordinals", "The county fell from 4th to 9th."),
    ("rounded share", "Of calls 2 of 3 (66%) were answered."),
    ("financial years", "In 2 of 2022/23 (5%)."),
    ("a share of something else", "In 3 of 5 schools the rate rose (12% on average)."),
]

FIRES = [
    (
        "growth that is none",
        "Borrowing increased sharply from £12.5m in May\nto £11m in June.",
        "The text says “increased sharply from £12.5m in May to £11m”, but the second figure is lower.",
    ),
    (
        "a noun",
        "a reduction from 40 to 45 berths",
        "The text says “reduction from 40 to 45”, but the second figure is higher.",
    ),
    (
        "share first",
        "Only 80% (45 of 60 calls) were answered.",
        "The text says “80% (45 of 60 calls)”, but 45 of 60 is 75%.",
    ),
]


@pytest.mark.parametrize("text", [row[1] for row in SILENT], ids=[row[0] for row in SILENT])
def test_what_proves_nothing(text: str) -> None:
    """Figures of other units, of dates and of what is denied, and shares that are rounded, are let be."""
    assert messages(against_figures([page(text)])) == []


@pytest.mark.parametrize(("text", "said"), [row[1:] for row in FIRES], ids=[row[0] for row in FIRES])
def test_what_contradicts_itself(text: str, said: str) -> None:
    """A sentence whose figures go the other way, or whose share is another, is quoted."""
    assert messages(against_figures([page(text)])) == [said]


CHANGES = [
    ("the difference", "from 40 to 50 berths, an increase of 10", []),
    ("the difference", "from £1,530.8k to £1,531.2k, a small increase of £0.4k", []),
    ("per cent of the first", "from 40 in 2023 to 50 in 2024, an increase of 25%", []),
    ("points", "from 40% to 50%, a rise of 10 per cent", []),
    ("another unit", "from £40m to £50m, an increase of 900 berths", []),
    ("rounded", "from £1.24m to £1.51m, an increase of £0.3m", []),
    ("share of the figure before", "19,407 plans. This is an increase of 477 (2.5%) since May", []),
    (
        "a wrong share",
        "19,407 plans. This is an increase of 477 (3.5%) since May",
        ["The text says “19,407 plans. This is an increase of 477 (3.5%)”, but the change is 2.5%."],
    ),
    (
        "a wrong difference",
        "from £1,530.8k to £1,531.2k, a small increase of £1.4k",
        ["The text says “from £1,530.8k to £1,531.2k, a small increase of £1.4k”, but the change is £0.4k."],
    ),
]


@pytest.mark.parametrize(("text", "said"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_changes(text: str, said: list[str]) -> None:
    """A change is questioned where it is neither the difference of the figures nor its share, however rounded."""
    assert messages(miscalculated([page(text)])) == said
