"""Lines to paragraphs: headings, body text and list items of one column of one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from papers2data.layout.pages.cells import join_lines
from papers2data.layout.pages.figures import LEADING, is_leader
from papers2data.layout.pages.lines import Line
from papers2data.layout.pages.marks import is_bullet, marker_of
from papers2data.readers.pdf.raw import EOL_HYPHEN, Style

_NEW_STEP = 1.4
_ENDS = (".", ":", ";", "?", "!")


@dataclass(frozen=True, slots=True)
class PageParagraph:
    """A paragraph as it stands on one page.

    ``text`` is what follows the marker; a word cut at a line's end keeps EOL_HYPHEN between its halves. ``box`` is
    left, top, right, bottom in points. ``indent`` is where its words begin after the marker, ``left`` and ``right``
    the edges of its column. ``full`` says that its last line runs to the column's right edge, so that it may go on.
    ``lines`` counts its lines.
    """

    page: int
    text: str
    box: tuple[float, float, float, float]
    marker: str
    indent: float
    left: float
    right: float
    full: bool
    style: Style
    bold: bool
    underlined: bool
    struck: str
    lines: int


def lines_to_paragraphs(lines: Sequence[Line], page: int) -> list[PageParagraph]:
    """The paragraphs of one column, whose lines come from the top down."""
    if not lines:
        return []
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, right):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, page, left, right) for group in groups]


def _paragraph(lines: Sequence[Line], page: int, left: float, right: float) -> PageParagraph:
    first, last = lines[0], lines[-1]
    seen = [word for word in first.words if not word.struck] or list(first.words)
    marker = marker_of(seen) if len(first.words) > 1 or len(lines) > 1 else ""
    body = [word for word in first.words if not marker or word is not seen[0]]
    opening = " ".join(word.text for word in body if not word.struck)
    words = [*body, *(word for line in lines[1:] for word in line.words)]
    lettered = [word for word in words if any(map(str.isalnum, word.text))]
    text = join_lines([opening, *(line.text for line in lines[1:])])
    return PageParagraph(
        page=page,
        text=text,
        box=(
            min(n.x0 for n in lines),
            min(n.top for n in lines),
            max(n.x1 for n in lines),
            max(n.bottom for n in lines),
        ),
        marker=marker,
        indent=body[0].x0 if body else last.x0,
        left=left,
        right=right,
        full=last.x1 > right - 6 * last.size and not text.endswith((".", ":", "?", "!")),
        style=(lines[1] if len(lines) > 2 else first).style,
        bold=bool(lettered) and all(word.style.bold for word in lettered),
        underlined=bool(lettered) and all(word.underlined for word in lettered),
        struck=" ".join(word.text for word in words if word.struck),
        lines=len(lines),
    )


def _goes_on(group: Sequence[Line], line: Line, right: float) -> bool:
    before = group[-1]
    step = line.baseline - before.baseline
    usual = group[1].baseline - group[0].baseline if len(group) > 1 else 1.25 * before.size
    if step > max(_NEW_STEP * usual, 1.3 * line.size) if len(group) > 1 else step > 1.85 * before.size:
        return False
    if abs(line.size - before.size) > 0.12 * before.size or (line.bold != before.bold and _differs(group, line)):
        return False
    if marker_of(line.words) and not _wrapped_figure(group, line):
        return False
    if LEADING.search("".join([word.text[-1:] for word in before.words])) and any(
        is_leader(word.text) or word.text.endswith("....") for word in before.words
    ):
        return False
    if before.words[-1].text.endswith(EOL_HYPHEN):
        return True
    indent = _text_start(group[0])
    if marker_of(group[0].words):
        if line.x0 < indent - 1.5 * line.size and line.x0 < group[0].x0 + 0.5 * line.size and len(group) > 1:
            return line.x0 >= group[-1].x0 - 2
    elif line.x0 > before.x0 + 1.2 * line.size and len(group) > 1 and not _centred(group, line):
        return False
    return not _ended_early(before, line, right)


def _differs(group: Sequence[Line], line: Line) -> bool:
    """A bold line after plain ones (or the reverse) opens a paragraph, unless a bold phrase merely ran over."""
    before = group[-1]
    return before.words[-1].style.bold != line.words[0].style.bold


def _text_start(line: Line) -> float:
    return line.words[1].x0 if marker_of(line.words) and len(line.words) > 1 else line.x0


def _wrapped_figure(group: Sequence[Line], line: Line) -> bool:
    """True for a line that only happens to begin with a figure: it stands under the text of its paragraph."""
    marker = marker_of(line.words)
    if is_bullet(marker) and marker not in "-–—":
        return False
    opener = marker_of(group[0].words)
    under_text = abs(line.x0 - _text_start(group[0])) < 1.5 and line.x0 > group[0].x0 + 3
    return bool(opener) and under_text and marker[:-1].isdigit() and not group[-1].text.endswith(_ENDS)


def _centred(group: Sequence[Line], line: Line) -> bool:
    middle = (group[-1].x0 + group[-1].x1) / 2
    return abs((line.x0 + line.x1) / 2 - middle) < 0.8 * line.size


def _ended_early(before: Line, line: Line, right: float) -> bool:
    """True where the next word would have fitted on the line before: its writer ended the paragraph there."""
    first = line.words[0]
    needed = before.x1 + 0.3 * line.size + (first.x1 - first.x0)
    slack = right - needed
    if _centred([before], line) and abs(line.x0 - before.x0) > line.size:
        return False
    if slack > 3 * line.size:
        return True
    return slack > 1.2 * line.size and before.text.endswith(_ENDS)
