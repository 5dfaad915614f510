"""A narrow column of names at the right of running text: who is to act, beside what was said.

2. Telephones. Waiting times have gone down since       LM      →   2. Telephones. Waiting times have gone down
the new system came in; figures will be put up.                     since the new system … will be put up.
                                                                    LM
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from papers2data.layout.pages.lines import Line, line_of
from papers2data.layout.pages.paragraphs import PageParagraph, lines_to_paragraphs

_FROM = 0.6
"""Of the text's width: a margin begins right of it."""
_ALIGNED = 3.0
"""Points that words of a margin may begin apart."""
_GAP = 1.1
"""Ems of white before a margin, at least."""
_FEWEST = 3
_MOST_WORDS = 8
_WORDY = 5
"""Words of a line of prose, at least."""
_NAMES = re.compile(r"(?:[A-Z]{2,4}|[Aa][Ll][Ll])(?:\s*[/,&+]\s*(?:[A-Z]{2,4}|[Aa][Ll][Ll]))*[,.]?")
_HEADING = re.compile(
    r"(?:action(?:s|ed)?(?: by| for| on| required| owner)?|by whom|who|owner|lead)\s*:?", re.IGNORECASE
)
_INITIALS = 0.6
"""Share of a margin's lines that are initials, at least, where no heading says what it is."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A line cut before the margin: what is left of it and what stands in it, None for nothing."""

    text: Line | None
    note: Line | None


def paragraphs_with_margin(lines: Sequence[Line], page: int) -> list[PageParagraph] | None:
    """The paragraphs of lines beside which a margin names people, each note after the paragraph that it stands beside.

    None where there is no such margin.
    """
    edge = _edge(lines)
    if edge is None:
        return None
    paragraphs: list[PageParagraph] = []
    for crosses, run in groupby(lines, lambda line: _crosses(line, edge)):
        if crosses:
            paragraphs += lines_to_paragraphs(list(run), page)
        else:
            paragraphs += _beside([_cut(line, edge) for line in run], page)
    return paragraphs


def _beside(cuts: Sequence[_Cut], page: int) -> list[PageParagraph]:
    texts = lines_to_paragraphs([cut.text for cut in cuts if cut.text is not None], page)
    notes = lines_to_paragraphs([cut.note for cut in cuts if cut.note is not None], page)
    after: dict[int, list[PageParagraph]] = {}
    for note in notes:
        above = [at for at, text in enumerate(texts) if text.box[1] <= note.box[3] - 1]
        after.setdefault(above[-1] if above else 0, []).append(note)
    if not texts:
        return notes
    return [one for at, text in enumerate(texts) for one in (text, *after.get(at, ()))]


def _edge(lines: Sequence[Line]) -> float | None:
    """Where the margin begins; None where no words of three lines begin at one place right of the text."""
    if len(lines) < 2 * _FEWEST:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    starts = [n for line in lines if (n := _last_piece(line)) is not None and n.x0 > left + _FROM * (right - left)]
    for first in sorted(starts, key=lambda n: n.x0):
        notes = [n for n in starts if abs(n.x0 - first.x0) < _ALIGNED]
        if len(notes) >= _FEWEST and _names_people(notes) and _is_beside_prose(lines, first.x0 - _ALIGNED):
            return first.x0 - _ALIGNED
    return None


def _last_piece(line: Line) -> Line | None:
    """The words after the last wide gap of a line, or all of a short one; None for a line of prose."""
    gaps = [at for at, (a, b) in enumerate(pairwise(line.words), start=1) if b.x0 - a.x1 > _GAP * line.size]
    words = line.words[gaps[-1] :] if gaps else line.words
    return line_of(words) if len(words) <= _MOST_WORDS else None


def _names_people(notes: Sequence[Line]) -> bool:
    texts = [note.text.strip() for note in notes]
    if any(re.search(r"\d{2}[:.]\d{2}|[£%]|^\d", text) for text in texts):
        return False
    return _HEADING.fullmatch(texts[0]) is not None or (
        sum(_NAMES.fullmatch(text) is not None for text in texts) >= max(_FEWEST, _INITIALS * len(texts))
    )


def _is_beside_prose(lines: Sequence[Line], edge: float) -> bool:
    """True where lines of prose end before the margin, and few lines run through it."""
    cuts = [_cut(line, edge) for line in lines if not _crosses(line, edge)]
    wordy = [cut for cut in cuts if cut.text is not None and len(cut.text.words) >= _WORDY]
    first = next((at for at, line in enumerate(lines) if not _crosses(line, edge) and _cut(line, edge).note), 0)
    through = sum(_crosses(line, edge) for line in lines[first:])
    return len(wordy) >= _FEWEST and through <= len(cuts) // 4


def _crosses(line: Line, edge: float) -> bool:
    """True for a line that runs through the margin's edge without a gap there."""
    before = [word for word in line.words if word.x0 < edge]
    after = [word for word in line.words if word.x0 >= edge]
    if any(word.x1 > edge + _ALIGNED for word in before):
        return True
    return bool(before and after) and after[0].x0 - before[-1].x1 < _GAP * line.size


def _cut(line: Line, edge: float) -> _Cut:
    before = [word for word in line.words if word.x0 < edge]
    after = [word for word in line.words if word.x0 >= edge]
    return _Cut(line_of(before) if before else None, line_of(after) if after else None)
