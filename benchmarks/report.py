"""The tables of the comparison as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.cells import Accuracy

WHAT = {
    "papers2data": "**papers2data**: read, lay out, split, extract",
    "pdfplumber": "pdfplumber: text, words, tables",
    "pdfium-text": "pdfium: text only",
    "camelot-lattice": "camelot, lattice: tables",
    "camelot-network": "camelot, network: tables",
    "tabula-lattice": "tabula, lattice: tables",
    "tabula-stream": "tabula, stream: tables",
}


@dataclass(frozen=True, slots=True)
class Row:
    """An engine: ``ratio`` is its time over this project's, ``spread`` its slowest round over its fastest."""

    name: str
    version: str
    cpu: float
    clock: float
    spread: float
    pages: int
    ratio: float
    accuracy: Accuracy | None


@dataclass(frozen=True, slots=True)
class Memory:
    """MiB: the most that a process held at once, and what of it the result takes."""

    peak: float
    held: float


def written(tables: Sequence[tuple[str, int, int, Sequence[Row]]], memory: Mapping[int, Memory], where: str) -> str:
    """All that was measured."""
    parts = [f"Measured on {datetime.now(UTC):%-d %B %Y}, {where}."]
    for title, papers, pages, rows in tables:
        parts += [f"### {title}", f"{papers} PDFs, {pages} pages.", speed(rows)]
        if any(row.accuracy for row in rows):
            parts += [cells(rows)]
    if memory:
        parts += ["### Memory", peaks(memory)]
    return "\n\n".join(parts)


def speed(rows: Sequence[Row]) -> str:
    """Seconds and ratios."""
    head = "| engine | version | seconds of processor | pages a second | time against ours | slowest to fastest round |"
    lines = [
        f"| {WHAT[row.name]} | {row.version} | {row.cpu:.2f} | {row.pages / row.cpu:,.0f} | {_times(row.ratio)} | "
        f"{row.spread:.2f} |"
        for row in rows
    ]
    return "\n".join([head, "|---|---|--:|--:|--:|--:|", *lines])


def cells(rows: Sequence[Row]) -> str:
    """Shares of cells."""
    head = "| engine | cells of ruled tables found whole | of other tables | share of its cells that are right |"
    lines = [
        f"| {WHAT[row.name]} | {row.accuracy.ruled:.1%} | {row.accuracy.others:.1%} | {row.accuracy.right:.1%} |"
        for row in rows
        if row.accuracy
    ]
    return "\n".join([head, "|---|--:|--:|--:|", *lines])


def peaks(memory: Mapping[int, Memory]) -> str:
    """Peak memory by pages, with and without what was read."""
    lines = [
        f"| {n:,} | {each.peak:.0f} | {each.held:.0f} | {each.peak - each.held:.0f} |" for n, each in memory.items()
    ]
    head = "| pages of one pack | peak memory of its worker, MiB | what was read | all else |"
    return "\n".join([head, "|--:|--:|--:|--:|", *lines])


def machine() -> str:
    """The machine in words: processor, how many cores it has for this, Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{_processor()}, {cores} cores, Python {platform.python_version()}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _times(ratio: float) -> str:
    return "1" if ratio == 1 else f"{ratio:.1f}" if ratio >= 1 else f"1/{1 / ratio:.1f}"
