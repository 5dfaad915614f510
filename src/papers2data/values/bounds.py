"""Figures with words or signs that go with them: what a value is asked to keep to, a score with its rating."""

from __future__ import annotations

import re

__all__ = ["figure_of_bound", "rated_score"]

_BOUND = re.compile(
    r"(?:[<>≤≥]\s?=?|=\s?[<>]|at least|at most|not? (?:more|less|fewer) than|(?:a )?(?:minimum|maximum) of|"
    r"(?:above|below|over|under|up to|max|min)\b)\s*(?P<after>.*\d.*)|"
    r"(?P<before>.*\d.*?)\s*(?:or (?:more|above|over|less|fewer|below|under)|\+)",
    re.IGNORECASE,
)
_LEVEL = (
    r"(?:very |extremely )?(?:low|medium|med|moderate|high|severe|critical|extreme|minor|major|red|amber|green|[hml])"
)
_RATED = re.compile(
    rf"(?P<score>\d{{1,3}})\s*[-–—:/(\[]?\s*(?P<level>{_LEVEL})[)\]]?|"
    rf"(?P<first>{_LEVEL})\s*[-–—:/(\[]?\s*(?P<last>\d{{1,3}})[)\]]?",
    re.IGNORECASE,
)


def figure_of_bound(text: str) -> str:
    """The figure that a value is asked to keep to: "95%" of "≥ 95%", "10" of "10 or fewer"; any other text as it is."""
    found = _BOUND.fullmatch(text)
    return (found["after"] or found["before"]) if found else text


def rated_score(text: str) -> tuple[str, str] | None:
    """A score and the word beside it, as printed: "9 - Medium", "High (16)"; None for any other text."""
    found = _RATED.fullmatch(text)
    if found is None:
        return None
    return (found["score"] or found["last"]), (found["level"] or found["first"])
