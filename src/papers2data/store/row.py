"""What a row of the database is inside this package."""

from __future__ import annotations

from papers2data.geometry import Box
from papers2data.model import Scalar

Row = dict[str, Scalar]
"""Values by column."""

Rows = dict[str, list[Row]]
"""Rows by table."""


def sides(box: Box | None) -> Row:
    """The four sides as columns, in points rounded to hundredths; empty for no box."""
    if box is None:
        return {"x0": None, "top": None, "x1": None, "bottom": None}
    return {"x0": round(box.x0, 2), "top": round(box.top, 2), "x1": round(box.x1, 2), "bottom": round(box.bottom, 2)}
