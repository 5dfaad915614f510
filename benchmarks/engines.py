"""One engine over some papers, in a process of its own: ``python -m benchmarks.engines ENGINE OUTPUT PAPER…``.

Each engine is a function from a paper's path to the texts of the table cells that it finds (none for those that read
only text). Nothing but the engine itself is imported, so that each can run in a Python that holds only that engine.
Writes JSON: seconds of processor and of clock for all papers, peak memory in MiB, version, and cells by paper. The
largest papers are read once more before the clock starts: what an engine loads once is not measured.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from pathlib import Path

Cells = list[str]


def papers2data(path: Path) -> Cells:
    """Everything this project does with one file: read, lay out, split, extract; scans are left unread."""
    from papers2data.model import Table
    from papers2data.pipeline.document import Settings, extract
    from papers2data.pipeline.inputs import describe

    found = extract(describe(path, path.name), Settings(ocr=False))
    return [cell.text for block in found.document.blocks if isinstance(block, Table) for cell in block.cells]


def pdfplumber(path: Path) -> Cells:
    """Text, words and tables of every page, as scripts that read papers with pdfplumber ask for them."""
    import pdfplumber

    cells: Cells = []
    with pdfplumber.open(path) as file:
        for page in file.pages:
            page.extract_text()
            page.extract_words()
            for table in page.extract_tables():
                cells += _texts(cell for row in table for cell in row)
            page.close()
    return cells


def pdfium(path: Path) -> Cells:
    """The bare text of every page."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as file:
        for page in file:
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
    return []


def camelot_lattice(path: Path) -> Cells:
    """Tables by their ruled lines."""
    return list(_camelot(path, "lattice"))


def camelot_network(path: Path) -> Cells:
    """Tables by the alignment of their words."""
    return list(_camelot(path, "network"))


def tabula_lattice(path: Path) -> Cells:
    """Tables by their ruled lines."""
    return list(_tabula(path, lattice=True))


def tabula_stream(path: Path) -> Cells:
    """Tables by the alignment of their words."""
    return list(_tabula(path, lattice=False))


WARMING = 3
"""Papers read before the clock starts."""

ENGINES: dict[str, tuple[str, Callable[[Path], Cells]]] = {
    "papers2data": ("papers2data", papers2data),
    "pdfplumber": ("pdfplumber", pdfplumber),
    "pdfium-text": ("pypdfium2", pdfium),
    "camelot-lattice": ("camelot-py", camelot_lattice),
    "camelot-network": ("camelot-py", camelot_network),
    "tabula-lattice": ("tabula-py", tabula_lattice),
    "tabula-stream": ("tabula-py", tabula_stream),
}
"""Each engine's package, and what it does with one paper."""


def _camelot(path: Path, flavour: str) -> Iterator[str]:
    import camelot  # type: ignore[import-not-found, import-untyped, unused-ignore]

    for table in camelot.read_pdf(str(path), pages="all", flavor=flavour, suppress_stdout=True):
        yield from _texts(cell for row in table.df.values.tolist() for cell in row)


def _tabula(path: Path, *, lattice: bool) -> Iterator[str]:
    import tabula  # type: ignore[import-not-found, import-untyped, unused-ignore]

    options = {"pages": "all", "lattice": lattice, "stream": not lattice, "pandas_options": {"header": None}}
    for table in tabula.read_pdf(str(path), silent=True, **options):
        yield from _texts(
            cell for row in table.astype(object).where(table.notna(), None).values.tolist() for cell in row
        )


def _texts(cells: Iterable[object]) -> Iterator[str]:
    return (str(cell) for cell in cells if cell is not None)


def peak() -> float:
    """The most memory that this process held at once, in MiB."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    # not ru_maxrss on Linux: it remembers the process that started this one
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def processor() -> float:
    """Seconds of processor that this process and its children have used."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def version_of(package: str) -> str:
    """The installed version; a checkout of this project that is not installed says its own."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        from papers2data.snapshot import current_origin

        return current_origin().program


def main(name: str, output: str, papers: list[str]) -> None:
    """Runs one engine over the papers; ends with status 3 where it is not installed."""
    warnings.simplefilter("ignore")
    package, engine = ENGINES[name]
    try:
        for paper in sorted(papers, key=lambda paper: -Path(paper).stat().st_size)[:WARMING]:
            engine(Path(paper))
    except ImportError as error:
        print(f"{name} is not installed ({error})", file=sys.stderr)
        sys.exit(3)
    cpu, clock = processor(), time.perf_counter()
    cells = {paper: engine(Path(paper)) for paper in papers}
    told = {
        "cpu": processor() - cpu,
        "clock": time.perf_counter() - clock,
        "memory": peak(),
        "version": version_of(package),
        "cells": cells,
    }
    Path(output).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
