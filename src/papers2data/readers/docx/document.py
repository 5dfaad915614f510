"""A Word file from its first paragraph to its last note."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from papers2data.model import NOWHERE, Block, Finding, Paragraph
from papers2data.readers.docx.body import Body
from papers2data.readers.docx.names import Element, attribute, children, local, w
from papers2data.readers.docx.numbering import Numbering
from papers2data.readers.docx.package import Parts, open_parts
from papers2data.readers.docx.runs import Reader
from papers2data.readers.docx.styles import Styles
from papers2data.readers.flow import Flow
from papers2data.readers.opening import one_line
from papers2data.readers.script import Script


def read_docx(path: Path) -> Flow:
    """Pages and blocks of a Word file, with tracked changes taken as accepted.

    Blocks know their page only where Word noted the pages of its last layout; otherwise there is one page. Headers and
    footers are furniture. Raises UnreadableError where the file is damaged, encrypted, over a limit or no Word file.
    """
    parts = open_parts(path)
    styles = Styles(parts.styles)
    rendered = next(parts.document.iter(w("lastRenderedPageBreak")), None) is not None
    script = Script(1 if rendered else None)
    reader = Reader(styles)
    body = Body(styles, Numbering(parts.numbering, styles), reader, script)
    body.read(parts.document)
    blocks = [*body.blocks, *_notes(parts, body.notes, reader, script)]
    findings = tuple(_findings(parts, reader, blocks))
    return Flow(script.pages(), tuple(blocks), findings, tuple(body.tops), body.title, tuple(_furniture(parts, reader)))


def _notes(parts: Parts, notes: list[tuple[str, str]], reader: Reader, script: Script) -> Iterator[Block]:
    """Footnotes and endnotes in the order in which the text refers to them, each with its number."""
    texts: dict[tuple[str, str], str] = {}
    for kind, root in (("footnote", parts.footnotes), ("endnote", parts.endnotes)):
        for note in children(root):
            texts[kind, attribute(note, "id")] = " ".join(_texts(note, reader))
    for number, key in enumerate(dict.fromkeys(notes), 1):
        if texts.get(key):
            yield Paragraph(texts[key], script.write(f"{number} {texts[key]}"), "item", marker=str(number))


def _furniture(parts: Parts, reader: Reader) -> Iterator[Paragraph]:
    texts = dict.fromkeys(text for root in parts.headers for text in _texts(root, reader))
    return (Paragraph(text, NOWHERE) for text in texts)


def _texts(root: Element, reader: Reader) -> Iterator[str]:
    for paragraph in root.iter(w("p")):
        text = one_line("".join(p.text for p in reader.read(paragraph).pieces if not p.look.struck))
        if text:
            yield text


def _findings(parts: Parts, reader: Reader, blocks: list[Block]) -> Iterator[Finding]:
    kept = sum(1 for _ in parts.document.iter(w("ins"), w("moveTo")))
    dropped = sum(1 for _ in parts.document.iter(w("del"), w("moveFrom")))
    if kept or dropped:
        what = f"{_count(kept, 'insertion')} kept, {_count(dropped, 'deletion')} left out"
        message = f"Tracked changes are read as accepted: {what}."
        yield Finding("tracked-changes", message, severity="info")
    comments = sum(local(comment) == "comment" for comment in children(parts.comments))
    if comments:
        yield Finding(
            "comments", f"{_count(comments, 'comment')} in the margin, not part of the text.", severity="info"
        )
    hidden = reader.counts["hidden"]
    if hidden:
        message = f"The document holds {_count(hidden, 'letter')} that cannot be seen; they are left out."
        yield Finding("hidden-text", message, severity="info")
    if not blocks:
        pictures = reader.counts["pictures"]
        what = (
            f"{_count(pictures, 'picture')} and no text: save it as PDF, so that OCR can read it"
            if pictures
            else "no text"
        )
        yield Finding("no-text", f"The document holds {what}.")


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
