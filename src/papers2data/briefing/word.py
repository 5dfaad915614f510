"""A briefing as a Word file, without the charts."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from papers2data.briefing.parts import Briefing, Line, clean

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
    papers = briefing.papers()
    if papers:
        file.add_heading("The papers", 1)
        for paper in papers:
            file.add_paragraph(f"{clean(paper.file)}: {clean(paper.title)}", "List Bullet")
    file.save(str(path))


def _line(paragraph: Paragraph, line: Line) -> None:
    paragraph.add_run(f"{clean(line.subject)} " if line.subject else "").bold = True
    paragraph.add_run(f"{clean(line.text)} ")
    source = paragraph.add_run(f"({'; '.join(clean(each.words()) for each in line.sources)})")
    source.font.size, source.font.color.rgb = Pt(9), GREY
