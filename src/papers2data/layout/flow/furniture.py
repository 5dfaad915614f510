"""Page furniture in running text: titles, appendix labels and page numbers that a converter left between and in rows.

Without pages to count on, furniture shows itself in two ways: by repetition in the places where pages break (beside a
table that goes on, at a page's edge), and by form ("Appendix A", "Page 3 of 9").

    rows of a table          what a converter left             what is left
    ------------------       -------------------------         ------------------
    | … | … | text           | - | - | Appendix A       ──▶    (row taken out)
    (page break)             | Append | lix A | 1       ──▶    (row taken out)
    |   |   | more text      |   |   | Appendix A more  ──▶    |   |   | more text
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from papers2data.model import Block, Cell, Paragraph, Table, span_of

_LABEL = re.compile(r"(?:Appendix|APPENDIX|Annex|ANNEX|Annexe|Schedule|Enclosure)\s+[A-Z0-9]{1,2}(?![a-z0-9])")
_LABEL_GLUED = re.compile(r"(?:Appendix|APPENDIX|Annex|ANNEX|Annexe)\s+[A-Z0-9](?=[A-Z][a-z]|\s|$)")
_PAGE = re.compile(r"(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_PAGE_WORD = re.compile(r"page\s+\d{1,4}(?:\s+of\s+\d{1,4})?", re.IGNORECASE)
_MARK = re.compile(r"[\s\d•·.|\-–—]*")
REPEATS = 3
"""How often a title must come back beside tables before it is furniture; fewer may be the paper's own words."""


def without_furniture(
    blocks: Sequence[Block], tops: Sequence[int] = ()
) -> tuple[tuple[Block, ...], tuple[Paragraph, ...]]:
    """Blocks without furniture, and the furniture. The first of a repeated title stays: it is the paper's title."""
    running = _running_titles(blocks, tops)
    labels = _labels(blocks)
    numbers = _page_numbers(blocks)
    kept: list[Block] = []
    taken: list[Paragraph] = []
    seen: set[str] = set()
    for block in blocks:
        if isinstance(block, Table):
            table, out = _clean_table(block, labels, running)
            taken += out
            if table is not None:
                kept.append(table)
            continue
        key = _key(block.text)
        if (key in running and key in seen) or _is_label(block.text, labels) or id(block) in numbers:
            taken.append(block)
        else:
            kept.append(block)
        seen.add(key)
    return tuple(kept), tuple(taken)


def _key(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()


def _running_titles(blocks: Sequence[Block], tops: Sequence[int]) -> frozenset[str]:
    """Texts that come back at page tops or beside tables, nearly always there."""
    times: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    edges = {i for top in tops for i in (top, top - 1)}
    for i, block in enumerate(blocks):
        if isinstance(block, Paragraph) and 3 <= len(block.text) <= 160:
            key = _key(block.text)
            times[key] += 1
            around = [*blocks[max(i - 1, 0) : i], *blocks[i + 1 : i + 2]]
            beside[key] += i in edges or any(isinstance(other, Table) for other in around)
    return frozenset(key for key, n in times.items() if n >= REPEATS and beside[key] >= 0.6 * n)


def _page_numbers(blocks: Sequence[Block]) -> frozenset[int]:
    """The ids of paragraphs that are page numbers: "Page 3 of 9", or bare numbers that rise through the file."""
    said = [b for b in blocks if isinstance(b, Paragraph) and _PAGE.fullmatch(b.text.strip()) and not b.marker]
    words = {id(b) for b in said if _PAGE_WORD.fullmatch(b.text.strip())}
    bare = [(int(re.sub(r"\D", "", b.text.split("of")[0]) or 0), b) for b in said if id(b) not in words]
    rising = [b for (n, b), (m, _) in itertools.pairwise(bare) if n < m <= n + 3]
    if len(rising) >= REPEATS - 1:
        words |= {id(b) for _, b in bare}
    return frozenset(words)


def _labels(blocks: Sequence[Block]) -> frozenset[str]:
    """Appendix labels that stand alone in rows, or open cells where a table goes on, at least twice in the file."""
    found: Counter[str] = Counter()
    for block in blocks:
        if isinstance(block, Table):
            found.update(_labels_in(block))
    for block in blocks:
        if isinstance(block, Paragraph) and _LABEL.fullmatch(block.text.strip()) and block.text.strip() in found:
            found[block.text.strip()] += 1
    return frozenset(label for label, n in found.items() if n >= 2)


def _labels_in(table: Table) -> Iterable[str]:
    first = True
    for row in table.grid():
        texts = [cell.text.strip() for cell in row if cell is not None and not _MARK.fullmatch(cell.text)]
        if len(texts) == 1 and _LABEL.fullmatch(texts[0]):
            yield texts[0]
        elif first:
            for text in texts:
                match = _LABEL_GLUED.match(text)
                if match:
                    yield match[0]
        first = False


def _is_label(text: str, labels: frozenset[str]) -> bool:
    return text.strip() in labels


def _clean_table(table: Table, labels: frozenset[str], running: frozenset[str]) -> tuple[Table | None, list[Paragraph]]:
    """The table without rows and cell openings that are furniture (None where nothing is left), and the furniture."""
    rows: list[list[Cell]] = []
    taken: list[Paragraph] = []
    for number, row in enumerate(table.grid()):
        cells = [cell for i, cell in enumerate(row) if cell is not None and cell.row == number and cell.column == i]
        text = " ".join(cell.text for cell in cells if cell.text.strip())
        if cells and _is_furniture_row(cells, labels, running):
            taken.append(Paragraph(text, span_of(cell.span for cell in cells)))
            continue
        if not rows:
            cells, openings = _without_openings(cells, labels)
            taken += openings
        rows.append(cells)
    if not rows:
        return None, taken
    if not taken:
        return table, taken
    cells_out = tuple(replace(cell, row=r) for r, cells in enumerate(rows) for cell in cells)
    return replace(table, cells=cells_out, rows=len(rows)), taken


def _is_furniture_row(cells: list[Cell], labels: frozenset[str], running: frozenset[str]) -> bool:
    texts = [cell.text.strip() for cell in cells if cell.text.strip()]
    words = [text for text in texts if not _MARK.fullmatch(text)]
    if len(words) == 1 and (words[0] in labels or _PAGE_WORD.fullmatch(words[0]) or _key(words[0]) in running):
        return True
    joined = re.sub(r"[\d\s]+$", "", "".join(texts))
    return len(words) > 1 and all(len(text) <= 12 for text in texts) and any(_alike(joined, label) for label in labels)


def _alike(torn: str, label: str) -> bool:
    """True where ``torn`` is the label broken over cells, perhaps with a letter doubled at the break."""
    a, b = torn.replace(" ", "").casefold(), label.replace(" ", "").casefold()
    return abs(len(a) - len(b)) <= 2 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.85


def _without_openings(cells: list[Cell], labels: frozenset[str]) -> tuple[list[Cell], list[Paragraph]]:
    out: list[Cell] = []
    taken: list[Paragraph] = []
    for cell in cells:
        label = next((x for x in labels if cell.text.startswith(x) and len(cell.text) > len(x)), None)
        if label is None:
            out.append(cell)
        else:
            out.append(replace(cell, text=cell.text[len(label) :].strip()))
            taken.append(Paragraph(label, cell.span))
    return out, taken
