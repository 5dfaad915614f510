"""Strips of colour side by side: a fill in changing colours, which thin strips would make look like rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from papers2data.readers.pdf.drawn import Drawn
from papers2data.readers.pdf.raw import Fill, Rule

_FEWEST_STRIPS = 5
_STEP = 48
"""How far a channel of a colour (0 to 255) changes at most from one strip of a gradient to the next."""
_TALL = 4
"""What is so many times as high as the strips it touches is no strip, but the fill of the next cell."""


class _Strip(NamedTuple):
    top: float
    bottom: float
    colour: str
    source: Rule | Fill


def gather_gradients(drawn: Drawn) -> None:
    """Puts one fill in place of each run of strips that touch and change colour."""
    stacks: dict[tuple[int, int], list[_Strip]] = {}
    for rule in drawn.rules:
        if rule.horizontal and rule.width > 0.4:
            half = rule.width / 2
            strip = _Strip(rule.top - half, rule.top + half, rule.colour or "", rule)
            stacks.setdefault((round(rule.x0 / 3), round(rule.x1 / 3)), []).append(strip)
    for fill in drawn.fills:
        key = (round(fill.x0 / 3), round(fill.x1 / 3))
        if key in stacks:
            stacks[key].append(_Strip(fill.top, fill.bottom, fill.colour, fill))
    gone: set[Rule | Fill] = set()
    for stack in stacks.values():
        for run in _touching(stack):
            if len({strip.colour for strip in run}) >= _FEWEST_STRIPS and _is_gradual(run):
                gone |= {strip.source for strip in run}
                x0, x1 = run[0].source.x0, run[0].source.x1
                drawn.fills.append(Fill(x0, run[0].top, x1, run[-1].bottom, run[len(run) // 2].colour, 0))
    if gone:
        drawn.rules = [rule for rule in drawn.rules if rule not in gone]
        drawn.fills = sorted((fill for fill in drawn.fills if fill not in gone), key=lambda fill: fill.order)


def _is_gradual(run: list[_Strip]) -> bool:
    """True where the colour changes by small steps; the shaded rows of a table jump from one colour to another."""
    shades = [_channels(strip.colour) for strip in run if strip.colour]
    steps = [max(abs(a - b) for a, b in zip(one, other, strict=True)) for one, other in pairwise(shades)]
    return bool(steps) and sum(step <= _STEP for step in steps) >= 0.8 * len(steps)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _touching(strips: list[_Strip]) -> Iterator[list[_Strip]]:
    run: list[_Strip] = []
    most = _TALL * median(strip.bottom - strip.top for strip in strips)
    for strip in sorted((s for s in strips if s.bottom - s.top <= most), key=lambda s: s.top):
        if run and strip.top - run[-1].bottom > 0.6:
            yield run
            run = []
        run.append(strip)
    if run:
        yield run
