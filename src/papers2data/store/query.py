"""What a person types into a search box, as an FTS5 expression that can't be malformed.

``foster care``           both words, in any form (care, caring, cared)
``"foster care"``         the words side by side
``adoption OR fostering`` either; AND, OR and NOT are written large
``fost*``                 words that begin so
"""

from __future__ import annotations

import re
import unicodedata

from papers2data.errors import UsageError
from papers2data.snapshot import storable

QUOTES = str.maketrans("“”„‟«»＂", '"""""""')

TOKEN = re.compile(r'"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)')

OPERATORS = ("AND", "OR", "NOT")


def match_expression(query: str) -> str:
    """The FTS5 expression for ``query``, "" where it holds no word. Raises UsageError where it only leaves out words.

    Words side by side must all be there; an operator without a word on both sides is left out.
    """
    parts: list[str] = []
    operator = ""
    for token in TOKEN.finditer(storable(query).translate(QUOTES)):
        word = token["word"]
        if word in OPERATORS:
            operator = word
            continue
        term = _term(token["phrase"] if word is None else word, is_phrase=word is None)
        if not term:
            continue
        if not parts and operator == "NOT":
            raise UsageError(f"{query!r} only says what to leave out: say also what to look for")
        parts += [operator or "AND", term] if parts else [term]
        operator = ""
    return " ".join(parts)


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
