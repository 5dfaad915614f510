"""A table cell as converters leave it, with HTML inside, as plain lines and the tables nested in it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from papers2data.readers.text.inline import inline

_HAS_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_BLOCKS = {"p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "blockquote", "dt", "dd"}
_RUN_ON_ITEM = re.compile(r"(?:(?<=\s)|^)•\s*")
_RUN_ON_NUMBER = re.compile(r"(?<=[.;:!?\w])\s+(?=(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+[A-Za-z])")


@dataclass(frozen=True, slots=True)
class CellText:
    """Lines of a cell ("• " opens a list item), the underlined or bold opening, and nested tables as rows of text."""

    text: str
    lead: str = ""
    struck: str = ""
    nested: tuple[NestedTable, ...] = ()


@dataclass(frozen=True, slots=True)
class NestedTable:
    """A table inside a cell: its rows, and the words just before it in the cell as caption."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int
    caption: str


@dataclass(slots=True)
class _Gathered:
    lines: list[str] = field(default_factory=lambda: [""])
    nested: list[NestedTable] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    lead: str = ""

    def add(self, text: str | None) -> None:
        self.lines[-1] += re.sub(r"\s+", " ", text or "")

    def end_line(self) -> None:
        if self.lines[-1].strip():
            self.lines.append("")


def cell_text(raw: str) -> CellText:
    """What one cell says, with tags and Markdown marks taken out; raw text that is no HTML passes unharmed."""
    if not _HAS_TAG.search(raw):
        said = inline(html.unescape(raw) if "&" in raw else raw)
        lead = said.text if said.bold else _bold_lead(raw)
        return CellText(_lines([said.text]), lead, said.struck)
    try:
        root = lxml_html.fragment_fromstring(raw, create_parent="div")
    except (etree.ParserError, ValueError):
        return CellText(_lines([inline(raw).text]))
    gathered = _Gathered()
    _walk(root, gathered)
    return CellText(
        _lines([inline(line).text for line in gathered.lines]),
        gathered.lead,
        " ".join(gathered.struck),
        tuple(gathered.nested),
    )


def _bold_lead(raw: str) -> str:
    match = re.match(r"\s*\*\*(?=\S)(.+?)(?<=\S)\*\*", raw)
    return match[1] if match else ""


def _walk(node: lxml_html.HtmlElement, out: _Gathered) -> None:
    """Gathers text of ``node`` in order; a nested table goes to ``out.nested`` and not into the lines."""
    if not isinstance(node.tag, str):  # a comment
        out.add(node.tail)
        return
    if node.tag == "table":
        out.end_line()
        before = [line.strip() for line in out.lines if line.strip()]
        out.nested.append(_nested(node, before))
    elif node.tag in ("s", "del", "strike"):
        out.struck.append(str(node.text_content()).strip())
    else:
        if node.tag in ("u", "b", "strong") and not out.lead and not "".join(out.lines).strip():
            out.lead = re.sub(r"\s+", " ", str(node.text_content())).strip()
        _walk_inside(node, out)
    out.add(node.tail)


def _walk_inside(node: lxml_html.HtmlElement, out: _Gathered) -> None:
    if node.tag in _BLOCKS:
        out.end_line()
    if node.tag == "br":
        out.end_line()
    if node.tag == "li":
        parent = node.getparent()
        number = parent.index(node) + 1 if parent is not None and parent.tag == "ol" else 0
        out.add(f"{number}. " if number and "none" not in (parent.get("style") or "") else "• ")
    out.add(node.text)
    for child in node:
        _walk(child, out)
    if node.tag in _BLOCKS:
        out.end_line()


def _nested(table: lxml_html.HtmlElement, before: list[str]) -> NestedTable:
    rows = tuple(
        tuple(re.sub(r"\s+", " ", str(cell.text_content())).strip() for cell in row.iter("td", "th"))
        for row in table.iter("tr")
    )
    header_rows = sum(1 for row in table.iter("tr") if row.find("th") is not None and row.find("td") is None)
    caption = next((line for line in reversed(before) if not line.startswith(("■", "▪", "□"))), "")
    return NestedTable(tuple(row for row in rows if row), header_rows, caption if len(caption) <= 120 else "")


def _lines(lines: list[str]) -> str:
    """Lines of a cell, with items that run on in one line ("• one • two", "- One - Two", "1) a 2) b") set apart."""
    out: list[str] = []
    for line in lines:
        line = re.sub(r"[ \t]+", " ", line).strip()
        if not line:
            continue
        if line.count("•") and re.search(r"(?:^|\s)•\s*\S", line):
            out += _items(_RUN_ON_ITEM.split(line), opens=line.startswith("•"))
        elif re.match(r"[-–—]\s+\S", line):
            out += _items(re.split(rf"(?:(?<=\s)|^){line[0]}\s+(?=[A-Z])", line), opens=True)
        elif re.match(r"(?:1|a|i)[.)]\s", line):
            out += _RUN_ON_NUMBER.split(line)
        else:
            out.append(line)
    return "\n".join(out)


def _items(parts: list[str], *, opens: bool) -> list[str]:
    said = [part.strip() for part in parts]
    head = [] if opens else said[:1]
    return [part for part in head if part] + [f"• {part}" for part in (said if opens else said[1:]) if part]
