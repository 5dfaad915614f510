"""A list of the site as a page or, under the same address with an ending, as a file with the same rows."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from papers2data.export.forms import FORMS, Form, write
from papers2data.site.asking import render
from papers2data.site.feeds.flat import parts

MOST: dict[Form, int] = {"csv": 50_000, "json": 50_000, "xlsx": 10_000}
"""Rows of a file; a list that has more says so in the file's name."""

Rows = Sequence[object] | Callable[[int], Awaitable[Sequence[object]]]
"""All rows of a list as it is narrowed, or what fetches so many of them."""


@dataclass(frozen=True, slots=True)
class File:
    """A link to a list as a file; ``path`` begins at the site's top, ``most`` are its rows where the list has more."""

    said: str
    path: str
    media_type: str
    most: int | None = None


async def listed(
    site: Any,
    request: Any,
    template: str,
    context: Mapping[str, Any],
    kind: type,
    rows: Rows,
    length: int | None = None,
) -> Any:
    """The page made from ``template``, or the file that the address asks for: ``rows`` of ``kind``, a dataclass.

    ``rows`` are all that the filters leave, in their order, not only those of the page; ``length`` is how many there
    are, None where that is the page's ``count``. In the template ``as_files`` are the links to the files.
    """
    form: Form | None = request.url_vars.get("form")
    if form not in FORMS:
        as_files = files(request, context["count"] if length is None else length)
        return await render(site, request, template, {"as_files": as_files, **context})
    most = MOST[form]
    found = await rows(most + 1) if callable(rows) else rows
    return await as_file(site, request, form, kind, found[:most], is_cut=len(found) > most)


def files(request: Any, length: int) -> list[File]:
    """Links to a list of so many rows as files, with the filters that the page has."""
    asked = urlencode([(name, value) for name, value in parse_qsl(request.query_string) if name != "from"])
    ending = f"?{asked}" if asked else ""
    path = request.scope.get("route_path") or request.path
    cut = {form: most for form, most in MOST.items() if length > most}
    return [File(form.upper(), f"{path}.{form}{ending}", FORMS[form], cut.get(form)) for form in FORMS]


async def as_file(site: Any, request: Any, form: Form, kind: type, rows: Sequence[object], *, is_cut: bool) -> Any:
    """The rows as a file to keep; ``is_cut`` where the list has more."""
    name = request.path.rpartition("/")[2].rpartition(".")[0] + (f"-first-{len(rows)}" if is_cut else "")
    columns = [part.column for part in parts(kind)]
    own = site.absolute_url(request, request.full_path)
    about = [f"{len(rows):,} rows of {own}"]
    about += [f"The list has more rows: these are its first {len(rows):,}. Narrow it to have all."] if is_cut else []

    def address(path: str) -> str:
        return str(site.absolute_url(request, site.urls.path(path)))

    def written() -> bytes:
        out = io.BytesIO()
        values = ([part.of(row, address) for part in parts(kind)] for row in rows)
        write(form, columns, values, out, name, about)
        return out.getvalue()

    # a large file would keep all other readers waiting
    return download(await asyncio.to_thread(written), FORMS[form], f"{name}.{form}")


def download(content: bytes, media_type: str, name: str) -> Any:
    """The answer that a browser keeps as a file of this name; JSON and feeds are shown."""
    from datasette.utils.asgi import Response

    kept = name.endswith((".csv", ".xlsx", ".ics"))
    headers = {"content-disposition": f'{"attachment" if kept else "inline"}; filename="{name}"'}
    return Response(content, status=200, headers=headers, content_type=media_type)
