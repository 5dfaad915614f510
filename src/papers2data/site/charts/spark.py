"""A line of figures small enough for a table's cell."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from papers2data.site.charts.scale import Scale, path, svg
from papers2data.site.words import figure

WIDTH, HEIGHT, EDGE = 112, 28, 4


def spark(values: Sequence[float], unit: str | None) -> Markup:
    """The picture, "" where there are fewer than two figures; the last one has a dot."""
    if len(values) < 2:
        return Markup("")
    across = Scale(0, len(values) - 1, EDGE, WIDTH - EDGE)
    up = Scale(min(values), max(values), HEIGHT - EDGE, EDGE)
    points = [(across.at(number), up.at(value)) for number, value in enumerate(values)]
    line = Markup('<path class="actual" d="{}"/>').format(path(points))
    dot = Markup('<circle class="dot" cx="{}" cy="{}" r="3.5"/>').format(*points[-1])
    shown = f"{len(values)} figures, from {figure(values[0], unit)} to {figure(values[-1], unit)}"
    return svg(WIDTH, HEIGHT, shown, [line, dot], "spark")
