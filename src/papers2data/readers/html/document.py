"""A web page as a document: the paper that it shows, without the site around it."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from papers2data.errors import InputError, UnreadableError
from papers2data.model import NOWHERE, Finding, Paragraph
from papers2data.readers.flow import Flow
from papers2data.readers.html.body import Body
from papers2data.readers.html.decode import decode_page
from papers2data.readers.html.furniture import hidden_letters, main_content
from papers2data.readers.html.tree import Element, text_of
from papers2data.readers.opening import one_line
from papers2data.readers.script import Script

MOST_BYTES = 64 << 20
_SITE_NAME = re.compile(r"\s+[-–|]\s+[^-–|]+$")


def read_html(path: Path) -> Flow:
    """The page's content as one page without a number; the site's menus and footers are furniture.

    A block's line is its line in the file. Raises InputError for an empty file and for a page without text, and
    UnreadableError for one over the limit of size.
    """
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableError(f"{path.name}: it is over {MOST_BYTES >> 20} MiB, which no page of minutes needs")
    text, findings = decode_page(path.read_bytes())
    root, whole = _parsed(path, text)
    if not whole:
        message = "The page's elements lie too deep within one another; what lies deepest was not read."
        findings = (*findings, Finding("text-missing", message))
    body = root.find("body") if root.find("body") is not None else root
    title = one_line(text_of(root.find(".//title"))) if root.find(".//title") is not None else ""
    hidden = hidden_letters(body)
    if hidden:
        message = f"The page holds {hidden} letters that cannot be seen; they are left out."
        findings = (*findings, Finding("hidden-text", message, severity="info"))
    content, around = main_content(body)
    heading = next((one_line(text_of(e)) for e in content.iter("h1")), "")
    script = Script()
    reader = Body(script)
    reader.read(content)
    if not reader.blocks:
        raise InputError(f"{path.name}: the page shows no text of its own; save it from the browser and try again")
    furniture = tuple(Paragraph(words, NOWHERE) for words in dict.fromkeys(around))
    return Flow(script.pages(), tuple(reader.blocks), findings, (), heading or _SITE_NAME.sub("", title), furniture)


def _parsed(path: Path, text: str) -> tuple[Element, bool]:
    """The page's root, and False where the parser gave up on its depth."""
    # without huge_tree the parser drops what lies 256 elements deep, as on pages that never close their tags
    parser = lxml_html.HTMLParser(no_network=True, remove_pis=True, remove_comments=True, huge_tree=True)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(f"{path.name}: the page holds no text") from error
    return root, not any("depth" in entry.message for entry in parser.error_log)
