"""Budget monitoring at two periods, in thousands of pounds, with totals that do not all add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.authoring.build import Paper, Writer
from corpus.authoring.designed import Designed
from corpus.authoring.gold import Gold, Row
from corpus.authoring.word import Box, CellText, Word

MEASURES = (
    "change_in_variance",
    "previous_variance",
    "annual_budget",
    "actual",
    "forecast",
    "variance",
    "variance_percent",
)
WIDTHS = (2.0, 2.3, 5.4, 1.9, 1.9, 1.9, 2.2, 1.9)


@dataclass(frozen=True)
class Line:
    """A line of a budget table in £000; variances are forecast less budget.

    On purpose, ``change`` is printed for the right change in variance and ``misprint`` is added to the forecast.
    """

    name: str
    budget: int
    actual: int
    forecast: int
    previous: int
    change: int | None = None
    misprint: int = 0

    @property
    def variance(self) -> int:
        """Forecast less budget."""
        return self.forecast - self.budget

    def figures(self) -> tuple[float, ...]:
        """The figures as printed, in the order of MEASURES."""
        change = self.variance - self.previous if self.change is None else self.change
        share = round(100 * self.variance / self.budget, 2) if self.budget else 0.0
        return (change, self.previous, self.budget, self.actual, self.forecast + self.misprint, self.variance, share)


@dataclass(frozen=True)
class Group:
    """A portfolio and its lines."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Month:
    """A month's table: ``wrong`` is added to the forecast of the total on purpose."""

    period: int
    before: int
    date: str
    groups: tuple[Group, ...]
    wrong: int = 0

    @property
    def stem(self) -> str:
        """The file's name."""
        return f"finance-monitoring-2023-24-period-{self.period}"


PERIOD_6 = Month(
    6,
    5,
    "13 November 2023",
    (
        Group(
            "Children's Social Care",
            (
                Line("Help and Protection", 38_214, 19_377, 38_902, 511),
                Line("Homes for Children", 61_450, 33_016, 64_385, 2_240),
                Line("Practice and Improvement", 4_105, 1_988, 3_960, -120),
            ),
        ),
        Group(
            "Learning",
            (
                Line("School Transport", 19_980, 8_412, 21_260, 1_105),
                Line("Special Needs and Inclusion", 9_337, 4_520, 9_290, -15),
                Line("Early Years and Hubs", 6_018, 2_704, 5_811, -180),
            ),
        ),
    ),
)
PERIOD_9 = Month(
    9,
    6,
    "22 January 2024",
    (
        Group(
            "Children's Social Care",
            (
                Line("Help and Protection", 38_214, 28_940, 38_655, 688),
                Line("Homes for Children", 61_450, 49_872, 65_917, 2_935, 1_523),
                Line("Practice and Improvement", 4_105, 2_951, 3_897, -145),
            ),
        ),
        Group(
            "Learning",
            (
                Line("School Transport", 19_980, 14_873, 21_512, 1_280),
                Line("Special Needs and Inclusion", 9_337, 6_890, 9_337, -47),
                Line("Early Years and Hubs", 6_018, 4_125, 5_690, -207),
            ),
        ),
    ),
    wrong=100,
)
MONTHS = (PERIOD_6, PERIOD_9)
DESIGNED = (
    Designed(
        "total_is_not_sum",
        "Department total, forecast",
        (PERIOD_9.stem,),
        "printed 145,108; the lines add up to 145,008",
    ),
    Designed(
        "change_in_variance_wrong",
        "Homes for Children",
        (PERIOD_9.stem,),
        "variance 4,467 less previous variance 2,935 is 1,532; printed 1,523",
    ),
)


def writers() -> list[Writer]:
    """One writer a period."""
    return [lambda _, m=m: monitoring(m) for m in MONTHS]  # type: ignore[misc]


def monitoring(of: Month) -> Paper:
    """The report of a period."""
    word = Word("Financial monitoring")
    word.running(foot="{page}")
    word.paragraph(f"**{of.date}**\t\t\t\t\t**Agenda Item: 7**", after=14)
    word.paragraph("REPORT OF THE SERVICE DIRECTOR FOR FINANCE", bold=True, size=12)
    word.paragraph(f"FINANCIAL MONITORING - PERIOD {of.period} 2023/24", bold=True, size=12, after=10)
    word.heading("Purpose of the Report")
    word.item("1.", f"To report the financial position of the department at the end of period {of.period}.")
    word.heading("Information")
    over = sum(line.variance for group in of.groups for line in group.lines) / 1000
    word.item("2.", f"The department expects to overspend by £{over:.1f}m. The table below shows where.")
    word.paragraph("**Table 1 – Summary Revenue Position**", keep=True)
    word.table(WIDTHS, [_heading(of), *_rows(of)], size=8.5)
    word.heading("RECOMMENDATION")
    word.item("1)", "That the financial position of the department be noted.")
    fields = ("value", "unit", "is_total")
    gold = Gold(of.stem, "budget_lines", ("group_name", "name", "measure"), fields, list(_gold(of)))
    return Paper(f"children-and-learning-committee/2023-24-p{of.period}/{of.stem}.pdf", word, (gold,))


def _heading(of: Month) -> list[CellText]:
    texts = (
        "Change in Variance £000",
        f"Period {of.before} Under(-) / Overspend Variance £000",
        "Division",
        "Annual Budget £000",
        f"Actual to Period {of.period} £000",
        "Year-End Forecast £000",
        "Under(-) / Overspend Variance £000",
        "Variance as % of Budget",
    )
    return [Box(text, align="centre") for text in texts]


def _rows(of: Month) -> Iterator[list[CellText]]:
    number = 0
    for group in of.groups:
        yield ["", "", Box(f"**{group.name}**"), "", "", "", "", ""]
        for line in (*group.lines, total("Subtotal", group.lines)):
            number += 1
            yield _cells(line, f"b{number}", bold=line.name == "Subtotal")
    yield _cells(grand_total(of), "total", bold=True)


def _cells(line: Line, mark: str, *, bold: bool) -> list[CellText]:
    figures = line.figures()
    texts = [*(thousands(x) for x in figures[:-1]), share(figures[-1])]
    boxes: list[CellText] = [Box(text, align="right", bold=bold) for text in texts]
    return [*boxes[:2], Box(line.name, bold=bold, mark=mark), *boxes[2:]]


def total(name: str, lines: Sequence[Line]) -> Line:
    """The sum of the lines as they should be."""
    return Line(
        name,
        sum(line.budget for line in lines),
        sum(line.actual for line in lines),
        sum(line.forecast for line in lines),
        sum(line.previous for line in lines),
    )


def grand_total(of: Month) -> Line:
    """The department's total, with what was put in wrong; its variance is printed as the lines add up."""
    lines = [line for group in of.groups for line in group.lines]
    return replace(total("Department total", lines), misprint=of.wrong)


def thousands(value: float) -> str:
    """Thousands with commas, negatives in brackets."""
    return f"({-value:,.0f})" if value < 0 else f"{value:,.0f}"


def share(value: float) -> str:
    """A percentage with two decimals and no sign, negatives in brackets."""
    return f"({-value:.2f})" if value < 0 else f"{value:.2f}"


def _gold(of: Month) -> Iterator[Row]:
    number = 0
    for group in of.groups:
        for line in (*group.lines, total("Subtotal", group.lines)):
            number += 1
            yield from _figures(group.name, line, f"b{number}")
    yield from _figures(None, grand_total(of), "total")


def _figures(group: str | None, line: Line, mark: str) -> Iterator[Row]:
    summed = line.name in ("Subtotal", "Department total")
    for measure, value in zip(MEASURES, line.figures(), strict=True):
        unit = "%" if measure == "variance_percent" else "£000"
        names = {"group_name": group, "name": line.name, "measure": measure}
        yield Row({**names, "value": value, "unit": unit, "is_total": summed}, mark=mark)
