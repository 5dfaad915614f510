"""How minutes say things, from ``schemas/phrases/minutes.toml``, checked when it is read."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from papers2data.schema.declared import Declared
from papers2data.split.phrases import Patterns, read_phrases

Outcome = Literal["resolved", "agreed", "noted", "carried", "fell", "deferred", "referred"]
Action = Literal[
    "note",
    "approve",
    "endorse",
    "receive",
    "circulate",
    "consider",
    "arrange",
    "schedule",
    "refer",
    "progress",
    "other",
]
Capacity = Literal["member", "co-opted member", "substitute", "other councillor", "officer", "other"]
Presence = Literal["present", "apologies", "absent"]


class Formal(Declared, frozen=True):
    """Words that open a formal decision: its groups ``lead`` and ``onward`` hold words before it and to whom it goes.

    ``proposes`` says that they only put something forward where the item then decides in other words.
    """

    outcome: Outcome
    pattern: re.Pattern[str]
    proposes: bool = False


class Plain(Declared, frozen=True):
    """A decision in plain words; ``opens``: clauses follow it; ``loose``: it may only tell what was said.

    ``closing`` counts only as the item's last sentence, ``whole`` only as a paragraph of its own, ``sole`` only where
    the item states nothing in a formal way.
    """

    outcome: Outcome
    pattern: re.Pattern[str]
    opens: bool = False
    loose: bool = False
    closing: bool = False
    whole: bool = False
    sole: bool = False


class Limits(Declared, frozen=True):
    """So many of these in a paper, and plain words are no decisions in it; nor are the points of a discussion."""

    numbered: int
    actions: int
    points: re.Pattern[str]


class Actions(Declared, frozen=True):
    """Action points."""

    opens: re.Pattern[str]
    due: re.Pattern[str]
    owner: re.Pattern[str]
    aside: re.Pattern[str]
    assigned: re.Pattern[str]
    asked: re.Pattern[str]


class Told(Declared, frozen=True):
    """Sentences that tell what the meeting decided; see told.py. Each is held against one sentence."""

    lead: re.Pattern[str]
    earlier: re.Pattern[str]
    undecided: re.Pattern[str]
    who: re.Pattern[str]
    how: re.Pattern[str]
    decides: Patterns
    impersonal: re.Pattern[str]
    passive: re.Pattern[str]
    pronoun: re.Pattern[str]
    reported: re.Pattern[str]
    lost: re.Pattern[str]
    bare: re.Pattern[str]
    bare_deferred: re.Pattern[str]
    elsewhere: re.Pattern[str]


class Motions(Declared, frozen=True):
    """Motions and amendments: who moved them and what became of them."""

    proposed: Patterns
    seconded: Patterns
    amendment: re.Pattern[str]
    talk: re.Pattern[str]
    put: re.Pattern[str]
    carried: re.Pattern[str]
    lost: re.Pattern[str]
    told: re.Pattern[str]
    cast_against: re.Pattern[str]
    cast_for: re.Pattern[str]
    withdrawn: re.Pattern[str]
    agreed: re.Pattern[str]


class VoteWords(Declared, frozen=True, rename={"for_": "for"}):
    """Where the numbers of a vote stand."""

    for_: Patterns
    against: Patterns
    abstentions: Patterns


class Notices(Declared, frozen=True):
    """Labels of a decision notice."""

    subject: re.Pattern[str]
    decision: re.Pattern[str]
    other: re.Pattern[str]
    item: re.Pattern[str]
    item_title: re.Pattern[str]


class Verbs(Declared, frozen=True):
    """Stems of verbs that ask for an action, or what a whole clause says that asks for it."""

    action: Action
    words: tuple[str, ...] = ()
    clause: re.Pattern[str] | None = None


class People(Declared, frozen=True):
    """Who acts, and what stands around a name; ``elsewhere`` stands before "Councillor" and says of what council."""

    posts: re.Pattern[str]
    titles: re.Pattern[str]
    elsewhere: re.Pattern[str]
    post_nominals: re.Pattern[str]
    offices: re.Pattern[str]
    office_first: re.Pattern[str]
    post_alone: re.Pattern[str]
    inner_labels: re.Pattern[str]


class Due(Declared, frozen=True):
    """Words that make a date a due date, and due times without a date; ``limits`` are due times whatever is asked."""

    dated: Patterns
    undated: Patterns
    limits: Patterns


class Label(Declared, frozen=True):
    """The label of a list of people and what it says of them; None where it leaves that open.

    ``names_post`` says that the label, in the singular, is the post of each; ``officers`` that those with an officer's
    post are officers. ``single`` says that it is of one person, whose post is ``post`` where the label is none.
    """

    label: re.Pattern[str]
    capacity: Capacity | None = None
    attendance: Presence = "present"
    names_post: bool = False
    officers: bool = False
    single: bool = False
    post: str = ""


class Roles(Declared, frozen=True):
    """What brackets after a name say."""

    chair: re.Pattern[str]
    present: re.Pattern[str]
    party: re.Pattern[str]
    absent: re.Pattern[str]
    apologies: re.Pattern[str]
    virtual: re.Pattern[str]
    substitute: re.Pattern[str]
    plain_substitute: re.Pattern[str]
    nobody: Patterns
    officer: re.Pattern[str]
    coopted: re.Pattern[str]
    serves: re.Pattern[str]
    councillor: re.Pattern[str]


class MinutePhrases(Declared, frozen=True):
    """The whole of ``minutes.toml``."""

    formal: list[Formal]
    plain: list[Plain]
    limits: Limits
    actions: Actions
    told: Told
    motions: Motions
    votes: VoteWords
    notices: Notices
    verbs: list[Verbs]
    people: People
    due: Due
    attendance: list[Label]
    roles: Roles


@cache
def minute_phrases() -> MinutePhrases:
    """The words of ``minutes.toml``. Raises SchemaError."""
    return read_phrases("minutes", MinutePhrases)
