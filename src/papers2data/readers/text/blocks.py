"""Lines of a text as paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from papers2data.model import Block, Paragraph, Span, Table
from papers2data.readers.text.aligned import aligned
from papers2data.readers.text.inline import Inline, inline, unglue
from papers2data.readers.text.lines import Line, span
from papers2data.readers.text.tables import to_tables

_MARKER = re.compile(
    r"^(?P<indent>\s*)(?:(?P<bullet>[-*+•▪◦■–—](?:\s+•)?)\s+)?(?:(?P<mark>\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]"
    r"|\(\d{1,3}\)|\d{1,2}(?:\.\d{1,2})+)(?:\s+|(?=[A-Z][a-z]))|(?P<number>\d{1,3})\s+(?=[A-Z]{2}|[A-Z][A-Za-z]+\s))?"
)
_DAY = re.compile(
    r"\s*\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
_HEADING = re.compile(r"^\s*(#{1,6})\s+")
_ENDS = re.compile(r"[.;,:?!]$")
_OPEN_END = re.compile(r"(?:,|-|–|\b(?:and|of|the|for|to|in|on|with|by|or|a|an|at|from))$", re.IGNORECASE)


def to_blocks(lines: list[Line]) -> Iterator[Block]:
    """Blocks in the order of the lines."""
    for is_row, group in groupby(_without_stray_rules(lines), key=lambda line: line.is_row or line.is_rule):
        run = list(group)
        if is_row:
            yield from to_tables(run)
        else:
            for piece in aligned(run):
                if isinstance(piece, Table):
                    yield piece
                else:
                    yield from (paragraph for chunk in _chunks(piece) for paragraph in _paragraphs(chunk))


def _without_stray_rules(lines: list[Line]) -> Iterator[Line]:
    """Lines less those rules that stand in no table (Markdown's thematic breaks)."""
    for i, line in enumerate(lines):
        if line.is_rule and "|" not in line.text and "\t" not in line.text:
            around = lines[max(i - 1, 0) : i] + lines[i + 1 : i + 2]
            if not any(other.is_row for other in around):
                continue
        yield line


def _chunks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    for blank, group in groupby(lines, key=lambda line: line.blank):
        if not blank:
            yield list(group)


def _paragraphs(chunk: list[Line]) -> Iterator[Paragraph]:
    for first, last, text in _pieces(chunk):
        heading = _HEADING.match(text)
        if heading:
            said = inline(text[heading.end() :])
            yield Paragraph(said.text, span(first, last), "heading", level=len(heading[1]), bold=True)
            continue
        paragraph = _paragraph(text, span(first, last))
        if paragraph.text or paragraph.struck:
            yield paragraph


def _paragraph(text: str, place: Span) -> Paragraph:
    outer = inline(text) if text.lstrip().startswith(("*", "_")) and not re.match(r"\s*\*\s", text) else None
    if outer and (outer.bold or outer.italic):
        text = outer.text
    match = None if _DAY.match(text) else _MARKER.match(text)
    bullet, mark = (match["bullet"] or "", match["mark"] or match["number"] or "") if match else ("", "")
    rest = text[match.end() :] if match and (bullet or mark) else text
    if not rest.strip():
        bullet, mark, rest = "", "", text
    said = inline(rest)
    bold, italic = said.bold or bool(outer and outer.bold), said.italic or bool(outer and outer.italic)
    marker = mark.strip() or ("•" if bullet else "")
    indent = len(match["indent"]) if match and marker else 0
    said = Inline(said.text, bold, italic, said.struck)
    kind = "heading" if _is_heading(said, marker, bullet) else "item" if marker else "body"
    return Paragraph(
        re.sub(r"\s+", " ", said.text),
        place,
        kind,  # type: ignore[arg-type]
        level=indent // 2 if kind == "item" else 0,
        marker=marker,
        bold=bold,
        italic=italic,
        struck=said.struck,
    )


def _is_heading(said: Inline, marker: str, bullet: str) -> bool:
    text = said.text
    if bullet or not re.search(r"[A-Za-z]", text) or len(text) > 250 or _OPEN_END.search(text):
        return False
    if said.bold and len(text) <= 200:
        return True
    if marker.endswith(")") or marker.startswith("("):
        return False
    letters = re.sub(r"[^A-Za-z]", "", text)
    if len(letters) >= 4 and sum(map(str.isupper, letters)) >= 0.8 * len(letters):
        return True
    return not marker and len(text) <= 100 and text[0].isupper() and not _ENDS.search(text) and len(text.split()) <= 14


def _pieces(chunk: list[Line]) -> Iterator[tuple[Line, Line, str]]:
    """(first line, last line, text) of each paragraph of a run of lines without a blank one between."""
    wrapped = _is_wrapped(chunk)
    held: list[Line] = []
    text = ""
    for line in chunk:
        if held and _goes_on(held[-1], text, line, wrapped=wrapped):
            text = text.rstrip() + " " + line.text.strip()
            held.append(line)
            continue
        if held:
            yield from _unglued(held, text)
        held, text = [line], line.text
    if held:
        yield from _unglued(held, text)


def _unglued(held: list[Line], text: str) -> Iterator[tuple[Line, Line, str]]:
    for part in unglue(text).split("\n"):
        if part.strip():
            yield held[0], held[-1], part


def _is_wrapped(chunk: list[Line]) -> bool:
    """True where the lines are of one width, as hard-wrapped text is."""
    lengths = [len(line.text) for line in chunk[:-1]]
    return len(chunk) >= 3 and min(lengths) >= 45 and max(lengths) <= 130


def _goes_on(before: Line, text: str, line: Line, *, wrapped: bool) -> bool:
    """True where ``line`` continues the paragraph ``text`` that ends with the line ``before``."""
    open_bold = text.count("**") % 2 == 1
    if open_bold:
        return True
    match = _MARKER.match(line.text)
    if match and (match["bullet"] or match["mark"]):
        return False
    if _HEADING.match(line.text) or _HEADING.match(before.text):
        return False
    word = line.text.strip()
    if wrapped and len(before.text) >= 45:
        return True
    if word[0].islower() and not _ENDS.search(before.text.rstrip()):
        return True
    return bool(_OPEN_END.search(text.rstrip())) and len(before.text) > 30
