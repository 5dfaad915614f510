"""Lists of people that columns left side by side, told apart by what stands around the names.

Kate Adair (KA) Chair Liam Bain (LB)    →  Kate Adair (KA) - Chair; Liam Bain (LB)
Janet Pye JP Vice Chair                 →  Janet Pye (JP) - Vice Chair
A Berry and C Crane / Clerk D Ely       →  A Berry and C Crane; Clerk D Ely
Mr and Mrs B Tate                       →  Mr B Tate, Mrs B Tate
AB – Ann Bell (Chair)                   →  Ann Bell (Chair)
Nat & Sam Lund                          →  Nat Lund, Sam Lund
"""

from __future__ import annotations

import re

from papers2data.extract.minutes.names import is_post

_INITIALS = re.compile(r"\s*\((?P<letters>[A-Z][A-Za-z]?[A-Z]{1,3})\)")
_BARE = re.compile(
    r"(?P<name>(?:[A-Z][\w'’-]+\s+){1,3}[A-Z][\w'’-]+)\s+(?P<letters>[A-Z]{2,4})(?:\s+[-–]?\s*(?P<post>[A-Z].*))?"
)
_COURTESY = (
    r"(?:(?:County|District|Borough|Town|Parish|City|Cty)\s+)?"
    r"(?:Cllr|Councillor|Mrs?|Ms|Miss|Dr|Rev|Revd|Prof|Sir|Dame|Ald)\b\.?\s+"
)
_COURTESIES = re.compile(rf"(?:{_COURTESY})+$")
_SEPARATED = re.compile(r"[,;&]\s*$|\b(?:and|by|for|of|with)\s*$|[-–(/]\s*$")
_COUPLE = re.compile(
    r"\b(?P<his>Mr|Cllr|Dr|Rev)\.?\s+(?:and|&)\s+(?P<hers>Mrs|Ms|Dr)\.?\s+(?P<name>(?:[A-Z]\.?\s+)*[A-Z][\w'’-]+)"
)
_LEADERS = re.compile(r"\s*(?:\.{3,}|…+|_{3,})\s*")
"""Dots that lead from a name to a post."""
_LED = re.compile(r"(?P<letters>[A-Z]{2,4})\s*[-–:=.]?\s+(?P<name>(?:[A-Z][\w'’-]+\s+){1,3}[A-Z][\w'’-]+)")
"""Initials before the name that they are of, "AB – Ann Bell"."""
_FAMILY = re.compile(
    r"(?:^|(?<=[,;] ))(?P<one>[A-Z][a-z]+)\s+(?:&|and)\s+(?P<other>[A-Z][a-z]+)\s+(?P<name>[A-Z][\w'’-]+)(?=$|[,;])"
)
"""Two first names before one surname; where others of the list are known by one word it is two people."""
_SLASH = re.compile(r"\s+[/|]\s+(?=[A-Z])")
_TOGETHER = re.compile(r",?\s+(?:together with|along with|as well as|accompanied by)\s+", re.IGNORECASE)


def apart_by_signs(text: str) -> str:
    """The list with a semicolon before each name that initials, a stroke or the like show to begin a new entry."""
    text = _TOGETHER.sub("; ", _SLASH.sub("; ", text))
    text = _LEADERS.sub(" - ", text)
    if (led := _LED.match(text)) and _first_letters(led["name"]).startswith(led["letters"]):
        text = text[led.start("name") :]
    text = _COUPLE.sub(lambda m: f"{m['his']} {m['name']}, {m['hers']} {m['name']}", text)
    parts = re.split(r"[,;]\s+", text)
    # behind a post two words and a third are the rest of it: "Manager for Ports, Risk and Business Continuity"
    if not any(re.fullmatch(r"[\w'’-]+", part) or is_post(part) for part in parts):
        text = _FAMILY.sub(r"\g<one> \g<name>, \g<other> \g<name>", text)
    if (bare := _BARE.fullmatch(text.strip())) and _first_letters(bare["name"]) == bare["letters"]:
        return f"{bare['name']} ({bare['letters']})" + (f" - {bare['post']}" if bare["post"] else "")
    return _by_initials(text)


def _by_initials(text: str) -> str:
    """The text with each name before its own initials in brackets as an entry, and what follows them as its post."""
    parts: list[str] = []
    at = 0
    for match in _INITIALS.finditer(text):
        start = _name_start(text[at : match.start()], match["letters"])
        if start is None:
            continue
        between = text[at : at + start]
        if parts and between.strip() and not _SEPARATED.search(between):
            between = f"{_as_post(between)}; "
        elif parts and not between.strip():
            between = "; "
        parts += [between, text[at + start : match.end()]]
        at = match.end()
    rest = text[at:]
    if parts and re.match(r"\s+[A-Z][\w -]+$", rest):
        rest = _as_post(rest)
    return "".join(parts) + rest


def _as_post(words: str) -> str:
    """The words between one person and the next as the post of the first."""
    bare = words.strip()
    return words if re.match(r"[-–,;(]", bare) else f" - {bare}"


def _name_start(before: str, letters: str) -> int | None:
    """Where the name begins whose words have these first letters, with its courtesy; None where there is none."""
    words = list(re.finditer(r"[^\s,;()]+", before))
    for count in range(len(letters), 1, -1):
        own = words[-count:]
        name = before[own[0].start() :] if len(own) == count else ""
        if letters.upper() in (_first_letters(name), "".join(word[0] for word in name.split()).upper()):
            return len(_COURTESIES.sub("", before[: own[0].start()]))
    return None


def _first_letters(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s'’-]+", name.strip()) if word and word[0].isalpha()).upper()
