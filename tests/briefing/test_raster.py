"""The charts as pictures: what the SVG draws is drawn."""

from __future__ import annotations

import io

from PIL import Image

from papers2data.briefing.charts import slip_chart
from papers2data.briefing.parts import Curve
from papers2data.briefing.raster import SCALE, label_of, png

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" aria-label="A line">'
    '<polyline points="0,5 40,5" fill="none" stroke="#ff0000" stroke-width="2" stroke-dasharray="none"/>'
    '<line x1="0" y1="15" x2="40" y2="15" stroke="#0000ff" stroke-dasharray="10 10"/></svg>'
)


def test_lines_and_dashes() -> None:
    """A line goes from end to end, a dashed one has its gaps."""
    image = Image.open(io.BytesIO(png(SVG)))
    assert image.size == (40 * SCALE, 20 * SCALE)
    assert [image.getpixel((x * SCALE, 5 * SCALE)) for x in (1, 15, 35)] == [(255, 0, 0)] * 3
    blue, white = (0, 0, 255), (255, 255, 255)
    assert [image.getpixel((x * SCALE, 15 * SCALE)) for x in (5, 15, 25, 35)] == [blue, white, blue, white]


def test_label() -> None:
    """What the picture says is kept for those who don't see it, also where a name has letters of markup."""
    chart = slip_chart((Curve("A < B & C", (("2024-01-01", "2024-03-31"), ("2024-04-01", "2024-09-30"))),))
    assert label_of(str(chart)) == "Due dates as forecast in each report: a line that rises has slipped"
    assert png(str(chart)).startswith(b"\x89PNG")
