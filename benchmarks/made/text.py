"""Pages of words that are as common and as rare as in English: the nth word stands about 1/n as often as the first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

WORDS_A_PAGE = 397
"""So that a page has about 2,650 characters, as pages of committee packs have."""

VOCABULARY = 60_000

COMMON = """
the of to and in a for that is be on with as by at from council committee services report will are this not have
or an it which has children care was been members education people support school work their plan health
housing local social development year budget county review service quality team staff community partners learning
scrutiny performance target progress transport young families improvement action costs risk savings programme need
priority foster adoption strategy data officers update annual quarter delivery increase reduce highways agreed
"""
"""The commonest words, in about their order."""

SYLLABLES = "bacodefigahojukelamonoperasotaviquzudrystu"
"""Of two letters each; the others of VOCABULARY are made of them."""

PHRASES = (("foster", "care", "placements"), ("school", "transport", "policy"), ("winter", "gritting", "routes"))
SHARES = (0.02, 0.005, 0.001)
"""Phrases that stand on a share of the pages of their own."""

RARE = "lighthousekeeper"
"""A word that stands on one page in RARITY."""

RARITY = 40_000


class Pages:
    """Texts of pages, the same ones for the same seed."""

    def __init__(self, seed: int = 20240415) -> None:
        self.chance = np.random.default_rng(seed)
        words = COMMON.split() + [self._made(number) for number in range(VOCABULARY)]
        self.words = np.array(words[:VOCABULARY], dtype=object)
        shares = 1 / (np.arange(VOCABULARY) + 2.7)
        self.below = np.cumsum(shares / shares.sum())
        self.count = 0

    def _made(self, number: int) -> str:
        # the place in the list, written in syllables: no two are alike
        places = [number % 21, number // 21 % 21, number // 441 % 21, *([number // 9261] if number >= 9261 else [])]
        return "".join(SYLLABLES[place * 2 : place * 2 + 2] for place in places)

    def texts(self, count: int) -> Iterator[str]:
        """So many pages."""
        drawn = np.searchsorted(self.below, self.chance.random((count, WORDS_A_PAGE)))
        phrases = self.chance.random((count, len(PHRASES))) < np.array(SHARES)
        for row, has in zip(self.words[np.minimum(drawn, VOCABULARY - 1)].tolist(), phrases.tolist(), strict=True):
            self.count += 1
            for phrase, stands in zip(PHRASES, has, strict=True):
                if stands:
                    row[100 : 100 + len(phrase)] = phrase
            if self.count % RARITY == RARITY // 2:
                row[200] = RARE
            yield ".\n".join(" ".join(row[n : n + 16]).capitalize() for n in range(0, WORDS_A_PAGE, 16))

    def line(self, words: int) -> str:
        """A few words, as of a title."""
        drawn = np.searchsorted(self.below, self.chance.random(words))
        return " ".join(self.words[np.minimum(drawn, VOCABULARY - 1)].tolist()).capitalize()
