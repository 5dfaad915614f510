"""Tables of sentences that no rules wall in, known by a line of headings that a layout declares.

Action                    Who        When        Sentences fill these columns, so that prose looks like them and little
Write to the harbour      Clerk      May 2024    white stands between them. What tells them from prose are the headings:
master about the fender                          words that head the columns of one kind of table, over lines that all
                                                 keep clear of the white between these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from papers2data.layout.pages.assemble import assembled
from papers2data.layout.pages.centred import centred_rows
from papers2data.layout.pages.columns import Gap, column_of, middles
from papers2data.layout.pages.figures import is_figure
from papers2data.layout.pages.grid import Grid
from papers2data.layout.pages.lines import Line, line_of, pieces
from papers2data.layout.pages.regions import row_of
from papers2data.layout.pages.rows import Chunk, ChunkLine
from papers2data.layout.pages.worded import right_edges, worded_rows
from papers2data.readers.pdf.raw import Word
from papers2data.schema.load import schemas
from papers2data.schema.vocabulary import vocabulary

_FEWEST, _FEWEST_KNOWN = 3, 2
"""Columns: two words over two columns are too little to tell a table by; and known headings on the first line."""
_DEEPEST = 3
_LONGEST = 60
"""Letters of a heading."""
_HEADING_STEP, _STEP = 1.7, 3.2
"""Ems between the lines of a heading, and from line to line of the table."""
_SPACE_BETWEEN, _CLOSE_SPACE = 0.95, 0.55
"""Ems between two headings, and where the next one stands close behind a long one."""
_SPACE = 0.4
"""Ems: a wider space parts two phrases."""
_LEAST_WHITE = 2.0
"""Points that columns are apart."""
_SECTION_WORDS = 14
_LARGER = 1.1
"""Times the size of the rows: what is larger heads a part of the paper."""
_ALIGNED = 1.6
_MOSTLY = 0.75
_FIGURES = 0.5
_CLOSEST, _BETWEEN = 0.9, 0.2
"""Ems from the last line of a row to the first of the next, and the share of rows that may be closer."""


@dataclass(frozen=True, slots=True)
class Head:
    """The headings of a table: their lines, each column's words from where to where.

    ``over_columns`` says that the line below them has words in more columns than one.
    """

    lines: tuple[Line, ...]
    spans: tuple[tuple[float, float], ...]
    over_columns: bool = False


def headed_grids(lines: Sequence[Line]) -> list[tuple[Grid, int]]:
    """The grids under known headings from the top of the page down, each with its number of heading rows."""
    return [grid for _, grid in _headed(lines) if grid is not None]


def grid_going_on(lines: Sequence[Line], before: Sequence[Gap], left: float, right: float) -> Grid | None:
    """The grid of the lines at a page's top that go on with a table of sentences from ``left`` to ``right``.

    ``before`` is the white between its columns on the page before. None where they do not keep clear of that white, or
    where none begins with a column beyond the first.
    """
    body, gaps = _keeping_clear(lines, before, before[0].x0)
    if not any(abs(part.x0 - gap.x1) < _ALIGNED for line in body for part in row_of(line).parts for gap in before):
        return None
    chunks = _with_sections([_chunks(line, gaps) for line in body])
    grid, _ = assembled(_rows(chunks, gaps), 0, gaps, chunks)
    xs = (min(left, grid.xs[0]), *grid.xs[1:-1], max(right, grid.xs[-1]))
    return replace(grid, xs=xs, worded=True)


def lone_headings(lines: Sequence[Line]) -> list[Line]:
    """Known headings among lines that are in no table, though words stand in columns below: a table not understood."""
    return [head.lines[0] for head, grid in _headed(lines) if grid is None and head.over_columns]


def _headed(lines: Sequence[Line]) -> Iterator[tuple[Head, tuple[Grid, int] | None]]:
    place = 0
    while place < len(lines):
        head = _head_at(lines, place)
        if head is None:
            place += 1
            continue
        below = place + len(head.lines)
        body, gaps = _under(lines[below:], head)
        grid = _grid(head, body, gaps)
        place = below + (len(body) if grid is not None else 0)
        next_line = lines[below] if below < len(lines) else None
        parted = next_line is not None and len(row_of(next_line).parts) > 1
        yield replace(head, over_columns=parted), grid


def _head_at(lines: Sequence[Line], place: int) -> Head | None:
    """The headings that begin with a line: as many of the next lines as make up words that one layout knows."""
    if not _may_head(row_of(lines[place]).parts):
        return None
    best: Head | None = None
    for depth in range(1, _DEEPEST + 1):
        part = lines[place : place + depth]
        if len(part) < depth or (depth > 1 and not _goes_on(part)):
            break
        wide, close = (_known_columns(part, space) for space in (_SPACE_BETWEEN, _CLOSE_SPACE))
        # only where no layout knows the headings otherwise: "Responsible by when" may be one, or two
        columns = max(wide, close, key=len) or _known_columns(part, _CLOSE_SPACE, whole=False)
        if columns:
            spans = [(min(p.x0 for p in column), max(p.x1 for p in column)) for column in columns]
            best = Head(tuple(part), tuple(spans))
    return best


def _goes_on(lines: Sequence[Line]) -> bool:
    """True where each phrase of the last line begins, ends or is centred with one above it, as wrapped headings are."""
    *before, last = lines
    if _apart(before[-1], last, _HEADING_STEP) or last.bold != before[0].bold:
        return False
    # a heading may stand close behind another, so that its first word alone tells where it begins
    above = [part for line in before for part in (*row_of(line).parts, *(line_of([word]) for word in line.words))]
    return all(any(_in_line(part, other) for other in above) for part in row_of(last).parts)


def _in_line(part: Line, other: Line) -> bool:
    off = (part.x0 - other.x0, part.x1 - other.x1, (part.x0 + part.x1 - other.x0 - other.x1) / 2)
    return min(map(abs, off)) < _ALIGNED


def _may_head(parts: Sequence[Line]) -> bool:
    """True where two phrases of a line are headings, which few lines have: told before anything is tried with it."""
    texts = [part.text for part in parts if part.words[0].text[0].isalpha()]
    if len(texts) < _FEWEST_KNOWN or any(len(text) > _LONGEST for text in texts):
        return False
    return sum(bool(vocabulary(schemas()).meanings(text.strip(" :*"))) for text in texts) >= _FEWEST_KNOWN


def _known_columns(lines: Sequence[Line], space: float, *, whole: bool = True) -> list[list[Line]]:
    """The phrases of heading lines by column, parted by spaces of so many ems; none where no layout knows them.

    A heading stays ``whole`` where it is known as one.
    """
    columns = _columns_of(lines, space, whole)
    texts = [" ".join(piece.text for piece in column).strip(" :*") for column in columns]
    if len(columns) < _FEWEST or any(len(text) > _LONGEST for text in texts):
        return []
    words = vocabulary(schemas())
    # a heading that takes several lines must be known as a whole, or a row's first line would pass for its second
    longer = [text for text, column in zip(texts, columns, strict=True) if len(column) > 1]
    return columns if words.heads(texts) and all(map(words.meanings, longer)) else []


def _apart(above: Line, below: Line, most: float) -> bool:
    return below.baseline - above.baseline > most * max(above.size, below.size)


def _columns_of(lines: Sequence[Line], space: float, whole: bool) -> list[list[Line]]:
    """The phrases of heading lines, those together that stand over one another."""
    columns: list[list[Line]] = []
    found = [part for line in lines for piece in pieces(line, space) for part in _two_headings(piece, whole)]
    for piece in sorted(found, key=lambda piece: piece.x0):
        if columns and piece.x0 < max(p.x1 for p in columns[-1]):
            columns[-1].append(piece)
        else:
            columns.append([piece])
    return [sorted(column, key=lambda piece: piece.baseline) for column in columns]


def _two_headings(piece: Line, whole: bool) -> list[Line]:
    """The phrase, cut where it is no heading but two, the first so long that it fills its column."""
    known = vocabulary(schemas()).meanings
    if whole and known(piece.text.strip(" :*")):
        return [piece]
    ways = [(line_of(piece.words[:i]), line_of(piece.words[i:])) for i in range(1, len(piece.words))]
    ways = [parts for parts in ways if all(known(part.text.strip(" :*")) for part in parts)]
    # "Responsible by" may be one as well: where the next one begins, the space is no narrower
    if not ways:
        return [piece]
    rooms = [second.x0 - first.x1 for first, second in ways]
    return list(ways[rooms.index(max(rooms))])


def _under(lines: Sequence[Line], head: Head) -> tuple[list[Line], list[Gap]]:
    """The lines that belong to the headings, and the white between their columns."""
    until = next((i for i in range(len(lines)) if _head_at(lines, i) is not None), len(lines))
    if lines and _apart(head.lines[-1], lines[0], _STEP):
        return [], []
    return _keeping_clear(lines[:until], [Gap(a[1], b[0]) for a, b in pairwise(head.spans)], head.spans[0][1])


def _keeping_clear(lines: Sequence[Line], gaps: Sequence[Gap], first: float) -> tuple[list[Line], list[Gap]]:
    """The lines from the first on that keep clear of the white between columns, and what they leave of it.

    Titles of sections may cross it, where they begin left of ``first``.
    """
    white = [[gap] for gap in gaps]
    kept: list[Line] = []
    waiting: list[Line] = []  # titles of sections, until the table goes on below them
    for above, line in zip([*lines[:1], *lines], lines, strict=False):
        if _apart(above, line, _STEP):
            break
        left = [_without(bands, line) for bands in white]
        if not all(left):
            if waiting or not _is_section(line, first):
                break
            waiting.append(line)
        elif waiting and not any(_on_both_sides(line, bands[0]) for bands in white):
            break
        else:
            white, kept, waiting = left, [*kept, *waiting, line], []
    else:
        # what ends the page may head the rows on the next one
        kept += [line for line in waiting if line.bold and line.size < _LARGER * kept[-1].size] if kept else []
    return kept, [max(bands, key=lambda gap: gap.x1 - gap.x0) for bands in white]


def _on_both_sides(line: Line, gap: Gap) -> bool:
    return line.words[0].x1 <= gap.x0 + 1 and line.words[-1].x0 >= gap.x1 - 1


def _is_section(line: Line, first: float) -> bool:
    """True for a short line from the left on that no sentence is: it may be the title of the rows below it."""
    short = len(line.words) <= _SECTION_WORDS and not line.text.endswith((".", ";", ","))
    return short and line.x0 < first and (line.bold or line.text[:1].isupper())


def _without(bands: Sequence[Gap], line: Line) -> list[Gap]:
    """What a line's phrases leave of bands of white."""
    left = list(bands)
    for x0, x1 in _phrases(line):
        parts = [Gap(a, b) for gap in left for a, b in ((gap.x0, min(gap.x1, x0)), (max(gap.x0, x1), gap.x1))]
        left = [gap for gap in parts if gap.x1 - gap.x0 >= _LEAST_WHITE]
    return list(dict.fromkeys(left))


def _phrases(line: Line) -> list[tuple[float, float]]:
    runs: list[tuple[float, float]] = []
    for word in line.words:
        if runs and word.x0 - runs[-1][1] <= _SPACE * line.size:
            runs[-1] = (runs[-1][0], max(runs[-1][1], word.x1))
        else:
            runs.append((word.x0, word.x1))
    return runs


def _grid(head: Head, body: Sequence[Line], gaps: Sequence[Gap]) -> tuple[Grid, int] | None:
    if len(body) < 2:
        return None
    lines = _with_sections([_chunks(line, gaps) for line in body])
    if not _is_table(lines, len(gaps) + 1):
        return None
    heading = [_by_column(line, gaps) for line in head.lines]
    rows = _rows(lines, gaps)
    if len(rows) < 2 or _between_lines(rows):
        return None
    grid, levels = assembled([heading, *rows], 1, gaps, [*heading, *lines])
    return replace(grid, worded=True), levels


def _rows(lines: Sequence[ChunkLine], gaps: Sequence[Gap]) -> list[list[ChunkLine]]:
    ends = right_edges(lines, gaps)
    rows: list[list[ChunkLine]] = []
    for is_title, part in groupby(lines, lambda line: line.chunks[0].last > line.chunks[0].first):
        held = list(part)
        rows += [[line] for line in held] if is_title else centred_rows(held, ends) or worded_rows(held, ends)
    return rows


def _chunks(line: Line, gaps: Sequence[Gap]) -> ChunkLine:
    """The line's words by column; one chunk over all columns for a title of the rows below."""
    if any(x0 < gap.x0 and x1 > gap.x1 for gap in gaps for x0, x1 in _phrases(line)):
        return ChunkLine(line, (Chunk(line.words, 0, len(gaps)),))
    return _by_column(line, gaps)


def _by_column(line: Line, gaps: Sequence[Gap]) -> ChunkLine:
    between, held = middles(gaps), dict[int, list[Word]]()
    for word in line.words:
        held.setdefault(column_of((word.x0 + word.x1) / 2, between), []).append(word)
    return ChunkLine(line, tuple(Chunk(tuple(words), column, column) for column, words in sorted(held.items())))


def _with_sections(lines: Sequence[ChunkLine]) -> list[ChunkLine]:
    """The lines, those in bold that stand in the first column alone over all columns: titles of the rows below them.

    Below a bold line of the first column such a line goes on with it.
    """
    if sum(line.line.bold for line in lines) > _FIGURES * len(lines):
        return list(lines)
    last = max(line.chunks[-1].last for line in lines)
    done: list[ChunkLine] = []
    labelled = False
    for line in lines:
        lone = line.line.bold and len(line.chunks) == 1 and line.chunks[0].first == 0 and not labelled
        done.append(replace(line, chunks=(replace(line.chunks[0], last=last),)) if lone else line)
        labelled = line.chunks[0].first == 0 and all(word.style.bold for word in line.chunks[0].words)
    return done


def _between_lines(rows: Sequence[Sequence[ChunkLine]]) -> bool:
    """True where rows follow each other closer than lines do: cells at half the height of rows not understood."""
    steps = [(b[0].line.baseline - a[-1].line.baseline) / max(b[0].line.size, 1) for a, b in pairwise(rows)]
    return sum(step < _CLOSEST for step in steps) > _BETWEEN * len(steps)


def _is_table(lines: Sequence[ChunkLine], columns: int) -> bool:
    """True where most columns have words whose lines begin at one place, and figures do not fill them."""
    held: dict[int, list[Chunk]] = {}
    for line in lines:
        for chunk in line.chunks:
            if chunk.first == chunk.last:
                held.setdefault(chunk.first, []).append(chunk)
    if len(held) < max(_FEWEST, _MOSTLY * columns):
        return False
    figures = [column for column, cells in held.items() if _share(cells) > _FIGURES and column]
    straight = [column for column, cells in held.items() if _begins_at_one_place(cells)]
    return len(figures) < _FIGURES * columns and len(straight) >= _MOSTLY * len(held)


def _share(cells: Sequence[Chunk]) -> float:
    return sum(is_figure(cell.text) for cell in cells) / len(cells)


def _begins_at_one_place(cells: Sequence[Chunk]) -> bool:
    """True for cells that are set left, right or centred as one."""
    for places in (
        [cell.words[0].x0 for cell in cells],
        [cell.words[-1].x1 for cell in cells],
        [(cell.words[0].x0 + cell.words[-1].x1) / 2 for cell in cells],
    ):
        usual = sorted(places)[len(places) // 2]
        if sum(abs(place - usual) < _ALIGNED for place in places) >= _MOSTLY * len(places):
            return True
    return False
