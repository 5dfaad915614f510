"""Printed figures beside each other: whether they can be the same number, rounded."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?")


def decimals(printed: str) -> int:
    """How many decimals are printed: 1 for "28.0%", 0 for "28%" or where there is no number."""
    found = _NUMBER.search(printed)
    return len(found["decimals"] or "") if found else 0


def differ(a: float, a_printed: str, b: float, b_printed: str) -> bool:
    """True where two figures cannot be one number: 28.3 and 28 can, 28.3 and 28.0 cannot."""
    one, other = decimals(a_printed), decimals(b_printed)
    tolerance = 0.0 if one == other else 0.5 * 10 ** -min(one, other)
    return abs(a - b) > tolerance + 1e-9


def rounding(*printed: str) -> float:
    """How far a sum of figures printed so may be off by rounding alone; whole numbers of tables count too."""
    return sum(0.5 * 0.1 ** decimals(text) for text in printed)
