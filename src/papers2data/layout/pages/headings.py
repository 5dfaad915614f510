"""Which paragraphs are headings, from their type and their numbers, and how deep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from papers2data.layout.pages.paragraphs import PageParagraph
from papers2data.layout.pages.tables import PageTable
from papers2data.readers.pdf.raw import Style

_LONGEST = 160
_LARGER = 1.12
"""Times the size of body text from which on type alone makes a heading."""
_Kind = tuple[float, bool]


class Sizes:
    """How many letters a document sets in each size: most of them are its body text."""

    def __init__(self) -> None:
        self._prose: Counter[float] = Counter()
        self._letters: Counter[float] = Counter()
        self._bold = 0
        self._headings: Counter[_Kind] = Counter()

    def add(self, blocks: Iterable[PageParagraph | PageTable]) -> None:
        """Takes in a page's blocks, its tables while they still hold their words."""
        for block in blocks:
            if isinstance(block, PageTable):
                weights: dict[Style, int] = {}
                for word in block.words:
                    weights[word.style] = weights.get(word.style, 0) + len(word.text)
                for style, letters in weights.items():
                    self._add_text(style.size, letters, style.bold)
                continue
            size = _rounded(block.style.size)
            self._add_text(size, len(block.text), block.bold)
            if len(block.text) <= _LONGEST:
                self._headings[size, block.bold] += 1
            else:
                self._prose[size] += len(block.text)

    def _add_text(self, size: float, letters: int, bold: bool) -> None:
        self._letters[_rounded(size)] += letters
        self._bold += letters if bold else 0

    @property
    def body(self) -> float:
        """The size of body text in points, told by long paragraphs where there are any; 0 where there is no text."""
        counted = self._prose or self._letters
        return counted.most_common(1)[0][0] if counted else 0.0

    @property
    def mostly_bold(self) -> bool:
        """True where most text is bold, so that bold says nothing."""
        return self._bold > 0.5 * self._letters.total()

    def ranks(self) -> dict[_Kind, int]:
        """The heading level of each size and weight that is larger or bolder than the body, 1 for the largest."""
        kinds = [kind for kind in self._headings if self._stands_out(*kind)]
        sizes = sorted(kinds, key=lambda kind: (-kind[0], not kind[1]))
        return {kind: min(level, 6) for level, kind in enumerate(sizes, 1)}

    def _stands_out(self, size: float, bold: bool) -> bool:
        return size >= _LARGER * self.body or (bold and not self.mostly_bold and size >= 0.85 * self.body)


def _rounded(size: float) -> float:
    """A size to the nearest half point."""
    return round(size * 2) / 2


def heading_level(paragraph: PageParagraph, sizes: Sizes, ranks: dict[_Kind, int]) -> int:
    """The level of a heading, 1 for the highest; 0 for a paragraph that is none."""
    text = paragraph.text
    if not text or len(text) > _LONGEST or paragraph.lines > 4 or not any(map(str.isalpha, text)):
        return 0
    rank = ranks.get((_rounded(paragraph.style.size), paragraph.bold), 0)
    if rank and not (text.endswith((".", ";", ",")) and len(text) > 60):
        return rank
    letters = [letter for letter in text if letter.isalpha()]
    shouted = len(letters) >= 4 and all(map(str.isupper, letters))
    if (shouted or paragraph.underlined) and paragraph.lines <= 2 and not text.endswith((";", ",")):
        return min(max(ranks.values(), default=0) + 1, 6)
    return 0
