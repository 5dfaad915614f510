"""What people put on a page after it was made: the values of form fields, boxes ticked, free text and notes."""

from __future__ import annotations

import ctypes
import textwrap
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from papers2data.readers.pdf.frame import Frame
from papers2data.readers.pdf.raw import Style, Word

_FONT = "form field"
_MOST, _LONGEST = 5_000, 100_000
_UNSEEN = pdfium.FPDF_ANNOT_FLAG_HIDDEN | pdfium.FPDF_ANNOT_FLAG_NOVIEW
_MULTILINE = 1 << 12
_WRITTEN = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
_TICKED = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_TICK, _NO_TICK = "☑", "☐"
_USUAL, _ADVANCE, _SPACE, _STEP, _PADDING = 12.0, 0.5, 0.28, 1.15, 2.0
"""Points of type where the file leaves it open; ems of a letter and a space, between lines; points beside the words."""


class Added(NamedTuple):
    """``words`` stand on the page (those of form fields in the font "form field"), ``notes`` only beside it."""

    words: tuple[Word, ...] = ()
    notes: tuple[str, ...] = ()


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float


def added_to(file: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, frame: Frame) -> Added:
    """What was filled in, ticked or noted on a page. The file's forms are ready (``init_forms``) where it has any."""
    count = min(pdfium.FPDFPage_GetAnnotCount(page.raw), _MOST)
    words: list[Word] = []
    notes: list[str] = []
    for index in range(count):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if kind != pdfium.FPDF_ANNOT_LINK and not pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
            if kind == pdfium.FPDF_ANNOT_TEXT:
                notes += filter(None, [" ".join(_contents(annotation).split())])
            elif kind == pdfium.FPDF_ANNOT_FREETEXT:
                words += _set_in(_contents(annotation), _box(annotation, frame), 0.0, wrap=True)
            elif kind == pdfium.FPDF_ANNOT_WIDGET and file.formenv is not None:
                words += _field(file.formenv.raw, annotation, frame)
        pdfium.FPDFPage_CloseAnnot(annotation)
    return Added(tuple(words), tuple(notes))


def _field(form: object, annotation: object, frame: Frame) -> Iterator[Word]:
    """The words of a form field: its value, or a box that is ticked or not."""
    kind, box = pdfium.FPDFAnnot_GetFormFieldType(form, annotation), _box(annotation, frame)
    if kind in _TICKED:
        ticked = pdfium.FPDFAnnot_IsChecked(form, annotation)
        yield from _set_in(_TICK if ticked else _NO_TICK, box, box.bottom - box.top, wrap=False)
    elif kind in _WRITTEN:
        size = ctypes.c_float()
        pdfium.FPDFAnnot_GetFontSize(form, annotation, ctypes.byref(size))
        wrap = bool(pdfium.FPDFAnnot_GetFormFieldFlags(form, annotation) & _MULTILINE)
        value = _said(lambda *room: pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, *room))
        yield from _set_in(value, box, size.value, wrap=wrap)


def _contents(annotation: object) -> str:
    return _said(lambda *room: pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", *room))


def _said(call: Callable[..., int]) -> str:
    """The text that a call of pdfium writes: first it is asked how many bytes it needs."""
    size = call(None, 0)
    if not 2 < size <= _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    call(buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace")


def _box(annotation: object, frame: Frame) -> _Box:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
    return _Box(*frame.box(rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)))


def _set_in(text: str, box: _Box, size: float, *, wrap: bool) -> Iterator[Word]:
    """The words of a text set in a box about where a viewer sets them; ``size`` 0 leaves the size of the type open."""
    high, wide = box.bottom - box.top, box.right - box.left
    size = size or max(min(_USUAL, 0.7 * high), 1.0)
    lines = [line for part in text.splitlines() for line in _lines(part, wide / (_ADVANCE * size) if wrap else 0)]
    first = box.top + _PADDING + 0.8 * size if len(lines) > 1 else (box.top + box.bottom) / 2 + 0.35 * size
    style = Style(_FONT, size, False, False, "#000000")
    for number, line in enumerate(lines):
        words = line.split()
        ems = sum(map(len, words)) * _ADVANCE + (len(words) - 1) * _SPACE
        em = min(size, (wide - 2 * _PADDING) / ems) if ems else size
        x, baseline = box.left + _PADDING, first + number * _STEP * size
        for word in words:
            end = x + max(len(word) * _ADVANCE * em, 0.1)
            yield Word(word, x, baseline - 0.75 * size, end, baseline + 0.2 * size, baseline, style)
            x = end + _SPACE * em


def _lines(text: str, letters: float) -> list[str]:
    return textwrap.wrap(text, max(int(letters), 1)) if letters else [text]
