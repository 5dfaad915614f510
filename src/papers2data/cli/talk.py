"""What the program says to a person: stderr for talk, and text of papers made safe for a terminal."""

from __future__ import annotations

import unicodedata

import click

KEPT = ("\n", "\t")

HIDDEN = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of writing, by which a text can be shown as another than it is."""


def plain(text: str) -> str:
    """``text`` without control characters, which a paper could use to rewrite what a terminal shows."""
    if text.isascii() and text.isprintable():
        return text
    return "".join("\ufffd" if _is_unsafe(letter) else letter for letter in text)


def _is_unsafe(letter: str) -> bool:
    return (unicodedata.category(letter) in ("Cc", "Cs") and letter not in KEPT) or letter in HIDDEN


def one_line(text: str) -> str:
    """``text`` on one line, safe for a terminal."""
    return plain(" ".join(text.split()))


def say(text: str) -> None:
    """Prints talk on stderr."""
    click.echo(plain(text), err=True)


def tell(text: str) -> None:
    """Prints data on stdout; colours that it holds are left out unless stdout is a terminal."""
    click.echo(text)


def number(count: int, what: str, many: str = "") -> str:
    """``1 page``, ``1,204 pages``: a count with its noun; ``many`` is the plural where it is not made with s."""
    return f"{count:,} {what if count == 1 else many or what + 's'}"
