"""A Word file opened: its parts as XML, checked before any of them is believed."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from docx.package import Package
from lxml import etree

from papers2data.errors import UnreadableError
from papers2data.readers.docx.names import Element
from papers2data.readers.zipped import check_package

_FAULTS = (PackageNotFoundError, etree.LxmlError, KeyError, ValueError, AttributeError, IndexError, zipfile.BadZipFile)
"""What python-docx raises on damaged packages; it has no one class for them."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a Word file that hold text, as XML; None for those that the file lacks."""

    document: Element
    styles: Element | None = None
    numbering: Element | None = None
    footnotes: Element | None = None
    endnotes: Element | None = None
    comments: Element | None = None
    headers: tuple[Element, ...] = ()


def open_parts(path: Path) -> Parts:
    """The parts of the file. Raises UnreadableError where it is damaged, encrypted, no Word file or a bomb."""
    check_package(path)
    try:
        main = Package.open(str(path)).main_document_part
        related = [(rel.reltype, rel.target_part) for rel in main.rels.values() if not rel.is_external]
        return Parts(
            _root(main),
            _first(related, RELATIONSHIP_TYPE.STYLES),
            _first(related, RELATIONSHIP_TYPE.NUMBERING),
            _first(related, RELATIONSHIP_TYPE.FOOTNOTES),
            _first(related, RELATIONSHIP_TYPE.ENDNOTES),
            _first(related, RELATIONSHIP_TYPE.COMMENTS),
            tuple(
                _root(part) for kind, part in related if kind in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
            ),
        )
    except _FAULTS as error:
        reason = f"{type(error).__name__}: {error}".splitlines()[0][:120]
        message = f"{path.name}: it is damaged or no Word file ({reason}): open it in Word and save it again, or as PDF"
        raise UnreadableError(message) from error


def _first(related: list[tuple[str, Part]], kind: str) -> Element | None:
    return next((_root(part) for other, part in related if other == kind), None)


def _root(part: Part) -> Element:
    element = getattr(part, "element", None)
    return etree.fromstring(part.blob, _PARSER) if element is None else element
