"""Papers sent through the form, on their way to records with their pages."""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import sqlite3
import threading
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

from papers2data.store.office import accounts
from tests.conftest import ROOT
from tests.office.running import NAME, PASSWORD, Person, Running, hidden, office

PAPERS = ROOT / "corpus" / "papers"

REPORT = next((PAPERS / "children-and-learning-committee" / "2023-24-q1").glob("*.pdf"))

MINUTES = b"# Harbour Committee\n\nMinutes of the meeting of 3 April 2025\n\nRESOLVED that the quay be swept.\n"


def test_a_pdf_becomes_records(ada: Person, running: Running) -> None:
    """A PDF that is sent through the form is on the site as records and pages once its upload is done."""
    answer = ada.upload((REPORT.name, REPORT.read_bytes()))
    assert answer.status_code == 303
    page = ada.wait_for(answer.headers["location"])
    assert "<strong>Done</strong>: 1 of 1 file" in page
    (document,) = set(re.findall(r"/papers/documents/([0-9a-f]{12})", page))
    assert re.search(r"Read: [A-Z][a-z ,0-9]+ \d+", page)
    stranger = Person(running.address)
    assert stranger.get(f"/page/{document}/1.png").headers["content-type"] == "image/png"
    assert stranger.get(f"/original/{document}").content == REPORT.read_bytes()
    assert [
        path.name for path in running.papers.glob(f"{answer.headers['location'][1:].replace('add', 'added', 1)}/*")
    ] == [REPORT.name]
    stranger.client.close()


def test_a_pack_tells_of_each_file(ada: Person) -> None:
    """The report of a pack names what was read, what is here already, and what is no paper, each with its reason."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as pack:
        pack.writestr("minutes.md", MINUTES)
        pack.writestr("copy of minutes.md", MINUTES)
        pack.writestr("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    page = ada.wait_for(ada.upload(("pack.zip", packed.getvalue())).headers["location"])
    states = re.findall(r"<article[^>]*>.*?>([^<]+)</a></h2>\s*<p><span[^>]*>([^<]+)", page, re.S)
    assert states == [
        ("pack.zip/copy of minutes.md", "Read"),
        ("pack.zip/minutes.md", "Was here already"),
        ("pack.zip/old.doc", "Could not be read"),
    ]
    assert "an old Word file: save it as .docx or PDF" in page


def test_what_is_here_is_not_kept_twice(ada: Person, running: Running) -> None:
    """A file that was read before is recognised under any name; nothing of it is kept again."""
    content = MINUTES.replace(b"quay", b"pier")
    ada.wait_for(ada.upload(("first.md", content)).headers["location"])
    place = ada.upload(("second.md", content)).headers["location"]
    assert "The same file was read before" in ada.wait_for(place)
    assert not (running.papers / "added" / place.rpartition("/")[2]).exists()


def test_kinds_are_told_by_content(ada: Person, running: Running) -> None:
    """What a file is decides its content: a program called report.pdf is not taken, and not kept."""
    before = sorted(running.papers.rglob("*"))
    answer = ada.upload(("report.pdf", b"MZ\x90\x00" + bytes(4000)), ("empty.pdf", b""), ("a.docx", b"\x00\x01" * 500))
    page = ada.get(answer.headers["location"]).text
    assert "report.pdf is no PDF, whatever its name says." in page
    assert "The file is empty." in page
    assert "a.docx is not what its name says" in page
    assert sorted(path for path in running.papers.rglob("*") if path.is_file()) == [p for p in before if p.is_file()]


def test_what_somebody_must_see_to(ada: Person, shared: Path) -> None:
    """Of many files it is said at the top what became of them and which need somebody; a locked PDF says what to do."""
    locked = (shared / "hostile" / "pypdf__r2-user-password.pdf").read_bytes()
    place = ada.upload(
        ("one.md", MINUTES.replace(b"quay", b"lock one")),
        ("two.md", MINUTES.replace(b"quay", b"lock two")),
        ("photo.jpg", b"\xff\xd8\xff" + bytes(500)),
        ("locked.pdf", locked),
    ).headers["location"]
    text = " ".join(ada.wait_for(place).split())
    top, _, rest = text.partition("<article")
    assert re.findall(r">([^<>]+)</span> (\d+)</li>", top) == [
        ("Read", "2"),
        ("Not taken", "1"),
        ("Could not be read", "1"),
    ]
    assert re.findall(r'<a href="#(file-\d)">([^<]+)</a>', top) == [("file-3", "photo.jpg"), ("file-4", "locked.pdf")]
    assert 'id="file-4"' in rest
    assert "photo.jpg is of a kind that is not read" in rest
    assert rest.count("needs a password") == 1
    assert "save or print it as a PDF without one" in rest


def test_a_page_that_cannot_be_drawn(ada: Person, shared: Path) -> None:
    """In place of a page's picture that cannot be drawn stands a picture that says so."""
    place = ada.upload(("bad.pdf", (shared / "hostile" / "qpdf__bad7.pdf").read_bytes())).headers["location"]
    found = re.search(r'href="/papers/documents/(\w+)"', ada.wait_for(place))
    assert found
    picture = re.search(r'<image href="([^"]+)"', ada.get(f"/page/{found[1]}/1").text)
    assert picture
    answer = ada.get(picture[1])
    assert (answer.status_code, answer.headers["content-type"]) == (404, "image/svg+xml")
    assert "This page cannot be drawn." in answer.text


def test_stopped_and_killed(template: Path, tmp_path: Path) -> None:
    """Cancelling leaves what was read whole and nothing else; a job that was killed goes on after the next start."""
    folder = shutil.copytree(template, tmp_path / "office")
    with office(folder) as running, signed_in(running) as ada:
        first = ada.upload(*minutes("first", FEW)).headers["location"]
        second = ada.upload(*minutes("second", 1)).headers["location"]
        assert ada.send(f"{second}/cancel", {}, "/review").status_code == 303
        assert "<strong>Cancelled</strong>" in ada.get(second).text
        until_some_is_read(ada, first)
        ada.send(f"{first}/cancel", {}, "/review")
        page = ada.wait_for(first)
        assert "<strong>Cancelled</strong>" in page
        files = page.partition("<article")[2]
        read, dropped = files.count(">Read</span>"), files.count(">Cancelled</span>")
        assert 1 <= read < FEW
        assert read + dropped == FEW
        assert len(list(running.papers.glob("added/*/*"))) == read
        third = ada.upload(*minutes("third", FEW)).headers["location"]
        until_some_is_read(ada, third)
        os.kill(running.process.pid, signal.SIGKILL)
        running.process.wait()
    with closing(sqlite3.connect(folder / "papers.db")) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute(WITHOUT_PAGES).fetchone() == (0,)
    with office(folder) as running, signed_in(running) as ada:
        page = ada.wait_for(third)
        assert f"<strong>Done</strong>: {FEW} of {FEW} files" in page
        assert re.findall(r"<article[^>]*>.*?<span[^>]*>([^<]+)", page, re.S) == ["Read"] * FEW


def test_reader_dies_while_papers_come_in(template: Path, tmp_path: Path) -> None:
    """A reading process that is killed is started again, and an upload that was still on its way in is kept."""
    folder = shutil.copytree(template, tmp_path / "office")
    slow = minutes("slow", 1)[0][1]
    with office(folder) as running, signed_in(running) as ada, signed_in(running) as ben:
        token, half_sent, go_on = hidden(ada.get("/add").text, "token"), threading.Event(), threading.Event()
        start, end = (
            (
                f'--x\r\ncontent-disposition: form-data; name="token"\r\n\r\n{token}\r\n--x\r\ncontent-disposition: '
                'form-data; name="papers"; filename="slow.md"\r\n\r\n'
            ).encode(),
            b"\r\n--x--\r\n",
        )

        def body() -> Iterator[bytes]:
            yield start + slow[:500]
            half_sent.set()
            go_on.wait(60)
            yield slow[500:] + end

        with ThreadPoolExecutor(1) as pool:
            kind = {"content-type": "multipart/form-data; boundary=x"}
            answer = pool.submit(ada.client.post, "/add", content=body(), headers=kind)
            half_sent.wait(60)
            os.kill(reader_of(running), signal.SIGKILL)
            # by the time that another upload is read, the new process has seen to what the old one left
            ben.wait_for(ben.upload(*minutes("other", 1)).headers["location"])
            go_on.set()
            place = answer.result(60).headers["location"]
        assert re.findall(r"<article[^>]*>.*?<span[^>]*>([^<]+)", ada.wait_for(place), re.S) == ["Read"]


def reader_of(running: Running) -> int:
    """The process that reads the office's uploads, once it is at work."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for children in Path(f"/proc/{running.process.pid}/task").glob("*/children"):
            for child in children.read_text().split():
                if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                    return int(child)
        time.sleep(0.05)
    raise AssertionError("no process reads")


FEW = 15

WITHOUT_PAGES = "SELECT count(*) FROM documents WHERE id NOT IN (SELECT document_id FROM pages)"


def minutes(name: str, count: int) -> list[tuple[str, bytes]]:
    """So many different papers, each long enough for what people do to come before the last is read."""
    speech = b"".join(b"\n\nThe harbour master spoke of berth %d, and of the pilots who wait." % n for n in range(700))
    texts = ((MINUTES + speech).replace(b"quay", f"{name} {n}".encode()) for n in range(count))
    return [(f"{name} {n}.md", text) for n, text in enumerate(texts)]


@contextmanager
def signed_in(running: Running) -> Iterator[Person]:
    """Somebody who has signed in."""
    person = Person(running.address)
    person.client.cookies.set("papers2data_session", accounts.sign_in(running.book, NAME, PASSWORD, "here") or "")
    with person.client:
        yield person


def until_some_is_read(ada: Person, place: str) -> None:
    """Waits until a file of the upload is through, and others are not."""
    until = time.monotonic() + 90
    while ">Read</span>" not in ada.get(place).text:
        assert time.monotonic() < until
        time.sleep(0.03)
