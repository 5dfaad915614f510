"""One page through pdfium."""

from __future__ import annotations

import pypdfium2

from papers2data.readers.pdf.annotations import added_to
from papers2data.readers.pdf.arrows import arrow_words
from papers2data.readers.pdf.frame import frame_of
from papers2data.readers.pdf.hidden import set_apart
from papers2data.readers.pdf.letters import Letters
from papers2data.readers.pdf.links import links_of
from papers2data.readers.pdf.marks import marked
from papers2data.readers.pdf.objects import drawn_on
from papers2data.readers.pdf.raw import RawPage
from papers2data.readers.pdf.signs import with_signs
from papers2data.readers.pdf.words import placed_words


def read_page(file: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, index: int, label: str | None) -> RawPage:
    """What stands on a page; ``index`` is 0-based. Raises PdfiumError where pdfium cannot read its text."""
    frame = frame_of(page.raw)
    drawn = drawn_on(page.raw, frame)
    textpage = page.get_textpage()
    try:
        letters = Letters(textpage.raw)
        placed = placed_words(letters, frame, drawn.rules)
        shown, hidden, reasons = set_apart(placed, drawn, frame)
        shown, hidden, signed = with_signs(shown, hidden)
    finally:
        textpage.close()
    reasons["invisible"] -= len(signed)
    words, rules = marked(shown, drawn.rules)
    added = added_to(file, page, frame)
    return RawPage(
        number=index + 1,
        width=frame.width,
        height=frame.height,
        words=(*words, *arrow_words(drawn.pictures), *added.words),
        rules=tuple(rules),
        fills=tuple(drawn.fills),
        pictures=tuple(drawn.pictures),
        links=tuple(links_of(file, page, frame)),
        hidden=tuple(hidden),
        hidden_counts=dict(+reasons),
        label=label,
        rotation=frame.rotation,
        letters=len("".join([word.text for word in (*shown, *added.words)])) + sum(reasons.values()),
        filled_in=len(added.words),
        notes=added.notes,
        unseen_signs=tuple(signed),
    )
