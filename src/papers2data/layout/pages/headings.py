"""Which paragraphs are headings, from their type and their numbers, and how deep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from papers2data.layout.pages.paragraphs import PageParagraph
from papers2data.layout.pages.tables import PageTable

_LONGEST = 160
_LARGER = 1.12
"""Times the size of body text from which on type alone makes a heading."""
_Kind = tuple[float, bool]


class Sizes:
    """How many letters a document sets in each size: most of them are its body text."""

    def __init__(self) -> None:
        self._letters: Counter[float] = Counter()
        self._bold: Counter[float] = Counter()
        self._headings: Counter[_Kind] = Counter()

    def add(self, blocks: Iterable[PageParagraph | PageTable]) -> None:
        """Takes in a page's paragraphs."""
        for block in blocks:
            if isinstance(block, PageParagraph):
                size = round(block.style.size * 2) / 2
                self._letters[size] += len(block.text)
                if block.bold:
                    self._bold[size] += len(block.text)
                if len(block.text) <= _LONGEST:
                    self._headings[size, block.bold] += 1

    @property
    def body(self) -> float:
        """The size of body text in points; 0 where there is no text."""
        return self._letters.most_common(1)[0][0] if self._letters else 0.0

    @property
    def mostly_bold(self) -> bool:
        """True where the body text itself is bold, so that bold says nothing."""
        return self._bold[self.body] > 0.5 * self._letters[self.body]

    def ranks(self) -> dict[_Kind, int]:
        """The heading level of each size and weight that is larger or bolder than the body, 1 for the largest."""
        kinds = [kind for kind in self._headings if self._stands_out(*kind)]
        sizes = sorted(kinds, key=lambda kind: (-kind[0], not kind[1]))
        return {kind: min(level, 6) for level, kind in enumerate(sizes, 1)}

    def _stands_out(self, size: float, bold: bool) -> bool:
        return size >= _LARGER * self.body or (bold and not self.mostly_bold and size >= 0.85 * self.body)


def heading_level(paragraph: PageParagraph, sizes: Sizes, ranks: dict[_Kind, int]) -> int:
    """The level of a heading, 1 for the highest; 0 for a paragraph that is none."""
    text = paragraph.text
    if not text or len(text) > _LONGEST or paragraph.lines > 4 or not any(map(str.isalpha, text)):
        return 0
    rank = ranks.get((round(paragraph.style.size * 2) / 2, paragraph.bold), 0)
    if rank and not (text.endswith((".", ";", ",")) and len(text) > 60):
        return rank
    letters = [letter for letter in text if letter.isalpha()]
    shouted = len(letters) >= 4 and all(map(str.isupper, letters))
    if (shouted or paragraph.underlined) and paragraph.lines <= 2 and not text.endswith((";", ",")):
        return min(max(ranks.values(), default=0) + 1, 6)
    return 0
