"""Takes the pictures of the site's pages in ``docs/pictures``: ``python -m docs.pictures`` (needs chromium).

The sample papers are read into a database that goes again; each picture is of a page as the server answers it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image

HERE = Path(__file__).resolve().parent
PAPERS = HERE.parent / "corpus" / "papers"

WIDTH = 1180

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)


def main() -> int:
    """The exit status: 1 where there is no chromium."""
    if not shutil.which("chromium"):
        print("Install chromium first.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address:
        for name, path, height in pages(address):
            take(address + path, HERE / "pictures" / f"{name}.png", height)
            print(f"docs/pictures/{name}.png")
    return 0


def pages(address: str) -> Iterator[tuple[str, str, int]]:
    """Each picture's name, the page's address, and the picture's height."""
    yield "home", "/", 900
    yield "milestones", "/milestones", 760
    milestone = re.search(r'href="(/milestones/[^"]+)"', fetch(f"{address}/milestones?words=tideway"))
    if milestone:
        yield "milestone", milestone[1], 900
    kpi = re.search(r'href="(/kpis/[^"]+)"', fetch(f"{address}/kpis?words=good+start&show=worse"))
    kpi = kpi or re.search(r'href="(/kpis/[^"]+)"', fetch(f"{address}/kpis"))
    if kpi:
        yield "kpi", kpi[1], 900
    risk = re.search(r'href="(/risks/[^"]+)"', fetch(f"{address}/risks?show=worse"))
    if risk:
        yield "risk", risk[1], 900
    yield "budget", "/budget", 900
    quarters = {"first": "July–September 2023", "second": "October–December 2023"}
    yield "compare", f"/compare?{urlencode(quarters)}", 900
    yield "briefing", "/briefing", 900
    asked = "_shape=array&_size=1&page__notnull=1&status=at_risk&name__contains=Tideway"
    for row in json.loads(fetch(f"{address}/papers/milestone_readings.json?{asked}")):
        yield "page", f"/page/{row['document_id']}/{row['page']}?record=milestone_readings:{row['id']}", 900


def take(address: str, target: Path, height: int) -> None:
    """Writes the picture, in few colours so that it stays small."""
    target.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        shot = Path(profile) / "shot.png"
        size = f"--window-size={WIDTH},{height}"
        command = ["chromium", *FLAGS, f"--user-data-dir={profile}/chromium", size, f"--screenshot={shot}", address]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        with Image.open(shot) as picture:
            picture.convert("RGB").quantize(64).save(target, optimize=True)


def fetch(address: str) -> str:
    """What the server answers."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310
        return str(answer.read().decode("utf-8"))


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the site over the sample papers."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent / "src"), "NO_COLOR": "1"}
    program = [sys.executable, "-m", "papers2data"]
    database = ["--db", str(folder / "papers.db")]
    ingest = [*program, "ingest", str(PAPERS), "--root", str(PAPERS), *database]
    subprocess.run(ingest, check=True, env=environment, capture_output=True)
    command = [*program, "serve", *database, "--papers", str(PAPERS), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as server:
        try:
            said = server.stderr.readline() if server.stderr else ""
            found = re.search(r"http://127\.0\.0\.1:\d+", said)
            if not found:
                raise RuntimeError(said)
            yield found[0]
        finally:
            server.terminate()
            server.communicate(timeout=30)


if __name__ == "__main__":
    sys.exit(main())
