"""The documentation's pages that the site shows as well, from Markdown as plain as they are written in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from markupsafe import Markup, escape

ITEM = re.compile(r"[-*] ")

INLINE = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"\*([^*]+)\*"), r"<em>\1</em>"),
    # other pages of the documentation are not here
    (re.compile(r"\[([^]]+)\]\([^)]*\)"), r"\1"),
)


def folder() -> Path:
    """The folder of the pages: inside the installed package, or the documentation of a checkout."""
    packaged = Path(__file__).resolve().parent / "guide"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "docs"


@cache
def text(name: str) -> str:
    """The page as it is written, "" where it is not there."""
    path = folder() / f"{name}.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


@cache
def rows(name: str) -> tuple[tuple[Markup, ...], ...]:
    """The rows of the page's first table, without its heading."""
    lines = iter(text(name).splitlines())
    table = next((list(group) for is_table, group in groupby(lines, key=_is_row) if is_table), [])
    return tuple(tuple(map(inline, _cells(line))) for line in table[2:])


@cache
def page(name: str) -> Markup:
    """The page as HTML without its title; links lead nowhere and are shown as text."""
    blocks = re.split(r"\n\s*\n", text(name))
    return Markup("\n").join(_block(block.strip()) for block in blocks if block.strip() and not block.startswith("# "))


def inline(said: str) -> Markup:
    """One line as HTML."""
    found = str(escape(said))
    for pattern, instead in INLINE:
        found = pattern.sub(instead, found)
    return Markup(found)  # noqa: S704 - escaped above


def _is_row(line: str) -> bool:
    return line.startswith("|")


def _block(block: str) -> Markup:
    if block.startswith("#"):
        marks, _, said = block.partition(" ")
        return Markup("<h{0}>{1}</h{0}>").format(len(marks), inline(said))
    if block.startswith("<!--"):
        return Markup()
    if _is_row(block):
        return _table(block.splitlines())
    if ITEM.match(block):
        return Markup('<ul class="bullets">{}</ul>').format(Markup().join(_items(block)))
    return Markup("<p>{}</p>").format(inline(" ".join(block.split())))


def _items(block: str) -> Iterator[Markup]:
    for item in re.split(r"\n(?=[-*] )", block):
        yield Markup("<li>{}</li>").format(inline(" ".join(item[2:].split())))


def _table(lines: list[str]) -> Markup:
    head = Markup().join(Markup('<th scope="col">{}</th>').format(inline(cell)) for cell in _cells(lines[0]))
    body = Markup().join(
        Markup("<tr>{}</tr>").format(Markup().join(Markup("<td>{}</td>").format(inline(cell)) for cell in _cells(line)))
        for line in lines[2:]
    )
    mark = Markup(
        '<div class="table-wrapper" role="region" aria-label="Table: {}" tabindex="0">'
        "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    )
    return mark.format(" ".join(_cells(lines[-1])[:1]), head, body)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]
