"""The measures and what each quarter's scorecard prints of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

QUARTER_NAMES = ("2023/24 Q1", "2023/24 Q2", "2023/24 Q3", "2023/24 Q4")
CALENDAR_NAMES = ("2023 Q2", "2023 Q3", "2023 Q4", "2024 Q1")
DAYS = {
    "2022/23 Q4": ("2023-01-01", "2023-03-31"),
    "2023/24 Q1": ("2023-04-01", "2023-06-30"),
    "2023/24 Q2": ("2023-07-01", "2023-09-30"),
    "2023/24 Q3": ("2023-10-01", "2023-12-31"),
    "2023/24 Q4": ("2024-01-01", "2024-03-31"),
    "2023 Q1": ("2023-01-01", "2023-03-31"),
    "2023 Q2": ("2023-04-01", "2023-06-30"),
    "2023 Q3": ("2023-07-01", "2023-09-30"),
    "2023 Q4": ("2023-10-01", "2023-12-31"),
    "2024 Q1": ("2024-01-01", "2024-03-31"),
    "2021/22 Academic": ("2021-09-01", "2022-08-31"),
    "2022/23 Academic": ("2022-09-01", "2023-08-31"),
}
"""First and last day of each period that a current or previous value is printed for."""


@dataclass(frozen=True)
class Seen:
    """What a quarter prints: value, direction (up, same, down), RAG ("" for none), and the value before if restated."""

    value: str
    direction: str = "same"
    rag: str = ""
    restated: str = ""


@dataclass(frozen=True)
class Comparators:
    """Previous annual performance, national average and statistical neighbours as printed; "-" for none."""

    annual: str = "-"
    national: str = "-"
    neighbours: str = "-"


@dataclass(frozen=True)
class Measure:
    """A measure: ``before`` is the value before the first quarter; ``note`` stands in capitals instead of values."""

    name: str
    best: str
    before: str = ""
    seen: Mapping[int, Seen] = field(default_factory=dict)
    vital: bool = False
    beside: Comparators = Comparators()
    rhythm: str = "quarter"
    note: str = ""

    def printed_in(self, quarter: int) -> bool:
        """Whether the quarter's scorecard has the measure, with values or with a note."""
        return bool(self.note) or quarter in self.seen

    def previous(self, quarter: int) -> str:
        """The previous value that the quarter prints, restated or as it was printed the last time."""
        if self.seen[quarter].restated:
            return self.seen[quarter].restated
        if self.rhythm == "academic":
            return self.before
        earlier = [q for q in self.seen if q < quarter]
        return self.seen[max(earlier)].value if earlier else self.before

    def periods(self, quarter: int) -> tuple[str, str]:
        """The current and the previous period as printed."""
        if self.rhythm == "academic":
            return "2022/23 Academic", "2021/22 Academic"
        if self.rhythm == "calendar":
            return CALENDAR_NAMES[quarter], ("2023 Q1", *CALENDAR_NAMES)[quarter]
        return QUARTER_NAMES[quarter], ("2022/23 Q4", *QUARTER_NAMES)[quarter]


@dataclass(frozen=True)
class Figure:
    """A printed figure read: its number, unit ("%" or none) and the period in its brackets, if any."""

    value: float
    unit: str | None
    period: str | None


def figure(text: str) -> Figure | None:
    """The figure of "24.9% (2022/23)"; None for "-" and for nothing."""
    match = re.fullmatch(r"([\d.]+)(%?)(?: \((.+)\))?", text)
    return Figure(float(match[1]), match[2] or None, match[3]) if match else None
