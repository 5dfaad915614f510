"""Datasette's own CSV files, made safe to open: what a paper says is never a formula."""

from __future__ import annotations

import csv
import io
from typing import Any

from papers2data.export.cells import safe_cell
from papers2data.site.guard import App, Send, path_of

SHEETS = (b"text/csv", b"text/plain")


def safe_sheets(app: App) -> App:
    """The application, in whose CSV files no cell is run by the spreadsheet that opens it."""

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        is_asked = scope["type"] == "http" and (
            path_of(scope).endswith(".csv") or b"_format=csv" in scope.get("query_string", b"")
        )
        await app(scope, receive, _Rows(send).told if is_asked else send)

    return inner


class _Rows:
    """An answer on its way out; of a CSV file, whole rows go on as soon as they are there."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._is_sheet = False
        self._left = b""

    async def told(self, message: Any) -> None:
        """Sends the answer's next part on."""
        if message["type"] == "http.response.start":
            headers = [(key.lower(), value) for key, value in message.get("headers", ())]
            # Datasette calls a CSV file plain text, unless it is to be kept
            self._is_sheet = any(key == b"content-type" and value.startswith(SHEETS) for key, value in headers)
            if self._is_sheet:
                message = {**message, "headers": [each for each in headers if each[0] != b"content-length"]}
        elif self._is_sheet and message["type"] == "http.response.body":
            self._left += message.get("body", b"")
            message = {**message, "body": self._rows(is_end=not message.get("more_body"))}
        await self._send(message)

    def _rows(self, *, is_end: bool) -> bytes:
        # a line end within quotes ends no row
        is_whole = self._left.endswith(b"\n") and self._left.count(b'"') % 2 == 0
        if not is_whole and not is_end:
            return b""
        text, self._left = self._left.decode("utf-8", "replace"), b""
        written = io.StringIO()
        rows = csv.reader(io.StringIO(text, newline=""))
        csv.writer(written).writerows([str(safe_cell(cell)) for cell in row] for row in rows)
        return written.getvalue().encode()
