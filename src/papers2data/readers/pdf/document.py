"""A PDF file as pages that are read one at a time, so that a thousand take no more memory than ten."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pypdfium2
import pypdfium2.raw as pdfium

from papers2data.errors import UnreadableError
from papers2data.readers.pdf import plumber
from papers2data.readers.pdf.page import read_page
from papers2data.readers.pdf.raw import OutlineEntry, RawPage

Engine = Literal["pdfium", "pdfplumber"]
_LOG = logging.getLogger("pypdfium2")
_MOST_OUTLINE = 5_000
_AT_ONCE = 50
"""Pages after which the file is opened anew: pdfium keeps all that it has parsed until it is closed."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A PDF that could be opened. ``page_count`` counts its pages, also those beyond ``page_limit``.

    ``watch`` is told the number of each page once it was read.
    """

    path: Path
    engine: Engine
    page_count: int
    page_limit: int | None = None
    password: str | None = None
    title: str = ""
    outline: tuple[OutlineEntry, ...] = ()
    watch: Callable[[int], None] | None = None

    def pages(self) -> Iterator[RawPage]:
        """The pages in order, each read when it is asked for; one that cannot be read has its ``error`` set."""
        for page in self._read_pages():
            if self.watch:
                self.watch(page.number)
            yield page

    def _read_pages(self) -> Iterator[RawPage]:
        last = min(self.page_count, self.page_limit or self.page_count)
        if self.engine == "pdfplumber":
            yield from plumber.read_pages(self.path, self.password, last)
            return
        for first in range(0, last, _AT_ONCE):
            with _opened(self.path, self.password) as file:
                _ready_forms(file)
                for index in range(first, min(first + _AT_ONCE, last)):
                    yield _page(file, index)


def read_pdf(
    path: Path, *, engine: Engine = "pdfium", password: str | None = None, page_limit: int | None = None
) -> RawDocument:
    """The file as a document whose pages can be read.

    Raises UnreadableError for what is no PDF, is damaged beyond reading, or needs a password.
    """
    try:
        with _opened(path, password) as file:
            count = len(file)
            if not count:
                raise UnreadableError(f"{path.name}: the PDF has no pages")
            return RawDocument(path, engine, count, page_limit, password, _title(file), tuple(_outline(file)))
    except UnreadableError:
        if engine == "pdfium" and (count := plumber.page_count(path, password)):
            return RawDocument(path, "pdfplumber", count, page_limit, password)
        raise


@contextmanager
def _opened(path: Path, password: str | None) -> Iterator[pypdfium2.PdfDocument]:
    try:
        file = pypdfium2.PdfDocument(path, password=password)
    except FileNotFoundError as error:
        raise UnreadableError(f"{path.name}: there is no such file") from error
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"{path.name}: {_reason(error.err_code, password)}") from error
    try:
        yield file
    finally:
        file.close()


def _ready_forms(file: pypdfium2.PdfDocument) -> None:
    """Makes the fields of a file's forms readable; where pdfium cannot, the pages are read without them."""
    _LOG.setLevel(logging.ERROR)  # of an XFA form, pdfium reads the plain fields beside it, and says so on and on
    with suppress(pypdfium2.PdfiumError):
        file.init_forms()


def _reason(code: int | None, password: str | None) -> str:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return "the password is wrong" if password else "it needs a password: give --password"
    if code == pdfium.FPDF_ERR_SECURITY:
        return "it is encrypted in a way that cannot be read"
    return "it is damaged or no PDF"


def _page(file: pypdfium2.PdfDocument, index: int) -> RawPage:
    label = file.get_page_label(index) or None
    try:
        page = file[index]
    except pypdfium2.PdfiumError:
        return RawPage(index + 1, 0.0, 0.0, label=label, error="the page is damaged")
    try:
        return read_page(file, page, index, label)
    except pypdfium2.PdfiumError as error:
        return RawPage(index + 1, 0.0, 0.0, label=label, error=f"the page's text cannot be read ({error})")
    finally:
        page.close()


def _title(file: pypdfium2.PdfDocument) -> str:
    return " ".join(file.get_metadata_value("Title").replace("\0", " ").split())


def _outline(file: pypdfium2.PdfDocument) -> Iterator[OutlineEntry]:
    for count, entry in enumerate(file.get_toc(max_depth=8)):
        if count >= _MOST_OUTLINE:
            return
        target = entry.get_dest()
        index = target.get_index() if target else None
        title = " ".join(entry.get_title().replace("\0", " ").split())
        yield OutlineEntry(title, entry.level, None if index is None else index + 1)


__all__ = ["Engine", "RawDocument", "read_pdf"]
