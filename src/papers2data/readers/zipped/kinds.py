"""What a ZIP container is: a Word file, a workbook, another office's file, or a pack of papers."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Literal

from papers2data.readers.zipped.guard import ZIP_FAULTS

PackageKind = Literal["docx", "xlsx", "pptx", "xlsb", "odf", "zip", "damaged"]

_MAIN_PARTS: tuple[tuple[str, PackageKind], ...] = (
    ("wordprocessingml.document.main+xml", "docx"),
    ("wordprocessingml.template.main+xml", "docx"),
    ("ms-word.document.macroEnabled.main+xml", "docx"),
    ("ms-word.template.macroEnabledTemplate.main+xml", "docx"),
    ("spreadsheetml.sheet.main+xml", "xlsx"),
    ("spreadsheetml.template.main+xml", "xlsx"),
    ("ms-excel.sheet.macroEnabled.main+xml", "xlsx"),
    ("ms-excel.sheet.binary.macroEnabled.main", "xlsb"),
    ("presentationml.", "pptx"),
)
"""Words of the content types (ECMA-376) that name a package's main part."""
_MOST_TYPES = 1 << 20


def package_kind(path: Path) -> PackageKind:
    """What the container holds, told by its list of content types; "damaged" where it cannot be opened."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                with archive.open("[Content_Types].xml") as part:
                    types = part.read(_MOST_TYPES).decode("utf-8", "replace")
                return next((kind for words, kind in _MAIN_PARTS if words in types), "zip")
            return "odf" if {"mimetype", "content.xml"} <= names else "zip"
    except ZIP_FAULTS:
        return "damaged"
