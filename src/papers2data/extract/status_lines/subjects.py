"""What a status or a figure is about: the noun phrase in front of it or behind it, as printed."""

from __future__ import annotations

import re

from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.said import Number, Said

LONGEST = 18
"""Words above which a subject is a clause and no noun phrase."""

_DETERMINER = re.compile(r"^(?:this|these|those|such)\s+(?!who\b|which\b|that\b)", re.IGNORECASE)
_RELATIVE = re.compile(r"\s(?:who|which|whose|where)\b.*")
_PARENTHESIS = re.compile(r",\s(?:which|who|at|with|such as|including|excluding|by|for|in)\b.*")


def tidy(text: str) -> str | None:
    """The noun phrase without the words that lead to it and its article; None where it is none, or unclear."""
    patterns = phrases().patterns
    text = text.strip().strip("–-•").strip()
    before = None
    while text != before:
        before = text
        text = patterns.lead.sub("", text).strip(" ,")
        text = patterns.adverbial.sub("", text).strip(" ,")
    text = patterns.article.sub("", text).strip(" ,(")
    text = _DETERMINER.sub("", text)
    text = _RELATIVE.sub("", text)
    while text.rpartition(" ")[2].lower() in phrases().trailing:
        text = text.rpartition(" ")[0].rstrip(" ,")
    words = text.lower().split()
    unfit = phrases().pronouns | phrases().prepositions
    if (len(words) == 1 and words[0] in phrases().mere) or phrases().patterns.no_subject.search(text):
        return None
    if not words or len(words) > LONGEST or words[0].strip("'’\"“‘") in unfit or not any(c.isalpha() for c in text):
        return None
    if "£" in text or "%" in text or text.count("(") != text.count(")"):
        return None
    if ", " in text and " and " not in text.rpartition(",")[2]:
        return None
    return None if any(word.strip(",.()") in phrases().finite for word in words) else text


def before(said: Said, start: int, end: int) -> str | None:
    """The noun phrase that opens the tokens ``start`` to ``end``; what commas set apart in it is left out."""
    text = said.doc[start:end].text.strip()
    if text.endswith(","):
        text = text.rstrip(",").rpartition(",")[0] or text
    return tidy(_PARENTHESIS.sub("", text))


def of_figure(said: Said, number: Number, *, change: bool = False) -> str | None:
    """The noun phrase that the figure is about, None where the sentence does not make it clear."""
    after = said.doc[number.end] if number.end < len(said.doc) else None
    if change:
        return _changed(said, number)
    if after is None:
        return _in_front(said, number)
    if after.lower_ == "of" and _before(said, number) in phrases().shares:  # "plans account for 76% of the total"
        return _in_front(said, number)
    if after.lower_ == "of":  # "76% of children"
        return _phrase(said, number.end + 1, phrases().stops)
    if _counts(number) and after.is_alpha and after.lower_ not in phrases().count_stops | phrases().all_verbs:
        behind = _phrase(said, number.end, phrases().count_stops)  # "166 requests for plans"
        return behind if number.unit in (None, "£") else _in_front(said, number) or behind
    if after.text == "," and _alone(said, number):  # "At 13%, turnover …"
        return _phrase(said, number.end + 1, phrases().stops)
    if said.doc[number.first - 1].text == "(" and after.text == ")" and number.first:  # "Adult Social Care (+£35.4m)"
        return _bracketed(said, number)
    return _measured(said, number) or _in_front(said, number)


def _changed(said: Said, number: Number) -> str | None:
    """What changed: behind "a 3% rise in", between "a rise in" and "of 3%", else before the verb of "rose by 3%"."""
    after, nouns = said.doc[number.end : number.end + 4], phrases().changes
    if after and after[0].lower_ in ("more", "fewer", "less"):
        return None  # "the east has 5% more boats": not the east has grown
    inside = next((t.i for t in after if t.lower_ in ("in", "to") and said.doc[t.i - 1].lower_ in nouns), None)
    if inside is not None:
        return _phrase(said, inside + 1, phrases().stops)
    at = _bound_start(said, number) - 1
    if at > 0 and said.doc[at].lower_ in ("of", "by"):
        start = said.clause(number.first)[0]
        rise = next((i for i in reversed(range(start, at)) if said.doc[i].lower_ in nouns), None)
        if rise is not None and rise + 1 < at and said.doc[rise + 1].lower_ == "in":
            return tidy(said.doc[rise + 2 : at].text)
        if rise == at - 1 and said.doc[at].lower_ == "of":
            return None  # "an increase of 5%": what it is of stands before, and may be anything
    return _in_front(said, number)


def _bound_start(said: Said, number: Number) -> int:
    at = number.first
    while at > 0 and said.in_bound(at - 1):
        at -= 1
    return at


def _counts(number: Number) -> bool:
    """True for a figure whose measured thing stands right behind it: a count, a sum or a rate."""
    return number.unit in (None, "£") or number.unit.startswith("per ")


def _bracketed(said: Said, number: Number) -> str | None:
    """The name in front of a figure in brackets, where it begins with a capital letter."""
    start = number.first - 1
    while start > 0 and (said.doc[start - 1].is_alpha or said.doc[start - 1].text in ("&", "'s", "’s", "-")):
        before = said.doc[start - 1].lower_
        if before in phrases().prepositions | phrases().all_verbs | {"and", "or", "both"}:
            break
        start -= 1
    joined = start > 1 and said.doc[start - 1].lower_ in ("of", "for", "and") and said.doc[start - 2].is_title
    listed = start > 1 and said.doc[start - 1].text == "," and said.doc[start - 2].is_title
    if (
        listed or joined or not said.doc[start].text[0].isupper()
    ):  # "Children, Young People & Education (+£1m)" is one name
        return None
    return tidy(said.doc[start : number.first - 1].text)


def _before(said: Said, number: Number) -> str:
    """The word before the figure, and before "just over" and the like; "" at the start."""
    at = number.first - 1
    while at >= 0 and said.in_bound(at):
        at -= 1
    return said.doc[at].lower_ if at >= 0 else ""


def _measured(said: Said, number: Number) -> str | None:
    """The phrase "overspend" of "noted the overspend of £2.5 million"; None for a mere "average of" or "total of"."""
    at = number.first - 1
    while at >= 0 and said.in_bound(at) and said.doc[at].lower_ != "of":
        at -= 1
    if at < 1 or said.doc[at].lower_ != "of":
        return None
    start = at
    while start > 0 and said.doc[start - 1].is_alpha and not _stops(said, start - 1, phrases().stops):
        if said.doc[start - 1].lower_ in ("and", "or"):
            break
        start -= 1
        if said.doc[start].lower_ in ("the", "a", "an"):
            break
    phrase = tidy(said.doc[start:at].text)
    return None if phrase and phrase.lower() in phrases().mere else phrase


def counted(said: Said, number: Number) -> str | None:
    """The noun phrase directly behind a bare number, None where none stands there."""
    after = said.doc[number.end].lower_ if number.end < len(said.doc) else "of"
    return (
        None
        if after in phrases().count_stops | phrases().all_verbs | {"of"}
        else _phrase(said, number.end, phrases().count_stops | {"for", "this", "last"})
    )


def _alone(said: Said, number: Number) -> bool:
    """True where nothing but a word such as "at" stands before the figure in its clause."""
    return number.first - said.clause(number.first)[0] <= 1


def _phrase(said: Said, start: int, stops: frozenset[str]) -> str | None:
    end = start
    while end < len(said.doc) and not (_stops(said, end, stops) and not _acronym(said, end)):
        end += 3 if _acronym(said, end) else 1
    return tidy(said.doc[start:end].text) if end - start <= LONGEST else None


def _acronym(said: Said, token: int) -> bool:
    """True at the bracket of "development (CPD) events"."""
    inside = said.doc[token : token + 3]
    return len(inside) == 3 and inside[0].text == "(" and inside[1].text.isupper() and inside[2].text == ")"


def _stops(said: Said, token: int, stops: frozenset[str]) -> bool:
    word = said.doc[token]
    if (
        word.lower_ in stops
        or word.lower_ in phrases().all_verbs
        or token in said.periods
        or word.ent_type_ == "FIGURE"
    ):
        return True
    return any(s.start == token for label in ("COMPARE", "RELATIVE", "STATUS") for s in said.spans.get(label, ()))


def _in_front(said: Said, number: Number) -> str | None:
    """The subject of the clause: what stands before its first verb, or after "there has been an increase in"."""
    start, _ = said.clause(number.first)
    text = said.doc[_after_that(said, start, number.first) : number.first].text
    if " - " in text or " – " in text:  # "Community pathway - average of 20 weeks"
        head, tail = re.split(r" [-–] ", text)[0], re.split(r" [-–] ", text)[-1]
        if not _has_verb(text) and not re.match(r"\d", tail):
            return tidy(head)
    there = phrases().patterns.there.match(phrases().patterns.lead.sub("", text))
    if there:
        rest = phrases().patterns.lead.sub("", text)[there.end() :]
        return tidy(rest.split(",")[0].split(" (")[0])
    words = _without_lead(text).split()
    verb = _verb(words)
    if verb is None:  # "Current performance, at 19%, …"
        head, comma, tail = " ".join(words).partition(",")
        return tidy(head) if comma and len(tail.split()) <= 2 else None
    if words[verb].lower().strip(",") in phrases().agents or any(
        w.lower() in phrases().agents for w in words[verb + 1 : verb + 3]
    ):
        return None
    return tidy(_PARENTHESIS.sub("", " ".join(words[:verb])))


def _verb(words: list[str]) -> int | None:
    """The place of the verb that the words before it are the subject of."""
    flat = [word.lower().strip(",") for word in words]
    finite = next((i for i, word in enumerate(flat) if word in phrases().finite), None)
    relative = next((i for i, word in enumerate(flat) if word in ("who", "which", "that")), None)
    if finite is not None and relative is not None and relative < finite:
        return relative
    return finite if finite is not None else next((i for i, word in enumerate(flat) if word in phrases().verbs), None)


def _has_verb(text: str) -> bool:
    return any(word in phrases().all_verbs for word in text.lower().split())


def _after_that(said: Said, start: int, end: int) -> int:
    """The first token behind the last "showed that" or "noted that", ``start`` where there is none."""
    for at in reversed(range(start + 1, end)):
        if said.doc[at].lower_ == "that" and (
            said.doc[at - 1].text == ","
            or said.doc[at - 1].lower_.endswith(("ed", "ws", "w", "te", "nd", "id", "es", "ts"))
        ):
            return at + 1
    return start


def _without_lead(text: str) -> str:
    patterns, last = phrases().patterns, None
    while text != last:
        last = text
        text = patterns.adverbial.sub("", patterns.lead.sub("", text).strip()).strip()
    return text
