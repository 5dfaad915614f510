"""Sentences in which a house tells in its own words what it decided.

Council agreed the quote of £420.                     who decided, and a verb that decides
After discussion councillors were in agreement …      the same after words that only lead to it
The boiler's repair was authorised.                   what was decided, and such a verb
The county council agreed a new path.                 another body's: nothing
"""

from __future__ import annotations

import re
from functools import lru_cache

from papers2data.extract.minutes.phrases import Outcome, minute_phrases

_REFUSED = re.compile(r"\b(?:refused|declined|rejected)$", re.IGNORECASE)
_NAMED = re.compile(r"(?:the\s+)?(?P<name>(?:[\w'’&-]+\s+){2,6})", re.IGNORECASE)


def told_outcome(sentence: str, body: str, *, passive: bool, noted: bool) -> Outcome | None:
    """The outcome that a sentence tells of its own meeting; None for one that decides nothing.

    ``body`` is the meeting's ("" where unknown): a decision of "the Parent Council" is its own only where the body's
    name has these words. ``passive`` reads sentences that do not say who decided ("The budget was approved") too, and
    ``noted`` what was only noted.
    """
    words = minute_phrases().told
    text = words.lead.sub("", sentence.strip(), count=1)
    if text.endswith("?") or words.earlier.search(text):
        return None
    if words.undecided.match(text) or words.bare_deferred.match(text):
        return "deferred"
    if words.impersonal.match(text) or words.bare.match(text):
        return "resolved" if re.match(r"it was (?:\w+ )?resolved\b", text, re.IGNORECASE) else "agreed"
    if verb := _verb(_by_its_kind(text, body)):
        return "resolved" if verb.casefold().startswith("resolved") else "agreed"
    outcome = _passive(text) if passive else None
    return outcome if outcome != "noted" or noted else None


def is_reported(before: str) -> bool:
    """True where the words ``before`` make what follows them someone's report: "… and that it was agreed"."""
    return re.search(r"\b(?:that|said|says|reported|explained)\s*$", before, re.IGNORECASE) is not None


def is_bare(sentence: str) -> bool:
    """True for "Approved and signed": what was stands in the title above."""
    return minute_phrases().told.bare.match(sentence) is not None and len(sentence.split()) <= 4


def is_pronoun(sentence: str) -> bool:
    """True for "This was agreed": what was stands in the sentence before."""
    return minute_phrases().told.pronoun.match(sentence) is not None


def _verb(text: str) -> str:
    """The verb by which a body decides, as printed; "" where it does not."""
    words = minute_phrases().told
    who = words.who.match(text)
    if who is None:
        return ""
    rest = words.how.sub("", text[who.end() :], count=1)
    return next((found[0] for verb in words.decides if (found := verb.match(rest))), "")


def _by_its_kind(text: str, body: str) -> str:
    """The text, with "the Parent Council" as "the Council" where the meeting is of a Parent Council."""
    named = _NAMED.match(text)
    if named is None:
        return text
    own, said = _words(body), named["name"].split()
    for count in range(len(said), 1, -1):
        first = [word.casefold() for word in said[:count]]
        if any(own[at : at + count] == first for at in range(len(own))):
            return f"The {' '.join(said[count - 1 :])} {text[named.end() :]}"
    return text


@lru_cache(64)
def _words(body: str) -> list[str]:
    return re.findall(r"[\w'’&-]+", body.casefold())


def _passive(text: str) -> Outcome | None:
    """The outcome of "… was approved", where nobody is said to have reported it and no other body to have done it."""
    words = minute_phrases().told
    match = words.passive.match(text)
    if match is None or words.reported.search(match["what"]) or words.elsewhere.match(text[match.end() :]):
        return None
    if words.lost.search(match["what"]) and _REFUSED.search(match[0]):
        return None
    if match["put_off"]:
        return "deferred"
    return "noted" if match["noted"] else "agreed"
