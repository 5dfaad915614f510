"""Word files made with python-docx, with the parts of WordprocessingML that it has no words for."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from papers2data.model import Block, Paragraph, Table
from papers2data.readers.docx import read_docx
from papers2data.readers.flow import Flow

LEVELS = (
    ("decimal", "%1."),
    ("decimal", "%1.%2"),
    ("lowerLetter", "(%3)"),
    ("lowerRoman", "%4)"),
    ("bullet", "\uf0b7"),
)
"""Format and text of the levels of the list that ``with_list`` adds."""


def append(document: Document, xml: str) -> None:
    """Adds an element of WordprocessingML to the end of the body."""
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))


def with_list(document: Document, number: int = 50, starts: str = "") -> None:
    """Declares list ``number`` with LEVELS; ``starts`` holds the overrides of its first use."""
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(LEVELS)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{levels}</w:abstractNum>'
    root.insert(0, parse_xml(abstract))
    for use, override in ((number, ""), (number + 1, starts)):
        use_xml = f'<w:num {nsdecls("w")} w:numId="{use}"><w:abstractNumId w:val="{number}"/>{override}</w:num>'
        root.append(parse_xml(use_xml))


def numbered(text: str, level: int = 0, use: int = 50) -> str:
    """A paragraph in a list."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{use}"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def flow_of(document: Document, folder: Path) -> Flow:
    """The document saved and read."""
    path = folder / "paper.docx"
    document.save(str(path))
    return read_docx(path)


def blocks_of(document: Document, folder: Path) -> list[Block]:
    """The document's blocks."""
    return list(flow_of(document, folder).blocks)


def body(xml: str, folder: Path) -> list[Block]:
    """The blocks of a document whose body is ``xml``."""
    document = docx.Document()
    for part in xml.split("\n"):
        append(document, part)
    return blocks_of(document, folder)


def paragraphs(blocks: list[Block]) -> list[Paragraph]:
    """The paragraphs among the blocks."""
    return [block for block in blocks if isinstance(block, Paragraph)]


def tables(blocks: list[Block]) -> list[Table]:
    """The tables among the blocks."""
    return [block for block in blocks if isinstance(block, Table)]


def repacked(path: Path, changes: dict[str, bytes]) -> Path:
    """The package with parts changed or added."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | changes
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
