"""A page's letters, of which pdfium is asked only what the page's words turn on."""

from __future__ import annotations

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from papers2data.readers.pdf import fonts, native

Boxes = NDArray[np.float64]
"""A row for each letter: its left, top, right and bottom in the page's own space, where y grows upwards."""
Places = NDArray[np.int64]
"""Indexes of letters."""


class Letters:
    """The letters of a pdfium text page: ``text``, and the box and the drawer of each that is asked for.

    ``special`` says that there are ligatures, soft hyphens or letters of the private area among them. Boxes and
    drawers cost a call of pdfium for each letter, and most words need but those of their first and last one.
    """

    def __init__(self, textpage: object) -> None:
        count = max(pdfium.FPDFText_CountChars(textpage), 0)
        self.textpage = textpage
        self.handle = native.address(textpage)
        self.text = native.letters(textpage, count) if count else ""
        self.special = fonts.needs_care(self.text)
        self._boxes, self._boxed = np.zeros((count, 4)), np.zeros(count, dtype=bool)
        self._drawers, self._drawn = np.zeros(count, dtype=np.uint64), np.zeros(count, dtype=bool)

    def boxes(self, places: Places) -> Boxes:
        """The boxes of the letters at these places: their advances and their fonts' heights."""
        new = places[~self._boxed[places]]
        if len(new):
            self._boxes[new] = native.boxes(self.handle, new.tolist())
            self._boxed[new] = True
        boxes: Boxes = self._boxes[places]
        return boxes

    def drawers(self, places: Places) -> NDArray[np.uint64]:
        """The address of the text object that drew each of these letters, 0 where pdfium made the letter up."""
        new = places[~self._drawn[places]]
        if len(new):
            self._drawers[new] = native.text_objects(self.handle, new.tolist())
            self._drawn[new] = True
        drawers: NDArray[np.uint64] = self._drawers[places]
        return drawers
