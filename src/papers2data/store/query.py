"""What a person types into a search box, as an FTS5 expression that can't be malformed.

``foster care``           both words, in any form (care, caring, cared)
``"foster care"``         the words side by side
``adoption OR fostering`` either; AND, OR and NOT are written large
``(a OR b) NOT c``        brackets around words with AND, OR or NOT are taken first
``fost*``                 words that begin so
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from papers2data.errors import UsageError
from papers2data.snapshot import storable

QUOTES = str.maketrans("“”„‟«»＂", '"""""""')

INSIDE = r'(?:"[^"]*"|[^()"])*'
"""What may stand in brackets: words and phrases."""

TOKEN = re.compile(
    rf"\((?P<group>{INSIDE}?(?<!\S)(?:AND|OR|NOT)(?!\S){INSIDE})\)(?!\S)"
    r'|"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)'
)

TERM = re.compile(r'"[^"]*"\*?')

OPERATORS = ("AND", "OR", "NOT")

LONGEST = 500
"""Characters that a query may have; each of its words costs time."""


def match_expression(query: str) -> str:
    """The FTS5 expression for ``query``, "" where it holds no word.

    Words side by side must all be there; an operator without a word on both sides is left out. Raises UsageError where
    it only leaves out words, or is longer than LONGEST.
    """
    if len(query) > LONGEST:
        raise UsageError(f"this search has {len(query):,} characters, and {LONGEST} are the most: use fewer words")
    return _expression(storable(query).translate(QUOTES))


def terms(expression: str) -> list[str]:
    """The words and phrases of an expression of ``match_expression``, each an expression of its own."""
    return list(dict.fromkeys(TERM.findall(expression)))


def advice(query: str) -> Iterator[str]:
    """Sentences on what in ``query`` may be understood in another way than it is meant."""
    text = query.translate(QUOTES)
    if text.count('"') % 2:
        yield "A quotation mark is not closed: everything after it is taken as one phrase."
    outside = re.sub(r'"[^"]*"?', " ", text)
    for word in ("or", "not"):
        if re.search(rf"\w\S*\s+{word}\s+\w", outside):
            yield f"“{word}” is looked for as a word: write it large, {word.upper()}, to join words with it."
    if outside.count("(") != outside.count(")") and any(name in outside.split() for name in OPERATORS):
        yield "A bracket has no partner, and brackets are left out."


def _expression(text: str) -> str:
    parts: list[str] = []
    operator = ""
    for token in TOKEN.finditer(text):
        word = token["word"]
        if word in OPERATORS:
            operator = word
            continue
        term = _part(token)
        if not term:
            continue
        if not parts and operator == "NOT":
            raise UsageError(f"{text!r} only says what to leave out: say also what to look for")
        parts += [operator or "AND", term] if parts else [term]
        operator = ""
    return " ".join(parts)


def _part(token: re.Match[str]) -> str:
    if token["group"] is not None:
        inner = _expression(token["group"])
        return f"({inner})" if " " in TERM.sub("", inner) else inner
    word = token["word"]
    return _term(token["phrase"] if word is None else word, is_phrase=word is None)


def _term(text: str, *, is_phrase: bool) -> str:
    """``text`` as an FTS5 string, a prefix where a word ends in "*"; "" where there is nothing to look for."""
    if not any(_is_searched(letter) for letter in text):
        return ""
    prefix = "*" if not is_phrase and text.endswith("*") else ""
    # NUL would end the statement's text early
    return f'"{text.replace(chr(0), " ").rstrip("*")}"{prefix}'


def _is_searched(letter: str) -> bool:
    """True for what unicode61 takes as part of a word: letters, numbers and private-use characters."""
    category = unicodedata.category(letter)
    return category[0] in "LN" or category == "Co"
