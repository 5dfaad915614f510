"""Reading compared with other engines on the same papers in one run: ``python -m benchmarks.read [OPTION…] [FOLDER…]``.

    papers ──▶ each engine in a process of its own, three rounds, the engines by turns ──▶ medians, ratios
    sample papers ──▶ the cells that each engine finds, held against those that the papers were written with
    packs of 100 and 1,000 pages ──▶ this project's peak memory, and what of it the result takes

Seconds are those of the processor, which other work on the machine disturbs less than the clock. Engines that are not
installed are left out and named. Those that are no part of this project may live in another Python: ``--peers``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import msgspec
import pypdfium2
from benchmarks.cells import Accuracy, accuracy
from benchmarks.engines import ENGINES
from benchmarks.report import Memory, Row, machine, written
from benchmarks.truth import written as written_cells

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ROOT / "corpus" / "papers"
PAGE = ROOT / "docs" / "benchmarks.md"
FAST = ("papers2data", "pdfplumber", "pdfium-text")
"""Engines that also read what lies in FOLDER; with --all, every engine does."""
ROUNDS = 3
INSTALL = "install camelot-py and tabula-py (which needs Java) in a venv of their own, and name its Python with --peers"
SIZES = (100, 1000)


class Run(msgspec.Struct, frozen=True):
    """What one engine told of one round: seconds, MiB, the engine's version, the texts of cells by paper."""

    cpu: float
    clock: float
    memory: float
    version: str
    cells: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Measured:
    """An engine over all rounds: medians of its seconds, its highest memory, and what it found."""

    name: str
    cpu: float
    clock: float
    spread: float
    memory: float
    version: str
    cells: dict[str, list[str]]


def main(arguments: argparse.Namespace) -> None:
    """Prints the tables; with ``--write`` they go into the documentation too."""
    tables = []
    for title, papers, names in corpora(arguments):
        pages = sum(page_count(paper) for paper in papers)
        print(f"{title}: {len(papers)} PDFs, {pages} pages", flush=True)
        found = measure(names, papers, arguments.peers, arguments.rounds)
        truth = accuracies(found) if papers[0].is_relative_to(PAPERS) else {}
        tables.append((title, len(papers), pages, [row(each, found, pages, truth) for each in found.values()]))
    memory = {} if arguments.no_memory else {size: memory_of(size) for size in SIZES}
    text = written(tables, memory, machine())
    print(text)
    if arguments.write:
        written_into(PAGE, text)


def corpora(arguments: argparse.Namespace) -> Iterable[tuple[str, list[Path], Sequence[str]]]:
    """Title, papers and engines of each table."""
    yield "Sample papers", sorted(PAPERS.rglob("*.pdf")), tuple(ENGINES)
    real = sorted(path for folder in arguments.folders for path in folder.resolve().rglob("*.pdf") if readable(path))
    if real:
        yield "Real papers", real, tuple(ENGINES) if arguments.all else FAST


def readable(path: Path) -> bool:
    """False for a file that pdfium cannot open: not every engine gets over one."""
    try:
        return page_count(path) > 0
    except pypdfium2.PdfiumError:
        return False


def page_count(path: Path) -> int:
    """The pages of a PDF."""
    with pypdfium2.PdfDocument(path) as file:
        return len(file)


def measure(names: Iterable[str], papers: list[Path], peers: str, rounds: int) -> dict[str, Measured]:
    """Each engine that is installed, measured by turns."""
    runs: dict[str, list[Run]] = {name: [] for name in names}
    for number in range(rounds):
        for name in list(runs):
            done = run(name, papers, peers)
            if done is None:
                del runs[name]
                print(f"  {name} is not installed and left out: {INSTALL}", flush=True)
                continue
            runs[name].append(done)
            print(f"  round {number + 1}  {name:<16} {done.cpu:8.2f} s", flush=True)
    return {name: medians(name, done) for name, done in runs.items()}


def run(name: str, papers: list[Path], peers: str) -> Run | None:
    """One round of one engine, None where no Python has it. Ends with the engine's own words where it fails."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        for python in dict.fromkeys((sys.executable, peers)):
            command = [python, "-m", "benchmarks.engines", name, file.name, *map(str, papers)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
            if done.returncode == 0:
                return msgspec.json.decode(Path(file.name).read_bytes(), type=Run)
            if done.returncode != 3:
                sys.exit(f"{name} failed:\n{done.stderr}")
    return None


def medians(name: str, runs: list[Run]) -> Measured:
    """What the rounds of one engine come to; ``spread`` is the slowest over the fastest."""
    cpu = [each.cpu for each in runs]
    clock = median(each.clock for each in runs)
    last = runs[-1]
    memory = max(each.memory for each in runs)
    return Measured(name, median(cpu), clock, max(cpu) / min(cpu), memory, last.version, last.cells)


def accuracies(found: dict[str, Measured]) -> dict[str, Accuracy]:
    """How right the cells are of each engine that looks for tables."""
    truth = written_cells(PAPERS)
    return {name: accuracy(each.cells, truth) for name, each in found.items() if any(each.cells.values())}


def row(each: Measured, found: dict[str, Measured], pages: int, truth: dict[str, Accuracy]) -> Row:
    """One line of the table; ratios are to this project's own time."""
    own = found["papers2data"].cpu
    return Row(each.name, each.version, each.cpu, each.clock, each.spread, pages, each.cpu / own, truth.get(each.name))


def memory_of(pages: int) -> Memory:
    """What reading a pack of so many pages needs, made of the sample papers over and over."""
    with tempfile.TemporaryDirectory() as folder:
        pack, told = Path(folder) / f"pack-{pages}.pdf", Path(folder) / "told.json"
        make_pack(pack, pages)
        command = [sys.executable, "-m", "benchmarks.read_memory", str(told), str(pack)]
        subprocess.run(command, cwd=ROOT, check=True)
        return msgspec.json.decode(told.read_bytes(), type=Memory)


def make_pack(path: Path, pages: int) -> None:
    """Writes a pack of so many pages: the sample papers, as often as it takes."""
    papers = sorted(PAPERS.rglob("*.pdf"))
    with pypdfium2.PdfDocument.new() as pack:
        while len(pack) < pages:
            for paper in papers:
                with pypdfium2.PdfDocument(paper) as file:
                    pack.import_pages(file, list(range(min(len(file), pages - len(pack)))))
        pack.save(path)


def written_into(page: Path, text: str) -> None:
    """Puts the tables between the marks of the page."""
    old = page.read_text(encoding="utf-8")
    begin, end = "<!-- measured -->", "<!-- end of measured -->"
    before, rest = old.split(begin, 1)
    page.write_text(f"{before}{begin}\n\n{text.strip()}\n\n{end}{rest.split(end, 1)[1]}", encoding="utf-8")


def options() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.read", description="Reading compared with other engines.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="real papers to read too")
    parser.add_argument("--peers", default=sys.executable, help="the Python that has camelot-py and tabula-py")
    parser.add_argument("--all", action="store_true", help="every engine reads the real papers too (this takes long)")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--no-memory", action="store_true", help="leave the memory out")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/benchmarks.md")
    return parser


if __name__ == "__main__":
    main(options().parse_args())
