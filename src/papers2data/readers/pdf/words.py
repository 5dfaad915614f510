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
    """A word with the text object that drew it."""

    word: Word
    text_object: int
    mode: int
    alpha: int


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
    for place, ((start, end), pointer) in enumerate(zip(runs, objects, strict=True)):
        setting = settings.get(pointer)
        if setting is None or not pointer:
            setting = settings[pointer] = _setting(letters.textpage, start, pointer, frame.rotation)
        word = _word(letters, start, end, frame, (origins[2 * place], origins[2 * place + 1]), setting)
        if word is not None:
            found.append(Placed(word, pointer, setting.mode, setting.alpha))
    return found


def _runs(letters: Letters, frame: Frame, rules: Sequence[Rule]) -> Iterator[tuple[int, int]]:
    boxes = letters.boxes
    uprights = sorted({round(rule.x0, 1) for rule in rules if not rule.horizontal})
    plain = frame.rotation == 0
    for match in _RUN.finditer(letters.text):
        start, end = match.span()
        cuts = _gaps(boxes, start, end) if plain and end - start > 1 else []
        if uprights and plain and end - start > 1:
            left, right = boxes[4 * start] - frame.left, boxes[4 * end - 2] - frame.left
            first = bisect_right(uprights, left + 1)
            if first < bisect_left(uprights, right - 1):
                cuts += _crossings(letters, start, end, frame, rules)
        if not cuts:
            yield start, end
            continue
        for cut in sorted(set(cuts)):
            yield start, cut
            start = cut
        yield start, end


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
    letters: Letters, start: int, end: int, frame: Frame, origin: tuple[float, float], setting: Setting
) -> Word | None:
    text = letters.text[start:end]
    style = setting.style
    if letters.special or setting.symbols:
        text = fonts.readable(text, style.font)
        if not text:
            return None
    left, top, right, bottom = letters.boxes[4 * start : 4 * start + 4]
    if end - start > 1:
        l1, t1, r1, b1 = letters.boxes[4 * end - 4 : 4 * end]
        left, top = l1 if l1 < left else left, t1 if t1 > top else top
        right, bottom = r1 if r1 > right else right, b1 if b1 < bottom else bottom
    x0, top, x1, bottom = frame.box(left, bottom, right, top)
    ox, oy = frame.point(*origin)
    if setting.angle:
        return Word(text, x0, top, x1, bottom, ox if setting.angle != 180 else oy, style, setting.angle)
    size = style.size
    top, bottom = max(top, oy - size), min(bottom, oy + 0.35 * size)
    if bottom <= top:
        top, bottom = oy - 0.75 * size, oy + 0.2 * size
    return Word(text, x0, top, x1, bottom, oy, style)


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
