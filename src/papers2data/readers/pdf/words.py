"""A page's letters as words: cut at spaces, at gaps, at the vertical rules between two cells."""

from __future__ import annotations

import ctypes
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import sub
from typing import NamedTuple

import pypdfium2.raw as pdfium

from papers2data.readers.pdf import fonts, native
from papers2data.readers.pdf.frame import Frame
from papers2data.readers.pdf.raw import Rule, Style, Word
from papers2data.readers.symbols import symbols_of

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


class _Font(NamedTuple):
    family: str
    bold: bool
    italic: bool
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
    settings = _settings(letters, starts, objects, frame.rotation)
    found = []
    for (start, end), pointer, x, y in zip(runs, objects, origins[::2], origins[1::2], strict=True):
        setting = settings[pointer]
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
        if end - start == 1 or not (suspects or uprights):
            yield start, end
            continue
        cuts: list[int] = []
        at = bisect_left(suspects, start)
        if at < len(suspects) and suspects[at] < end - 1:
            cuts = _gaps(boxes, start, end)
        if uprights:
            first = bisect_right(uprights, boxes[4 * start] + 1)
            if first < len(uprights) and uprights[first] < boxes[4 * end - 2] - 1:
                cuts += _crossings(letters, start, end, frame, rules)
        for cut in sorted(set(cuts)) if cuts else ():
            yield start, cut
            start = cut
        yield start, end


def _suspects(boxes: array[float]) -> list[int]:
    """The letters after which a gap or a jump comes: the few places where a word may have to be cut."""
    return [i for i, room in enumerate(map(sub, boxes[4::4], boxes[2::4])) if room > 2 or room < -2]


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


def _settings(letters: Letters, starts: Sequence[int], objects: Sequence[int], rotation: int) -> dict[int, Setting]:
    """The setting of each text object, asked of the first word that it draws."""
    first = {pointer: start for start, pointer in zip(reversed(starts), reversed(objects), strict=True)}
    indexes = list(first.values())
    sizes = native.sizes(letters.handle, indexes)
    matrices = native.matrices(letters.handle, indexes)
    colours = native.colours(letters.handle, indexes)
    fonts_of = native.fonts(list(first))
    known: dict[int, _Font] = {}
    settings: dict[int, Setting] = {}
    for i, (pointer, index) in enumerate(first.items()):
        font = known.get(fonts_of[i])
        if font is None or not pointer:
            font = known[fonts_of[i]] = _font_of(letters.textpage, index)
        a, b, c, d = matrices[6 * i : 6 * i + 4]
        tall = (c * c + d * d) ** 0.5
        red, green, blue, alpha = colours[4 * i : 4 * i + 4]
        style = Style(
            font.family, round(sizes[i] * (tall or 1.0), 2), font.bold, font.italic, f"#{red:02x}{green:02x}{blue:02x}"
        )
        mode = native.render_mode(pointer) if pointer else 0
        settings[pointer] = Setting(style, (_angle(a, b) + rotation) % 360, mode, alpha, font.symbols)
    return settings


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
