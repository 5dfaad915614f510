"""A page's letters as words, each with how it is set and the text object that drew it."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from papers2data.readers.pdf import fonts, native
from papers2data.readers.pdf.frame import Frame
from papers2data.readers.pdf.letters import Boxes, Letters
from papers2data.readers.pdf.raised import Raised, raised_apart
from papers2data.readers.pdf.raw import Rule, Style, Word
from papers2data.readers.pdf.runs import runs_of
from papers2data.readers.symbols import raised, symbols_of

_NAME_LENGTH = 256
_Numbers = NDArray[np.float64]


class Setting(NamedTuple):
    """How a text object sets its letters; ``mode`` is PDF's text rendering mode, ``alpha`` 0 to 255.

    ``symbols`` says that its font is one of symbols, such as Wingdings.
    """

    style: Style
    angle: int
    mode: int
    alpha: int
    symbols: bool


class _Font(NamedTuple):
    family: str
    bold: bool
    italic: bool
    symbols: bool


class Placed(NamedTuple):
    """A page's words in the order of the file: for each the place in ``settings`` of the text object that drew it.

    ``objects`` has the address of each of these text objects, 0 for what pdfium made up. ``boxes`` has the left, top,
    right and bottom of each word as seen.
    """

    words: list[Word]
    boxes: tuple[_Numbers, ...]
    places: NDArray[np.int64]
    objects: list[int]
    settings: list[Setting]


def placed_words(letters: Letters, frame: Frame, rules: Sequence[Rule]) -> Placed:
    """The page's words in the order of the file."""
    runs = runs_of(letters, frame, rules)
    small = raised_apart(letters, runs) if not frame.rotation else Raised(runs)
    starts, ends = small.runs
    first = starts.tolist()
    drawn_by = letters.drawers(starts).tolist()
    indexes = dict(zip(reversed(drawn_by), reversed(first), strict=True))
    settings = _settings(letters, indexes, frame.rotation)
    order = {pointer: place for place, pointer in enumerate(indexes)}
    drawers = [order[pointer] for pointer in drawn_by]
    places = np.array(drawers, dtype=np.int64)
    texts = [letters.text[start:end] for start, end in zip(first, ends.tolist(), strict=True)]
    if letters.special or any(setting.symbols for setting in settings):
        texts = [_readable(text, settings[place], letters) for text, place in zip(texts, drawers, strict=True)]
    if small.marks or small.powers:
        texts = [_raised(text, start, small) for text, start in zip(texts, first, strict=True)]
    sizes = np.array([setting.style.size for setting in settings])[places]
    angles = np.array([setting.angle for setting in settings], dtype=np.int64)[places]
    # a footnote's mark stands on the line of the word that it is set to
    origins = native.origins(letters.handle, [at - 1 if at in small.marks else at for at in first])
    boxes = _word_boxes(letters.boxes(starts), letters.boxes(ends - 1), origins, sizes, angles, frame)
    styles = [settings[place].style for place in drawers]
    rows = zip(texts, *(side.tolist() for side in boxes), styles, angles.tolist(), repeat(False), repeat(False))
    words = list(map(tuple.__new__, repeat(Word), rows))  # as Word(…), without a call of Python's own for each
    if "" in texts:
        kept = [place for place, text in enumerate(texts) if text]
        words, boxes, places = [words[place] for place in kept], tuple(side[kept] for side in boxes), places[kept]
    return Placed(words, boxes[:4], places, list(indexes), settings)


def _readable(text: str, setting: Setting, letters: Letters) -> str:
    return fonts.readable(text, setting.style.font) if letters.special or setting.symbols else text


def _raised(text: str, start: int, small: Raised) -> str:
    """The text of the word that begins at ``start`` with its raised figures as such."""
    if start in small.marks:
        return raised(text)
    end = start + len(text)
    return next((text[: at - start] + raised(text[at - start :]) for at in small.powers if start < at < end), text)


def _word_boxes(
    first: Boxes, last: Boxes, origins: Boxes, sizes: _Numbers, angles: NDArray[np.int64], frame: Frame
) -> tuple[_Numbers, ...]:
    """Left, top, right, bottom and baseline of words as seen, from the boxes of their first and last letters."""
    left, top, right, bottom = first[:, 0], first[:, 1], last[:, 2], first[:, 3]
    x, y = origins[:, 0], origins[:, 1]
    turned = angles != 0
    odd = turned | (right < left) if not frame.rotation else np.ones(len(first), dtype=bool)
    if odd.any():
        left = np.where(odd, np.minimum(left, last[:, 0]), left)
        right = np.where(odd, np.maximum(right, first[:, 2]), right)
        top = np.where(odd, np.maximum(top, last[:, 1]), top)
        bottom = np.where(odd, np.minimum(bottom, last[:, 3]), bottom)
    (left, top), (right, bottom), (x, y) = frame.point(left, top), frame.point(right, bottom), frame.point(x, y)
    if frame.rotation:
        left, right = np.minimum(left, right), np.maximum(left, right)
        top, bottom = np.minimum(top, bottom), np.maximum(top, bottom)
    tight_top, tight_bottom = np.maximum(top, y - sizes), np.minimum(bottom, y + 0.35 * sizes)
    empty = tight_bottom <= tight_top
    tight_top = np.where(empty, y - 0.75 * sizes, tight_top)
    tight_bottom = np.where(empty, y + 0.2 * sizes, tight_bottom)
    level = np.where(turned & (angles != 180), x, y)
    return left, np.where(turned, top, tight_top), right, np.where(turned, bottom, tight_bottom), level


def _settings(letters: Letters, first: Mapping[int, int], rotation: int) -> list[Setting]:
    """The setting of each text object, by its address, asked of the ``first`` word that it draws."""
    indexes = list(first.values())
    matrices, colours = native.matrices(letters.handle, indexes), native.colours(letters.handle, indexes)
    faces = native.fonts(list(first))
    modes = [native.render_mode(pointer) if pointer else 0 for pointer in first]
    rows = zip(faces, native.sizes(letters.handle, indexes), matrices, colours, modes, strict=True)
    known: dict[int, _Font] = {}
    alike: dict[object, Setting] = {}
    settings: list[Setting] = []
    for pointer, index, row in zip(first, indexes, rows, strict=True):
        setting = alike.get(row)
        if setting is None or not pointer:
            face = row[0]
            if face not in known or not pointer:
                known[face] = _font_of(letters.textpage, index)
            setting = alike[row] = _setting(known[face], *row[1:], rotation)
        settings.append(setting)
    return settings


def _setting(
    font: _Font,
    size: float,
    matrix: tuple[float, float, float, float],
    colour: tuple[int, int, int, int],
    mode: int,
    rotation: int,
) -> Setting:
    a, b, c, d = matrix
    red, green, blue, alpha = colour
    high = round(size * ((c * c + d * d) ** 0.5 or 1.0), 2)
    style = Style(font.family, high, font.bold, font.italic, f"#{red:02x}{green:02x}{blue:02x}")
    return Setting(style, (_angle(a, b) + rotation) % 360, mode, alpha, font.symbols)


def _font_of(textpage: object, index: int) -> _Font:
    buffer = ctypes.create_string_buffer(_NAME_LENGTH)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, buffer, _NAME_LENGTH, ctypes.byref(flags))
    name = buffer.value.decode("utf-8", "replace")
    bold = fonts.is_bold(name, pdfium.FPDFText_GetFontWeight(textpage, index), flags.value)
    symbols = symbols_of(name) is not None
    return _Font(fonts.family(name), bold, fonts.is_italic(name, flags.value), symbols)


def _angle(a: float, b: float) -> int:
    """Degrees clockwise, to the nearest quarter turn."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 270 if b > 0 else 90
