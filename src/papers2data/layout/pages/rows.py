"""The lines of an aligned table as its rows: headings apart, lines that only run over put to their row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from papers2data.layout.pages.columns import Gap, column_of, middles
from papers2data.layout.pages.edges import Edge
from papers2data.layout.pages.figures import is_blank, is_figure, is_year
from papers2data.layout.pages.lines import Line
from papers2data.layout.pages.regions import Row
from papers2data.readers.pdf.raw import Word

_MOST_HEADER_LINES = 9
_LABEL_STEP, _LABELLED_STEP = 1.45, 2.8
"""Ems between the lines of a label that ends with a colon, and of the value behind it."""
_JOINING_WORDS = (
    "and",
    "or",
    "of",
    "the",
    "in",
    "for",
    "to",
    "with",
    "by",
    "per",
    "from",
    "at",
    "on",
    "a",
    "&",
    "than",
)


@dataclass(frozen=True, slots=True)
class Chunk:
    """A phrase of a line and the 0-based columns, first to last, that it stands in."""

    words: tuple[Word, ...]
    first: int
    last: int

    @property
    def text(self) -> str:
        """The phrase."""
        return " ".join(word.text for word in self.words)

    @property
    def figure(self) -> bool:
        """True for a figure, or for what stands in its place."""
        return is_figure(self.text) or is_blank(self.text)


@dataclass(frozen=True, slots=True)
class ChunkLine:
    """A line as chunks from left to right."""

    line: Line
    chunks: tuple[Chunk, ...]

    def figures(self) -> int:
        """How many chunks beyond the first column are figures, years not counted."""
        return sum(c.first > 0 and c.figure and not is_year(c.text) for c in self.chunks)

    def columns(self) -> set[int]:
        """The columns that have a chunk."""
        return {column for chunk in self.chunks for column in range(chunk.first, chunk.last + 1)}


def chunk_line(row: Row, gaps: Sequence[Gap]) -> ChunkLine:
    """The row's phrases with their columns; a phrase across a gap is cut where its words leave room."""
    chunks: list[Chunk] = []
    between = middles(gaps)
    for part in row.parts:
        run: list[Word] = [part.words[0]]
        if _column(part.words[0], between) == _column(part.words[-1], between):
            chunks.append(_chunk(part.words, gaps, between))
            continue
        for before, word in pairwise(part.words):
            apart = _column(before, between) != _column(word, between)
            room = word.x0 - before.x1
            if apart and (room > 0.6 * part.size or (row.tabular and room > 0.42 * part.size)):
                chunks.append(_chunk(run, gaps, between))
                run = []
            run.append(word)
        chunks.append(_chunk(run, gaps, between))
    return ChunkLine(row.line, tuple(chunks))


def _column(word: Word, between: Sequence[float]) -> int:
    return column_of((word.x0 + word.x1) / 2, between)


def _chunk(words: Sequence[Word], gaps: Sequence[Gap], between: Sequence[float]) -> Chunk:
    first, last = _column(words[0], between), _column(words[-1], between)
    if len(words) == 1 and words[0].x1 - words[0].x0 > 8:
        covered = [i for i, gap in enumerate(gaps) if words[0].x0 < gap.x0 - 1 and words[0].x1 > gap.x1 + 1]
        if covered:
            first, last = min(first, covered[0]), max(last, covered[-1] + 1)
    return Chunk(tuple(words), min(first, last), max(first, last))


def header_lines(lines: Sequence[ChunkLine], rules: Sequence[Edge]) -> int:
    """How many lines at the top are headings: down to the rule above the first figures, or to those figures."""
    if lines and is_label_line(lines[0]) and len(lines[0].chunks) > 1:
        return 0
    first_data = next(
        (i for i, line in enumerate(lines) if line.figures() >= max(1, 0.4 * (len(line.chunks) - 1))), None
    )
    bold = 0
    while bold < len(lines) and lines[bold].line.bold:
        bold += 1
    if first_data is None:
        ruled = _ruled_header(lines, rules, min(len(lines) - 1, 4))
        return ruled or (bold if 0 < bold <= 4 and bold < len(lines) else 0)
    ruled = _ruled_header(lines, rules, first_data)
    if ruled:
        return ruled
    if first_data > _MOST_HEADER_LINES:
        return bold if bold < first_data else 0
    return _without_group_label(lines, first_data)


def _ruled_header(lines: Sequence[ChunkLine], rules: Sequence[Edge], most: int) -> int:
    """The lines above the lowest wide rule that stands over line ``most`` and below the first line."""
    if not lines:
        return 0
    width = max(n.line.x1 for n in lines) - min(n.line.x0 for n in lines)
    best = 0
    for rule in rules:
        above = sum(line.line.baseline <= rule.at + 1 for line in lines)
        if 0 < above <= most and _wide(rule, rules, width) and above > best:
            best = above
    return best


def _wide(rule: Edge, rules: Sequence[Edge], width: float) -> bool:
    """True where the rules at one height together run along most of the table."""
    return sum(e.length for e in rules if abs(e.at - rule.at) < 2) > 0.75 * width


def _without_group_label(lines: Sequence[ChunkLine], first_data: int) -> int:
    """A single phrase in the first column just above the figures is the label of a group or of the first row."""
    count = first_data
    while count > 1 and _is_label(lines[count - 1]) and any(len(line.chunks) > 1 for line in lines[: count - 1]):
        count -= 1
    return count


def _is_label(line: ChunkLine) -> bool:
    return len(line.chunks) == 1 and line.chunks[0].first == 0


def body_rows(lines: Sequence[ChunkLine], rules: Sequence[Edge]) -> list[list[ChunkLine]]:
    """The lines below the headings, grouped to rows."""
    bands = _bands(lines, rules)
    if bands is not None:
        return bands
    rows: list[list[ChunkLine]] = []
    tight = _tight_step(lines)
    for i, line in enumerate(lines):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if rows and _continues(rows[-1], line, following, tight, rules):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _bands(lines: Sequence[ChunkLine], rules: Sequence[Edge]) -> list[list[ChunkLine]] | None:
    """The lines between each two rules, where rules part the rows; None where they only part sections."""
    if len(lines) < 2:
        return None
    width = max(n.line.x1 for n in lines) - min(n.line.x0 for n in lines)
    heights = sorted({rule.at for rule in rules if _wide(rule, rules, width)})
    bands: list[list[ChunkLine]] = []
    marks: list[int] = []
    for line in lines:
        mark = sum(at <= line.line.baseline - 0.2 * line.line.size for at in heights)
        if marks and marks[-1] == mark:
            bands[-1].append(line)
        else:
            bands.append([line])
            marks.append(mark)
    if len(bands) < 2 or any(holds_two_rows(band) for band in bands):
        return None
    return bands


def holds_two_rows(band: Sequence[ChunkLine]) -> bool:
    """True for lines with two figures in one column, or of which most have a first column: more rows than one."""
    labels = [line.chunks[0].text for line in band if line.chunks[0].first == 0]
    if len(labels) > 1 and labels[0].endswith(":"):
        return True
    figures = [{c.first for c in line.chunks if c.first > 0 and is_figure(c.text)} for line in band]
    seen: set[int] = set()
    for columns in figures:
        if seen & columns:
            return True
        seen |= columns
    first = sum(any(c.first == 0 for c in line.chunks) and len(line.chunks) > 1 for line in band)
    return len(band) > 6 and first > 0.6 * len(band)


def _tight_step(lines: Sequence[ChunkLine]) -> float | None:
    """The step between lines of one row, where it is clearly smaller than from row to row; None where all are alike."""
    steps = sorted((b.line.baseline - a.line.baseline) / max(b.line.size, 1) for a, b in pairwise(lines))
    if len(steps) < 3:
        return None
    best = max(pairwise(steps), key=lambda pair: pair[1] / max(pair[0], 0.1))
    if best[1] < 1.18 * best[0] or best[0] > 1.6 or steps.index(best[1]) < 0.15 * len(steps):
        return None
    return best[0]


def _continues(
    row: Sequence[ChunkLine], line: ChunkLine, following: ChunkLine | None, tight: float | None, rules: Sequence[Edge]
) -> bool:
    before = row[-1]
    step = (line.line.baseline - before.line.baseline) / max(line.line.size, 1)
    if _labelled(row):
        return 0 not in line.columns() and step < _LABELLED_STEP
    if is_label_line(line) and len(line.chunks) > 1 and any(0 in other.columns() for other in row):
        return step < _LABEL_STEP
    if any(before.line.baseline < r.at < line.line.baseline - 0.3 * line.line.size and r.length > 20 for r in rules):
        return False
    if step > 2.0 or (tight is not None and step > 1.05 * tight):
        return False
    if _figures_clash(row, line):
        return False
    if _is_label(line):
        return _label_goes_on(row, line, following)
    if all(_is_label(other) for other in row) and len(row) <= 3:
        return _label_unfinished(row, line)
    if 0 in line.columns() and tight is None:
        return _runs_over(row, line)
    return not line.figures() or tight is not None


def is_label_line(line: ChunkLine) -> bool:
    """True for a line that opens with a label and its colon."""
    return line.chunks[0].first == 0 and line.chunks[0].text.endswith(":")


def _labelled(row: Sequence[ChunkLine]) -> bool:
    """True where the row's first column is whole: it ends with a colon, as the label before a value does."""
    labels = [c.text for line in row for c in line.chunks if c.first == 0]
    return bool(labels) and labels[-1].endswith(":") and any(len(line.columns() - {0}) for line in row)


def _figures_clash(row: Sequence[ChunkLine], line: ChunkLine) -> bool:
    """True where both have a figure in one column: two figures are two rows."""
    above = {c.first for other in row for c in other.chunks if c.first > 0 and c.figure}
    return bool(above & {c.first for c in line.chunks if c.first > 0 and c.figure})


def _label_goes_on(row: Sequence[ChunkLine], line: ChunkLine, following: ChunkLine | None) -> bool:
    """A line of the first column alone: the rest of the label above, or the label of what follows."""
    label = next((c for other in reversed(row) for c in other.chunks if c.first == 0), None)
    if label is None:
        return False
    if _lower(line.chunks[0].text) or _unfinished(label.text):
        return True
    if all(_is_label(other) for other in row):
        return False
    deeper = line.line.x0 > row[0].line.x0 + 0.4 * line.line.size
    same_below = following is not None and abs(following.line.x0 - line.line.x0) < 2
    return deeper and not same_below


def _label_unfinished(row: Sequence[ChunkLine], line: ChunkLine) -> bool:
    """Whether a row that is only a label so far goes on in a line with figures."""
    label = row[-1].chunks[0].text
    first = line.chunks[0]
    if first.first > 0:
        return True
    return not label.endswith(":") and (_lower(first.text) or _unfinished(label))


def _runs_over(row: Sequence[ChunkLine], line: ChunkLine) -> bool:
    """Whether a line with a first column is the second line of all its cells, told by how they begin."""
    if line.figures():
        return False
    above = {c.first for other in row for c in other.chunks}
    return {c.first for c in line.chunks} <= above and all(_lower(c.text) for c in line.chunks)


def _lower(text: str) -> bool:
    start = text.lstrip("(–-—/& ")[:1]
    return start.islower()


def _unfinished(text: str) -> bool:
    last = text.split()[-1].lower() if text.split() else ""
    return last in _JOINING_WORDS or text.endswith((",", "-", "/", "\x02", "–")) or text.count("(") > text.count(")")
