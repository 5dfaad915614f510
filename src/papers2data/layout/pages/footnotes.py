"""Footnotes: small type at a page's foot, under a short rule or opened by a mark that the text above has too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields

from papers2data.layout.pages.edges import Edge
from papers2data.layout.pages.lines import Line
from papers2data.layout.pages.paragraphs import PageParagraph, lines_to_paragraphs
from papers2data.layout.pages.ruled import rules_to_edges
from papers2data.readers.pdf.raw import Rule, Word
from papers2data.readers.symbols import level

_SMALLER = 0.93
"""Times the largest size that is common on the page: footnotes are set in smaller type."""
_COMMON = 0.2
"""Share of the page's words in a size that is no exception."""
_RAISED = 0.8
_SHORT_RULE = (40.0, 240.0)
_NEAR = 2.6
"""Ems between the rule and the first footnote, and between footnotes."""
_LOWER = 0.45
"""Share of the page's height above which no footnote stands."""
_GLUED = re.compile(r"(\d{1,2}|[*†‡§]{1,3})(?=[A-Z][a-z])")
_MARK = re.compile(r"\(?\[?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-e])[.)\]]*$")


@dataclass(frozen=True, slots=True)
class Footnote(PageParagraph):
    """A footnote. What stands above and below the page's end is one whether or not footnotes stand between."""


def without_footnotes(lines: Sequence[Line], rules: Sequence[Rule], height: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page with those rules and that height without its footnotes, and those of its footnotes."""
    small = _small_foot(lines, height)
    if not small:
        return list(lines), []
    above = lines[: len(lines) - len(small)]
    rule = _rule_over(small, rules_to_edges(rule for rule in rules if rule.horizontal)[0])
    if rule is not None:
        return [n for n in lines if n.baseline < rule.at], [n for n in lines if n.baseline >= rule.at]
    called = _raised_marks(above)
    for start, line in enumerate(small):
        if called and _mark_of(line) in called:
            return [*above, *small[:start]], list(small[start:])
    return list(lines), []


def footnotes_of(lines: Sequence[Line], page: int) -> list[Footnote]:
    """The footnotes on lines from the top down; each opens with its mark."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _mark_of(line):
            groups[-1].append(line)
        else:
            groups.append([line])
    found = [paragraph for group in groups for paragraph in lines_to_paragraphs(group, page)]
    return [_as_footnote(paragraph) for paragraph in found]


def _as_footnote(paragraph: PageParagraph) -> Footnote:
    values = {field.name: getattr(paragraph, field.name) for field in fields(paragraph)}
    text = paragraph.text if paragraph.marker else re.sub(f"^{_GLUED.pattern}", r"\1 ", paragraph.text)
    return Footnote(**values | {"text": f"{paragraph.marker} {text}".strip(), "marker": ""})


def _small_foot(lines: Sequence[Line], height: float) -> list[Line]:
    """The lines in small type that end the page, with no larger line below or between them."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.words)
    if len(sizes) < 2:
        return []
    usual = max(size for size, words in sizes.items() if words >= _COMMON * sizes.total())
    start = len(lines)
    while start and lines[start - 1].size < _SMALLER * usual and lines[start - 1].top > _LOWER * height:
        start -= 1
    return list(lines[start:])


def _rule_over(small: Sequence[Line], level: Sequence[Edge]) -> Edge | None:
    """The short rule from the left margin over the footnotes, with a mark below it; None where there is none."""
    left = min(line.x0 for line in small)
    for rule in reversed(level):
        if not _SHORT_RULE[0] <= rule.length <= _SHORT_RULE[1] or abs(rule.start - left) > 12:
            continue
        below = [line for line in small if line.baseline > rule.at]
        if (
            below
            and not any(_goes_with(other, rule, below[-1].baseline) for other in level)
            and _mark_of(below[0])
            and below[0].top - rule.at < _NEAR * below[0].size
        ):
            return rule
    return None


def _goes_with(other: Edge, rule: Edge, last: float) -> bool:
    """True for a rule of a table that the rule belongs to: as long as that, or below it beside the words."""
    as_long = abs(other.start - rule.start) < 3 and abs(other.end - rule.end) < 3
    return other is not rule and (as_long or rule.at < other.at < last)


def _mark_of(line: Line) -> str:
    """The mark that opens a footnote, without brackets; "" where none does."""
    first = line.words[0]
    if len(line.words) < 2 or not _MARK.match(first.text):
        return _glued_mark(first)
    return first.text.strip("()[].")


def _glued_mark(word: Word) -> str:
    """The mark of a footnote whose first word follows without a space ("1See"); "" where none does."""
    found = _GLUED.match(word.text)
    return found[1] if found else ""


def _raised_marks(lines: Sequence[Line]) -> set[str]:
    """The small raised figures and signs in lines."""
    found: set[str] = set()
    for line in lines:
        for word in line.words:
            small = word.style.size <= _RAISED * line.size or word.baseline < line.baseline - 0.15 * line.size
            if small and _MARK.match(level(word.text)):
                found.add(level(word.text).strip("()[].,;:"))
            elif word.text[-1] in "*†‡§":
                found.add(word.text[len(word.text.rstrip("*†‡§")) :])
    return found
