"""How long the site's pages take over a large database: ``python -m benchmarks.site [--pages N] [--db FILE]``.

The database is made up (``benchmarks.made``) and kept where ``--db`` says, so that it need not be made twice; one of an
older version is brought up to date. The same searches are asked of Datasette as it comes, over the same file in the
same run.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, quote_plus

from benchmarks.made.database import make
from benchmarks.report import machine

from papers2data.store import open_db

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
BEGINS, ENDS = "<!-- measured site -->", "<!-- end of measured site -->"

WORDS = ("council", "report", "housing", "children", "budget", "transport")
PAIRS = ("foster adoption", "council housing", "school health", "risk savings")
PHRASES = ('"foster care placements"', '"school transport policy"', '"winter gritting routes"')
BOOLEAN = ("adoption OR foster", "(foster OR adoption) NOT budget", "highways NOT transport", "gritting OR placements")
RARE = ("lighthousekeeper", "lighthousekeeper OR gritting")

STOCK_SETTINGS = ("sql_time_limit_ms", "60000")
"""Datasette as it comes gives up after a second; here it may take as long as it needs, so that it can be measured."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is measured; ``aim`` is in milliseconds at the 95th percentile, ``stock`` asks the same of Datasette."""

    said: str
    paths: tuple[str, ...]
    aim: int | None = None
    stock: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds by the clock and of the server's processor, at the 50th and 95th percentile.

    What the processor takes grows less than the clock with what else the machine does. ``failed`` is the share of
    requests that were answered with an error, such as after too long a time.
    """

    half: float
    most: float
    half_cpu: float
    most_cpu: float
    failed: float

    def said(self) -> str:
        """The times as cells of the table."""
        failed = f" ({self.failed:.0%} failed)" if self.failed else ""
        return f"{self.half:,.0f} | {self.most:,.0f}{failed}"

    def worked(self) -> str:
        """The processor's part of them as cells of the table."""
        return f"{self.half_cpu:,.0f} | {self.most_cpu:,.0f}"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was asked, with its times here and in Datasette as it comes."""

    asked: Asked
    own: Times
    stock: Times | None


def main() -> None:
    """Prints the table, or writes it into the documentation."""
    given = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        path = given.db or Path(folder) / "papers.db"
        if not path.exists():
            make(path, given.pages, given.papers)
        open_db(path).close()
        measured = list(_measured(path, given.papers, given.rounds))
        text = _written(measured, path)
    if given.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGINS)
        PAGE.write_text(f"{before}{BEGINS}\n\n{text}\n\n{ENDS}{rest.partition(ENDS)[2]}", encoding="utf-8")
    else:
        print(text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000_000, help="pages of the database (%(default)s)")
    parser.add_argument("--db", type=Path, help="database to measure; made where it is not there")
    parser.add_argument("--papers", type=Path, default=ROOT / "corpus" / "papers", help="PDFs for the viewer")
    parser.add_argument("--rounds", type=int, default=40, help="requests for each page (%(default)s)")
    parser.add_argument("--write", action="store_true", help="write the table into docs/benchmarks.md")
    return parser.parse_args()


def _measured(path: Path, papers: Path, rounds: int) -> Iterator[Measured]:
    ours = ["papers2data", "serve", "--db", str(path), "--papers", str(papers), "--port", "0"]
    setting = [part for name in (STOCK_SETTINGS,) for part in ("--setting", *name)]
    stock = ["datasette", "serve", str(path), "--port", "8765", *setting]
    with _serving(ours) as here, _serving(stock) as there:
        for asked in questions(path):
            own = _timed(*here, asked.paths, rounds)
            paths = [f"/{path.stem}{each}" for each in asked.stock]
            other = _timed(*there, paths, len(paths)) if paths else None
            made = Measured(asked, own, other)
            print(_line(made), file=sys.stderr)
            yield made


def questions(path: Path) -> list[Asked]:
    """What is asked, with things that the database holds."""
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    some = {
        name: [quote(str(row[0]), safe="") for row in db.execute(f"SELECT id FROM {name} LIMIT 400")][::20]  # noqa: S608
        for name in ("milestones", "kpis", "meetings")
    }
    tracked = [quote(row[0], safe="") for row in db.execute("SELECT resolution_id FROM resolution_tracker LIMIT 20")]
    middling = "SELECT count(DISTINCT body) / 3 FROM documents"
    (body,) = db.execute(
        f"SELECT body FROM documents GROUP BY 1 ORDER BY count(*) DESC LIMIT 1 OFFSET ({middling})"  # noqa: S608
    ).fetchone()
    shown = db.execute(
        "SELECT r.document_id, r.page, r.id FROM milestone_readings r JOIN documents d ON d.id = r.document_id "
        "WHERE d.path NOT LIKE 'made/%' AND r.page IS NOT NULL LIMIT 12"
    ).fetchall()
    db.close()
    return [
        Asked("home", ("/",), 100),
        _search("common words, most relevant first", WORDS, 100),
        _search("common words, newest first", WORDS, 100, "&newest=1"),
        _search("two common words", PAIRS, 100),
        _search("a phrase", PHRASES, 100),
        _search("AND, OR, NOT", BOOLEAN),
        _search("a rare word", RARE),
        _search("the beginning of a word", ("highw*", "plac*")),
        _search("common words in one committee", WORDS, None, f"&committee={quote_plus(body)}", stock=False),
        _search("common words in one year", WORDS, None, "&since=2019-04-01&until=2020-03-31", stock=False),
        _search("common words in minutes", WORDS, None, "&paper=minutes", stock=False),
        Asked("list of milestones", ("/milestones", "/milestones?status=at_risk"), 100),
        Asked("a milestone", tuple(f"/milestones/{name}" for name in some["milestones"]), 100),
        Asked("list of indicators", ("/kpis", "/kpis?rag=red"), 100),
        Asked("an indicator", tuple(f"/kpis/{name}" for name in some["kpis"]), 100),
        Asked("list of resolutions", ("/resolutions", "/resolutions?state=overdue")),
        Asked("a resolution", tuple(f"/resolutions/{name}" for name in tracked)),
        Asked("list of meetings", ("/meetings",), 100),
        Asked("a meeting", tuple(f"/meetings/{name}" for name in some["meetings"])),
        Asked("list of findings", ("/findings", "/findings?severity=error")),
        Asked("feed of changes", ("/changes.atom",)),
        Asked("page viewer, warm", tuple(_viewed(*row) for row in shown), 150),
        Asked("its picture, warm", tuple(f"/page/{row[0]}/{row[1]}.png" for row in shown), 150),
    ]


def _search(said: str, words: Sequence[str], aim: int | None = None, more: str = "", *, stock: bool = True) -> Asked:
    own = tuple(f"/search?q={quote_plus(word)}{more}" for word in words)
    raw = "&_searchmode=raw" if any(operator in word for word in words for operator in (" OR ", " NOT ", "*")) else ""
    there = tuple(f"/pages?_search={quote_plus(word)}{raw}" for word in words)
    return Asked(f"search: {said}", own, aim, there if stock else ())


def _viewed(document: str, page: int, record: str) -> str:
    return f"/page/{document}/{page}?record={quote_plus(f'milestone_readings:{record}')}"


@contextmanager
def _serving(command: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Host with port, and the id of a server's process. Ends with what the server says where it does not begin."""
    with (
        tempfile.TemporaryFile("w+") as told,
        subprocess.Popen([sys.executable, "-m", *command], stderr=told) as server,
    ):
        try:
            said = ""
            while (found := re.search(r"http://(127[^\s/]+)", said)) is None:
                if server.poll() is not None:
                    sys.exit(f"{command[0]} ended: {said}")
                time.sleep(0.2)
                told.seek(0)
                said = told.read()
            yield found[1], server.pid
        finally:
            server.kill()


def _timed(host: str, process: int, paths: Sequence[str], rounds: int) -> Times:
    """The times of so many requests, after one of each path that does not count."""
    connection = http.client.HTTPConnection(host, timeout=300)
    for path in paths:
        _ask(connection, path)
    times, worked, failed = list[float](), list[float](), 0
    count = max(rounds, len(paths))
    for number in range(count):
        before = _worked(process)
        milliseconds, status = _ask(connection, paths[number % len(paths)])
        times.append(milliseconds)
        worked.append(_worked(process) - before)
        failed += status != 200
    connection.close()
    return Times(statistics.median(times), _most(times), statistics.median(worked), _most(worked), failed / count)


def _most(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def _worked(process: int) -> float:
    """Milliseconds that the processor has worked for a process (Linux)."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(thread.read_text(encoding="utf-8").split()[0]) for thread in threads) / 1e6


def _ask(connection: http.client.HTTPConnection, path: str) -> tuple[float, int]:
    """Milliseconds until the whole answer is here, and its status. Ends where there is no such page."""
    started = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    if answer.status == 404:
        sys.exit(f"{path} is no page")
    return (time.perf_counter() - started) * 1000, answer.status


def _written(measured: Sequence[Measured], path: Path) -> str:
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    counted = ", ".join(
        f"{db.execute(f'SELECT count(*) FROM {table}').fetchone()[0]:,} {said}"  # noqa: S608
        for table, said in (
            ("pages", "pages"),
            ("documents", "documents"),
            ("milestone_readings", "readings of milestones"),
            ("kpi_readings", "figures"),
            ("resolutions", "resolutions"),
            ("findings", "findings"),
        )
    )
    db.close()
    head = (
        f"Measured on {datetime.now(UTC):%-d %B %Y}, {machine()}. The database has {counted}, and "
        f"{path.stat().st_size / 1e9:.1f} GB. One request after another; milliseconds until the whole page is there. "
        f"The machine's load was {os.getloadavg()[1]:.1f}: it would be 1 if nothing else had run."
    )
    lines = [
        "| page | p50 | p95 | aim (p95) | processor: p50 | p95 "
        "| Datasette's table search: p50 | p95 | processor: p50 |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
        *map(_line, measured),
    ]
    return f"{head}\n\n" + "\n".join(lines)


def _line(each: Measured) -> str:
    own, stock = each.own, each.stock
    aim = f"{each.asked.aim}" if each.asked.aim else ""
    if aim and (own.failed or own.most > (each.asked.aim or 0)):
        aim += " (missed)"
    there = f"{stock.said()} | {stock.half_cpu:,.0f}" if stock else " | | "
    return f"| {each.asked.said} | {own.said()} | {aim} | {own.worked()} | {there} |"


if __name__ == "__main__":
    main()
