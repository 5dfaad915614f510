"""Abbreviations that papers spell out themselves: "Multi-Agency Safeguarding Hub (MASH)"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from papers2data.link.phrases import stems_of
from papers2data.link.words import words

_BRACKETED = re.compile(
    r"(?P<before>(?:[^\s()]+[ \t\n]+){1,10}[^\s()]+)\s+\(['\"“‘]?(?P<short>[A-Z][A-Za-z&]{1,7})['\"”’]?\)"
)
_SPLIT = re.compile(r"[\s/-]+")


def spelt_out(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What each abbreviation means, as stems; one that papers spell out in different ways is left out."""
    found: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for text in texts:
        for match in _BRACKETED.finditer(text):
            meaning = _meaning(match["before"], match["short"])
            if _is_telling(match["short"], meaning):
                found[match["short"].removesuffix("s")][meaning] += 1
    given = {short: stems_of(meaning) for short, meaning in words().phrases.abbreviations.items()}
    known = {short: meaning for short, meaning in given.items() if _is_telling(short, meaning)}
    told = {short: _agreed(counts) for short, counts in found.items()}
    return known | {short: meaning for short, meaning in told.items() if meaning}


def _is_telling(short: str, meaning: tuple[str, ...]) -> bool:
    """False where two words of a longer abbreviation are left: "child in need" would be found in "children need"."""
    return len(meaning) > 2 or (len(meaning) == 2 and sum(letter.isupper() for letter in short) == 2)


def _agreed(counts: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    best, number = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return best if number * 2 > sum(counts.values()) else ()


def _meaning(before: str, short: str) -> tuple[str, ...]:
    """The words directly before the bracket whose first letters are the abbreviation, as stems; empty for none."""
    letters = short.removesuffix("s").replace("&", "").casefold()
    spoken = [word for word in _SPLIT.split(before) if word]
    for count in range(len(letters), min(len(spoken), len(letters) + 4) + 1):
        chosen = spoken[-count:]
        initials = "".join(word[0] for word in chosen).casefold()
        content = "".join(word[0] for word in chosen if word.casefold() not in words().stop).casefold()
        if letters in (initials, content) and chosen[0].casefold() not in words().stop:
            return stems_of(" ".join(chosen))
    return ()
