"""A new database takes the place of the published one while people read."""

from __future__ import annotations

import re
import shutil
import threading
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from papers2data.store import open_db
from tests.conftest import ROOT
from tests.office.harbour import with_work
from tests.site.browser import serving


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The published database, and the one that will take its place, in which everything is called otherwise."""
    with_work(tmp_path / "papers.db")
    shutil.copy(tmp_path / "papers.db", tmp_path / "next.db")
    with closing(open_db(tmp_path / "next.db")) as db:
        db.conn.execute("UPDATE documents SET title = 'The new database'")
        db.conn.execute("UPDATE papers SET title = 'The new database'")
        db.conn.commit()
    return tmp_path / "papers.db", tmp_path / "next.db"


def test_replaced_while_people_read(files: tuple[Path, Path]) -> None:
    """Readers see the old database or the new one, never an error, however often the file is replaced."""
    papers, new = files
    old = papers.with_name("old.db")
    shutil.copy(papers, old)
    statuses: list[int] = []
    is_over = threading.Event()
    with serving(papers, ROOT / "corpus" / "papers") as address:

        def read() -> None:
            with httpx.Client(base_url=address, timeout=30) as client:
                while not is_over.is_set():
                    paths = ("/papers/documents", "/milestones", "/search?q=boat", "/")
                    statuses.extend(client.get(path).status_code for path in paths)

        threads = [threading.Thread(target=read) for _ in range(3)]
        for thread in threads:
            thread.start()
        seen = []
        for turn in range(6):
            source = new if turn % 2 == 0 else old
            # a reader's own log is left behind by each file that is replaced
            with closing(open_db(papers)) as db:
                db.conn.execute("UPDATE runs SET version = version")
                db.conn.commit()
            shutil.copy(source, papers.with_name("coming.db"))
            papers.with_name("coming.db").replace(papers)
            page = httpx.get(f"{address}/papers/documents", timeout=30).text
            seen.append(len(re.findall("The new database", page)) > 0)
        is_over.set()
        for thread in threads:
            thread.join()
    assert set(statuses) == {200}
    assert len(statuses) > 20
    assert seen == [True, False] * 3


def test_log_of_another_file(files: tuple[Path, Path]) -> None:
    """What the replaced file still had in its log is not taken for pages of the new one."""
    papers, new = files
    with serving(papers, ROOT / "corpus" / "papers") as address:
        httpx.get(f"{address}/papers/documents", timeout=30)
        writer = open_db(papers)
        writer.conn.execute("UPDATE documents SET title = 'From the log'")
        writer.conn.commit()
        assert "From the log" in httpx.get(f"{address}/papers/documents", timeout=30).text
        assert papers.with_name("papers.db-wal").stat().st_size > 0
        new.replace(papers)
        page = httpx.get(f"{address}/papers/documents", timeout=30).text
        assert "The new database" in page
        assert "From the log" not in page
        writer.close()
    with closing(open_db(papers)) as db:
        assert db.conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
