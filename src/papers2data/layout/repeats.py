"""Lines that a paper says again above each part of a table that goes on: its caption, or the unit of its figures."""

from __future__ import annotations

import re
from collections.abc import Iterable

LINES_ABOVE = 4
"""How many lines above a table may be said again above its next part."""
_LONGEST = 160
_CONTINUED = re.compile(r"[\s(\[–—-]*\b(?:continued|contd?|cont[’'.]d?)\b\.?[)\]]*\s*$")


def is_said_again(line: str, above: Iterable[str]) -> bool:
    """True for a line that stands ``above`` a table too, whether or not it now ends in "(continued)"."""
    return len(line) <= _LONGEST and _plain(line) in {_plain(other) for other in above} - {""}


def _plain(line: str) -> str:
    return re.sub(r"\W+", " ", _CONTINUED.sub("", line.casefold())).strip()
