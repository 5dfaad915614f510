"""How a due date moved: at each report's day, the day that it gave as due."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from papers2data.site.charts.scale import Scale, apart, label, ordinal, path, svg
from papers2data.site.words import day

WIDTH, HEIGHT = 760, 300
LEFT, RIGHT, TOP, BOTTOM = 130, 24, 22, 40
"""Room around the drawing, in dots."""

Due = tuple[str, str]
"""The day of a report, and the day that it gave as due."""


def slip_chart(dues: Sequence[Due]) -> Markup:
    """The picture, "" where there are fewer than two reports with a due date."""
    if len({as_at for as_at, _ in dues}) < 2:
        return Markup("")
    told = sorted((ordinal(as_at), ordinal(due)) for as_at, due in dues)
    across = Scale(told[0][0], told[-1][0], LEFT, WIDTH - RIGHT)
    low = min(told[0][0], *(due for _, due in told))
    high = max(told[-1][0], *(due for _, due in told))
    up = Scale(low, high, HEIGHT - BOTTOM, TOP)
    points = [(across.at(as_at), up.at(due)) for as_at, due in told]
    parts = [*_sides(dues, across, up), _today(told, across, up)]
    parts.append(Markup('<path class="actual" d="{}"/>').format(path(_stairs(points))))
    parts += [Markup('<circle class="dot" cx="{}" cy="{}" r="5"/>').format(x, y) for x, y in points]
    return svg(WIDTH, HEIGHT, said(dues), parts)


def said(dues: Sequence[Due]) -> str:
    """The picture in words: each report that gave another due date than the one before."""
    told: list[str] = []
    before = ""
    for as_at, due in sorted(dues):
        if due != before:
            told.append(f"{'due' if not before else 'moved to'} {day(due)} in the report of {day(as_at)}")
        before = due
    return f"Due date: {', '.join(told)}."


def _stairs(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A due date holds until the next report gives another."""
    stairs = [points[0]]
    for x, y in points[1:]:
        stairs += [(x, stairs[-1][1]), (x, y)]
    return stairs


def _today(told: Sequence[tuple[int, int]], across: Scale, up: Scale) -> Markup:
    first, last = told[0][0], told[-1][0]
    ends = [(across.at(first), up.at(first)), (across.at(last), up.at(last))]
    return Markup('<path class="beside beside-2" d="{}"/>').format(path(ends))


def _sides(dues: Sequence[Due], across: Scale, up: Scale) -> list[Markup]:
    floor = HEIGHT - BOTTOM
    parts = [Markup('<path class="axis" d="M{} {} V{} H{}"/>').format(LEFT, TOP, floor, WIDTH - RIGHT)]
    days_due = sorted({due for _, due in dues})
    heights = [up.at(ordinal(due)) for due in days_due]
    for index in apart(heights, 15):
        grid = Markup('<path class="grid" d="M{} {} H{}"/>').format(LEFT, heights[index], WIDTH - RIGHT)
        parts += [grid, label(LEFT - 8, heights[index] + 4, day(days_due[index]), "end")]
    reports = sorted({as_at for as_at, _ in dues})
    places = [across.at(ordinal(as_at)) for as_at in reports]
    for index in apart(places, 130):
        anchor = "end" if index == len(places) - 1 else "start" if index == 0 else "middle"
        parts.append(label(places[index], floor + 18, day(reports[index]), anchor))
    parts.append(label(LEFT, HEIGHT - 4, "Day of the report"))
    parts.append(label(LEFT - 8, 12, "Due date", "end"))
    return parts
