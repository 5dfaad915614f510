"""The period that a paper reports on."""

from __future__ import annotations

import pytest

from papers2data.extract.periods import front_period


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["Dashboard, Quarter 2 2031/32"], "Quarter 2 2031/32", id="in one line"),
        pytest.param(["How We Are Doing", "Quarter 3", "2031/32"], "Quarter 3 2031/32", id="over two lines of a cover"),
        pytest.param(["Annual Report", "2031/32"], "2031/32", id="a year alone"),
        pytest.param(["Quarter 3", "A report of the Treasurer", "2031/32"], "2031/32", id="lines apart say it apart"),
        pytest.param(["Saltham Council", "Minutes"], None, id="none"),
    ],
)
def test_front_period(lines: list[str], expected: str | None) -> None:
    """A cover's period may stand on one line or on two that follow each other."""
    period = front_period(lines)
    assert (period.text if period else None) == expected
