"""What somebody with bad intent would try, each against a real server, and what comes of it."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import re
import socket
import sqlite3
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from papers2data.store.office import accounts
from tests.cli.sample import HARM
from tests.office.running import NAME, PASSWORD, Person, Running, hidden

WRITES = (
    "/add",
    "/add/abcdefghijklmnop/cancel",
    "/review/link",
    "/review/correct",
    "/review/finding",
    "/review/undo",
    "/sign-out",
)

PAGES = ("/", "/search?q=pier", "/milestones", "/kpis", "/resolutions", "/meetings", "/findings", "/papers")

FILES = ("/milestones.csv", "/kpis.xlsx", "/findings.json", "/changes.atom", "/findings.atom", "/calendar.ics")

QUOTE = "'\"); DROP TABLE documents; --"


def own_pages(person: Person) -> list[str]:
    """Every page that a list of the site leads to, from the lists themselves."""
    found = {*PAGES, *(f"/papers/{table}" for table in ("milestone_readings", "risk_readings", "findings", "pages"))}
    for page in PAGES[2:6]:
        links = re.findall(
            r'href="(/(?:milestones|kpis|resolutions|meetings|page|risks)/[^"]+)"', person.get(page).text
        )
        found |= set(links[:3])
    return sorted(found)


# --- what papers say ------------------------------------------------------------------------------------------------


def test_script_in_a_milestone_name(ada: Person) -> None:
    """A script in the name of a milestone is text on every page, and no page may run one that is not the site's own."""
    shown = 0
    for page in own_pages(ada):
        answer = ada.get(page)
        assert answer.status_code == 200, page
        assert HARM not in answer.text, page
        assert "'unsafe" not in answer.headers["content-security-policy"]
        shown += "&lt;script&gt;alert" in answer.text
    assert shown > 4


@pytest.mark.parametrize("path", ["/milestones.csv", "/papers/milestone_readings.csv", "/papers/milestones.csv?_dl=1"])
def test_formula_in_a_csv(stranger: Person, path: str) -> None:
    """A formula in the name of a milestone is text in every list that a spreadsheet opens."""
    lines = list(csv.reader(io.StringIO(stranger.get(path).text)))
    cells = [cell for line in lines for cell in line if "HYPERLINK" in cell]
    assert cells
    assert [cell for cell in cells if not cell.startswith("'=")] == []


def test_formula_in_a_workbook(stranger: Person) -> None:
    """The same in a workbook, whose cells are all text, numbers and days."""
    sheet = load_workbook(io.BytesIO(stranger.get("/milestones.xlsx").content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if "HYPERLINK" in str(cell.value)]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


@pytest.mark.parametrize("path", ["/changes.atom", "/findings.atom", "/calendar.ics", "/milestones.json"])
def test_script_in_a_feed(stranger: Person, path: str) -> None:
    """A script in a name is text in feeds, too, and they are never taken for pages."""
    answer = stranger.get(path)
    assert answer.status_code == 200
    assert "html" not in answer.headers["content-type"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    if path.endswith("atom"):
        assert HARM not in answer.text


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>.md", '"><script>alert(1)</script>.md', "a{{7*7}}.md"])
def test_script_in_a_file_name(ada: Person, name: str) -> None:
    """The name of an upload is text on its page, whatever it says."""
    page = ada.get(ada.upload((name, b"# Minutes\n\n" + name.encode())).headers["location"]).text
    assert "<img src=x" not in page
    assert "<script>" not in page
    assert "a49" not in page


# --- names of files -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param("../../../../tmp/evil.md", "evil.md", id="upwards"),
        pytest.param("..\\..\\evil.md", "evil.md", id="upwards as Windows writes it"),
        pytest.param("/etc/cron.d/evil.md", "evil.md", id="from the root"),
        pytest.param("....md", "md", id="dots only"),
        pytest.param("CON.md", "_CON.md", id="a device"),
        pytest.param("x" * 400 + ".md", "x" * 117 + ".md", id="too long for a disk"),
        pytest.param("night\u202edm.md", "nightdm.md", id="written backwards"),
        pytest.param(".htaccess.md", "htaccess.md", id="hidden"),
    ],
)
def test_names_stay_in_their_folder(ada: Person, running: Running, given: str, kept: str) -> None:
    """Whatever an upload is called, it is kept in its own folder under a name that no disk obeys."""
    text = f"# Minutes\n\nNames {given!r}".encode()
    place = ada.upload((given, text)).headers["location"]
    folder = running.papers / "added" / place.rpartition("/")[2]
    assert [path.name for path in folder.iterdir()] == [kept]
    outside = [path for path in running.folder.rglob("*evil*") if not path.is_relative_to(running.papers / "added")]
    assert [path for path in outside if "extracted" not in path.parts] == []


def test_names_in_a_pack(ada: Person, running: Running) -> None:
    """A member of a pack that is called ../evil.md is read under its last name and written nowhere else."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as pack:
        pack.writestr("../../evil member.md", "# Minutes\n\nOf a member.")
    page = ada.wait_for(ada.upload(("pack.zip", packed.getvalue())).headers["location"])
    assert "pack.zip/evil member.md" in page
    assert list(running.folder.rglob("evil member.md")) == []
    assert not (running.folder.parent / "evil member.md").exists()


@pytest.mark.parametrize(
    "path",
    [
        "/original/..%2f..%2fpapers.office.db",
        "/original/%2e%2e/papers.office.db",
        "/page/..%2f..%2fetc%2fpasswd/1",
        "/page/../../etc/passwd/1.png",
        "/looks/../server.py",
        "/looks/..%2f..%2fserver.py",
        "/-/static/..%2f..%2f..%2fapp.py",
        "/looks/%2e%2e/guard.py",
    ],
)
def test_no_path_leads_out(running: Running, path: str) -> None:
    """No address leads to a file that is not a paper that was read or one of the site's own looks."""
    said = raw(running, f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    assert re.match(rb"HTTP/1.1 (404|400|403|302|301)", said), said[:200]
    assert b"root:" not in said
    assert b"SQLite" not in said
    assert b"import" not in said


# --- too much -------------------------------------------------------------------------------------------------------


def test_two_gigabytes_announced(ada: Person, running: Running) -> None:
    """An upload that says it has 2 GB is refused before a byte of it is read."""
    head = upload_head(ada, running) + f"Content-Length: {2 << 30}\r\n\r\n".encode()
    said = raw(running, head)
    assert said.startswith(b"HTTP/1.1 413")


def test_two_gigabytes_in_pieces(ada: Person, running: Running) -> None:
    """An upload of unknown length is ended at the limit: what came is off the disk again, and no more is read."""
    before = on_disk(running)
    token = hidden(ada.get("/add").text, "token")
    boundary = "b0undary"
    start = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n--{boundary}\r\n'
        'Content-Disposition: form-data; name="papers"; filename="big.pdf"\r\n\r\n%PDF-1.7\n'
    ).encode()
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        yield start
        for _ in range(2048):
            sent += 1 << 20
            yield bytes(1 << 20)

    kind = {"content-type": f"multipart/form-data; boundary={boundary}"}
    # the server may end the connection while we are still sending, so that its answer is lost
    with suppress(httpx.TransportError):
        assert ada.client.post("/add", content=pieces(), headers=kind).status_code == 413
    assert sent < 64 << 20
    assert on_disk(running) == before
    assert "This is more than the 4 MiB" in ada.get(last_upload(ada)).text


def test_long_form(stranger: Person) -> None:
    """A form without files is read to 64 KiB and no further."""
    answer = stranger.client.post("/sign-in", data={"name": "x" * 100_000})
    assert answer.status_code == 413


def test_zip_bomb(ada: Person) -> None:
    """A pack that would unpack to more than a paper can need is refused, and the site goes on."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
        for number in range(2):
            pack.writestr(f"{number}.pdf", b"%PDF-1.7\n" + bytes(24 << 20))
    assert len(packed.getvalue()) < 1 << 20
    page = ada.wait_for(ada.upload(("bomb.zip", packed.getvalue())).headers["location"])
    assert "it would unpack to" in page
    assert ada.get("/").status_code == 200


def test_pdf_bomb(ada: Person) -> None:
    """A PDF of a page as big as a field, whose text unpacks to a third of a gigabyte, costs itself and nothing else."""
    page = ada.wait_for(ada.upload(("bomb.pdf", pdf_bomb())).headers["location"], 120)
    assert re.search(r">(Read|Could not be read)</span>", page)
    (document,) = set(re.findall(r"/papers/documents/([0-9a-f]{12})", page))
    assert ada.get(f"/page/{document}/1.png").status_code in (200, 404)
    assert ada.get("/").status_code == 200


# --- questions ------------------------------------------------------------------------------------------------------


def test_sql_through_every_parameter(ada: Person, running: Running) -> None:
    """A quote in any parameter of any page is a word to look for: no page fails, and no table is lost."""
    pages = set(own_pages(ada)) | {"/compare", "/briefing", "/review/links", "/review/values", "/audit", "/add", *FILES}
    forms = {
        name for page in pages for name in re.findall(r'<(?:input|select)[^>]* name="([a-z_]+)"', ada.get(page).text)
    }
    names = sorted(
        {*forms, "from", "sort", "record", "zoom", "fine", "done", "next", "_sort", "_search", "_where", "_facet"}
    )
    for page in sorted(page.partition("?")[0] for page in pages):
        for part in (names[: len(names) // 2], names[len(names) // 2 :]):
            answer = ada.get(page, params=dict.fromkeys(part, QUOTE))
            assert answer.status_code in (200, 302, 303, 400, 403, 404), (page, part, answer.text[-300:])
            assert "syntax error" not in answer.text.replace("fts5: syntax error", ""), page
    with closing(sqlite3.connect(running.db)) as db:
        assert db.execute("SELECT count(*) >= 2 FROM documents").fetchone() == (1,)


@pytest.mark.parametrize("path", ["/papers?sql=select+1", "/papers.json?sql=select+1", "/papers/documents?_where=1=1"])
def test_no_sql_for_strangers(stranger: Person, path: str) -> None:
    """Strangers can't ask in SQL."""
    assert stranger.get(path).status_code in (303, 403)


def test_sql_only_reads(ada: Person) -> None:
    """Those who may ask in SQL can neither write nor reach another file."""
    for sql in (
        "delete from documents",
        "attach 'papers.office.db' as o",
        "pragma writable_schema=1",
        "vacuum into 'x'",
    ):
        answer = ada.get("/papers.json", params={"sql": sql})
        assert answer.json()["ok"] is False, sql


# --- who may write --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", WRITES)
def test_nobody_writes_unsigned(stranger: Person, path: str) -> None:
    """Without signing in nothing can be written, with a page's own token or without."""
    token = hidden(stranger.get("/sign-in").text, "csrftoken")
    assert stranger.client.post(path, data={"csrftoken": token}).status_code == 403


@pytest.mark.parametrize("decision", ["accepted", "dismissed"])
def test_findings_by_address(ada: Person, running: Running, decision: str) -> None:
    """A link to the address of a list's button decides nothing, nor does a form that another site makes for it."""
    page = ada.get("/findings").text
    path = html.unescape(re.findall(rf'formaction="([^"]+)" name="decision" value="{decision}"', page)[0])
    form = {"decision": decision, "why": "x", "queue": "findings"}
    assert ada.get(path, params={**form, "item": "x"}).status_code == 400
    assert ada.client.post(path, data=form).status_code == 403
    elsewhere = {"origin": "https://elsewhere.example"}
    assert ada.send(path, form, "/findings", headers=elsewhere).status_code == 403
    with closing(sqlite3.connect(running.db)) as db:
        assert db.execute("SELECT count(*) FROM finding_decisions WHERE why = 'x'").fetchone() == (0,)


@pytest.mark.parametrize(
    "asked", ["//elsewhere.example", "next=//elsewhere.example", "\r\nset-cookie: a=b", "done=1#x"]
)
def test_back_to_the_list_only(ada: Person, asked: str) -> None:
    """After a decision on the list one comes back to the list, whatever the form says of where it was."""
    page = ada.get("/findings", params={"family": "reading"}).text
    path = html.unescape(re.findall(r'formaction="([^"]+)" name="decision" value="accepted"', page)[0])
    form = {"decision": "accepted", "why": "Seen.", "queue": "findings", "asked": asked}
    answer = ada.send(f"{path}&at=//elsewhere", form, "/findings")
    assert re.fullmatch(r"/findings\?done=finding-decision-[0-9a-f]+#row-0", answer.headers["location"])
    done = answer.headers["location"].partition("=")[2].partition("#")[0]
    ada.send("/review/undo", {"what": "finding", "item": done}, "/findings")


@pytest.mark.parametrize("path", WRITES)
def test_nobody_writes_without_a_token(ada: Person, path: str) -> None:
    """Somebody who has signed in writes nothing through a form that the site did not make."""
    answer = ada.client.post(path, data={"item": "x"})
    assert answer.status_code in (403, 415)
    assert ada.get("/add").status_code == 200


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"origin": "https://elsewhere.example"}, id="another site"),
        pytest.param({"origin": "null"}, id="a file or a frame"),
        pytest.param({"sec-fetch-site": "cross-site"}, id="the browser says so"),
        pytest.param({"sec-fetch-site": "same-site"}, id="a neighbour"),
        pytest.param({"sec-fetch-site": "same-origin", "origin": "https://elsewhere.example"}, id="both, and unlike"),
        pytest.param({}, id="nothing is said"),
    ],
)
@pytest.mark.parametrize("path", [*WRITES, "/sign-in"])
def test_nobody_writes_from_elsewhere(ada: Person, path: str, told: dict[str, str]) -> None:
    """A form of another site changes nothing, even with everything else that is asked for."""
    token = hidden(ada.get("/sign-in").text, "csrftoken")
    del ada.client.headers["origin"]
    answer = ada.client.post(path, data={"csrftoken": token}, headers=told)
    assert answer.status_code == 403
    assert "not sent from this site" in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/papers/documents", "/papers/-/create", "/audit", "/%61dd", "/-/permissions"])
def test_nothing_else_can_be_written(ada: Person, method: str, path: str) -> None:
    """Every other address takes questions only, whoever asks."""
    assert ada.client.request(method, path).status_code in (404, 405)


def test_another_ones_upload_token(running: Running, ada: Person) -> None:
    """The token of an upload form holds for the session that it was made for, and for no other."""
    other = Person(running.address)
    other.client.cookies.set("papers2data_session", accounts.sign_in(running.book, NAME, PASSWORD, "x") or "")
    parts: list[tuple[str, Any]] = [
        ("token", (None, hidden(ada.get("/add").text, "token"))),
        ("papers", ("a.md", b"# A")),
    ]
    with other.client:
        assert other.client.post("/add", files=parts).status_code == 403


# --- whose data -----------------------------------------------------------------------------------------------------


def test_private_things_by_their_address(running: Running, ada: Person, stranger: Person) -> None:
    """Uploads, the log and the office's own file can be had by no address without signing in."""
    place = ada.upload(("private.md", b"# Minutes\n\nPrivate.")).headers["location"]
    job = place.rpartition("/")[2]
    for path in (place, "/add", "/audit", "/review", "/review/links", "/review/decided"):
        answer = stranger.get(path)
        assert answer.status_code == 303, path
        assert answer.headers["location"].startswith("/sign-in?next="), path
    paths = (
        f"{place}.json",
        "/office",
        "/papers.office.db",
        "/papers.db",
        "/papers/jobs",
        "/papers/accounts",
    )
    for path in (
        *paths,
        f"/added/{job}/private.md",
        f"/original/{job}",
        f"/papers/-/{job}",
        "/_internal",
        "/-/databases.json",
    ):
        assert stranger.get(path).status_code in (303, 400, 403, 404), path
    assert "no-store" in ada.get(place).headers["cache-control"]
    ada.wait_for(place)


def test_file_of_passwords(running: Running) -> None:
    """The office's file is for its owner only, and holds neither passwords nor sessions as they are sent."""
    token = accounts.sign_in(running.book, NAME, PASSWORD, "x") or ""
    content = b"".join(path.read_bytes() for path in running.folder.glob("papers.office.db*"))
    assert running.book.stat().st_mode & 0o077 == 0
    assert PASSWORD.encode() not in content
    assert token.encode() not in content
    assert hashlib.sha256(token.encode()).hexdigest().encode() in content


def test_session_fixation(running: Running) -> None:
    """Signing in makes a new session: one that was set before gains nothing, and signing out ends it everywhere."""
    person, before = Person(running.address), "f" * 43
    person.client.cookies.set("papers2data_session", before, domain="127.0.0.1")
    answer = person.sign_in()
    assert answer.status_code == 303
    said = answer.headers["set-cookie"]
    assert re.search(r"papers2data_session=[\w-]{43};", said)
    assert "HttpOnly" in said
    assert "SameSite=lax" in said
    token = re.findall(r"papers2data_session=([\w-]+)", said)[0]
    assert token != before
    assert accounts.signed_in(running.book, before) is None
    assert accounts.signed_in(running.book, token) == NAME
    person.client.cookies.clear()
    person.client.cookies.set("papers2data_session", token, domain="127.0.0.1")
    assert person.send("/sign-out", {}).status_code == 303
    assert accounts.signed_in(running.book, token) is None
    person.client.close()


@pytest.mark.parametrize("name", ["papers2data_session", "__Host-papers2data_session", "ds_actor"])
@pytest.mark.parametrize("value", ["Ada Harbour", "' OR 1=1 --", "eyJhIjp7ImlkIjoicm9vdCJ9fQ.c2ln", "\x7f"])
def test_forged_cookies(stranger: Person, name: str, value: str) -> None:
    """A cookie that nobody was given is no session."""
    answer = stranger.get("/audit", headers={"cookie": f"{name}={urllib.parse.quote(value)}"})
    assert answer.status_code == 303


@pytest.mark.parametrize("header", ["x-forwarded-user", "remote-user", "x-remote-user", "authorization"])
def test_headers_of_no_proxy(stranger: Person, header: str) -> None:
    """Who names himself in a header is nobody, unless the site was told of a proxy."""
    assert stranger.get("/audit", headers={header: NAME, "x-forwarded-for": "127.0.0.1"}).status_code == 303


def test_sign_in_leads_nowhere_else(stranger: Person) -> None:
    """After signing in one is led to a page of this site, whatever the address said."""
    for wanted in (
        "https://elsewhere.example/",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "/x\r\nSet-Cookie: a=b",
    ):
        answer = stranger.send("/sign-in", {"name": NAME, "password": PASSWORD, "next": wanted})
        assert answer.headers["location"] == "/"


def test_guessing_passwords(running: Running) -> None:
    """After five wrong passwords not even the right one is tried for a while; each attempt stands in the log."""
    person = Person(running.address)
    with person.client:
        answers = [person.sign_in("Eve Harbour", f"wrong number {n} of many") for n in range(6)]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429]
    with closing(sqlite3.connect(running.book)) as book:
        tried = book.execute("SELECT count(*) FROM audit WHERE who = 'Eve Harbour' AND what = 'sign-in refused'")
        assert tried.fetchone() == (5,)


# --- how ------------------------------------------------------------------------------------------------------------


def raw(running: Running, said: bytes) -> bytes:
    """The answer to bytes that no browser would send."""
    host, _, port = running.address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall(said)
        answer = b""
        while piece := line.recv(65536):
            answer += piece
    return answer


def upload_head(person: Person, running: Running) -> bytes:
    """The beginning of an upload of somebody who has signed in."""
    cookie = "; ".join(f"{each.name}={each.value}" for each in person.client.cookies.jar)
    host = running.address.removeprefix("http://")
    return (
        f"POST /add HTTP/1.1\r\nHost: {host}\r\nOrigin: {running.address}\r\nCookie: {cookie}\r\n"
        "Content-Type: multipart/form-data; boundary=b0undary\r\n"
    ).encode()


def on_disk(running: Running) -> list[Path]:
    """The files in the folder of papers."""
    return sorted(path for path in running.papers.rglob("*") if path.is_file())


def last_upload(person: Person) -> str:
    """The address of the newest upload's page."""
    return str(re.findall(r'href="(/add/[a-z]{16})"', person.get("/add").text)[0])


def pdf_bomb() -> bytes:
    """A PDF of one huge page whose text unpacks to a third of a gigabyte, packed twice to a few kilobytes."""
    text = b"BT /F1 12 Tf (harbour) Tj ET\n" * 400_000
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(text) for _ in range(30)) + packer.flush()
    stream = zlib.compress(once, 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000000 2000000] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    told = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, each) for n, each in enumerate(objects, 1))
    return told + b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF\n"
