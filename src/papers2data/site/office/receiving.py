"""An upload as it comes in: written to disk piece by piece, refused as soon as anything about it is wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header

from papers2data.site.office.kinds import fault_of
from papers2data.site.office.names import free_name

MOST_FILES = 200
MOST_FIELD = 4096
"""Bytes of a field that is no file."""
IDLE = 60.0
"""Seconds without a byte after which an upload is given up."""

Receive = Callable[[], Awaitable[Any]]


class Refused(Exception):  # noqa: N818  # an answer and no fault of the program
    """Why an upload is not taken: status and sentence."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status = status
        self.said = said


@dataclass(frozen=True, slots=True)
class Received:
    """One file of an upload: the name its sender gave it, and its path on disk; ``fault`` says why it was not kept."""

    name: str
    path: Path
    fault: str = ""


async def receive_files(
    receive: Receive, content_type: str, folder: Path, most: int, is_token: Callable[[str], bool]
) -> list[Received]:
    """The files of a multipart form, written into ``folder``; at most ``most`` bytes are read.

    A token for which ``is_token`` holds must come before the first file. Raises Refused for anything else.
    """
    kind, options = parse_options_header(content_type)
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary or len(boundary) > 100:
        raise Refused(415, "Files are sent with the form of this page.")
    form = _Form(folder, is_token)
    parser = MultipartParser(boundary, form.callbacks(), max_size=most + 1, max_header_count=16, max_header_size=4096)
    try:
        await _read(receive, parser, most)
    except MultipartParseError as error:
        raise Refused(400, "What was sent is no form with files.") from error
    finally:
        form.close()
    if not form.is_whole:
        raise Refused(400, "The files did not arrive to their end.")
    return form.files


async def _read(receive: Receive, parser: MultipartParser, most: int) -> None:
    size = 0
    while True:
        try:
            message = await asyncio.wait_for(receive(), IDLE)
        except TimeoutError as error:
            raise Refused(408, "The files stopped arriving.") from error
        if message["type"] != "http.request":
            raise Refused(400, "The connection ended before the files did.")
        body: bytes = message.get("body", b"")
        size += len(body)
        if size > most:
            raise Refused(413, f"This is more than the {most >> 20 or 1} MiB that may be sent at once.")
        if body:
            await asyncio.to_thread(parser.write, body)
        if not message.get("more_body"):
            return


class _Form:
    """What the parser tells, part by part."""

    def __init__(self, folder: Path, is_token: Callable[[str], bool]) -> None:
        self.files: list[Received] = []
        self.is_whole = False
        self._folder = folder
        self._is_token = is_token
        self._is_allowed = False
        self._taken: set[str] = set()
        self._field = self._value = b""
        self._headers: dict[bytes, bytes] = {}
        self._name = b""
        self._words = b""
        self._file: BinaryIO | None = None
        self._given = ""

    def callbacks(self) -> Any:
        """What the parser calls."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._header_field,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._opened,
            "on_part_data": self._data,
            "on_part_end": self._ended,
            "on_end": self._whole,
        }

    def close(self) -> None:
        """Closes what is still open."""
        if self._file:
            self._file.close()
            self._file = None

    def _begin(self) -> None:
        self._headers, self._name, self._words, self._given = {}, b"", b"", ""
        self._field = self._value = b""

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._field += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        self._headers[self._field.lower()] = self._value
        self._field = self._value = b""

    def _opened(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        self._name = options.get(b"name", b"")
        if b"filename" not in options or not options[b"filename"]:
            return
        if not self._is_allowed:
            raise Refused(403, "This form is too old or not from this site: load the page anew.")
        if len(self.files) >= MOST_FILES:
            raise Refused(413, f"At most {MOST_FILES} files are taken at once: put more into a ZIP file.")
        self._given = options[b"filename"].decode("utf-8", "replace")
        path = self._folder / free_name(self._given, self._taken)
        self.files.append(Received(path.name, path))
        self._file = path.open("xb")

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._file:
            self._file.write(data[start:end])
        elif self._name == b"token":
            self._words += data[start:end]
            if len(self._words) > MOST_FIELD:
                raise Refused(400, "What was sent is no form of this site.")

    def _ended(self) -> None:
        if self._file:
            self.close()
            last = self.files[-1]
            fault = fault_of(last.path, last.name)
            if fault:
                last.path.unlink()
                self.files[-1] = Received(last.name, last.path, fault)
        elif self._name == b"token":
            self._is_allowed = self._is_token(self._words.decode("utf-8", "replace"))

    def _whole(self) -> None:
        self.is_whole = True
