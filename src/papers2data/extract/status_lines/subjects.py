"""What a status or a figure is about: the noun phrase in front of it or behind it, as printed."""

from __future__ import annotations

from spacy.tokens import Token

from papers2data.extract.status_lines.changed import changed, changed_to, moved
from papers2data.extract.status_lines.clause import after_period, after_that, in_front, of_clause_before
from papers2data.extract.status_lines.noun_phrases import MEASURED, phrase, stops_at, tidy
from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.rated import rated
from papers2data.extract.status_lines.said import Number, Said

_BY_WAY_OF = frozenset({"through", "via", "by", "from", "at", "with"})
_OWNERS = frozenset({"'s", "’s", "’", "'", "&"})


def of_figure(said: Said, number: Number, *, change: bool = False) -> str | None:
    """The noun phrase that the figure is about, None where the sentence does not make it clear."""
    if (rating := rated(said, number)) is not None:
        return rating
    if change:
        return changed(said, number)
    after = said.doc[number.end] if number.end < len(said.doc) else None
    if after is not None and after.lower_ == "of":
        return _with_of(said, number)
    if after is not None and _counts(number) and _names_counted(after):
        return _counted_thing(said, number)
    if (to := changed_to(said, number) or moved(said, number)) is not None:
        return to
    if after is None:
        return _measured(said, number) or in_front(said, number)
    if after.text == "," and _alone(said, number):  # "At 13%, turnover …"
        return phrase(said, number.end + 1, phrases().stops)
    if after.lower_ in phrases().finite and (same := of_clause_before(said, number)) is not None:
        return same
    if said.doc[number.first - 1].text == "(" and after.text == ")" and number.first:  # "Adult Social Care (+£35.4m)"
        return _bracketed(said, number)
    return _measured(said, number) or in_front(said, number)


def _with_of(said: Said, number: Number) -> str | None:
    """The children of "76% of children"; in front of "£35m of which £26m", and of "plans account for 76% of all"."""
    if said.doc[number.end + 1 : number.end + 2].text == "which":
        return _measured(said, number) or in_front(said, number)
    if _before(said, number) in phrases().shares:
        return in_front(said, number)
    short = phrase(said, number.end + 1, phrases().stops)
    return _described(said, number) or short if short and " " not in short else short


def _described(said: Said, number: Number) -> str | None:
    """The people supported at home of "76% of people supported at home were", up to the verb; None for other words."""
    clause = said.doc[number.end + 1 : said.clause(number.end)[1]]
    verb = next((token.i for token in clause if token.lower_ in phrases().finite), None)
    described = verb is not None and len(clause) > 1 and clause[1].lower_.endswith("ed")
    return tidy(said.doc[number.end + 1 : verb].text) if described else None


def _names_counted(after: Token) -> bool:
    return after.is_alpha and after.lower_ not in phrases().count_stops | phrases().all_verbs


def _counted_thing(said: Said, number: Number) -> str | None:
    """The requests of "166 requests for plans"; of a rate, what stands in front of it where something does."""
    if said.doc[number.end].lower_ == "population":  # "501 per 100,000 population enquiries"
        return phrase(said, number.end + 1, phrases().count_stops) or in_front(said, number)
    behind = phrase(said, number.end, phrases().count_stops)
    if behind and number.unit is None and not behind.endswith("s") and f"{behind} and " in said.text:
        behind = phrase(said, number.end, phrases().count_stops - {"and"})  # "90 health and safety visits"
    if number.unit not in (None, "£"):
        return in_front(said, number) or behind
    front = in_front(said, number) if behind and " " not in behind else None
    return front if front and behind and behind.lower() in front.lower().split() else behind


def _counts(number: Number) -> bool:
    """True for a figure whose measured thing stands right behind it: a count, a sum or a rate."""
    return number.unit in (None, "£") or number.unit.startswith("per ")


def _bracketed(said: Said, number: Number) -> str | None:
    """What a figure in brackets is of: the rate or share that the clause opens with, else the name in front of it."""
    opening = after_that(said, said.clause(number.first)[0], number.first)
    front = tidy(said.doc[after_period(said, opening, number.first) : number.first - 1].text)
    if front and MEASURED.match(front):
        return front
    start = number.first - 1
    while start > 0 and (said.doc[start - 1].is_alpha or said.doc[start - 1].text in ("&", "'s", "’s", "-")):
        before = said.doc[start - 1].lower_
        if before in _BY_WAY_OF:
            return None
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
    while (
        start > 0
        and (said.doc[start - 1].is_alpha or said.doc[start - 1].text in _OWNERS)
        and not stops_at(said, start - 1, phrases().stops)
    ):
        if said.doc[start - 1].lower_ in ("and", "or"):
            break
        start -= 1
        if said.doc[start].lower_ in ("the", "a", "an", "our", "its", "their"):
            break
    phrase = tidy(said.doc[start:at].text)
    return None if phrase and phrase.lower() in phrases().mere else phrase


def counted(said: Said, number: Number) -> str | None:
    """The noun phrase directly behind a bare number, None where none stands there."""
    after = said.doc[number.end].lower_ if number.end < len(said.doc) else "of"
    return (
        None
        if after in phrases().count_stops | phrases().all_verbs | {"of"}
        else phrase(said, number.end, phrases().count_stops | {"for", "this", "last"})
    )


def _alone(said: Said, number: Number) -> bool:
    """True where nothing but a word such as "at" stands before the figure in its clause."""
    return number.first - said.clause(number.first)[0] <= 1
