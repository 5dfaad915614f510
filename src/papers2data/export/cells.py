"""A value as a file may hold it, so that nothing which a paper says is run by the program that opens the file."""

from __future__ import annotations

import json
import re

from papers2data.export.columns import ColumnType
from papers2data.model import Scalar

NUMBER = re.compile(r"[+-]?[£$€]?\d[\d,]*(\.\d+)?\s*%?")

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet would run as a formula."""


def is_risky(value: Scalar) -> bool:
    """True for a text that a spreadsheet would run as a formula; a printed figure such as "-5%" is none."""
    return isinstance(value, str) and len(value) > 1 and value.startswith(RISKY) and not NUMBER.fullmatch(value)


def safe_cell(value: Scalar) -> Scalar:
    """The value as a spreadsheet may see it: a text that it would run as a formula gets an apostrophe in front."""
    return f"'{value}" if is_risky(value) else value


def typed(value: Scalar, declared: ColumnType) -> object:
    """The value as JSON has it: true and false, and lists, where the column is declared so."""
    if value is None:
        return None
    if declared == "boolean":
        return bool(value)
    if declared == "list" and isinstance(value, str):
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            return value
    return value
