"""The charts of a briefing as PNG, for files that hold no SVG: drawn mark for mark from the SVG of ``charts``."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

from PIL import Image, ImageDraw, ImageFont

SCALE = 3
"""Dots for each unit of the SVG, so that it prints sharply."""

SVG = "{http://www.w3.org/2000/svg}"

Point = tuple[float, float]


def png(svg: str) -> bytes:
    """The picture of an SVG of ``charts``, on white."""
    root = fromstring(svg)  # noqa: S314 - the SVG is our own
    _, _, width, height = (float(each) for each in root.attrib["viewBox"].split())
    image = Image.new("RGB", (round(width * SCALE), round(height * SCALE)), "white")
    draw = ImageDraw.Draw(image)
    for mark in root.iter():
        _draw(draw, mark)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def label_of(svg: str) -> str:
    """What the picture says, for those who don't see it."""
    return fromstring(svg).attrib.get("aria-label", "")  # noqa: S314 - the SVG is our own


def _draw(draw: ImageDraw.ImageDraw, mark: Element) -> None:
    told = mark.attrib
    name = mark.tag.removeprefix(SVG)
    if name == "line":
        ends = [(_at(told["x1"]), _at(told["y1"])), (_at(told["x2"]), _at(told["y2"]))]
        _line(draw, ends, told)
    elif name == "polyline":
        points = [pair.split(",") for pair in told["points"].split()]
        _line(draw, [(_at(x), _at(y)) for x, y in points], told)
    elif name == "circle":
        x, y, radius = (_at(told[each]) for each in ("cx", "cy", "r"))
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=told["fill"])
    elif name == "text":
        anchor = {"middle": "ms", "end": "rs"}.get(told["text-anchor"], "ls")
        font = ImageFont.load_default(_at(told["font-size"]))
        draw.text((_at(told["x"]), _at(told["y"])), mark.text or "", told["fill"], font, anchor)


def _line(draw: ImageDraw.ImageDraw, points: list[Point], told: dict[str, str]) -> None:
    width = round(_at(told.get("stroke-width", "1")))
    dashes = [_at(each) for each in told.get("stroke-dasharray", "none").split() if each != "none"]
    pieces = _dashed(points, dashes[0], dashes[1]) if dashes else [points]
    for piece in pieces:
        draw.line(piece, fill=told["stroke"], width=width, joint="curve")


def _dashed(points: list[Point], dash: float, gap: float) -> Iterator[list[Point]]:
    """The dashes along a line of several points."""
    gone = 0.0
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        start = -(gone % (dash + gap))
        while length and start < length:
            first, last = max(start, 0.0) / length, min(start + dash, length) / length
            if last > first:
                yield [(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share) for share in (first, last)]
            start += dash + gap
        gone += length


def _at(text: str) -> float:
    return float(text) * SCALE
