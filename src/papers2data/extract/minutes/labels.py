"""Labels of lists of people: "Present:", "Apologies", "In attendance: …", and what follows them."""

from __future__ import annotations

import re
from functools import lru_cache

from papers2data.extract.minutes.names import is_name, post_apart
from papers2data.extract.minutes.people import read_people
from papers2data.extract.minutes.phrases import Label, minute_phrases

_CHAIRED = re.compile(
    r"(?P<head>[^:(]{4,60})\(\s*(?P<role>(?:in the )?chair(?:man|person|woman)?)\s*:\s*(?P<name>[^()]{3,60})\)"
    r"\s*:?\s*(?P<rest>.*)",
    re.IGNORECASE,
)
"""A label that names who was in the chair: "Members present (Chair: Cllr A Finch): Cllr B Oak"."""
_BARE_LABEL = re.compile(
    r"(?P<head>(?i:(?:those |there were |also |members |councillors |cllrs )?"
    r"(?:present|in attendance|attending|attended|absent)"
    r"(?: were| was| also)?|apologies(?: for absence)?))[,.]?\s+(?=[A-Z])(?!(?:AND|OR|FOR|FROM|OF)\b)"
)
"""A label with nothing between it and the first name, "PRESENT  Cllr A Finch"."""
_TOLD = re.compile(
    r"(?P<names>.{5,200}?),?\s+(?:was|were)\s+(?P<head>(?:also )?(?:in attendance|present))(?: at the meeting)?\.?",
    re.IGNORECASE,
)
"""A sentence that says at its end who else was there."""
_ONE_MEMBER = re.compile(r"\b(?:member|trustee|governor|director|representative)$", re.IGNORECASE)
"""What may be the post of someone named before it: "Ann Oak Lay Member" heads no list."""
_SHORT = 60


@lru_cache(4_096)
def label_of(text: str) -> tuple[Label | None, str]:
    """The label that the text begins with or is, and what follows it; (None, text) where there is none."""
    if (chaired := _CHAIRED.fullmatch(text)) and (label := known_label(chaired["head"].strip())):
        return label, f"{chaired['name']} ({chaired['role']}), {chaired['rest']}"
    for mark in (":", ";", "–", "-"):
        head, found, rest = text.partition(mark)
        if found and (label := known_label(head.strip(" -–.*").strip())):
            return label, rest.lstrip(" :;-–").strip()
    if len(text) < _SHORT and (label := known_label(text.strip(" -–.*"))):
        return label, ""
    if (told := _TOLD.fullmatch(text)) and (label := known_label(told["head"])) and read_people(told["names"]):
        return label, told["names"]
    bare = _BARE_LABEL.match(text)
    if bare and (label := known_label(bare["head"])) and read_people(text[bare.end() :]):
        return label, text[bare.end() :]
    return None, text


@lru_cache(4_096)
def known_label(text: str) -> Label | None:
    """The label that the words are, in either of two tongues ("Yn bresennol / Present"); None for other words."""
    plain = re.sub(r"\s+", " ", re.sub(r"\s*\([^()]*\)$", "", text)).strip()
    if _ONE_MEMBER.search(plain) and (one := post_apart(plain)) is not None and is_name(one[0].partition(" (")[0]):
        return None
    tongues = [plain, *(part.strip() for part in plain.split(" / ") if " / " in plain)]
    return next((label for own in tongues for label in minute_phrases().attendance if label.label.fullmatch(own)), None)


def post_of(label: Label, text: str) -> str:
    """The post that a label such as "Education Representatives" gives to those under it, "" for other labels."""
    return text.partition(":")[0].strip(" -–.*").removesuffix("s") if label.names_post else label.post


def members() -> Label:
    """The label of members who were there."""
    return next(label for label in minute_phrases().attendance if label.capacity == "member")


def officers() -> Label:
    """The label of officers who were there."""
    return next(label for label in minute_phrases().attendance if label.capacity == "officer")
