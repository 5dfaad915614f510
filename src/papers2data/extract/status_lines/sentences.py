"""Paragraphs as sentences, with their places."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import spacy
from spacy.attrs import IS_ALPHA, IS_PUNCT, IS_SPACE, IS_TITLE, IS_UPPER, LOWER, NORM
from spacy.language import Language
from spacy.tokens import Doc

from papers2data.errors import UsageError
from papers2data.extract.status_lines.phrases import phrases

MODEL_VARIABLE = "PAPERS2DATA_SPACY_MODEL"
"""Environment variable that names a trained spaCy pipeline to use in place of the rules."""

_ASKED = (LOWER, NORM, IS_ALPHA, IS_TITLE, IS_UPPER, IS_SPACE, IS_PUNCT)
_END = re.compile(r"[.?!][\"'”’)\]⁰¹²³⁴⁵⁶⁷⁸⁹\s]*\s")
"""Where alone a sentence can end before the paragraph does."""
_NUMBER = re.compile(r"\s*\d{1,3}\.(?=[A-Z“‘][a-zA-Z]*[\s,])")
"""A paragraph's number that no space parts from its first word."""
_ENDS = frozenset(".?!")
_CLOSES = frozenset("\"'”’)]⁰¹²³⁴⁵⁶⁷⁸⁹")
_OPENS = frozenset("\"'“‘([£")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence at the half-open character range ``start``/``end`` of its paragraph.

    ``nominal`` is the noun phrase that a trained pipeline takes for its subject, None without one.
    """

    text: str
    start: int
    end: int
    nominal: str | None = None


def to_sentences(text: str, model: str | None = None) -> Iterator[Sentence]:
    """The sentences of a paragraph, in order.

    A blank English pipeline with rules for abbreviations splits them; ``model``, or the environment variable
    PAPERS2DATA_SPACY_MODEL, names a trained pipeline to do it. Raises UsageError where that one is not installed.
    """
    if number := _NUMBER.match(text):
        yield from (
            replace(one, start=one.start + number.end(), end=one.end + number.end())
            for one in to_sentences(text[number.end() :], model)
        )
        return
    name = model or os.environ.get(MODEL_VARIABLE)
    if not name and not _END.search(text.rstrip()):
        start = len(text) - len(text.lstrip())
        yield from [Sentence(text.strip(), start, len(text.rstrip()))] if text.strip() else []
        return
    doc = _trained(name)(text) if name else english().make_doc(text)
    starts = [span.start for span in doc.sents] if name else list(_starts(doc))
    for first, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        printed = text[doc[first].idx : doc[end].idx if end < len(doc) else len(text)]
        said = printed.strip()
        if said:
            begin = doc[first].idx + len(printed) - len(printed.lstrip())
            yield Sentence(said, begin, begin + len(said), _nominal(doc, first, end) if name else None)


@cache
def english() -> Language:
    """A blank English pipeline, whose words know of themselves only what the rules ask: all else is dear."""
    language = spacy.blank("en")
    getters = language.vocab.lex_attr_getters  # type: ignore[attr-defined]
    for attribute in [key for key in getters if key not in _ASKED]:
        del getters[attribute]
    return language


@cache
def _trained(name: str) -> Language:
    try:
        return spacy.load(name)
    except OSError as error:
        raise UsageError(
            f"the spaCy pipeline {name!r} is not installed: install it, or unset {MODEL_VARIABLE} to use the rules"
        ) from error


def _starts(doc: Doc) -> Iterator[int]:
    """Indices of the tokens that begin a sentence."""
    texts = [token.text_with_ws for token in doc]
    for place, text in enumerate(texts):
        if place == 0 or (texts[place - 1][-1].isspace() and _may_begin(text[0]) and _ends_before(doc, place)):
            yield place


def _may_begin(first: str) -> bool:
    return first.isupper() or first.isdecimal() or first in _OPENS


def _ends_before(doc: Doc, index: int) -> bool:
    """True where the token before closes a sentence: a full stop that belongs to no abbreviation, ? or !."""
    last = index - 1
    while last > 0 and (_CLOSES.issuperset(doc[last].text) or doc[last].is_space):
        last -= 1
    end = doc[last]
    if end.text[-1] not in _ENDS or end.text.endswith(".."):
        return False
    word = end.text.rstrip(".") or (doc[last - 1].text if last and not doc[last - 1].whitespace_ else "")
    if end.text[-1] != "." or not word:
        return True
    if word.lower() in phrases().abbreviations and not (word.lower() == "no" and doc[index].text[0].isupper()):
        return False
    return not (len(word) == 1 and word.isupper()) and not (last == 1 and word.isdigit())


def _nominal(doc: Doc, first: int, end: int) -> str | None:
    if not doc.has_annotation("DEP"):
        return None
    chunks = doc[first:end].noun_chunks
    return next((chunk.text for chunk in chunks if chunk.root.dep_ in ("nsubj", "nsubjpass")), None)
