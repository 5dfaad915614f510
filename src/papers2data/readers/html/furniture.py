"""What of a web page is its paper and what is the site around it: menus, banners, scripts, footers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papers2data.readers.html.tree import Element, elements, is_hidden, name_of, text_of, words_of

_SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "head", "link", "meta", "button",
     "select", "input", "textarea", "canvas", "audio", "video", "map", "dialog"}
)  # fmt: skip
_AROUND = frozenset({"nav", "footer", "aside"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary", "menu"})
_SITE_WORDS = re.compile(
    r"cookie|consent|breadcrumb|skip-?(?:link|to|nav)|"
    r"(?:^|[-_ ])(?:nav|navbar|navigation|menu|sidebar|footer|share|social"
    r"|pagination|masthead|search|login|banner|toolbar|print|feedback)(?:$|[-_ ])",
    re.IGNORECASE,
)
_MOST_SITE = 0.4
"""Share of the page's letters: what holds more is the paper, whatever its class is called."""
_LEAST_MAIN = 0.25
_MOST_LINKS = 0.75
_WRAPPERS = frozenset({"div", "section", "article", "form"})
_DEEPEST_WRAPPER = 50
_FEW_LINKS = 3


def main_content(body: Element) -> tuple[Element, list[str]]:
    """The element that holds the paper, with the site taken out of the tree, and the texts that were the site's."""
    taken: list[str] = []
    for element in list(elements(body)):
        if name_of(element) in _SILENT:
            _drop(element)
    letters = max(len(text_of(body)), 1)
    for element in list(elements(body)):
        if element.getparent() is not None and _is_site(element, letters):
            taken.append(words_of(element))
            _drop(element)
    main = _main(body)
    if main is not body:
        taken += _beside(body, main)
    taken += _trimmed_links(main)
    return main, [text for text in taken if text]


def hidden_letters(body: Element) -> int:
    """How many letters stand in elements that no browser shows; they are taken out of the tree."""
    count = 0
    for element in list(elements(body)):
        if is_hidden(element) and name_of(element) not in _SILENT and element.getparent() is not None:
            count += sum(not letter.isspace() for letter in text_of(element))
            _drop(element)
    return count


def _is_site(element: Element, letters: int) -> bool:
    name, role = name_of(element), (element.get("role") or "").lower()
    if name in ("body", "html", "main", "article", "table", "tr", "td", "th", "tbody", "p", "li") or role == "main":
        return False
    said = f"{element.get('id') or ''} {element.get('class') or ''}"
    around = name in _AROUND or role in _ROLES or (name == "header" and element.find(".//h1") is None)
    if not around and not _SITE_WORDS.search(said):
        return False
    if element.find(".//main") is not None or element.find(".//h1") is not None:
        return False
    return len(text_of(element)) < _MOST_SITE * letters


def _main(body: Element) -> Element:
    """The element that the page itself names as its content, where it holds enough of the text."""
    letters = max(len(text_of(body)), 1)
    named = [e for e in elements(body) if name_of(e) == "main" or (e.get("role") or "").lower() == "main"]
    articles = [e for e in elements(body) if name_of(e) == "article"]
    for element in [*named, *(articles if len(articles) == 1 else [])]:
        if len(text_of(element)) >= _LEAST_MAIN * letters:
            return element
    return body


def _beside(body: Element, main: Element) -> Iterator[str]:
    """The texts outside ``main``, block by block."""
    inside = {main, *main.iterancestors()}
    for element in inside - {main}:
        for child in element:
            if child not in inside and name_of(child) and body in (element, *element.iterancestors()):
                yield words_of(child)


def _trimmed_links(main: Element) -> Iterator[str]:
    """The runs of links that open and close the content, taken out; links among the text stay."""
    blocks = _outer_blocks(main)
    for run in (blocks, blocks[::-1]):
        for element in run:
            if element.getparent() is None or not text_of(element).strip():
                continue
            if not _is_links(element):
                break
            yield words_of(element)
            _drop(element)


def _outer_blocks(main: Element) -> list[Element]:
    """The blocks of the content, looked for through wrappers that hold nearly all of it."""
    letters = len(text_of(main))
    for _ in range(_DEEPEST_WRAPPER):
        wrapper = next((e for e in main if name_of(e) in _WRAPPERS and len(text_of(e)) > 0.9 * letters), None)
        if wrapper is None:
            break
        main = wrapper
    return [e for e in main if name_of(e)]


def _is_links(element: Element) -> bool:
    links = [e for e in elements(element) if name_of(e) == "a"]
    linked = sum(len(words_of(link)) for link in links)
    headed = any(name_of(e) in ("h1", "h2", "h3", "table") for e in [element, *elements(element)])
    return len(links) >= _FEW_LINKS and not headed and linked > _MOST_LINKS * max(len(words_of(element)), 1)


def _drop(element: Element) -> None:
    """Takes the element out of the tree; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
