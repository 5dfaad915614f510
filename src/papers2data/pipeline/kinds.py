"""What a file is, told by what is in it; its name decides only between kinds of text."""

from __future__ import annotations

import re
from pathlib import Path

from papers2data.errors import InputError
from papers2data.readers.zipped import package_kind

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HTML = "text/html"
ZIP = "application/zip"
KINDS = {
    ".pdf": PDF,
    ".docx": DOCX,
    ".xlsx": XLSX,
    ".html": HTML,
    ".htm": HTML,
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".zip": ZIP,
}
"""File endings that are read, with their media types."""

OTHERS = {
    ".doc": "an old Word file: save it as .docx or PDF",
    ".docm": "a Word file with macros: save it as .docx or PDF",
    ".rtf": "a Rich Text file: save it as .docx or PDF",
    ".odt": "an OpenDocument file: save it as .docx or PDF",
    ".ods": "an OpenDocument sheet: save it as .xlsx or PDF",
    ".xls": "an old Excel file: save it as .xlsx or PDF",
    ".xlsb": "a binary Excel file: save it as .xlsx or PDF",
    ".ppt": "an old PowerPoint file: save it as PDF",
    ".pptx": "a PowerPoint file: save it as PDF",
    ".mht": "a web archive: save the page as HTML or PDF",
    ".mhtml": "a web archive: save the page as HTML or PDF",
}
"""File endings of papers that are not read, with what they are and what to do."""

_PACKAGES = {"docx": DOCX, "xlsx": XLSX, "zip": ZIP}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (("EncryptedPackage", ""), ("WordDocument", ".doc"), ("Workbook", ".xls"), ("PowerPoint Document", ".ppt"))
_ENCRYPTED = "encrypted: save it without a password"
_OLE_SEARCHED = 64 << 20
_MARKUP = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_NOT_TEXT = bytes(set(range(32)) - {9, 10, 12, 13, 27})
HEAD = 4_096
"""Bytes at a file's beginning that tell what it is."""


def media_type_of(path: Path, head: bytes) -> str:
    """The media type of the file that begins with ``head``. Raises InputError for what is not read, with what it is."""
    ending = path.suffix.lower()
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _package(path, ending)
    if head.startswith(_OLE):
        raise InputError(f"{path.name} is {_old_office(path, ending)}")
    if head.startswith(b"{\\rtf"):
        raise InputError(f"{path.name} is {OTHERS['.rtf']}")
    if _is_text(head):
        return _text(path, head, ending)
    if ending in (".pdf", ".docx", ".xlsx", ".zip"):  # its reader says what is wrong with it
        return KINDS[ending]
    raise InputError(_unknown(path))


def _package(path: Path, ending: str) -> str:
    kind = package_kind(path)
    if kind in _PACKAGES:
        return _PACKAGES[kind]
    if kind == "damaged":
        return KINDS[ending] if ending in (".docx", ".xlsx") else ZIP
    other = {"pptx": ".pptx", "xlsb": ".xlsb"}.get(kind, ".ods" if ending == ".ods" else ".odt")
    raise InputError(f"{path.name} is {OTHERS[other]}")


def _old_office(path: Path, ending: str) -> str:
    """What a compound file is, by the names of the streams in it (MS-CFB)."""
    with path.open("rb") as file:
        content = file.read(_OLE_SEARCHED)
    for stream, kind in _OLE_KINDS:
        if stream.encode("utf-16-le") in content:
            return OTHERS[kind] if kind else _ENCRYPTED
    return OTHERS.get(ending, OTHERS[".doc"])


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return len(head) - len(head.translate(None, _NOT_TEXT)) <= len(head) // 50


def _text(path: Path, head: bytes, ending: str) -> str:
    if head.lstrip().lower().startswith(b"mime-version:") and b"multipart/related" in head.lower():
        raise InputError(f"{path.name} is {OTHERS['.mht']}")
    if _MARKUP.match(head.lstrip(b"\xef\xbb\xbf")) or b"<html" in head[:HEAD].lower():
        return HTML
    if b"Word.Document" in head and b"<?mso-application" in head:
        raise InputError(f"{path.name} is {OTHERS['.doc']}")
    if ending in (".html", ".htm", ".txt", ".md", ".markdown", ".pdf") or not head.strip():
        known = KINDS.get(ending)
        if known is None:
            raise InputError(_unknown(path))
        return known
    if ending in KINDS or ending in OTHERS or not ending:
        return KINDS[".txt"]
    raise InputError(_unknown(path))


def _unknown(path: Path) -> str:
    return f"{path} is of a kind that is not read: papers2data reads files that end in {', '.join(sorted(KINDS))}"
