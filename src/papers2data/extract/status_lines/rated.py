"""What a share is rated as: "14% of the plans are rated as amber"."""

from __future__ import annotations

from papers2data.extract.status_lines.clause import in_front
from papers2data.extract.status_lines.noun_phrases import phrase
from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.said import Number, Said

_RATING = 9
"""Words of a rating, at most."""


def rated(said: Said, number: Number) -> str | None:
    """What is rated and as what ("key projects rated as amber"); None where the share is none of a rating."""
    rating = _rating(said, number)
    whose = None if rating is None else _whose(said, number) or _whose(said, said.numbers[0])
    return f"{whose} {rating}" if whose else None


def _rating(said: Said, number: Number) -> str | None:
    """The words "rated as amber" of "14% rated as amber" and "14% of the plans are rated as amber"."""
    end = next((n.first for n in said.numbers if n.first >= number.end), len(said.doc))
    at = next((t.i for t in said.doc[number.end : end] if t.lower_ in phrases().ratings), None)
    if at is None or any(
        t.text in (",", ";", "(") or t.lower_ in ("that", "which", "who", "whose", "where")
        for t in said.doc[number.end : at]
    ):
        return None
    stop = next((t.i for t in said.doc[at:end] if t.text in (",", ";", ".", "(", ")", ":") or t.lower_ == "by"), end)
    words = [t.text for t in said.doc[at:stop]]
    while words and words[-1].lower() in ("and", "with", "while", "but", "just", "only", "a", "further", "the"):
        words.pop()
    return " ".join(word for word in words if word.strip("'’‘\"“”")) if 1 < len(words) <= _RATING else None


def _whose(said: Said, number: Number) -> str | None:
    """What is rated: behind "33% of", else what stands in front of the figure."""
    if number.end < len(said.doc) and said.doc[number.end].lower_ == "of":
        return phrase(said, number.end + 1, phrases().stops)
    return in_front(said, number)
