"""Papers from Word to PDF by LibreOffice, and the pages on which their marked places came to stand."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from corpus.authoring.gold import Gold, write_gold
from corpus.authoring.word import Word

FILTER = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
STAMPS = re.compile(rb"/CreationDate\(D:\d{14}Z'\)|(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")
"""What LibreOffice makes anew at each run: a date and two checksums."""
ZIP_DATE = (2024, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Paper:
    """A paper: where it goes under ``papers/`` (its ending says the format), its Word document or text, its truth."""

    path: str
    content: Word | str
    gold: Sequence[Gold] = ()

    @property
    def stem(self) -> str:
        """The file's name without its ending, unique in the corpus."""
        return Path(self.path).stem


Writer = Callable[[Mapping[str, int]], Paper]
"""Writes a paper, given the pages that its marks stood on the last time (none the first time)."""


def build(writers: Sequence[Writer], papers: Path, gold: Path) -> None:
    """All papers and their gold; each is written twice, so that a front sheet can print the pages of its reports."""
    gold.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        first = [writer({}) for writer in writers]
        places = convert(first, Path(folder) / "first")
        final = [writer(places.get(paper.stem, {})) for writer, paper in zip(writers, first, strict=True)]
        places = convert(final, Path(folder) / "final")
        for paper in final:
            publish(paper, Path(folder) / "final", papers)
            for each in paper.gold:
                write_gold(gold, paper.stem, each, places.get(paper.stem, {}))


def convert(papers: Sequence[Paper], folder: Path) -> dict[str, dict[str, int]]:
    """The pages of each paper's marks by the paper's stem; the files are left in ``folder``."""
    folder.mkdir()
    words = [(paper, paper.content) for paper in papers if isinstance(paper.content, Word)]
    for paper, word in words:
        word.document.save(str(folder / f"{paper.stem}.docx"))
        settle(folder / f"{paper.stem}.docx")
    printed = [folder / f"{paper.stem}.docx" for paper, _ in words if paper.path.endswith(".pdf")]
    if printed:
        profile = Path(os.environ.get("AUTHORING_PROFILE", tempfile.gettempdir() + "/aldermarsh-office")).as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", FILTER]
        subprocess.run(
            [*command, "--outdir", str(folder), *map(str, printed)],
            check=True,
            capture_output=True,
        )
    for path in printed:
        still(path.with_suffix(".pdf"))
    return {path.stem: mark_pages(path.with_suffix(".pdf")) for path in printed}


def still(path: Path) -> None:
    """The PDF with a fixed date and checksums, so that the same paper gives the same file."""

    def fixed(match: re.Match[bytes]) -> bytes:
        old = match.group()
        return b"/CreationDate(D:20240101090000Z')" if old.startswith(b"/Cr") else b"0" * len(old)

    path.write_bytes(STAMPS.sub(fixed, path.read_bytes()))


def publish(paper: Paper, folder: Path, papers: Path) -> None:
    """The paper at its place in the corpus."""
    target = papers / paper.path
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(paper.content, str):
        target.write_text(paper.content, encoding="utf-8")
    else:
        shutil.copy(folder / target.name, target)


def settle(path: Path) -> None:
    """The Word file packed again with fixed dates."""
    with zipfile.ZipFile(path) as source:
        parts = [(info.filename, source.read(info)) for info in source.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts:
            target.writestr(zipfile.ZipInfo(name, ZIP_DATE), data, zipfile.ZIP_DEFLATED)


def mark_pages(path: Path) -> dict[str, int]:
    """The 1-based page of each named destination of a PDF."""
    document = pypdfium2.PdfDocument(path)
    try:
        return dict(named_pages(document))
    finally:
        document.close()


def named_pages(document: pypdfium2.PdfDocument) -> list[tuple[str, int]]:
    """Names and 1-based pages of the destinations, as the PDF lists them."""
    found = []
    for index in range(pdfium.FPDF_CountNamedDests(document)):
        size = ctypes.c_long(0)
        pdfium.FPDF_GetNamedDest(document, index, None, size)
        buffer = ctypes.create_string_buffer(size.value)
        target = pdfium.FPDF_GetNamedDest(document, index, buffer, size)
        name = buffer.raw.decode("utf-16-le").rstrip("\0")
        found.append((name, pdfium.FPDFDest_GetDestPageIndex(document, target) + 1))
    return found
