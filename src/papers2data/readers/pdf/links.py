"""A page's clickable areas."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from papers2data.readers.pdf.frame import Frame
from papers2data.readers.pdf.raw import Link

_MOST_LINKS, _LONGEST = 2_000, 4_096


def links_of(file: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, frame: Frame) -> Iterator[Link]:
    """The links of a page in the order of the file; those that lead nowhere are left out."""
    position, link, box = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(position), ctypes.byref(link)):
            return
        if not pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            continue
        url, target = _url(file, link), _target(file, link)
        if url or target:
            yield Link(*frame.box(box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)), url, target)


def _url(file: pypdfium2.PdfDocument, link: object) -> str | None:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return None
    size = pdfium.FPDFAction_GetURIPath(file.raw, action, None, 0)
    if not 1 < size <= _LONGEST:
        return None
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(file.raw, action, buffer, size)
    return buffer.value.decode("utf-8", "replace") or None


def _target(file: pypdfium2.PdfDocument, link: object) -> int | None:
    destination = pdfium.FPDFLink_GetDest(file.raw, link)
    index = pdfium.FPDFDest_GetDestPageIndex(file.raw, destination) if destination else -1
    return index + 1 if index >= 0 else None
