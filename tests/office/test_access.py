"""Who may see what: a private site, a proxy that signs people in, and a site that can only be read."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from papers2data.cli.program import cli
from papers2data.errors import UsageError
from papers2data.site.office.limiter import Limiter
from papers2data.site.office.office import Office, Place, Rules
from papers2data.site.server import datasette
from papers2data.site.viewer.page import desk_of
from papers2data.store.office import accounts
from papers2data.store.office.audit import entries, note
from tests.office.running import NAME, PASSWORD


@contextmanager
def site(folder: Path, rules: Rules | None, peer: str = "127.0.0.1", **more: bool) -> Iterator[Any]:
    """What answers requests from ``peer`` to the site over the template, in this process."""
    place = Place(folder / "papers.db", folder / "papers.office.db", folder, folder / "extracted")
    made = datasette(folder / "papers.db", folder, office=Office(place, rules) if rules else None, **more)
    loop = asyncio.new_event_loop()
    transport = httpx.ASGITransport(app=made.app(), client=(peer, 5000))
    client = httpx.AsyncClient(transport=transport, base_url="http://office")

    def call(path: str, method: str = "GET", **asked: Any) -> httpx.Response:
        return loop.run_until_complete(client.request(method, path, **asked))

    loop.run_until_complete(made.invoke_startup())
    try:
        yield call
    finally:
        loop.run_until_complete(client.aclose())
        desk_of(made).close()
        made.get_database("papers").close()
        made.executor.shutdown()
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()


def test_private(template: Path) -> None:
    """A private office shows strangers the sign-in and its looks, and nothing that is in a paper."""
    with site(template, Rules(private=True)) as ask:
        for path in (
            "/",
            "/papers",
            "/search?q=pier",
            "/papers/pages.json",
            "/milestones",
            "/no/such/page",
            "/-/static/app.css?x",
        ):
            answer = ask(path)
            if path.startswith("/-/"):
                assert answer.status_code == 200
            else:
                assert answer.status_code == 303, path
                assert answer.headers["location"].startswith("/sign-in?next=%2F"), path
        assert ask("/sign-in").status_code == 200
        assert ask("/robots.txt").text == "User-agent: *\nDisallow: /\n"
        token = accounts.sign_in(template / "papers.office.db", NAME, PASSWORD, "x")
        answer = ask("/milestones", headers={"cookie": f"papers2data_session={token}"})
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "private, no-store"


def test_read_by_all(template: Path) -> None:
    """Unless it is private, an office can be read by all, and its own pages by those who have signed in."""
    with site(template, Rules()) as ask:
        assert ask("/milestones").status_code == 200
        assert "noindex" in ask("/milestones").headers["x-robots-tag"]
        assert ask("/add").headers["location"] == "/sign-in?next=%2Fadd"


@pytest.mark.parametrize(("peer", "status"), [("10.0.0.7", 200), ("10.0.0.8", 303), ("127.0.0.1", 303)])
def test_proxy(template: Path, peer: str, status: int) -> None:
    """The header that names who has signed in is believed from the proxy's own address only."""
    rules = Rules(user_header="X-Remote-User", proxies=frozenset({"10.0.0.7"}))
    with site(template, rules, peer) as ask:
        told = {"x-remote-user": "Grace", "x-forwarded-for": "10.0.0.7, 192.0.2.9"}
        assert ask("/audit", headers=told).status_code == status
        assert ask("/audit", headers={}).status_code == 303
        twice = [("x-remote-user", "Grace"), ("x-remote-user", "Ada")]
        assert ask("/audit", headers=twice).status_code == 303


def test_safe_cookie(template: Path) -> None:
    """Over https the session's cookie is sent over https only, and can't be set from anywhere else."""
    with site(template, Rules(proxies=frozenset({"10.0.0.7"})), "10.0.0.7") as ask:
        told = {"x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.9", "origin": "https://office"}
        page = ask("/sign-in", headers=told).text
        token = page.partition('name="csrftoken" value="')[2].partition('"')[0]
        form = {"csrftoken": token, "name": NAME, "password": PASSWORD}
        said = ask("/sign-in", "POST", headers=told, data=form).headers.get_list("set-cookie")
    (cookie,) = [each for each in said if "session" in each]
    assert cookie.startswith("__Host-papers2data_session=")
    assert "Secure" in cookie
    assert entries(template / "papers.office.db", 0, 1)[0].address == "192.0.2.9"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_public_site_is_only_read(template: Path, method: str) -> None:
    """A site that is no office takes questions only, has no page to sign in, and leaves its inside out of reach."""
    with site(template, None) as ask:
        assert ask("/papers/documents", method).status_code == 405
        assert [ask(path).status_code for path in ("/sign-in", "/add", "/audit", "/review")] == [404] * 4
        assert [ask(path).status_code for path in ("/-/databases.json", "/-/threads", "/-/metadata")] == [404] * 3
        assert "Disallow: /search" in ask("/robots.txt").text


@pytest.mark.parametrize(("sql", "status"), [(False, 403), (True, 200)])
def test_sql_when_switched_on(template: Path, sql: bool, status: int) -> None:
    """Strangers ask in SQL only where that was switched on."""
    with site(template, None, sql=sql) as ask:
        assert ask("/papers.json?sql=select+1").status_code == status


def test_accounts(tmp_path: Path, template: Path) -> None:
    """The command line makes, lists, changes and removes accounts; a new password ends all sessions."""
    db = tmp_path / "papers.db"
    db.write_bytes((template / "papers.db").read_bytes())
    book = tmp_path / "papers.office.db"

    def run(*call: str, said: str = "") -> str:
        done = CliRunner().invoke(cli, ["account", *call, "--db", str(db)], input=said)
        return f"{done.exit_code}: {done.output.strip()}"

    assert run("add", "Grace", said="short\n").startswith("2: Error: a password has at least 12 letters")
    assert run("add", "Grace", said="oatmeal lantern harbour\n") == "0: Grace can sign in."
    assert run("add", "grace", said="oatmeal lantern harbour\n").startswith("2: Error: there is an account")
    assert run("list").endswith("1 account.")
    token = accounts.sign_in(book, "Grace", "oatmeal lantern harbour", "x") or ""
    assert accounts.signed_in(book, token) == "Grace"
    assert run("password", "Grace", said="lantern harbour oatmeal\n") == "0: Grace has a new password."
    assert accounts.signed_in(book, token) is None
    assert accounts.sign_in(book, "Grace", "oatmeal lantern harbour", "x") is None
    assert run("remove", "Grace") == "0: Grace can no longer sign in."
    assert run("remove", "Grace").startswith("2: Error: there is no account")


@pytest.mark.parametrize(
    "option", [["--private"], ["--proxy", "10.0.0.7"], ["--most-upload", "5"], ["--user-header", "X"]]
)
def test_options_of_an_office(option: list[str], template: Path) -> None:
    """What only an office can do is refused without one."""
    done = CliRunner().invoke(cli, ["serve", "--db", str(template / "papers.db"), *option])
    assert done.exit_code == UsageError.exit_code
    assert f"{option[0]} is for an office" in done.output


def test_log_is_kept(template: Path) -> None:
    """Lines of the log can be added and never changed."""
    import sqlite3
    from contextlib import closing

    book = template / "papers.office.db"
    note(book, "Grace", "looked", "", "", "x")
    with closing(sqlite3.connect(book)) as connection:
        for sql in ("DELETE FROM audit", "UPDATE audit SET who = 'nobody'"):
            with pytest.raises(sqlite3.IntegrityError, match="the log is kept"):
                connection.execute(sql)


def test_limiter() -> None:
    """An attempt counts before its outcome is known, against each of its keys, and a right one counts no more."""
    limiter = Limiter()
    assert [limiter.seconds_to_wait({"a": 2, "b": 3}) > 0 for _ in range(3)] == [False, False, True]
    assert limiter.seconds_to_wait({"b": 3}) == 0
    assert limiter.seconds_to_wait({"b": 3}) > 800
    limiter.succeeded({"b": 3})
    assert limiter.seconds_to_wait({"b": 3}) == 0
