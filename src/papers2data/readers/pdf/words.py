"""A page's letters as words: cut at spaces, at gaps, at the vertical rules between two cells."""

from __future__ import annotations

import ctypes
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pypdfium2.raw as pdfium

from papers2data.readers.pdf import fonts, native
from papers2data.readers.pdf.frame import Frame
from papers2data.readers.pdf.raw import Rule, Style, Word

_RUN = re.compile("[^\\s\x00\x02\ufffe]+\x02?|\x02")
_LEADER = re.compile(r"\.{4}|…{2}|_{4}")
_RUN_BESIDE_LEADERS = re.compile("[.…]{4,}|…{2,}|_{4,}|(?:(?!\\.{4}|…{2}|_{4})[^\\s\x00\x02\ufffe])+\x02?|\x02")
_WIDE_GAP = 0.6
"""Ems: a gap this wide between two letters ends the word though no space stands there."""
_NAME_LENGTH = 256


class Letters(NamedTuple):
    """A page's letters: ``text`` and four numbers each in ``boxes`` (left, top, right, bottom in the page's space).

    ``special`` says that there are ligatures, soft hyphens or letters of the private area among them.
    """

    text: str
    boxes: array[float]
    handle: int
    textpage: object
    special: bool


class Setting(NamedTuple):
    """How a text object sets its letters; ``mode`` is PDF's text rendering mode, ``alpha`` 0 to 255.

    ``symbols`` says that its font is one of symbols, such as Wingdings.
    """

    style: Style
    angle: int
    mode: int
    alpha: int
    symbols: bool


class Placed(NamedTuple):
    """A word with the text object that drew it and that object's setting."""

    word: Word
    text_object: int
    setting: Setting


def letters_of(textpage: object) -> Letters:
    """All letters of a pdfium text page."""
    count = max(pdfium.FPDFText_CountChars(textpage), 0)
    handle = native.address(textpage)
    if not count:
        return Letters("", array("f"), handle, textpage, False)
    text = native.letters(textpage, count)
    return Letters(text, native.boxes(handle, count), handle, textpage, fonts.needs_care(text))


def placed_words(letters: Letters, frame: Frame, rules: Sequence[Rule]) -> list[Placed]:
    """The page's words in the order of the file."""
    runs = list(_runs(letters, frame, rules))
    starts = [start for start, _ in runs]
    objects = native.text_objects(letters.handle, starts)
    origins = native.origins(letters.handle, starts)
    settings: dict[int, Setting] = {}
    found = []
    for (start, end), pointer, x, y in zip(runs, objects, origins[::2], origins[1::2], strict=True):
        setting = settings.get(pointer)
        if setting is None or not pointer:
            setting = settings[pointer] = _setting(letters.textpage, start, pointer, frame.rotation)
        text = letters.text[start:end]
        if letters.special or setting.symbols:
            text = fonts.readable(text, setting.style.font)
            if not text:
                continue
        found.append(Placed(_word(text, letters.boxes, start, end - 1, frame, x, y, setting), pointer, setting))
    return found


def _runs(letters: Letters, frame: Frame, rules: Sequence[Rule]) -> Iterator[tuple[int, int]]:
    """The first letter of each word and the one after its last."""
    boxes = letters.boxes
    plain = frame.rotation == 0
    uprights = sorted({round(rule.x0 + frame.left, 1) for rule in rules if not rule.horizontal}) if plain else []
    suspects = _suspects(boxes) if plain else []
    pattern = _RUN_BESIDE_LEADERS if _LEADER.search(letters.text) else _RUN
    for match in pattern.finditer(letters.text):
        start, end = match.span()
        cuts: list[int] = []
        if suspects and bisect_left(suspects, start) < bisect_left(suspects, end - 1):
            cuts = _gaps(boxes, start, end)
        if uprights and end - start > 1:
            first = bisect_right(uprights, boxes[4 * start] + 1)
            if first < len(uprights) and uprights[first] < boxes[4 * end - 2] - 1:
                cuts += _crossings(letters, start, end, frame, rules)
        for cut in sorted(set(cuts)):
            yield start, cut
            start = cut
        yield start, end


def _suspects(boxes: array[float]) -> list[int]:
    """The letters after which a gap or a jump comes: the few places where a word may have to be cut."""
    rights, lefts = boxes[2::4], boxes[4::4]
    return [i for i, (right, left) in enumerate(zip(rights, lefts, strict=False)) if not -2 < left - right < 2]


def _gaps(boxes: array[float], start: int, end: int) -> list[int]:
    """Where the word breaks at a wide gap or a jump to another line."""
    cuts = []
    for i in range(4 * start, 4 * end - 4, 4):
        gap = boxes[i + 4] - boxes[i + 2]
        height = boxes[i + 1] - boxes[i + 3]
        if gap < -1 and boxes[i + 6] - boxes[i] > 1 and boxes[i + 1] <= boxes[i + 7] + 0.5:
            continue  # letters above each other: a word on its side, read upwards
        if gap < -1 and boxes[i + 6] - boxes[i] > 1 and boxes[i + 3] >= boxes[i + 5] - 0.5:
            continue  # or downwards
        if (gap > _WIDE_GAP * height or gap < -3 * height) and height > 0 and boxes[i + 2] > boxes[i]:
            cuts.append(i // 4 + 1)
    return cuts


def _crossings(letters: Letters, start: int, end: int, frame: Frame, rules: Sequence[Rule]) -> list[int]:
    """Where a vertical rule runs between two letters."""
    boxes = letters.boxes
    middle = frame.top - (boxes[4 * start + 1] + boxes[4 * start + 3]) / 2
    left, right = boxes[4 * start] - frame.left, boxes[4 * end - 2] - frame.left
    cuts = []
    for rule in rules:
        if not rule.horizontal and left + 1 < rule.x0 < right - 1 and rule.top <= middle <= rule.bottom:
            for i in range(start + 1, end):
                if (boxes[4 * i] + boxes[4 * i + 2]) / 2 - frame.left > rule.x0:
                    if abs((boxes[4 * i] + boxes[4 * i - 2]) / 2 - frame.left - rule.x0) < 3:
                        cuts.append(i)
                    break
    return cuts


def _word(
    text: str, boxes: array[float], first: int, last: int, frame: Frame, x: float, y: float, setting: Setting
) -> Word:
    """The word from its first to its last letter; ``x`` and ``y`` are the origin of its first."""
    i, j = 4 * first, 4 * last
    left, top, right, bottom = boxes[i], boxes[i + 1], boxes[j + 2], boxes[i + 3]
    style, angle = setting.style, setting.angle
    if angle or frame.rotation or right < left:
        left, right = min(left, boxes[j]), max(boxes[i + 2], right)
        top, bottom = max(top, boxes[j + 1]), min(bottom, boxes[j + 3])
    if frame.rotation:
        left, top, right, bottom = frame.box(left, bottom, right, top)
        x, y = frame.point(x, y)
    else:
        left, right, x = left - frame.left, right - frame.left, x - frame.left
        top, bottom, y = frame.top - top, frame.top - bottom, frame.top - y
    if angle:
        return Word(text, left, top, right, bottom, y if angle == 180 else x, style, angle)
    size = style.size
    highest, lowest = y - size, y + 0.35 * size
    top = highest if top < highest else top
    bottom = lowest if bottom > lowest else bottom
    if bottom <= top:
        top, bottom = y - 0.75 * size, y + 0.2 * size
    return Word(text, left, top, right, bottom, y, style)


def _setting(textpage: object, index: int, pointer: int, rotation: int) -> Setting:
    name, flags = _font_of(textpage, index)
    matrix = pdfium.FS_MATRIX()
    known = pdfium.FPDFText_GetMatrix(textpage, index, ctypes.byref(matrix))
    size = pdfium.FPDFText_GetFontSize(textpage, index)
    if known:
        size *= (matrix.c**2 + matrix.d**2) ** 0.5
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    got = pdfium.FPDFText_GetFillColor(
        textpage, index, ctypes.byref(r), ctypes.byref(g), ctypes.byref(b), ctypes.byref(a)
    )
    colour = f"#{r.value:02x}{g.value:02x}{b.value:02x}" if got else None
    mode = pdfium.FPDFTextObj_GetTextRenderMode(native.as_object(pointer)) if pointer else 0
    weight = pdfium.FPDFText_GetFontWeight(textpage, index)
    style = Style(
        fonts.family(name), round(size, 2), fonts.is_bold(name, weight, flags), fonts.is_italic(name, flags), colour
    )
    symbols = fonts.symbols_of(name) is not None
    return Setting(style, (_angle(matrix) + rotation) % 360 if known else 0, mode, a.value if got else 255, symbols)


def _font_of(textpage: object, index: int) -> tuple[str, int]:
    buffer = ctypes.create_string_buffer(_NAME_LENGTH)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, buffer, _NAME_LENGTH, ctypes.byref(flags))
    return buffer.value.decode("utf-8", "replace"), flags.value


def _angle(matrix: object) -> int:
    """Degrees clockwise, to the nearest quarter turn."""
    a, b = matrix.a, matrix.b  # type: ignore[attr-defined]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 270 if b > 0 else 90
