"""A page's drawn objects: rules, fills, pictures, and the place of each text object in the order of drawing."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2.raw as pdfium

from papers2data.readers.pdf import native, shapes
from papers2data.readers.pdf.drawn import Drawn
from papers2data.readers.pdf.frame import Frame
from papers2data.readers.pdf.gradients import gather_gradients
from papers2data.readers.pdf.matrix import IDENTITY, Matrix, bounds, matrix_of, times
from papers2data.readers.pdf.paths import add_path
from papers2data.readers.pdf.raw import Picture

_DEEPEST, _MOST_OBJECTS = 8, 40_000


def drawn_on(page: object, frame: Frame) -> Drawn:
    """Everything on a pdfium page but the letters themselves."""
    drawn = Drawn()
    top = native.page_objects(page, pdfium.FPDFPage_CountObjects(page))
    for pointer, kind, matrix in _flat(top, IDENTITY, 0):
        drawn.objects += 1
        if drawn.objects > _MOST_OBJECTS:
            drawn.capped = True
            break
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            drawn.text_order[pointer] = drawn.objects
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            add_path(drawn, pointer, matrix, frame)
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            _add_picture(drawn, pointer, matrix, frame, kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    gather_gradients(drawn)
    return drawn


def _flat(objects: list[tuple[int, int]], matrix: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    for pointer, kind in objects:
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield pointer, kind, matrix
        elif depth < _DEEPEST:
            inside = native.form_objects(pointer, shapes.count_in_form(pointer))
            yield from _flat(inside, times(matrix_of(pointer), matrix), depth + 1)


def _add_picture(drawn: Drawn, pointer: int, matrix: Matrix, frame: Frame, image: bool) -> None:
    box = bounds(pointer, matrix)
    if box is not None and image:
        drawn.pictures.append(Picture(*frame.box(*box), "image", drawn.objects))
