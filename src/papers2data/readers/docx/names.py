"""Names of WordprocessingML (ECMA-376) and the values of its properties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_OFF = frozenset({"0", "false", "off", "none"})

Element: TypeAlias = etree._Element
"""An element of a part; comments and processing instructions are passed over by ``children``."""


def w(name: str) -> str:
    """The name as lxml writes it."""
    return _W + name


def local(element: Element) -> str:
    """The element's name where it is Word's own, "" for names of other namespaces."""
    tag = element.tag
    return tag[len(_W) :] if isinstance(tag, str) and tag.startswith(_W) else ""


def children(element: Element | None) -> Iterator[Element]:
    """The elements directly inside."""
    if element is not None:
        yield from (child for child in element if isinstance(child.tag, str))


def child(element: Element | None, *path: str) -> Element | None:
    """The first element at the path of names below ``element``; None where there is none."""
    for name in path:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def attribute(element: Element | None, name: str = "val") -> str:
    """An attribute of the element; "" where it or the element is missing."""
    return "" if element is None else str(element.get(w(name)) or "")


def number(element: Element | None, name: str = "val") -> int | None:
    """A whole number; None where it is missing or is none."""
    text = attribute(element, name)
    return int(text) if text.lstrip("-").isdecimal() else None


def switch(element: Element | None) -> bool | None:
    """A property that is on or off; None where nothing is said."""
    if element is None:
        return None
    return attribute(element).lower() not in _OFF
