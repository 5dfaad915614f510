"""What a clause asks for, and of whom."""

from __future__ import annotations

import re
from functools import cache

from papers2data.extract.minutes.phrases import Action, minute_phrases

_OWN_VERB = re.compile(r"^that\s|(?<!\bto )\bbe\s+\w+", re.IGNORECASE)
_AGREED = re.compile(
    r"(?:\bit was|^(?:the )?(?:[\w&-]+ ){0,4}?(?:committee|council|panel|board|cabinet|group|forum|members|trustees|"
    r"governors|directors|councillors)) (?:(?:\w+ly|also|then|further|therefore) )?"
    r"(?:agreed|resolved|decided|approved) (?:that|to)\s+",
    re.IGNORECASE,
)
_TO = re.compile(
    r"^(?:that\s+)?(?:also |unanimously |further )?(?:agreed|resolved|decided)\s+(?:to|that)\s+(?=\w)", re.IGNORECASE
)
_PASSIVE = re.compile(
    r"\b(?:be|been|is|are|was|were)\s+(?:\w+ly\s+|also\s+|further\s+|hereby\s+|then\s+|not\s+)?(?P<verb>(?:\w+\s+)?\w+)",
    re.IGNORECASE,
)
_BODY = r"(?:committee|council|panel|board|cabinet|authority|group|forum|members|connectivity|executive|trust)\s+"
_VERBS = (
    r"agree[sd]?|note[sd]?|approve[sd]?|endorse[sd]?|adopt(?:s|ed)?|consider(?:s|ed)?|receive[sd]?|gives?|accept(?:s|ed)?|"
    r"authori[sz]e[sd]?|delegate[sd]?|welcome[sd]?|refer(?:s|red)?|confirm(?:s|ed)?|ratif(?:y|ies|ied)|supported|circulate[sd]?|"
    r"arrange[sd]?|schedule[sd]?|were a correct|reports?\s+back|brings?\s+(?:back|an?|the)|submits?"
)
_WHO = r"(?:(?!\b(?:noted|resolved|agreed|was|were|is|are|had|has|have|who|that)\b)[^.;:]){0,140}?"
_WHO_ENDS = (
    r"(?=,?\s+\(?(?:in|after|following)\s+consultation\b|,?\s+(?:gives?|considers?|be|to|should|will|would|writes?|ensures?|"
    r"provides?|reports?|brings?|reviews?|continues?|takes?|works?|makes?|engages?|calls?|meets?|prepares?|investigates?|"
    r"explores?|submits?|circulates?|attends?|arranges?|contacts?|undertakes?|(?:is|are|was|were)\s+authori[sz]ed)\b|[,.;:]|$)"
)
_NO_TASK = re.compile(
    r"\bbe\s+(?:duly\s+|re-?)?(?:elected|appointed|thanked|noted|confirmed|congratulated)\b", re.IGNORECASE
)
_HANDED = re.compile(
    r"\b(?:delegat\w*(?:\s+(?:authority|power|oversight|responsibility)[^.;]{0,60}?)?\s+to|authori[sz]\w*|request\w*(?:\s+that)?|"
    r"ask\w*|instruct\w*|invit\w*|require\w*)\s+",
    re.IGNORECASE,
)
_NAMED_POST = re.compile(
    r"(?:[Tt]hat\s+)?(?:[Tt]he\s+)(?P<who>(?!(?:[A-Z][\w’'-]+\s+)*(?:Committee|Council|Panel|Board|Cabinet|Authority|Executive|"
    r"Group|Forum|Trust|Report|Plan|Strategy|Policy|Programme|Budget|Minutes)\b)[A-Z][\w’'-]+"
    r"(?:\s+(?:(?:of|and|for|&)\s+)?[A-Z][\w’'-]+){1,6})\s+"
    r"(?:be\s+(?:requested|asked|authori[sz]ed|instructed|invited)|submits?|reports?\s+back|brings?|provides?|circulates?|"
    r"prepares?|writes?|arranges?)\b"
)
"""A post that the list of posts has not got, by what it is asked to do."""
_DEPARTMENT = re.compile(
    r",\s+[A-Z][\w&]*(?:\s+(?:and|&|of|for)\s+[A-Z]\w*|,?\s+[A-Z]\w*){0,6}(?=,?\s+(?:to|be|is|in consultation)\b)"
)
"""The department that some print after a comma: "the Executive Director, Growth and Regeneration to …"."""
_OBJECT = re.compile(r"(?<!\bof)(?<!\bfor)(?<!\band)(?<!^)\s+the\s")
_MARGIN = re.compile(
    r"(?<=[.!?)])\s+(?P<owner>(?:Clerk|Chair(?:man|person)?)|(?:Cllrs?|Councillors?)\.?\s+(?:[A-Z]\.?\s+)?[A-Z][\w'’-]+)$"
)


def action_of(text: str, intro: str = "") -> Action | None:
    """What the clause asks for; None where neither it nor the words that lead into it have a verb of the list.

    The verb that opens it counts first ("Note …", "to endorse …"), then that of the body ("that the Panel notes"), then
    the first passive ("that the report be noted"), then any other.
    """
    if action := _action(text):
        return action
    return _action(intro.rstrip(" :;-")) if intro and not has_verb(text) else None


def has_verb(text: str) -> bool:
    """True for a clause that is a sentence of its own, whatever it asks for: "That parents be told"."""
    return _OWN_VERB.search(text) is not None


def _action(text: str) -> Action | None:
    for verbs in minute_phrases().verbs:
        if verbs.clause is not None and verbs.clause.search(text):
            return verbs.action
    bare = _TO.sub("", _AGREED.split(text, maxsplit=1)[-1].strip()).lstrip("“\"'")
    if not re.match(r"that\s+(?!to\b)", bare, re.IGNORECASE):
        opening = re.sub(r"^(?:that\s+)?to\s+", "", bare, flags=re.IGNORECASE)
        if action := _verb(opening):
            return action
    words = re.sub(r"^that\s+", "", bare, flags=re.IGNORECASE)
    if action := _subjects_verb(words, _BODY):
        return action
    for passive in _PASSIVE.finditer(bare):
        if action := _verb(passive["verb"]) or _verb(passive["verb"].split()[-1]):
            return action
    return _subjects_verb(words, "") or _first_infinitive(words)


def responsible_of(text: str) -> str | None:
    """Who is to act, as printed; None where the clause names nobody."""
    posts = minute_phrases().people.posts.pattern
    if not _NO_TASK.search(text):
        opening = re.match(rf"(?:that\s+)?(?P<who>{posts}{_WHO}){_WHO_ENDS}(?P<more>.?)", text, re.IGNORECASE)
        if opening and opening["more"] not in (".", ";", "") and not re.match(r"\s*$", text[opening.end("who") :]):
            return _without_article(_with_partner(text, opening, posts))
    if named := _NAMED_POST.match(text):
        return named["who"]
    for handed in _HANDED.finditer(text):
        after = re.match(rf"(?P<who>{posts}{_WHO}){_WHO_ENDS}", text[handed.end() :], re.IGNORECASE)
        if after:
            straight = re.match(r"delegat\w*\s+to\s+$", handed[0], re.IGNORECASE)
            who = _with_department(after["who"], text[handed.end() + after.end("who") :])
            return _without_article(_OBJECT.split(who, maxsplit=1)[0] if straight else who)
    return None


@cache
def _stems() -> tuple[tuple[Action, re.Pattern[str]], ...]:
    return tuple(
        (verbs.action, re.compile(rf"(?:{'|'.join(verbs.words)})\w*\b", re.IGNORECASE))
        for verbs in minute_phrases().verbs
        if verbs.words
    )


def _verb(words: str) -> Action | None:
    return next((action for action, stem in _stems() if stem.match(words)), None)


def _subjects_verb(words: str, subject: str) -> Action | None:
    """The action of the verb after a subject, which ends in one of the words of ``subject`` where these are given."""
    match = re.match(
        rf"(?:the\s+)?(?:[\w&,()'’/-]+\s+){{0,24}}?{subject}(?P<verb>(?:also\s+|formally\s+|further\s+)?(?:{_VERBS}))\b(?P<after>.*)",
        words,
        re.IGNORECASE | re.DOTALL,
    )
    if match is None:
        return None
    verb = re.sub(r"^(?:also|formally|further)\s+", "", match["verb"], flags=re.IGNORECASE)
    later = re.match(r"\s+to\s+(?:be\s+)?(?P<verb>\w+(?:\s+\w+)?)", match["after"], re.IGNORECASE)
    if verb.casefold().startswith("agree") and later and (action := _verb(later["verb"])):
        return action
    return _verb(verb) or _verb(f"{verb}{match['after'][:40]}")


def _first_infinitive(words: str) -> Action | None:
    for match in re.finditer(r"\bto\s+(?:\w+ly\s+)?(?P<verb>\w+(?:\s+\w+)?)", words[:160], re.IGNORECASE):
        if action := _verb(match["verb"]):
            return action
    return None


def _with_partner(text: str, opening: re.Match[str], posts: str) -> str:
    """The posts that open a clause, both of them in "the Chair and Vice-Chair"."""
    who, rest = opening["who"], text[opening.end("who") :]
    partner = re.match(rf",?\s+and\s+(?P<who>{posts}[^.;:,]{{0,80}}?){_WHO_ENDS}", rest, re.IGNORECASE)
    return f"{who} and {partner['who']}" if partner else who


def _with_department(who: str, rest: str) -> str:
    department = _DEPARTMENT.match(rest)
    other = department and re.match(rf",\s+{minute_phrases().people.posts.pattern}", department[0], re.IGNORECASE)
    return f"{who}{department[0]}" if department and not other else who


def _without_article(who: str) -> str:
    return re.sub(r"^the\s+", "", who.strip(" ,"), flags=re.IGNORECASE)


def without_margin(text: str) -> tuple[str, str | None]:
    """The text without who is to act where that stood in the margin beside its last line; and who, None for nobody."""
    match = _MARGIN.search(text)
    return (text[: match.start()].rstrip(), match["owner"]) if match else (text, None)
