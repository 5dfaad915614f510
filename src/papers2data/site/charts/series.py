"""Figures over time, beside a target and those of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from papers2data.site.charts.scale import Scale, apart, label, ordinal, path, steps, svg
from papers2data.site.words import day, figure, plain

WIDTH, HEIGHT = 760, 320
LEFT, RIGHT, TOP, BOTTOM = 70, 170, 22, 40

Point = tuple[str, float]
"""The last day of a period, and the figure."""

OWN = "actual"


def series_chart(
    lines: Mapping[str, Sequence[Point]],
    unit: str | None,
    own: str = "This council",
    below: str = "End of the period",
    *,
    from_nought: bool = False,
) -> Markup:
    """The picture of the lines by their names, "" where the main one, called "actual", has fewer than two figures.

    ``own`` is what that one is called in the picture, ``below`` what its days are; ``from_nought`` begins the scale at
    nought.
    """
    drawn = {name: sorted(points) for name, points in lines.items() if points}
    days_told = sorted({when for points in drawn.values() for when, _ in points})
    if len(drawn.get(OWN, ())) < 2:
        return Markup("")
    values = [value for points in drawn.values() for _, value in points]
    low, high = _reach([0.0, *values] if from_nought else values)
    across = Scale(ordinal(days_told[0]), ordinal(days_told[-1]), LEFT, WIDTH - RIGHT)
    up = Scale(low, high, HEIGHT - BOTTOM, TOP)
    parts = _sides(days_told, low, high, across, up, unit)
    parts.append(label(LEFT, HEIGHT - 4, below))
    names = sorted(drawn, key=lambda name: (name == OWN, name))
    for number, name in enumerate(names, start=1):
        parts += _line(name, number, [(across.at(ordinal(when)), up.at(value)) for when, value in drawn[name]])
    parts += _names(drawn, up, unit, own)
    return svg(WIDTH, HEIGHT, said(drawn[OWN], unit), parts)


def said(own: Sequence[Point], unit: str | None) -> str:
    """The indicator's own line in words."""
    (first, was), (last, now) = own[0], own[-1]
    return (
        f"{len(own)} figures: {figure(was, unit)} at {day(first)}, {figure(now, unit)} at {day(last)}; see the table."
    )


def _reach(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = (high - low) * 0.08 or abs(high) * 0.1 or 1.0
    # a scale that only just misses nought should begin there; one far from it should not be squeezed
    return (0.0 if 0 <= low <= (high - low) else low - room), high + room


def _line(name: str, number: int, points: list[tuple[float, float]]) -> list[Markup]:
    if name != OWN:
        parts = [Markup('<path class="beside beside-{}" d="{}"/>').format((number - 1) % 5 + 1, path(points))]
        square = Markup('<rect class="beside beside-{}" x="{}" y="{}" width="6" height="6"/>')
        return parts + [square.format((number - 1) % 5 + 1, x - 3, y - 3) for x, y in points[-1:]]
    dots = [Markup('<circle class="dot" cx="{}" cy="{}" r="4.5"/>').format(x, y) for x, y in points]
    return [Markup('<path class="actual" d="{}"/>').format(path(points)), *dots]


def _names(drawn: Mapping[str, Sequence[Point]], up: Scale, unit: str | None, own: str) -> list[Markup]:
    """Each line's name and last figure at the right, where it ends or as near as there is room."""
    parts: list[Markup] = []
    below = TOP - 16.0
    for name in sorted(drawn, key=lambda name: up.at(drawn[name][-1][1])):
        value = drawn[name][-1][1]
        below = max(up.at(value) + 4, below + 16)
        text = f"{own if name == OWN else plain(name)} {figure(value, unit)}"
        parts.append(label(WIDTH - RIGHT + 10, below, text))
    return parts


def _sides(
    days_told: Sequence[str], low: float, high: float, across: Scale, up: Scale, unit: str | None
) -> list[Markup]:
    floor = HEIGHT - BOTTOM
    parts: list[Markup] = []
    for value in steps(low, high):
        height = up.at(value)
        parts.append(Markup('<path class="grid" d="M{} {} H{}"/>').format(LEFT, height, WIDTH - RIGHT))
        parts.append(label(LEFT - 8, height + 4, figure(value, unit if unit in ("%", "£") else None), "end"))
    parts.append(Markup('<path class="axis" d="M{} {} V{} H{}"/>').format(LEFT, TOP, floor, WIDTH - RIGHT))
    places = [across.at(ordinal(when)) for when in days_told]
    for index in apart(places, 130):
        anchor = "end" if index == len(places) - 1 else "start" if index == 0 else "middle"
        parts.append(label(places[index], floor + 18, day(days_told[index]), anchor))
    return parts
