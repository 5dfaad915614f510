"""What kind of thing stands in a cell: a figure, a date, a marker, words."""

from __future__ import annotations

import re

_FIGURE = re.compile(
    r"""^[(\[<>≤≥~±+\-–—−£$€%*¢]*\s*            # signs and currencies before
        (?:\d[\d.,\s'’/:–-]*\d|\d|\.\d+)         # digits with their separators
        \s*(?:%|[kKmMbB]n?\b|pp|p\.a\.|pts?|€|£|\$|°|[a-z]\b)?[)\]*†‡§\d¹²³a-e\s]*$""",
    re.VERBOSE,
)
_AMOUNT = re.compile(r"[-−–(]?[£$€]?(?:\d{1,3}(?:,\d{3})*\.\d+|\d{1,3}(?:,\d{3})+)\)?")
_BLANK_FIGURE = re.compile(r"^(?:[-–—−.…]+|n/?a|n\.a\.?|nil|none|tbc|\*+|x|\(?[a-zA-Z]\)?|\.\.|:)$", re.IGNORECASE)
_UNIT = re.compile(r"^[£$€]?[’']?0{3}[’']?s?$")
_LEADER = re.compile(r"^[.…_·\s]{3,}$")
LEADING = re.compile(r"[.…_·\s]")
"""What a leader is made of: words of which none begins (or ends) with it hold none."""
_YEAR = re.compile(r"^(?:19|20)\d\d(?:[/–-]\d{2,4})?[*†a-z]?$")


def is_figure(text: str) -> bool:
    """True for a number with its signs, units and footnote marks ("£1,234", "(12.5%)", "3.4*")."""
    return bool(_FIGURE.match(text)) and not _UNIT.match(text)


def is_amount(text: str) -> bool:
    """True for a number with decimals or thousands ("1,234", "-0.5"), which no date, clause or count is."""
    return bool(_AMOUNT.fullmatch(text))


def is_blank(text: str) -> bool:
    """True for what stands in a column of figures where there is none ("-", "n/a")."""
    return bool(_BLANK_FIGURE.match(text))


def is_leader(text: str) -> bool:
    """True for a run of dots or lines that leads the eye from a title to its number."""
    return bool(_LEADER.match(text))


def is_year(text: str) -> bool:
    """True for a year or a financial year ("2019", "2019/20"), which heads columns as often as it fills them."""
    return bool(_YEAR.match(text.strip()))
