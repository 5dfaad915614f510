"""The words of a cell as its text: lines to paragraphs, bullets kept, the opening title found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from papers2data.layout.pages.figures import LEADING, is_leader
from papers2data.layout.pages.lines import Line, turned_lines, words_to_lines
from papers2data.layout.pages.marks import is_bullet, marker_of
from papers2data.readers.pdf.raw import EOL_HYPHEN, Word

_ADDRESS = re.compile(r"[\w.'-]+@[\w.-]*$")
_WHOLE_ADDRESS = re.compile(r"\.(?:uk|com|org|net|eu|info|int|edu|io|london|wales|cymru|scot)\.?$", re.IGNORECASE)
_LINK = re.compile(r"\(?(?:https?://|www\.)[^\s/]+/", re.IGNORECASE)
_WITHIN_LINK = "/-_=&?%#~+"
_PART_OF_LINK = re.compile(r"[^\s/=_?&%#]*[/=_?&%#]|\S+\.(?:aspx?|html?|php|pdf|docx?)\b|\.[a-z]", re.IGNORECASE)
"""How a line begins that goes on with a link: by signs of one, or by the ending of a file."""
_PADDING = 2.0
_NEW_PARAGRAPH = 1.45
"""Times the usual step between lines: a wider one opens a paragraph."""


_TORN, _TORN_FROM = 2, 4
"""Letters: at most so many are the torn end of a word, and at least so many its beginning."""
_SHORT_WORDS = re.compile(
    r"a[dmnst]?|b[ey]|do|e[gmnx]|go|h[er]|i[efnst]|k[gm]|lb|m[emy]|no|o[fhknrz]|p[aemp]?|re|s[ot]|t[ov]|u[kps]|vs?|we|x"
)


class CellText(NamedTuple):
    """``text`` has a line for each paragraph, ``lead`` is the bold or underlined opening; ``bold`` says that all is."""

    text: str
    lead: str
    bold: bool


def cell_text(words: Sequence[Word], sides: tuple[float, float] | None = None) -> CellText:
    """The text of a cell. ``sides`` are its left and right edge in points, None where no rule draws them."""
    if LEADING.search("".join([word.text[:1] for word in words])):
        words = [word for word in words if not is_leader(word.text)]
    if not words:
        return CellText("", "", False)
    lines = lines_of_cell(words)
    width = None
    if sides is not None:
        padding = max(_PADDING, min(min(n.x0 for n in lines) - sides[0], sides[1] - max(n.x1 for n in lines)))
        width = sides[1] - sides[0] - 2 * padding
    paragraphs: list[list[Line]] = []
    step = _usual_step(lines)
    for line in lines:
        if paragraphs and not _opens_paragraph(paragraphs[-1][-1], line, step, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    text = "\n".join(filter(None, map(_paragraph_text, paragraphs)))
    flat = [word for line in lines for word in line.words if not word.struck]
    return CellText(text, _lead(flat), _all_bold(flat))


def _all_bold(words: Sequence[Word]) -> bool:
    """True for bold words; a raised footnote number ("⁷") is set in plain type wherever it stands."""
    plain = [word.text for word in words if not word.style.bold]
    if len(plain) == len(words) or any(map(_is_lettered, plain)):
        return False
    return any(_is_lettered(word.text) for word in words)


def _is_lettered(text: str) -> bool:
    return any(map(str.isalpha, text)) or any(map(str.isdecimal, text))


def lines_of_cell(words: Sequence[Word]) -> list[Line]:
    """The lines of a cell in reading order; words on their side are read along their own direction."""
    return words_to_lines(words) + turned_lines(words)


def _usual_step(lines: Sequence[Line]) -> float:
    steps = sorted(b.baseline - a.baseline for a, b in pairwise(lines))
    return steps[len(steps) // 4] if steps else 0.0


def _opens_paragraph(before: Line, line: Line, step: float, width: float | None) -> bool:
    if line.words[0].angle:
        return False
    marker = marker_of(line.words)
    if marker and (is_bullet(marker) or marker_of(before.words) or line.x0 <= before.x0 + 1):
        return True
    if line.baseline - before.baseline > max(_NEW_PARAGRAPH * step, 1.2 * line.size):
        return True
    if width is None or before.words[-1].text.endswith(EOL_HYPHEN):
        return False
    needed = (before.x1 - before.x0) + 0.3 * line.size + (line.words[0].x1 - line.words[0].x0)
    return needed < width - 0.6 * line.size


def _paragraph_text(lines: Sequence[Line]) -> str:
    first = lines[0]
    marker = marker_of(first.words)
    alone = len(lines) == len(first.words) == 1  # a tick that answers the heading of its column opens no list
    if marker and is_bullet(marker) and not alone:
        rest = " ".join(word.text for word in first.words[1:] if not word.struck)
        return "• " + join_lines([rest, *(line.text for line in lines[1:])])
    return join_lines(_torn_mended(lines))


def _torn_mended(lines: Sequence[Line]) -> list[str]:
    """The lines' texts, where a word too wide for its column, and so torn without a hyphen, is whole again."""
    texts: list[str] = []
    widest = max(line.x1 - line.x0 for line in lines)
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and _is_torn(before, line, widest):
            texts[-1] += line.text
        else:
            texts.append(line.text)
    return texts


def _is_torn(before: Line, line: Line, widest: float) -> bool:
    """True for a letter or two that are no word, under a single word that takes all of the column's width."""
    if len(line.words) > 1 or len(before.words) > 1 or line.words[0].angle:
        return False
    end, head = line.text, before.text
    letters = end.isalpha() and end.islower() and len(end) <= _TORN and not _SHORT_WORDS.fullmatch(end)
    full = before.x1 - before.x0 + (line.x1 - line.x0) > widest
    return letters and full and len(head) >= _TORN_FROM and head.isalpha() and head[-1].islower()


def join_lines(texts: Sequence[str]) -> str:
    """Lines put together with spaces; a word cut at a line's end keeps EOL_HYPHEN between its halves for now."""
    text = ""
    for line in filter(None, texts):
        typed = text[-1:] == "-" and text[-2:-1].isalnum() and line[0].isalnum()  # "aged 10-" over "17"
        whole = not text or typed or text.endswith(EOL_HYPHEN) or _address_goes_on(text, line)
        text = text + line if whole else f"{text} {line}"
    return text


def _address_goes_on(text: str, line: str) -> bool:
    """True where the text ends within an address: "ada@town.gov.u" over "k", "https://town.gov.uk/ag" over "enda/9"."""
    last = text[max(text.rfind(" "), text.rfind("\n")) + 1 :]
    if "@" in last and _ADDRESS.search(last):
        return line[0] == "." or (line[0].islower() and not _WHOLE_ADDRESS.search(last))
    if not _LINK.search(last):
        return False
    goes_on = last[-1] in _WITHIN_LINK or _PART_OF_LINK.match(line) is not None
    return goes_on and (line[0].isalnum() or line[0] in f".{_WITHIN_LINK}") and not _LINK.match(line)


def _lead(words: Sequence[Word]) -> str:
    return _opening([w.underlined for w in words], words) or _opening([w.style.bold for w in words], words)


def _opening(stands_out: Sequence[bool], words: Sequence[Word]) -> str:
    if not any(stands_out[:1]):
        return ""
    run = [word.text for word, _ in takewhile(lambda pair: pair[1], zip(words, stands_out, strict=True))]
    return " ".join(run) if any(any(map(str.isalpha, text)) for text in run) else ""
