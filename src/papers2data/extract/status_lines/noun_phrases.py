"""Noun phrases of a sentence, as printed: where one ends, and whether it says by itself what it is."""

from __future__ import annotations

import re

from spacy.tokens import Span

from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.said import Number, Said

MEASURED = re.compile(
    r"(?:the |our )?(?:percentage|proportion|share|number|rate|level|average)s? (?:of|for)\b", re.IGNORECASE
)
"""How a measure is named, to which words belong that say of whom: "the number of people who asked for help"."""

LONGEST = 18
"""Words above which a subject is a clause and no noun phrase."""
_DETERMINER = re.compile(r"^(?:this|these|those|such)\s+(?!who\b|which\b|that\b)", re.IGNORECASE)
_RELATIVE = re.compile(r"\s(?:who|which|whose|where)\b.*")
_PARTICIPLE = re.compile(
    r"(?<=[a-z]s) (?:perform|surpass|remain|represent|achiev|exceed|total|com|comment|answer|meet|complet)ing"
    r"(?: an? (?:increase|decrease|rise|fall|drop|reduction|improvement))?$"
)
_COUNT = re.compile(r"^\d[\d,]* (?=[a-z]+s(?:\s|$))")
_ADVERB = re.compile(r"\s\w+(?:ally|ently|antly)$")
_THIS = re.compile(r"\s[–-]\s(?:this|these|it|they)$", re.IGNORECASE)
_NO_NOUNS = frozenset(
    {"the", "a", "an", "our", "its", "their", "this", "that", "and", "or", "overall", "set", "meet", "met"}
)
_NOUNS = 4
"""Nouns before a cue, at most."""


def is_clear(subject: str | None) -> bool:
    """True for a noun phrase that says by itself what it is: no mere "period", no name of who acts, no verb in it."""
    return subject is not None and phrases().patterns.unclear.search(_measure(subject)) is None


def _measure(subject: str) -> str:
    """The subject without the words that say of whom a measure is taken, in which there may be verbs."""
    return _RELATIVE.sub("", subject) if MEASURED.match(subject) else subject


def tidy(text: str) -> str | None:
    """The noun phrase without the words that lead to it and its article; None where it is none, or unclear."""
    patterns = phrases().patterns
    text = patterns.heading.sub("", text.strip()).strip("–-•").strip()
    before = None
    while text != before:
        before = text
        text = patterns.lead.sub("", text).strip(" ,")
        text = patterns.adverbial.sub("", text).strip(" ,")
    text = patterns.article.sub("", text).strip(" ,(")
    text = _DETERMINER.sub("", text)
    measure = _measure(text)
    if measure == text:
        text = measure = _RELATIVE.sub("", text)
    while text.rpartition(" ")[2].lower() in phrases().trailing:
        text = text.rpartition(" ")[0].rstrip(" ,")
    words = text.lower().split()
    unfit = phrases().pronouns | phrases().prepositions
    if (len(words) == 1 and words[0] in phrases().mere) or phrases().patterns.no_subject.search(text):
        return None
    if (
        not words
        or len(measure.split()) > LONGEST
        or words[0].strip("'’\"“‘") in unfit
        or not any(c.isalpha() for c in text)
    ):
        return None
    if "£" in text or "%" in text or text.count("(") != text.count(")"):
        return None
    text = _ADVERB.sub("", text)
    text = _COUNT.sub("", text)
    text = _PARTICIPLE.sub("", _THIS.sub("", text))
    if ", " in _measure(text) and not re.search(r" (?:and|or) ", text.rpartition(",")[2]):
        return None
    own = _measure(text).lower().split()
    return None if any(word.strip(",.()") in phrases().finite for word in own) else text


def phrase(said: Said, start: int, stops: frozenset[str]) -> str | None:
    """The noun phrase from the token to the first word that ends it; None where it is none, or unclear."""
    end = start
    while end < len(said.doc) and (not stops_at(said, end, stops) or _acronym(said, end) or _lists(said, start, end)):
        end += 3 if _acronym(said, end) else 1
    return tidy(said.doc[start:end].text) if end - start <= LONGEST else None


def behind(said: Said, start: int) -> str | None:
    """The noun phrase that begins at the token; None where it is none, or unclear."""
    found = phrase(said, start, phrases().stops | {"and", "with", "to", "as", "is", "through", "across"})
    return found if is_clear(found) else None


def set_for(said: Said, number: Number) -> str | None:
    """The availability of "a target of 80% has been set for availability of"."""
    ahead = [token.lower_ for token in said.doc[number.end : number.end + 5]]
    at = ahead.index("for") if "for" in ahead else 0
    return behind(said, number.end + at + 1) if at and ahead[at - 1] == "set" else None


def named(said: Said, cue: Span) -> str:
    """The words "savings target" of "it has a savings target of": the cue with the nouns right before it."""
    start = cue.start
    while start and said.doc[start - 1].is_alpha and said.doc[start - 1].lower_ not in _NO_NOUNS | phrases().all_verbs:
        if said.doc[start - 1].lower_ in phrases().prepositions or said.doc[start - 1].lower_.endswith("ing"):
            break
        start -= 1
    return said.doc[start : cue.end].text if cue.start - start <= _NOUNS else cue.text


def _lists(said: Said, start: int, token: int) -> bool:
    """True at the first comma of "Education, Health, and Care Plans"."""
    if said.doc[token].text != "," or not all(t.text[0].isupper() or t.text == "," for t in said.doc[start:token]):
        return False
    ahead = said.doc[token + 1 : token + 6]
    joined = next((t.i for t in ahead if t.lower_ in ("and", "&")), None)
    return (
        joined is not None
        and said.doc[joined + 1 : joined + 2].text.istitle()
        and ahead[0].text[0].isupper() | (ahead[0].lower_ == "and")
    )


def _acronym(said: Said, token: int) -> bool:
    """True at the bracket of "development (CPD) events"."""
    inside = said.doc[token : token + 3]
    return len(inside) == 3 and inside[0].text == "(" and inside[1].text.isupper() and inside[2].text == ")"


def stops_at(said: Said, token: int, stops: frozenset[str]) -> bool:
    """True at a word of ``stops``, a verb, a figure, a period, and where a comparison or a status begins."""
    word = said.doc[token]
    if (
        word.lower_ in stops
        or word.lower_ in phrases().all_verbs
        or token in said.periods
        or word.ent_type_ == "FIGURE"
    ):
        return True
    return any(s.start == token for label in ("COMPARE", "RELATIVE", "STATUS") for s in said.spans.get(label, ()))
