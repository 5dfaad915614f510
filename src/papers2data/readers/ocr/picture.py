"""A page's picture: rendered, brought upright, its ruled lines found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from papers2data.readers.ocr.seen import SeenRule

_MOST_PIXELS = 20_000_000
"""An A3 sheet at 300 dots an inch; bigger pages are drawn with fewer dots."""
_DARK = 140
_SHADES = (_DARK, 205)
"""Levels of grey below which a dot is ink: black rules beside shaded cells, then grey rules on white."""
_SEARCHED = 5.0
"""Degrees: how far a sheet lies askew in a scanner at most."""
_LEAST_RULE = 0.35
"""Inches: what is shorter may be a letter's stroke."""
_THICKEST = 0.05
_SOLID = 0.96
_THIN_SHARE = 0.3
"""Share of a line that must be no part of anything thick."""
_BESIDE = 4
"""Dots from a line to where its sides are looked at."""
_BLANK = 0.25
_Ink = NDArray[np.bool_]


class Drawn(NamedTuple):
    """A page's picture, its dots an inch, and the page's width and height in points."""

    picture: Image.Image
    dpi: int
    width: float
    height: float


class _Found(NamedTuple):
    """A line along the rows: its first and last row, its first and last column."""

    top: int
    bottom: int
    first: int
    last: int

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> int:
        """Its thickness; the bridging of steps has made it two rows thicker than it is."""
        return max(self.bottom - self.top - 1, 1)


def render(path: Path, password: str | None, index: int, dpi: int) -> Drawn:
    """The page as a grey picture, as a person sees it."""
    file = pypdfium2.PdfDocument(path, password=password)
    try:
        page = file[index]
        width, height = page.get_width(), page.get_height()
        inches = width * height / 5184
        if inches * dpi * dpi > _MOST_PIXELS:
            dpi = max(int((_MOST_PIXELS / inches) ** 0.5), 20)
        bitmap = page.render(scale=dpi / 72, grayscale=True)
        picture = bitmap.to_pil().convert("L")
        page.close()
    finally:
        file.close()
    return Drawn(picture, dpi, width, height)


def turned(picture: Image.Image, quarter: int, skew: float) -> Image.Image:
    """The picture turned clockwise by a number of quarters, then by ``skew`` degrees within its frame."""
    if quarter:
        picture = picture.transpose(
            {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}[quarter]
        )
    return picture.rotate(-skew, Image.Resampling.BICUBIC, fillcolor=255) if skew else picture


def skew_of(picture: Image.Image) -> float:
    """Degrees clockwise by which an upright page must still be turned for its lines to be level; 0 for none.

    Lines are level where the ink of the rows differs most from row to row.
    """
    small = picture.convert("L")
    small.thumbnail((900, 900))
    ink = Image.fromarray(((np.asarray(small) < _DARK) * 255).astype(np.uint8))
    best, score = 0.0, _sharpness(ink, 0.0)
    for steps in (np.arange(-_SEARCHED, _SEARCHED + 0.1, 1.0), np.arange(-0.8, 0.9, 0.2), np.arange(-0.1, 0.11, 0.05)):
        centre = best
        for step in steps:
            angle = float(centre + step)
            found = _sharpness(ink, angle)
            if found > score * 1.005:
                best, score = angle, found
    return round(best, 2) if abs(best) >= 0.1 else 0.0


def _sharpness(ink: Image.Image, angle: float) -> float:
    rows = np.asarray(ink.rotate(-angle, Image.Resampling.BILINEAR), dtype=np.float32).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())


def rules_in(picture: Image.Image, dpi: int) -> list[SeenRule]:
    """The ruled lines of an upright page: thin, straight, and longer than any letter."""
    grey = np.asarray(picture)
    scale = 72 / dpi
    rules: list[SeenRule] = []
    for shade in _SHADES:
        ink: _Ink = grey < shade
        level = [(f.first, f.middle, f.last, f.middle, f.width) for f in _lines(ink, dpi)]
        upright = [(f.middle, f.first, f.middle, f.last, f.width) for f in _lines(ink.T, dpi)]
        found = [SeenRule(*(scale * part for part in line)) for line in level + upright]
        rules += [rule for rule in found if not any(_covers(known, rule) for known in rules)]
    return rules


def _covers(known: SeenRule, rule: SeenRule) -> bool:
    """True where the rule lies along one that is known."""
    return (
        known.x0 - 2 <= rule.x0
        and rule.x1 <= known.x1 + 2
        and known.top - 2 <= rule.top
        and rule.bottom <= known.bottom + 2
    )


def _lines(ink: _Ink, dpi: int) -> Iterator[_Found]:
    """The lines along the rows of ``ink``."""
    length, thickest = int(_LEAST_RULE * dpi), max(int(_THICKEST * dpi), 3) + 2
    if ink.shape[1] <= length or ink.shape[0] <= thickest:
        return
    bridged = ink.copy()  # a line that is not quite level climbs from row to row; its neighbours' ink bridges the steps
    bridged[1:] |= ink[:-1]
    bridged[:-1] |= ink[1:]
    inked, thin = _sums(bridged), _sums(bridged & ~_thick(bridged, thickest))
    solid = _windows(inked, length) >= _SOLID * length
    solid &= _windows(thin, length) >= _THIN_SHARE * length
    plain = _sums(ink)
    for line in _stacked(solid, inked, length, thickest):
        if _stands_free(line, plain):
            yield line


def _thick(ink: _Ink, thickest: int) -> _Ink:
    """Ink that reaches further across than any rule: shaded cells, pictures."""
    down = _sums(ink.T)
    full = (_windows(down, thickest) >= thickest).T
    grown = np.zeros_like(ink)
    for step in range(thickest):
        grown[step : step + full.shape[0]] |= full
    return grown


def _sums(ink: _Ink) -> NDArray[np.int32]:
    """Running sums along the rows, beginning with 0."""
    sums = np.zeros((ink.shape[0], ink.shape[1] + 1), dtype=np.int32)
    np.cumsum(ink, axis=1, out=sums[:, 1:])
    return sums


def _windows(sums: NDArray[np.int32], length: int) -> NDArray[np.int32]:
    return sums[:, length:] - sums[:, :-length]


def _stacked(solid: _Ink, inked: NDArray[np.int32], length: int, thickest: int) -> Iterator[_Found]:
    """Runs of ink that lie on one another, row by row, as lines."""
    still: list[list[int]] = []  # first row, last row, first column, last column
    for row in np.flatnonzero(solid.any(axis=1)).tolist():
        done = [line for line in still if line[1] < row - 2]
        yield from (_Found(*line) for line in done if line[1] - line[0] < thickest)
        still = [line for line in still if line[1] >= row - 2]
        for first, last in _joined(_runs(solid[row], length), inked[row]):
            met = next((line for line in still if line[2] < last and first < line[3]), None)
            if met is None:
                still.append([row, row, first, last])
            else:
                met[1], met[2], met[3] = row, min(met[2], first), max(met[3], last)
    yield from (_Found(*line) for line in still if line[1] - line[0] < thickest)


def _runs(solid: _Ink, length: int) -> Iterator[tuple[int, int]]:
    """First and last column of each run of windows that are full of ink."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], solid, [False])).astype(np.int8)))
    for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        yield start, end - 1 + length


def _joined(runs: Iterator[tuple[int, int]], inked: NDArray[np.int32]) -> list[tuple[int, int]]:
    """Runs with those made one that a shaded cell parts: the row is ink from the one to the other."""
    joined: list[tuple[int, int]] = []
    for first, last in runs:
        if joined and (first <= joined[-1][1] or _share(inked, joined[-1][1], first) >= _SOLID):
            joined[-1] = joined[-1][0], last
        else:
            joined.append((first, last))
    return joined


def _stands_free(line: _Found, plain: NDArray[np.int32]) -> bool:
    """True where one side of the line is nearly blank; letters have ink above and below."""
    above, below = max(line.top - _BESIDE, 0), min(line.bottom + _BESIDE, plain.shape[0] - 1)
    return any(_share(plain[row], line.first, line.last) <= _BLANK for row in (above, below))


def _share(sums: NDArray[np.int32], first: int, last: int) -> float:
    last = min(last, len(sums) - 1)
    return float(sums[last] - sums[first]) / max(last - first, 1)
