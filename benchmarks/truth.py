"""What stands in the table cells of the sample papers, from the scripts that write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from corpus.authoring.__main__ import WRITERS
from corpus.authoring.build import mark_pages
from corpus.authoring.word import Word
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table

STRUCK = "w:strike"


@dataclass(frozen=True, slots=True)
class Written:
    """The cells that one paper was written with: of tables ruled all round, and of tables with fewer lines or none."""

    ruled: tuple[str, ...]
    others: tuple[str, ...]


def written(papers: Path) -> dict[Path, Written]:
    """The cells of each PDF of the sample corpus below ``papers``.

    Left out are empty cells, those with struck words, and headings that a table repeats from another of its paper.
    """
    found: dict[Path, Written] = {}
    for writer in (writer for family in WRITERS for writer in family()):
        path = papers / writer({}).path
        if path.suffix != ".pdf":
            continue
        paper = writer(mark_pages(path))
        if isinstance(paper.content, Word):
            cells: dict[bool, list[str]] = {True: [], False: []}
            headings: set[tuple[str, ...]] = set()
            for table in paper.content.document.tables:
                first, *rest = ([*_cells(row)] for row in table._tbl.iter(qn("w:tr")))
                cells[_is_ruled(table)] += [*(() if tuple(first) in headings else first), *chain(*rest)]
                headings.add(tuple(first))
            found[path] = Written(tuple(cells[True]), tuple(cells[False]))
    return found


def _is_ruled(table: Table) -> bool:
    lines = table._tbl.tblPr.find(qn("w:tblBorders"))
    inner = None if lines is None else lines.find(qn("w:insideV"))
    return inner is not None and inner.get(qn("w:val")) == "single"


def _cells(row: BaseOxmlElement) -> Iterator[str]:
    """Each cell that begins in the row, once, also one that covers several rows or columns."""
    for cell in row.iter(qn("w:tc")):
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        goes_on = merge is not None and merge.get(qn("w:val")) != "restart"
        if not goes_on and not any(True for _ in cell.iter(qn(STRUCK))):
            text = "\n".join(_text(paragraph) for paragraph in cell.iter(qn("w:p"))).strip()
            if text:
                yield text


def _text(paragraph: BaseOxmlElement) -> str:
    said = {qn("w:br"): "\n", qn("w:tab"): " "}
    return "".join(said.get(element.tag) or element.text or "" for element in paragraph.iter(*said, qn("w:t")))
