"""Minus signs that a file holds at a figure and does not draw, as the writers of some shaded totals leave them."""

from __future__ import annotations

from collections.abc import Sequence

from papers2data.readers.pdf.raw import Word

_MINUS = frozenset("-−–")
_APART, _LEVEL = 0.35, 1.0
"""Ems between a sign and its figure at most, and points that their lines may differ."""


def with_signs(shown: Sequence[Word], hidden: Sequence[Word]) -> tuple[list[Word], list[Word], list[str]]:
    """The words that can be seen, the other hidden ones, and the figures among the first that got an unseen minus.

    Such a sign is of its figure's size and colour: the file says the one thing with both. What is hidden on purpose
    stands apart from what can be seen.
    """
    signs = {place: word for place, word in enumerate(hidden) if word.text in _MINUS}
    if not signs:
        return list(shown), list(hidden), []
    words, used, figures = [], set(), []
    for word in shown:
        place = next((n for n, sign in signs.items() if n not in used and _is_sign_of(sign, word)), None)
        if place is not None:
            used.add(place)
            word = word._replace(text=signs[place].text + word.text, x0=signs[place].x0)
            figures.append(word.text)
        words.append(word)
    return words, [word for place, word in enumerate(hidden) if place not in used], figures


def _is_sign_of(sign: Word, figure: Word) -> bool:
    return (
        figure.text.lstrip("£(")[:1].isdigit()
        and -0.1 * figure.style.size < figure.x0 - sign.x1 < _APART * figure.style.size
        and abs(sign.baseline - figure.baseline) < _LEVEL
        and abs(sign.style.size - figure.style.size) < 0.1
        and sign.style.colour == figure.style.colour
        and sign.angle == figure.angle
    )
