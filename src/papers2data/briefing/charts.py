"""Charts of a briefing as SVG, to stand inside a page: no script, no address, all text escaped."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from papers2data.briefing.axes import Axis, axis, day_ticks, ordinal
from papers2data.briefing.parts import Chart, Curve, clean

COLOURS = ("#0b5394", "#b45f06", "#38761d", "#741b47", "#134f5c", "#990000", "#351c75", "#666666")
"""Dark enough on white for thin lines; each curve has a number besides."""

WIDTH, HEIGHT = 760, 380

NUMBER = 13.0
"""Points that the number of a curve takes up."""

SMALL_WIDTH, SMALL_HEIGHT = 360, 170


def slip_chart(curves: tuple[Curve, ...]) -> Markup:
    """Forecast days against the days of the reports; what lies under the dashed line was overdue when reported."""
    across = axis([ordinal(day) for each in curves for day, _ in each.points], 90, WIDTH - 40)
    down = axis([ordinal(str(due)) for each in curves for _, due in each.points], HEIGHT - 40, 15)
    parts = [
        _text(WIDTH / 2, HEIGHT - 4, "day of the report", "middle"),
        *(_grid(across.at(day), None, text) for day, text in day_ticks(across)),
        *(_grid(None, down.at(day), text) for day, text in day_ticks(down)),
        _today(across, down),
        *(_slip(each, number, across, down) for number, each in enumerate(curves)),
        *_numbers(curves, across, down),
    ]
    label = "Due dates as forecast in each report: a line that rises has slipped"
    return _picture(parts, WIDTH, HEIGHT, label)


def _slip(curve: Curve, number: int, across: Axis, down: Axis) -> Markup:
    points = [(across.at(ordinal(day)), down.at(ordinal(str(due)))) for day, due in curve.points]
    colour = COLOURS[number % len(COLOURS)]
    return _curve(points, colour, f"{number + 1}. {clean(curve.name)}")


def _numbers(curves: tuple[Curve, ...], across: Axis, down: Axis) -> Iterator[Markup]:
    """The number of each curve behind its end, moved down where another number stands."""
    taken: list[tuple[float, float]] = []
    for number, curve in enumerate(curves):
        day, due = curve.points[-1]
        x, y = across.at(ordinal(day)) + 8, down.at(ordinal(str(due))) + 4
        while any(abs(x - left) < NUMBER and abs(y - top) < NUMBER for left, top in taken):
            y += NUMBER
        taken.append((x, y))
        yield _text(x, y, str(number + 1), "start", COLOURS[number % len(COLOURS)])


def _today(across: Axis, down: Axis) -> Markup:
    """The line on which a forecast is the day of the report itself."""
    low, high = max(across.low, down.low), min(across.high, down.high)
    if low >= high:
        return Markup()
    ends = (across.at(low), down.at(low), across.at(high), down.at(high))
    line = Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="#888" stroke-dasharray="5 4"/>').format(*ends)
    return line + _text(ends[2] - 6, ends[3] + 14, "due today", "end", "#666")


def kpi_chart(chart: Chart) -> Markup:
    """An indicator's figures over time, with its target (dashed) and the national figure (dotted)."""
    points = [(ordinal(day), float(value)) for curve in chart.curves for day, value in curve.points]
    across = axis([day for day, _ in points], 20, SMALL_WIDTH - 60)
    down = axis([value for _, value in points], SMALL_HEIGHT - 30, 20, 0.15)
    styles = {"figure": ("#0b5394", ""), "target": ("#38761d", "6 4"), "national": ("#b45f06", "2 3")}
    parts = [_grid(across.at(day), None, text, SMALL_HEIGHT - 22) for day, text in day_ticks(across)[::2]]
    for curve in chart.curves:
        colour, dashes = styles[curve.name]
        placed = [(across.at(ordinal(day)), down.at(float(value))) for day, value in curve.points]
        x, y = placed[-1]
        said = f"{float(curve.points[-1][1]):,.10g}{chart.unit if chart.unit == '%' else ''}"
        parts += [_curve(placed, colour, curve.name, dashes), _text(x + 6, y + 4, said, "start", colour)]
    said = ", ".join(f"{value:,.10g}" for _, value in (chart.curves[0].points) if isinstance(value, float))
    return _picture(parts, SMALL_WIDTH, SMALL_HEIGHT, f"{clean(chart.name)}: {said}")


def _curve(points: list[tuple[float, float]], colour: str, title: str, dashes: str = "") -> Markup:
    path = " ".join(f"{x},{y}" for x, y in points)
    line = Markup('<polyline points="{}" fill="none" stroke="{}" stroke-width="2" stroke-dasharray="{}"/>')
    dot = Markup('<circle cx="{}" cy="{}" r="3" fill="{}"/>')
    dots = Markup().join(dot.format(x, y, colour) for x, y in points) if not dashes or len(points) == 1 else Markup()
    whole = Markup("<g><title>{}</title>{}{}</g>")
    return whole.format(title, line.format(path, colour, dashes or "none"), dots)


def _grid(x: float | None, y: float | None, text: str, foot: float = HEIGHT - 32) -> Markup:
    line = Markup('<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="#ddd"/>')
    if x is not None:
        return line.format(x, 10, x, foot - 8) + _text(x, foot + 8, text, "middle")
    return line.format(85, y, WIDTH - 40, y) + _text(80, (y or 0) + 4, text, "end")


def _text(x: float, y: float, text: str, anchor: str, colour: str = "#333") -> Markup:
    mark = Markup('<text x="{}" y="{}" text-anchor="{}" fill="{}" font-size="12">{}</text>')
    return mark.format(round(x, 1), round(y, 1), anchor, colour, text)


def _picture(parts: list[Markup], width: int, height: int, label: str) -> Markup:
    mark = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" role="img" aria-label="{}">{}</svg>'
    )
    return mark.format(width, height, width, label, Markup().join(parts))
