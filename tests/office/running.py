"""A real office in a process of its own, and people who use it as a browser would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

PASSWORD = "harbour lantern oatmeal"  # noqa: S105  # of people who don't exist

NAME = "Ada Harbour"


@dataclass(slots=True)
class Running:
    """A running office: where its things lie, and its address."""

    folder: Path
    address: str
    process: subprocess.Popen[str]

    @property
    def papers(self) -> Path:
        """The folder of papers."""
        return self.folder / "papers"

    @property
    def db(self) -> Path:
        """The published database."""
        return self.folder / "papers.db"

    @property
    def book(self) -> Path:
        """The office's own file."""
        return self.folder / "papers.office.db"


@contextmanager
def office(folder: Path, *options: str) -> Iterator[Running]:
    """The office over ``folder``/papers.db, which is made where there is none, until the block ends."""
    (folder / "papers").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "papers2data", "serve", "--office", "--db", str(folder / "papers.db")]
    command += ["--papers", str(folder / "papers"), "--port", "0", *options]
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "NO_COLOR": "1"}
    said = folder / "said.txt"
    with said.open("w") as out, subprocess.Popen(command, stderr=out, text=True, env=environment) as process:
        try:
            yield Running(folder, _address(said, process), process)
        finally:
            process.terminate()
            process.wait(timeout=30)
    assert "Traceback" not in said.read_text(), said.read_text()[-3000:]


def _address(said: Path, process: subprocess.Popen[str]) -> str:
    """The address that the site says it is published at."""
    until = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < until:
        if found := re.search(r"http://127\.0\.0\.1:\d+", said.read_text()):
            return found[0]
        time.sleep(0.05)
    raise AssertionError(said.read_text())


@dataclass(slots=True)
class Person:
    """Somebody with a browser; cookies are kept, and where a form comes from is told."""

    address: str
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = httpx.Client(base_url=self.address, timeout=30, headers={"origin": self.address})

    def get(self, path: str, **more: Any) -> httpx.Response:
        """The answer to a question."""
        return self.client.get(path, **more)

    def send(self, path: str, form: dict[str, str], page: str = "/sign-in", **more: Any) -> httpx.Response:
        """The answer to a form of ``page``, sent with that page's token."""
        token = hidden(self.get(page).text, "csrftoken")
        return self.client.post(path, data={"csrftoken": token, **form}, **more)

    def sign_in(self, name: str = NAME, password: str = PASSWORD) -> httpx.Response:
        """The answer to signing in."""
        return self.send("/sign-in", {"name": name, "password": password})

    def upload(self, *files: tuple[str, bytes], **more: Any) -> httpx.Response:
        """The answer to sending files with the form of /add."""
        token = hidden(self.get("/add").text, "token")
        parts: list[tuple[str, Any]] = [("token", (None, token))]
        parts += [("papers", (name, content, "application/octet-stream")) for name, content in files]
        return self.client.post("/add", files=parts, **more)

    def wait_for(self, path: str, seconds: float = 60) -> str:
        """The upload's page once it is over."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            text = self.get(path).text
            if 'data-open="0"' in text:
                return text
            time.sleep(0.2)
        raise AssertionError(f"{path} is not over after {seconds} seconds")


def hidden(page: str, name: str) -> str:
    """The value of a hidden field of a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, f"no field {name}"
    return found[1]
