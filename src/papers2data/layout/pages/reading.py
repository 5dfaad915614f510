"""What a page says in all, and what of it could not be read."""

from __future__ import annotations

from collections.abc import Sequence

from papers2data.geometry import Box
from papers2data.layout.pages.page import PageLayout
from papers2data.layout.pages.paragraphs import PageParagraph
from papers2data.model import Finding, Page, Span
from papers2data.readers.pdf.arrows import is_drawn
from papers2data.readers.pdf.raw import EOL_HYPHEN, RawPage

_MISSING = 0.02
"""Share of a page's letters that may be in no block before a person should know."""
_FEW_LETTERS = 12
_QUOTED = 300
"""Characters of struck-through words that a message quotes at most."""
_SCAN = 0.3
"""Share of the page that pictures must cover for a page without text to be a scan."""


def page_of(layout: PageLayout, mended: str) -> Page:
    """The page as the model has it, with ``mended`` as its text."""
    raw = layout.source.raw
    turn = layout.source.turn
    return Page(raw.number, mended, None, turn.width or None, turn.height or None, needs_ocr=needs_ocr(raw))


def text_of(layout: PageLayout) -> str:
    """All visible text of a page: heads, blocks in reading order, feet."""
    raw = layout.source.raw
    heads = [line.text for line in layout.source.furniture if line.top < raw.height / 2]
    feet = [line.text for line in layout.source.furniture if line.top >= raw.height / 2]
    return "\n".join(filter(None, [*heads, *map(_block_text, layout.blocks), *reversed(feet)]))


def _block_text(block: object) -> str:
    if isinstance(block, PageParagraph):
        return f"{block.marker} {block.text}".strip()
    rows: dict[int, list[str]] = {}
    for cell in block.cells:  # type: ignore[attr-defined]
        rows.setdefault(cell.row, []).append(cell.text.replace("\n", " "))
    return "\n".join("\t".join(row) for _, row in sorted(rows.items()))


def needs_ocr(raw: RawPage) -> bool:
    """True for a page that shows a picture and has next to no text."""
    if not raw.pictures or not raw.width or not raw.height:
        return False
    if len("".join([word.text for word in raw.words])) > _FEW_LETTERS:
        return False
    covered = sum(
        max(min(p.x1, raw.width) - max(p.x0, 0), 0) * max(min(p.bottom, raw.height) - max(p.top, 0), 0)
        for p in raw.pictures
        if p.kind == "image"
    )
    return covered >= _SCAN * raw.width * raw.height


def letters_kept(layout: PageLayout) -> tuple[int, int]:
    """The letters that can be seen on a page, and how many of them are in blocks or furniture."""
    seen = _letters([word.text for word in layout.source.raw.words if not is_drawn(word)])
    kept = _letters([word.text for line in layout.source.furniture for word in line.words])
    for block in layout.blocks:
        if isinstance(block, PageParagraph):
            kept += _letters((block.marker, block.text, block.struck))
        else:
            kept += _letters([word.text for word in block.words])
    return seen, min(kept, seen)


def _letters(texts: Sequence[str]) -> int:
    whole = "".join(texts)
    return len(whole) - whole.count(" ")


def page_findings(layout: PageLayout, seen: int, kept: int) -> list[Finding]:
    """What a person should know about the reading of a page that has ``seen`` letters and keeps ``kept`` of them."""
    raw = layout.source.raw
    turn = layout.source.turn
    here = Span(raw.number, (Box(raw.number, 0, 0, turn.width, turn.height),) if turn.width else ())
    found = []
    if raw.error:
        found.append(
            Finding("page-unreadable", f"Page {raw.number} could not be read: {raw.error}.", here, severity="error")
        )
    elif needs_ocr(raw):
        found.append(
            Finding("page-needs-ocr", f"Page {raw.number} is a picture without text; it needs OCR to be read.", here)
        )
    elif not raw.letters and not layout.blocks:
        found.append(Finding("page-empty", f"Page {raw.number} has no text and no scan.", here, severity="info"))
    hidden = sum(raw.hidden_counts[reason] for reason in raw.hidden_counts if reason != "duplicate")
    if hidden:
        why = ", ".join(
            f"{count} {reason}" for reason, count in sorted(raw.hidden_counts.items()) if reason != "duplicate"
        )
        message = f"Page {raw.number} holds {hidden} letters that cannot be seen ({why}); they are left out."
        found.append(Finding("hidden-text", message, here, severity="info"))
    if raw.unseen_signs:
        said = ", ".join(f"“{figure}”" for figure in raw.unseen_signs)
        message = f"Page {raw.number} holds a minus that it does not draw before these figures, read with it: {said}."
        found.append(Finding("sign-unseen", message, here))
    struck = [word.text for word in raw.words if word.struck]
    if struck:
        found.append(struck_finding(struck, f"Page {raw.number}", here))
    if raw.filled_in:
        message = f"Page {raw.number} has form fields or text set on it afterwards; they are read as words of the page."
        found.append(Finding("filled-in", message, here, severity="info"))
    if raw.notes:
        said = " · ".join(f"“{note}”" for note in raw.notes)
        message = f"Page {raw.number} has notes that a viewer shows beside it, which are left out: {said}."
        found.append(Finding("page-notes", message, here, severity="info"))
    for line in layout.lone_headings:
        box = turn.box(Box(raw.number, line.x0, line.top, line.x1, line.bottom))
        message = (
            f"Page {raw.number}: “{line.text}” looks like the headings of a table whose rows could not be told apart; "
            "its words are kept as text and no records were made from them."
        )
        found.append(Finding("table-not-parted", message, Span(raw.number, (box,))))
    if seen and (seen - kept) > max(_MISSING * seen, 2):
        message = f"Page {raw.number}: {seen - kept} of {seen} letters are in no paragraph and no table."
        found.append(Finding("text-missing", message, here))
    return found


def struck_finding(words: Sequence[str], where: str, span: Span) -> Finding:
    """What a person should know about ``words`` that are struck through and that no text and no cell keeps."""
    said = " ".join(words).replace(EOL_HYPHEN, "")
    quote = said if len(said) <= _QUOTED else f"{said[:_QUOTED].rpartition(' ')[0]} …"
    count = f"{len(words)} words are" if len(words) > 1 else "one word is"
    return Finding("struck-text", f"{where}: {count} struck through and left out: “{quote}”.", span, severity="info")
