"""A briefing as a Word file, its charts as pictures."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from docx.document import Document
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from papers2data.briefing.charts import kpi_chart, slip_chart
from papers2data.briefing.parts import Briefing, Line, clean
from papers2data.briefing.raster import label_of, png

GREY = RGBColor(0x55, 0x55, 0x55)


def word(briefing: Briefing, path: Path) -> None:
    """Writes the file. Raises OSError where it cannot be written."""
    file = docx.Document()
    file.core_properties.title, file.core_properties.author = clean(briefing.title), ""
    file.core_properties.comments = ""
    file.add_heading(clean(briefing.title), 0)
    file.add_paragraph(" ".join(map(clean, briefing.scope)))
    if briefing.summary:
        file.add_heading("In short", 1)
        for sentence in briefing.summary:
            file.add_paragraph(clean(sentence), "List Bullet")
    for part in briefing.sections:
        if part.lines or part.note:
            file.add_heading(part.title, 1)
            for line in part.lines:
                _line(file.add_paragraph(style="List Bullet"), line)
            if part.note:
                file.add_paragraph(clean(part.note))
    _charts(file, briefing)
    papers = briefing.papers()
    if papers:
        file.add_heading("The papers", 1)
        for paper in papers:
            file.add_paragraph(f"{clean(paper.file)}: {clean(paper.title)}", "List Bullet")
    file.save(str(path))


def _charts(file: Document, briefing: Briefing) -> None:
    if briefing.slips:
        file.add_heading("How due dates slipped", 1)
        file.add_paragraph(
            "Each line is the due date that successive reports give: level while it holds, rising when it slips. Under "
            "the dashed line it was overdue when reported."
        )
        _picture(file, slip_chart(briefing.slips), 16)
        for number, curve in enumerate(briefing.slips, start=1):
            file.add_paragraph(f"{number}. {clean(curve.name)}")
    if briefing.charts:
        file.add_heading("Indicators over time", 1)
    for chart in briefing.charts:
        words = {"target": "target dashed", "national": "national figure dotted"}
        beside = ", ".join(words[curve.name] for curve in chart.curves if curve.name in words)
        file.add_paragraph(
            f"{clean(chart.name)}{f' ({beside})' if beside else ''}"
        ).paragraph_format.keep_with_next = True
        _picture(file, kpi_chart(chart), 10)


def _picture(file: Document, svg: str, width: float) -> None:
    shape = file.add_picture(io.BytesIO(png(svg)), Cm(width))
    shape._inline.docPr.set("descr", label_of(svg))  # the library has no other way to say it


def _line(paragraph: Paragraph, line: Line) -> None:
    paragraph.add_run(f"{clean(line.subject)} " if line.subject else "").bold = True
    paragraph.add_run(f"{clean(line.text)} ")
    source = paragraph.add_run(f"({'; '.join(clean(each.words()) for each in line.sources)})")
    source.font.size, source.font.color.rgb = Pt(9), GREY
