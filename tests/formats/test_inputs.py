"""The files to read: found, named, and told apart by what is in them."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook

from papers2data.errors import InputError
from papers2data.pipeline.document import Settings, extract, read
from papers2data.pipeline.inputs import Input, describe, find_inputs
from papers2data.pipeline.kinds import DOCX, HTML, PDF, XLSX
from papers2data.readers.zipped import guard, unpack
from papers2data.readers.zipped.members import Member

MINIMAL_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def word(path: Path, text: str = "The plan was sound.") -> Path:
    """A Word file."""
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(path))
    return path


def sheet(path: Path) -> Path:
    """A workbook."""
    book = Workbook()
    book.active["A1"] = "Budget"  # type: ignore[index]
    book.save(path)
    return path


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    """A ZIP file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def found(*paths: Path, root: Path) -> list[Input]:
    """The inputs at the paths."""
    return list(find_inputs(paths, root))


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".doc", ".txt", ".dat", ""])
def test_content_goes_before_the_name(tmp_path: Path, ending: str) -> None:
    """A file is what is in it, whatever it is called."""
    word_file = shutil.move(word(tmp_path / "a.docx"), tmp_path / f"word{ending}")
    sheet_file = shutil.move(sheet(tmp_path / "b.xlsx"), tmp_path / f"sheet{ending}")
    pdf = tmp_path / f"pdf{ending}"
    pdf.write_bytes(b"\n" + MINIMAL_PDF)
    page = tmp_path / f"page{ending}"
    page.write_bytes(b"\xef\xbb\xbf<!-- saved -->\n<!DOCTYPE html><html><p>text</p></html>")
    kinds = [describe(Path(path), "x").media_type for path in (word_file, sheet_file, pdf, page)]
    assert kinds == [DOCX, XLSX, PDF, HTML]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param(
            "a.doc",
            OLE + "WordDocument".encode("utf-16-le"),
            "a.doc is an old Word file: save it as .docx or PDF",
            id="old Word",
        ),
        pytest.param(
            "a.docx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "a.docx is encrypted: save it without a password",
            id="Word with a password",
        ),
        pytest.param(
            "a.xls",
            OLE + "Workbook".encode("utf-16-le"),
            "a.xls is an old Excel file: save it as .xlsx or PDF",
            id="old Excel",
        ),
        pytest.param(
            "a.doc", b"{\\rtf1 text}", "a.doc is a Rich Text file: save it as .docx or PDF", id="Rich Text called Word"
        ),
        pytest.param(
            "a.mht",
            b"MIME-Version: 1.0\nContent-Type: multipart/related",
            "a.mht is a web archive: save the page as HTML or PDF",
            id="web archive",
        ),
        pytest.param(
            "a.xml",
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>',
            "a.xml is an old Word file: save it as .docx or PDF",
            id="Word 2003 as XML",
        ),
        pytest.param(
            "a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0\0", "is of a kind that is not read", id="a picture"
        ),
        pytest.param("a.json", b"{}", "is of a kind that is not read", id="text that is no paper"),
        pytest.param("a.doc", bytes(range(32)) * 9, "is of a kind that is not read", id="bytes"),
    ],
)
def test_what_is_not_read_says_what_it_is(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    """A file that is not read is refused with what it is and what to do."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as refused:
        describe(path, name)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("part", "message"),
    [
        pytest.param(
            {"[Content_Types].xml": b'"presentationml.presentation.main+xml"'},
            "a PowerPoint file: save it as PDF",
            id="PowerPoint",
        ),
        pytest.param(
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"},
            "an OpenDocument file: save it as .docx or PDF",
            id="OpenDocument",
        ),
    ],
)
def test_packages_of_other_programs(tmp_path: Path, part: dict[str, bytes], message: str) -> None:
    """A package of another program is no pack of papers."""
    with pytest.raises(InputError) as refused:
        describe(zipped(tmp_path / "a.zip", part), "a.zip")
    assert str(refused.value) == f"a.zip is {message}"


def test_empty_file_is_left_to_its_reader(tmp_path: Path) -> None:
    """An empty file is an input of the kind its name says; its reader says that it is empty."""
    path = tmp_path / "a.txt"
    path.touch()
    file = describe(path, "a.txt")
    assert (file.media_type, file.size) == ("text/plain", 0)
    with pytest.raises(InputError, match="empty"):
        read(file, Settings())


def test_folder_is_read_by_names_and_in_order(tmp_path: Path) -> None:
    """A folder gives its papers at any depth in the order of their names, no hidden ones, no notes to readers."""
    (tmp_path / "b").mkdir()
    for name in ("b/two.txt", "a.txt", ".c.txt", "~$d.txt", "readme.md", "data.json"):
        (tmp_path / name).write_text("text")
    (tmp_path / "download").write_bytes(MINIMAL_PDF)
    assert [file.name for file in found(tmp_path, root=tmp_path)] == ["a.txt", "b/two.txt", "download"]


def test_hidden_means_hidden_below_the_folder(tmp_path: Path) -> None:
    """A corpus in a folder whose own path has a dot in it is read."""
    folder = tmp_path / ".cache" / "corpus"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("text")
    assert [file.name for file in found(folder, root=folder)] == ["a.txt"]


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    """In a folder a file that is not read is listed with its fault, and reading it gives that as the reason."""
    (tmp_path / "a.doc").write_bytes(OLE)
    (tmp_path / "b.txt").write_text("The plan was sound.")
    bad, good = found(tmp_path, root=tmp_path)
    assert (bad.fault, good.fault) == ("a.doc is an old Word file: save it as .docx or PDF", "")
    with pytest.raises(InputError, match="an old Word file"):
        extract(bad, Settings())


def test_missing_and_empty_paths(tmp_path: Path) -> None:
    """A path that is missing and a folder without papers are refused in a sentence."""
    with pytest.raises(InputError, match="there is no file or folder at"):
        found(tmp_path / "nowhere", root=tmp_path)
    with pytest.raises(InputError, match="holds no papers"):
        found(tmp_path, root=tmp_path)


def test_pack_is_its_members(tmp_path: Path) -> None:
    """A ZIP file is a pack: its papers are inputs of their own, named by their place in it."""
    content = word(tmp_path / "report.docx").read_bytes()
    pack = zipped(tmp_path / "pack.zip", {"b/notes.txt": b"Some notes.", "a.docx": content, "Thumbs.db": b"\0"})
    files = found(pack, root=tmp_path)
    assert [(file.name, file.media_type, file.fault) for file in files] == [
        ("pack.zip/a.docx", DOCX, ""),
        ("pack.zip/b/notes.txt", "text/plain", ""),
    ]
    assert files[0].sha256 == describe(tmp_path / "report.docx", "x").sha256
    assert [block.text for block in read(files[0], Settings()).blocks] == ["The plan was sound."]  # type: ignore[union-attr]


def test_pack_within_a_folder(tmp_path: Path) -> None:
    """A pack in a folder is opened too; one that is damaged or holds no papers is a fault of its own."""
    zipped(tmp_path / "a.zip", {"x.txt": b"text"})
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 no more")
    zipped(tmp_path / "c.zip", {"x.png": b"text"})
    endings = ".docx, .htm, .html, .markdown, .md, .pdf, .txt, .xlsx, .zip"
    assert [(file.name, file.fault) for file in found(tmp_path, root=tmp_path)] == [
        ("a.zip/x.txt", ""),
        ("b.zip", "b.zip: it is damaged, it cannot be unpacked"),
        ("c.zip", f"c.zip holds no papers: papers2data reads files that end in {endings}"),
    ]


def test_packs_in_packs_are_refused(tmp_path: Path) -> None:
    """A ZIP file in a ZIP file is a fault that tells what to do."""
    inner = zipped(tmp_path / "inner.zip", {"x.txt": b"text"}).read_bytes()
    (file,) = found(zipped(tmp_path / "outer.zip", {"inner.zip": inner}), root=tmp_path)
    assert file.fault == "inner.zip is a ZIP file in a ZIP file: unpack it and give its papers"


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        pytest.param("../../etc/passwd.txt", "etc/passwd.txt", id="upwards"),
        pytest.param("/etc/passwd.txt", "etc/passwd.txt", id="from the root"),
        pytest.param("C:\\papers\\a.txt", "papers/a.txt", id="a drive and backslashes"),
        pytest.param("a\x1b[31m.txt", "a_[31m.txt", id="a sign that terminals obey"),
        pytest.param("..", "unnamed", id="nothing but dots"),
    ],
)
def test_no_member_leaves_its_folder(tmp_path: Path, inside: str, name: str) -> None:
    """A member's name is a path below the pack, and never a path on disk."""
    folder = tmp_path / "out"
    folder.mkdir()
    (member,) = unpack(zipped(tmp_path / "pack.zip", {inside: b"text"}), folder)
    assert member.name == name
    assert member.path is not None
    assert member.path.parent == folder
    assert member.path.name.startswith("00001")


def test_two_members_of_one_name_are_both_read(tmp_path: Path) -> None:
    """Members whose names become the same keep apart by a number."""
    pack = zipped(tmp_path / "pack.zip", {"a.txt": b"one", "../a.txt": b"two"})
    assert [file.name for file in found(pack, root=tmp_path)] == ["pack.zip/a.txt", "pack.zip/a (2).txt"]


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack that would unpack to hundreds of times its size, or of too many files, is refused unopened."""
    with pytest.raises(InputError, match="would unpack to 64 MiB, more than a paper can need"):
        found(zipped(tmp_path / "big.zip", {"a.txt": bytes(64 << 20)}), root=tmp_path)
    monkeypatch.setattr(guard, "MOST_MEMBERS", 2)
    with pytest.raises(InputError, match="it holds 3 files; at most 2 are read"):
        found(zipped(tmp_path / "many.zip", {f"{n}.txt": b"x" for n in range(3)}), root=tmp_path)


def test_damaged_members_are_faults(tmp_path: Path) -> None:
    """A member whose bytes do not match its checksum is a fault; the others are read."""
    pack = tmp_path / "pack.zip"
    with zipfile.ZipFile(pack, "w") as archive:
        archive.writestr("a.txt", "spoilt")
        archive.writestr("b.txt", "sound")
    pack.write_bytes(pack.read_bytes().replace(b"spoilt", b"SPOILT"))
    members = list(unpack(pack, tmp_path))
    assert members[0] == Member("a.txt", None, "it is damaged in its ZIP file and cannot be unpacked")
    assert [file.fault for file in found(pack, root=tmp_path)] == [
        "a.txt: it is damaged in its ZIP file and cannot be unpacked",
        "",
    ]


def test_every_format_becomes_a_document(tmp_path: Path) -> None:
    """Word files, web pages and workbooks come out as documents of the same model."""
    word(tmp_path / "a.docx")
    (tmp_path / "b.html").write_text("<html><h1>Minutes</h1><p>It was noted.</p></html>")
    sheet(tmp_path / "c.xlsx")
    extractions = [extract(file, Settings()) for file in found(tmp_path, root=tmp_path)]
    assert [(x.document.source.reader, len(x.document.pages), len(x.document.blocks)) for x in extractions] == [
        ("docx", 1, 1),
        ("html", 1, 2),
        ("xlsx", 1, 2),
    ]
