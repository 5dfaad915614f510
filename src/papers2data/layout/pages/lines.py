"""Words to lines: words on one baseline, left to right, and the pieces of a line that wide gaps set apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from papers2data.readers.pdf.raw import Style, Word

_RAISED = 0.35
"""Ems that a letter may stand above or below the line's baseline (superscripts, footnote marks)."""
_SPACED_LETTERS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Words on one baseline from left to right. ``size`` is the type size of most of its letters, in points.

    Each equals itself only, which makes it cheap to remember what was read from it.
    """

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    style: Style = field(repr=False)

    @property
    def text(self) -> str:
        """The words with single spaces; struck-through words are left out."""
        return " ".join(word.text for word in self.words if not word.struck)

    @property
    def bold(self) -> bool:
        """True where all words with a letter or digit are bold."""
        return all(word.style.bold for word in self.words if any(map(str.isalnum, word.text)))


def line_of(words: Iterable[Word]) -> Line:
    """The line of words that stand on one baseline, in any order."""
    row = tuple(sorted(words, key=_left))
    first = row[0]
    if len(row) == 1:
        _, x0, top, x1, bottom, baseline, style = first[:7]
        return Line(row, x0, top, x1, bottom, baseline, style.size, style)
    _, _, tops, ends, bottoms, baselines, styles, *_ = zip(*row, strict=True)
    main, level = first.style, max(baselines)
    if styles.count(main) < len(row):
        main = _main_style(row)
        least = 0.8 * main.size
        level = max([base for base, style in zip(baselines, styles, strict=True) if style.size >= least])
    return Line(row, first.x0, min(tops), max(ends), max(bottoms), level, main.size, main)


_left, _baseline = attrgetter("x0"), attrgetter("baseline")


def _main_style(words: Sequence[Word]) -> Style:
    weight: dict[Style, int] = {}
    for word in words:
        weight[word.style] = weight.get(word.style, 0) + len(word.text)
    return max(weight, key=lambda style: (weight[style], style.size))


def words_to_lines(words: Iterable[Word]) -> list[Line]:
    """Level words as lines from top to bottom."""
    level = sorted([w for w in words if w.angle == 0], key=_baseline)
    rows: list[list[Word]] = []
    base = size = 0.0
    for word in level:
        own = word.style.size
        reach = own if own >= size else min(size, 2.5 * own)
        if rows and word.baseline - base <= _RAISED * reach:
            rows[-1].append(word)
            if own > size:
                size = own
                base = max(base, word.baseline - 0.1 * size)
        else:
            rows.append([word])
            base, size = word.baseline, own
    return [line_of(_without_letter_spacing(row)) for row in rows]


def turned_lines(words: Iterable[Word]) -> list[Line]:
    """The words that are not level as lines in the order in which they are read along their own direction."""
    rows: dict[tuple[int, int], list[Word]] = {}
    for word in [word for word in words if word.angle]:
        rows.setdefault((word.angle, round(word.baseline)), []).append(word)
    ordered = sorted(rows.items(), key=lambda item: (item[0][0], item[0][1] if item[0][0] == 270 else -item[0][1]))
    return [_turned_line(row, angle) for (angle, _), row in ordered]


def _turned_line(row: list[Word], angle: int) -> Line:
    row.sort(key=lambda w: w.top if angle == 90 else -w.bottom if angle == 270 else -w.x1)
    bottom = max(w.bottom for w in row)
    return Line(
        tuple(row),
        min(w.x0 for w in row),
        min(w.top for w in row),
        max(w.x1 for w in row),
        bottom,
        bottom,
        row[0].style.size,
        row[0].style,
    )


def _without_letter_spacing(row: list[Word]) -> list[Word]:
    """The words with letter-spaced ones ("M I N U T E S") put together."""
    if len(row) < _SPACED_LETTERS or len([word for word in row if len(word.text) == 1]) < _SPACED_LETTERS:
        return row
    row = sorted(row, key=_left)
    joined: list[Word] = []
    run: list[Word] = []
    for word in row:
        if run and (len(word.text) != 1 or not _same_spacing(run, word)):
            joined += _joined(run)
            run = []
        if len(word.text) == 1 and word.text.isalpha():
            run.append(word)
        else:
            joined += [*_joined(run), word]
            run = []
    return joined + _joined(run)


def _same_spacing(run: Sequence[Word], word: Word) -> bool:
    gap = word.x0 - run[-1].x1
    return gap < 1.0 * word.style.size and (len(run) < 2 or gap < 1.8 * max(run[-1].x0 - run[-2].x1, 0.5))


def _joined(run: Sequence[Word]) -> list[Word]:
    if len(run) < _SPACED_LETTERS:
        return list(run)
    text = "".join(word.text for word in run)
    return [run[0]._replace(text=text, x1=run[-1].x1, top=min(w.top for w in run), bottom=max(w.bottom for w in run))]


def pieces(line: Line, gap: float) -> list[Line]:
    """The line cut where the space between two words is wider than ``gap`` ems."""
    limit = gap * line.size
    runs: list[list[Word]] = [[line.words[0]]]
    end = line.words[0].x1
    for word in line.words[1:]:
        if word.x0 - end > limit:
            runs.append([word])
        else:
            runs[-1].append(word)
        if word.x1 > end:
            end = word.x1
    return [line] if len(runs) == 1 else [line_of(run) for run in runs]
