"""The program as a process of its own: Ctrl-C, closed pipes, how fast it starts, the server."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.papers import write_papers

Command = tuple[list[str], dict[str, str]]


def _count(path: Path) -> int:
    """How many documents are in the database, 0 where there is none yet."""
    if not path.exists():
        return 0
    # who waits for the file's lock, as its log is set up, would look again when all is over
    connection = sqlite3.connect(path, timeout=0)
    try:
        return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def _wait(path: Path, count: int) -> None:
    end = time.monotonic() + 60
    while _count(path) < count and time.monotonic() < end:
        time.sleep(0.02)


PAPERS = 400
"""Enough to be still at work when the signal comes, on a machine however busy."""


def test_ctrl_c_during_ingest(command: Command, tmp_path: Path) -> None:
    """Ctrl-C ends an ingest with 130 and one sentence; what was read is kept whole, and the next run goes on."""
    (python, code, program), env = command
    # tests that run in the background may have been told to ignore Ctrl-C, and what they start would, too
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    start = [python, code, f"{heard}; {program}"]
    write_papers(tmp_path / "papers", PAPERS)
    ingest = [*start, "ingest", "papers", "--jobs", "1"]
    process = subprocess.Popen(
        ingest, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    _wait(tmp_path / "papers.db", 2)
    assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to the whole group
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err == "Error: stopped. Nothing is left half done: the same command goes on from here\n"
    assert 2 <= _count(tmp_path / "papers.db") < PAPERS
    connection = sqlite3.connect(tmp_path / "papers.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    subprocess.run([*ingest[:-1], "2"], cwd=tmp_path, env=env, check=True, capture_output=True, timeout=120)
    assert _count(tmp_path / "papers.db") == PAPERS


def test_a_closed_pipe_is_quiet(command: Command, sample: Path) -> None:
    """When the reader of the output ends early the program ends too, with 141 and without a word."""
    start, env = command
    process = subprocess.Popen(
        [*start, "export", "cells", "--db", str(sample)], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=30) == 141


def test_nothing_heavy_is_imported(command: Command, tmp_path: Path) -> None:
    """A run without news imports no reader, no pandas and no web server."""
    start, env = command
    write_papers(tmp_path / "papers", 1)
    subprocess.run([*start, "ingest", "papers"], cwd=tmp_path, env=env, check=True, capture_output=True, timeout=60)
    timed = [start[0], "-X", "importtime", *start[1:], "ingest", "papers"]
    said = subprocess.run(timed, cwd=tmp_path, env=env, check=True, capture_output=True, text=True, timeout=60).stderr
    imported = {line.rpartition("|")[2].strip() for line in said.splitlines() if line.startswith("import time:")}
    heavy = {"pandas", "numpy", "spacy", "datasette", "pdfplumber", "pypdfium2", "uvicorn", "rich"}
    assert sorted(imported & heavy) == []


@pytest.fixture
def server(command: Command, sample: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running site and its address."""
    start, env = command
    process = subprocess.Popen(
        [*start, "serve", "--port", "0", "--db", str(sample)], env=env, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    said = process.stderr.readline()
    (address,) = re.findall(r"published at (http://127\.0\.0\.1:\d+/) until you press Ctrl-C", said)
    yield process, address
    if process.poll() is None:
        process.kill()
    process.wait(timeout=30)
    process.stderr.close()


def test_serve(server: tuple[subprocess.Popen[str], str]) -> None:
    """The site answers at the address that it says, and Ctrl-C ends it in peace (0)."""
    process, address = server
    with urlopen(address, timeout=30) as answer:  # noqa: S310
        assert "2 documents" in answer.read().decode()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 0
    assert process.stderr is not None
    assert process.stderr.read() == "Stopped.\n"


def test_serve_on_a_port_in_use(command: Command, sample: Path) -> None:
    """A port that another program uses is one sentence with what to do (2)."""
    start, env = command
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = subprocess.run(
            [*start, "serve", "--port", str(port), "--db", str(sample)],
            env=env,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("(Address already in use): choose another with --port\n")
    assert len(done.stderr.splitlines()) == 1
