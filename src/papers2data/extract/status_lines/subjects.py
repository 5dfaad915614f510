"""What a status or a figure is about: the noun phrase in front of it or behind it, as printed."""

from __future__ import annotations

import re

from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.said import Number, Said

LONGEST = 18
"""Words above which a subject is a clause and no noun phrase."""

_DETERMINER = re.compile(r"^(?:this|these|those|such)\s+(?!who\b|which\b|that\b)", re.IGNORECASE)
_RELATIVE = re.compile(r"\s(?:who|which|whose|where)\b.*")
_PARTICIPLE = re.compile(r"(?<=[a-z]s) (?:perform|surpass|remain|represent|achiev|exceed|total|com|meet|complet)ing$")
_THIS = re.compile(r"\s[–-]\s(?:this|these|it|they)$", re.IGNORECASE)
_MEASURED = re.compile(
    r"(?:the |our )?(?:percentage|proportion|share|number|rate|level|average)s? (?:of|for)\b", re.IGNORECASE
)
_PARENTHESIS = re.compile(r",\s(?:which|who|at|with|such as|including|excluding|by|for|in)\b.*")


def is_clear(subject: str | None) -> bool:
    """True for a noun phrase that says by itself what it is: no mere "period", no name of who acts, no verb in it."""
    return subject is not None and phrases().patterns.unclear.search(subject) is None


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
    text = _PARTICIPLE.sub("", _THIS.sub("", text))
    if ", " in text and " and " not in text.rpartition(",")[2]:
        return None
    return None if any(word.strip(",.()") in phrases().finite for word in words) else text


def before(said: Said, start: int, end: int) -> str | None:
    """The noun phrase that opens the tokens ``start`` to ``end``; what commas set apart in it is left out."""
    text = said.doc[_after_period(said, start, end) : end].text.strip()
    if text.endswith(","):
        text = text.rstrip(",").rpartition(",")[0] or text
    return tidy(_PARENTHESIS.sub("", text))


def of_figure(said: Said, number: Number, *, change: bool = False) -> str | None:
    """The noun phrase that the figure is about, None where the sentence does not make it clear."""
    after = said.doc[number.end] if number.end < len(said.doc) else None
    if (rating := _rating(said, number)) is not None:
        rated = _rated(said, number) or _rated(said, said.numbers[0])
        return f"{rated} {rating}" if rated else None
    if change:
        return _changed(said, number)
    if after is None:
        return _in_front(said, number)
    part = after.lower_ == "of" and said.doc[number.end + 1 : number.end + 2].text == "which"
    if part:  # "an overspend of £35m of which £26m relates to …"
        return _measured(said, number) or _in_front(said, number)
    if after.lower_ == "of" and _before(said, number) in phrases().shares:  # "plans account for 76% of the total"
        return _in_front(said, number)
    if after.lower_ == "of":  # "76% of children"
        return _phrase(said, number.end + 1, phrases().stops)
    if after.lower_ == "population" and _counts(number):  # "501 per 100,000 population enquiries"
        return _phrase(said, number.end + 1, phrases().count_stops) or _in_front(said, number)
    if _counts(number) and after.is_alpha and after.lower_ not in phrases().count_stops | phrases().all_verbs:
        behind = _phrase(said, number.end, phrases().count_stops)  # "166 requests for plans"
        return behind if number.unit in (None, "£") else _in_front(said, number) or behind
    if (to := _changed_to(said, number) or _moved(said, number)) is not None:
        return to
    if after.text == "," and _alone(said, number):  # "At 13%, turnover …"
        return _phrase(said, number.end + 1, phrases().stops)
    if said.doc[number.first - 1].text == "(" and after.text == ")" and number.first:  # "Adult Social Care (+£35.4m)"
        start = after_that(said, said.clause(number.first)[0], number.first)
        front = tidy(said.doc[_after_period(said, start, number.first) : number.first - 1].text)
        return front if front and _MEASURED.match(front) else _bracketed(said, number)
    return _measured(said, number) or _in_front(said, number)


def _changed_to(said: Said, number: Number) -> str | None:
    """The limit of "a reduction in the limit to £4m"."""
    at = _bound_start(said, number) - 1
    if at < 1 or said.doc[at].lower_ != "to":
        return None
    noun = next((i for i in reversed(range(max(0, at - LONGEST), at)) if said.doc[i].lower_ in phrases().changes), None)
    if noun is None or said.doc[noun + 1].lower_ not in ("in", "to", "of") or noun + 2 >= at:
        return None
    between = said.doc[noun + 2 : at]
    if any(t.ent_type_ == "FIGURE" or t.text == "," or t.lower_ in phrases().all_verbs for t in between):
        return None
    return tidy(between.text)


_MOVES = frozenset(
    {"reduced", "increased", "cut", "raised", "brought", "lowered", "reducing", "increasing", "reduce", "increase"}
)


def _moved(said: Said, number: Number) -> str | None:
    """The deficit of "this has reduced the deficit from £9m to £4m", which somebody has moved."""
    end = next((t.i for t in reversed(said.doc[: number.first]) if t.lower_ == "from"), _bound_start(said, number) - 1)
    if end < 1 or said.doc[end].lower_ not in ("from", "to", "by"):
        return None
    verb = next((i for i in reversed(range(max(0, end - LONGEST), end)) if said.doc[i].lower_ in _MOVES), None)
    if verb is None or said.doc[verb + 1].lower_ not in ("the", "a", "an", "our", "its", "their"):
        return None
    between = said.doc[verb + 1 : end]
    held = any(t.ent_type_ == "FIGURE" or t.lower_ in phrases().all_verbs for t in between)
    return None if held else tidy(between.text)


def _rating(said: Said, number: Number) -> str | None:
    """The words "rated as amber" of "14% rated as amber" and "14% of the plans are rated as amber"."""
    end = next((n.first for n in said.numbers if n.first >= number.end), len(said.doc))
    at = next((t.i for t in said.doc[number.end : end] if t.lower_ in phrases().ratings), None)
    if at is None or any(t.text in (",", ";", "(") for t in said.doc[number.end : at]):
        return None
    stop = next((t.i for t in said.doc[at:end] if t.text in (",", ";", ".", "(", ")", ":") or t.lower_ == "by"), end)
    words = [t.text for t in said.doc[at:stop]]
    while words and words[-1].lower() in ("and", "with", "while", "but", "just", "only", "a", "further", "the"):
        words.pop()
    return " ".join(word for word in words if word.strip("'’‘\"“”")) if 1 < len(words) <= _RATING else None


_RATING = 9
"""Words of a rating, at most."""


def _rated(said: Said, number: Number) -> str | None:
    """What is rated: behind "33% of", else what stands in front of the figure."""
    if number.end < len(said.doc) and said.doc[number.end].lower_ == "of":
        return _phrase(said, number.end + 1, phrases().stops)
    return _in_front(said, number)


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
    while end < len(said.doc) and (not _stops(said, end, stops) or _acronym(said, end) or _lists(said, start, end)):
        end += 3 if _acronym(said, end) else 1
    return tidy(said.doc[start:end].text) if end - start <= LONGEST else None


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
    start = after_that(said, start, number.first)
    if (which := _before_which(said, start, number.first)) is not None:
        return which
    text = said.doc[_after_period(said, start, number.first) : number.first].text
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


def _after_period(said: Said, start: int, end: int) -> int:
    """The first token behind "over the 12 months to June" or "in quarter 3" at the start, where no comma follows."""
    opening = said.doc[start : min(start + 4, end)]
    at = next((t.i for t in opening if t.i in said.periods), None)
    led = at == start or said.doc[start].lower_ in phrases().prepositions
    if at is None or not led or at + 1 >= end:
        return start
    return at + 1 if said.doc[at + 1].lower_ in ("the", "a", "an", "our", "its", "we") else start


def _before_which(said: Said, start: int, end: int) -> str | None:
    """The budget of "mention was made of the parks budget which was forecast to overspend by"."""
    tokens = said.doc[start:end]
    which = next((t.i for t in reversed(tokens) if t.lower_ in ("which", "that") and t.i + 1 < end), None)
    if which is None or which <= start + 1 or said.doc[which + 1].lower_ not in phrases().finite:
        return None
    if any(t.lower_ in phrases().finite for t in said.doc[which + 2 : end]):
        return None
    opened = next((t.i for t in reversed(said.doc[start:which]) if t.lower_ in ("the", "a", "an", "its", "our")), None)
    if opened is None or any(t.lower_ in phrases().all_verbs or t.text == "," for t in said.doc[opened:which]):
        return None
    led = opened > start and said.doc[opened - 1].lower_ in ("to", "in", "on", "of", "with", "by")
    phrase = tidy(said.doc[opened:which].text) if led else None
    return phrase if is_clear(phrase) else None


def _verb(words: list[str]) -> int | None:
    """The place of the verb that the words before it are the subject of."""
    flat = [word.lower().strip(",") for word in words]
    start = 0
    if _MEASURED.match(" ".join(words)):  # "the number of plans issued in time rose": not the plans' own verb
        start = next((i + 1 for i, word in enumerate(flat) if word.endswith("ed") and _verb_after(flat, i + 1)), 0)
    finite = next((i for i, word in enumerate(flat) if word in phrases().finite), None)
    relative = next((i for i, word in enumerate(flat) if word in ("who", "which", "that")), None)
    if finite is not None and relative is not None and relative < finite:
        return relative
    return (
        finite
        if finite is not None
        else next((i for i, word in enumerate(flat) if i >= start and word in phrases().verbs), None)
    )


def _verb_after(words: list[str], start: int) -> bool:
    return any(word in phrases().all_verbs for word in words[start:])


def _has_verb(text: str) -> bool:
    return any(word in phrases().all_verbs for word in text.lower().split())


def behind(said: Said, start: int) -> str | None:
    """The noun phrase that begins at the token; None where it is none, or unclear."""
    phrase = _phrase(said, start, phrases().stops | {"and", "with", "to", "as", "is", "through", "across"})
    return phrase if is_clear(phrase) else None


def after_that(said: Said, start: int, end: int) -> int:
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
