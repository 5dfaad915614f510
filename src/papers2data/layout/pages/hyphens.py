"""Words cut at the end of a line, put together again by what the rest of the document writes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from papers2data.readers.pdf.raw import EOL_HYPHEN, Word

_CUT = re.compile(rf"([^\W\d_]*){EOL_HYPHEN}\s*([^\W\d_]*)")
_EDGES = ".,;:()[]'\"“”‘’?!"


class Vocabulary:
    """The words of a document, to decide whether "long-" and "term" were "long-term" or "longterm"."""

    def __init__(self) -> None:
        self._words: set[str] = set()

    def add(self, words: Iterable[Word]) -> None:
        """Takes in a page's words."""
        self._words.update([text.strip(_EDGES).lower() for text in {word.text for word in words}])

    def mended(self, text: str) -> str:
        """The text with its cut words whole; the hyphen stays where the document writes it elsewhere or may need it."""
        return _CUT.sub(self._mend, text) if EOL_HYPHEN in text else text

    def _mend(self, match: re.Match[str]) -> str:
        first, second = match[1], match[2]
        whole, hyphened = (first + second).lower(), f"{first}-{second}".lower()
        if not first or not second or hyphened in self._words or second[0].isupper():
            return f"{first}-{second}"
        if whole in self._words or not (first.lower() in self._words and second.lower() in self._words):
            return first + second
        return f"{first}-{second}"
