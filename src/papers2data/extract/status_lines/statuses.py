"""Statuses that a sentence states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from papers2data.extract.status_lines import clause, noun_phrases
from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.said import Said

_RELATIVE = frozenset({"who", "which", "that", "whose", "there", "or"})


@dataclass(frozen=True, slots=True)
class StatusSaid:
    """A canonical status, the words that state it, and what it is the status of (None where that is unclear)."""

    status: str
    text: str
    subject: str | None


def statuses(said: Said) -> Iterator[StatusSaid]:
    """The statuses of the sentence, in order; none from questions, conditions, plans or for people at risk of harm."""
    if phrases().patterns.question.search(said.text):
        return
    last = 0
    for span in said.cues("STATUS"):
        start = max(last, said.clause(span.start)[0])
        last = span.end
        if not _is_stated(said, span, start):
            continue
        yield StatusSaid(_begun(said, span), span.text, _subject(said, span, start))


def _begun(said: Said, span: Span) -> str:
    """The status, "in_progress" where what has been launched is a consultation and the like, which then only begins."""
    before = said.doc[span.start - 1].lower_ if span.start else ""
    return "in_progress" if span[-1].lower_ == "launched" and before in phrases().events else span.id_


def _is_stated(said: Said, span: Span, start: int) -> bool:
    before = said.doc[span.start - 1].lower_ if span.start else ""
    if _opens(said, start) in phrases().changes:
        return False  # "increases in pay have stalled": how a figure moves
    if before in _RELATIVE or any(start <= s.start < span.start for s in said.cues("DOUBT")):
        return False
    after = said.doc[span.end : span.end + 1].text.lower()
    if after in ("that", "or") or (after.isalpha() and span[-1].lower_ in _BEGUN and after not in _BEGUN_AT):
        return False  # "it has been established that", "completed or in progress", "officers have begun talks"
    words = {token.lower_ for token in said.doc[start : span.start]}
    if span.id_ in ("complete", "in_progress") and any(start <= n.first < span.start for n in said.numbers):
        return False  # "79% of plans have been issued": a figure, no status
    if span.id_ == "complete" and _opens(said, start) in phrases().parts:
        return False  # "over half of the reviews have been completed"
    if span.id_ == "at_risk":
        after = said.doc[span.end : span.end + 2].text.lower()
        return not words & phrases().people and (not after.startswith("of") or after in _RISKS)
    return True


def _opens(said: Said, start: int) -> str:
    """The first word of the clause that is neither an article nor a joining word."""
    idle = {"a", "an", "the", "and", "but", "so", "however", ",", "currently", "also"}
    return next((token.lower_ for token in said.doc[start:] if token.lower_ not in idle), "")


_BEGUN = frozenset({"begun", "started", "commenced"})
_BEGUN_AT = frozenset(
    {"on", "in", "at", "with", "and", "but", "for", "this", "since", "as", "by", "across", "again", "within"}
)
_WORKS = re.compile(
    r"(?:(?:further|initial|some|much|detailed|preparatory|significant|considerable|important|\w+ed(?: and \w+ed)?) )?"
    r"(?:works?|activity|discussions|progress)",
    re.IGNORECASE,
)
_ARTICLES = frozenset({"the", "a", "an"})
_NOUNS = frozenset({"work", "activity", "development"})
"""Words that open a pattern and belong to the subject ("activity continues")."""
_RISKS = frozenset(
    {"of not", "of delay", "of slippage", "of slipping", "of missing", "of overspending", "of overspend", "of failing"}
)
"""How "at risk of" goes on where a piece of work is at risk and nobody's safety."""


def _subject(said: Said, span: Span, start: int) -> str | None:
    if span[0].lower_ == "there":
        end = next(
            (
                t.i
                for t in said.doc[span.end :]
                if t.text in (",", ".", ";", "(") or t.lower_ in phrases().finite | {"and", "due"}
            ),
            len(said.doc),
        )
        return noun_phrases.tidy(said.doc[span.end : end].text)
    end = span.start + 1 if span[0].lower_ in _NOUNS else span.start
    subject = clause.before(said, clause.after_that(said, start, end), end)
    return _with_object(said, span, subject) if subject and _WORKS.fullmatch(subject) else subject


def _with_object(said: Said, span: Span, subject: str) -> str | None:
    """The subject of "work is underway on the quay" with what the work is on; None where it is not said."""
    at = said.doc[span.end : span.end + 1].text.lower()
    if at not in ("on", "to"):
        return None
    if said.doc[span.end + 1 : span.end + 2].text.lower() in phrases().vague_aims:
        return None
    on = noun_phrases.behind(said, span.end + 1)
    article = said.doc[span.end + 1].text
    return f"{subject} {at} {article + ' ' if article in _ARTICLES else ''}{on}" if on else None
