"""Action points: what is to be done, by whom and when.

Action: JB to chase the contractor by 30 June      the words themselves
The hall will be booked. Action: KD                who is to do what the paragraph above says
KD                                                 the same in a margin beside it
Actions: / Karen – put the pages live              a list of them
Kate to book the DJ.                               a sentence that leaves it to someone of the meeting
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from papers2data.extract.minutes.decision import Decision
from papers2data.extract.minutes.items import Item
from papers2data.extract.minutes.phrases import minute_phrases
from papers2data.extract.minutes.roll import Roll
from papers2data.extract.minutes.sentences import formal_in, sentences
from papers2data.split.lines import Line

_ASKED = re.compile(r"\b(?:requested|asked|agreed|wishing|wish|invited|will|should|is|are)\b", re.IGNORECASE)
_TASK = re.compile(
    r"\b(?:will|to be|should|must|shall|agreed to|asked to|need(?:s|ed)? to|is to|are to|offered to)\b|"
    r"(?<=[A-Z]{2}) to\b",
    re.IGNORECASE,
)
_TWO_ACTIONS = re.compile(r"(?<=[.)])\s+(?=\(?(?:Action|ACTION|AP)s?(?:\s*\d+)?\s*[:–-]|AP\s?\d)")
_LISTED = re.compile(r"(?P<owner>[^:–]{2,60}?)\s*(?::|\s[–-])\s+(?P<text>.{4,})")
_LIST = re.compile(
    r"(?:(?:agreed|new|outstanding) )?actions?(?: list| points?| items?| arising| log| summary)?"
    r"(?: from (?:the |this )?meeting)?",
    re.IGNORECASE,
)
_OWNER_DUE = re.compile(
    r"(?P<owner>[^()]{2,60}?)[\s,;:–-]*\(?\s*(?P<due>(?:by|before|within|in|at|for|due|asap)\b[^()]*)\)?", re.I
)
_OWNERS = re.compile(
    r"(?:[A-Z]{2,4}[a-z]{0,3}|(?i:trustees|all|clerk|chair(?:man)?|officers|board|members))"
    r"(?:\s*[/,&+]\s*(?:[A-Z]{2,4}[a-z]{0,3}|(?i:trustees|all|clerk|chair(?:man)?|officers|board|members)))*\.?"
)
"""Nothing but who is to act: initials, or a post."""
_WORDY = 5
"""Words of what someone is to do, at least."""
_LEFT_TO = re.compile(
    r"^(?:[^.;]{0,60}?(?::|\s[–-])\s+)?(?:the )?"
    r"(?P<owner>[A-Z][\w.'’-]*(?:(?:,|/|\s*&|\s+and)?\s*[A-Z][\w.'’-]*){0,6}?)\s+"
    r"(?P<own>(?:offered|volunteered|undertook|agreed|is|are) )?to\s+(?!be\b|do with\b)[a-z]"
)
_WHERE = re.compile(r"(?:venue|place|location|date|time)s?\s*:", re.IGNORECASE)
_BODY = re.compile(r"\b(?:all|trustees|governors|directors|board|members|committee|everyone|officers)\b", re.IGNORECASE)
_SOMEONE = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:(?:,| and| &|/) ?[A-Z][\w'’-]+)*")


def actions_of(item: Item, roll: Roll) -> list[Decision]:
    """The item's action points that are set as such: labelled, in a list of them, or by names in a margin."""
    decisions: list[Decision] = []
    listing = _LIST.fullmatch(item.title.strip(" :")) is not None
    lines = item.lines
    for at, line in enumerate(lines):
        opens = minute_phrases().actions.opens
        listing = listing or _LIST.fullmatch(line.text.strip(" :")) is not None
        opened = [match for part in _TWO_ACTIONS.split(line.text) if (match := opens.match(part))]
        for match in opened:
            decisions += _opened(lines, at, match["text"], roll)
        if opened:
            listing = listing or not opened[-1]["text"].strip(" .")
        elif (owned := _in_margin(lines, at, roll)) is not None:
            decisions += owned
        elif listing and (listed := _in_list(line, roll)) is not None:
            decisions.append(listed)
        else:
            listing = listing and (_LIST.fullmatch(line.text.strip(" :")) is not None or bool(line.marker))
    return decisions


def with_action_list(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those of a list under "Actions" as plain ones: no titles and no numbers of items."""
    whole: list[Line] = []
    listing = False
    for line in lines:
        entry = _LISTED.fullmatch(line.text) or _LEFT_TO.match(line.text)
        listing = line.row is None and (_LIST.fullmatch(line.text.strip(" :")) is not None or (listing and bool(entry)))
        whole.append(replace(line, heading=False, bold=False, marker="") if listing and entry else line)
    return whole


def left_to_someone(item: Item, roll: Roll, told: Set[int]) -> list[Decision]:
    """The item's sentences that leave something to someone, but for the blocks that have ``told`` theirs already."""
    return [one for line in item.lines if line.block not in told for one in _left_to(line, roll)]


def _opened(lines: Sequence[Line], at: int, text: str, roll: Roll) -> list[Decision]:
    """What "Action: …" tells; [] for the heading of a list."""
    text = text.removesuffix(")") if text.count(")") > text.count("(") else text
    if not text.strip(" ."):
        return []
    alone = _OWNER_DUE.fullmatch(text)
    owner = roll.owners(alone["owner"]) if alone else None
    if alone is not None and owner is not None and not re.match(r"to\b", alone["due"]):
        return _owned(lines, at, owner, alone["due"].strip(" .)"))
    if (owner := roll.owners(text)) is not None or _OWNERS.fullmatch(text) or _SOMEONE.fullmatch(text.strip(" .")):
        return _owned(lines, at, owner or text.strip(" ."), None)
    return [_action(lines[at], lines[at + 1] if at + 1 < len(lines) else None, text, roll)]


def _owned(lines: Sequence[Line], at: int, owner: str, due: str | None) -> list[Decision]:
    """The action that the paragraph above "Action: AB/CD" tells; [] where there is none."""
    line, own = lines[at], lines[at].text
    head = re.split(r"\(?(?:Action|ACTION|AP)\b", own)[0].strip()
    above = lines[at - 1] if at else None
    if not head and (above is None or above.heading or minute_phrases().actions.opens.match(above.text)):
        return []
    parts = sentences(head) if head or above is None else sentences(above.text)
    tasks = [part for part in parts if _TASK.search(part)]
    own_part = [part for part in tasks if any(name.split()[-1] in part for name in owner.split(", "))]
    agreed = parts[-1:] if parts and re.search(r"\b(?:agreed|decided|asked)\b", parts[-1]) else []
    told = " ".join(own_part or agreed or tasks or parts[-1:])
    used = (line,) if head or above is None else (above, line)
    return [Decision(told, "agreed", used, owner=owner, due=due, task=True)]


def _in_margin(lines: Sequence[Line], at: int, roll: Roll) -> list[Decision] | None:
    """The actions of a line that only names who is to act on the one above; None for other lines."""
    line, above = lines[at], lines[at - 1] if at else None
    if line.marker or above is None or len(line.text) > 40 or len(above.text.split()) < _WORDY:
        return None
    names = re.split(r"\s*[/,&+;]\s*", line.text.strip(" ."))
    sure = all(name in roll.letters or re.fullmatch(r"(?i:all|clerk)", name) for name in names)
    owners = roll.owners(line.text) if sure else None
    if owners is None or above.text.rstrip()[-1:] in ":,;" or not re.search(r"[a-z]{3}", above.text):
        return None
    parts = sentences(above.text)
    own = [_for_one(parts, name, roll) for name in names]
    if len(names) > 1 and all(own) and len(set(own)) == len(own):
        return [
            Decision(said or "", "agreed", (above, line), owner=roll.owners(name), task=True)
            for name, said in zip(names, own, strict=True)
        ]
    said = _for_one(parts, names[0], roll) if len(names) == 1 else None
    # where no sentence says what is to be done, it is the whole paragraph that they are to see to
    told = said or " ".join([part for part in parts if _TASK.search(part)][-1:] or parts)
    return [Decision(told, "agreed", (above, line), owner=owners, task=True)]


def _for_one(parts: Sequence[str], name: str, roll: Roll) -> str | None:
    """The sentence that says what one of several is to do: "KD will ask for articles"; None where none does."""
    tasks = [part for part in parts if re.match(rf"{re.escape(name)}\b", part) and _TASK.search(part)]
    return tasks[-1] if tasks else None


def _in_list(line: Line, roll: Roll) -> Decision | None:
    """A line of a list of actions: "Karen – put the pages live", "G to send the drawings"."""
    if line.row is not None:
        return None
    if (left := _left_match(line.text, roll, initial=True)) is not None:
        return Decision(line.text, "agreed", (line,), owner=left, task=True)
    match = _LISTED.fullmatch(line.text)
    owner = None
    if match:
        someone = match["owner"] if _SOMEONE.fullmatch(match["owner"]) else None
        owner = roll.owners(match["owner"]) or someone
    return Decision(match["text"], "agreed", (line,), owner=owner, task=True) if match and owner else None


def _left_to(line: Line, roll: Roll) -> Iterator[Decision]:
    for sentence in sentences(line.text):
        if formal_in(sentence) is None and (owner := _left_match(sentence, roll) or _assigned(sentence)):
            yield Decision(sentence, "agreed", (line,), owner=owner, task=True)


def _left_match(sentence: str, roll: Roll, *, initial: bool = False) -> str | None:
    match = _LEFT_TO.match(sentence)
    if match is None or sentence.rstrip().endswith("?") or _WHERE.match(sentence):
        return None
    owner = roll.owners(match["owner"]) or (match["owner"] if initial else None)
    return None if owner and match["own"] and _BODY.search(owner) else owner


def _assigned(sentence: str) -> str | None:
    match = minute_phrases().actions.assigned.search(sentence)
    return re.sub(r"^the ", "", match["owner"], flags=re.IGNORECASE) if match else None


def _action(line: Line, after: Line | None, text: str, roll: Roll) -> Decision:
    words = minute_phrases().actions
    due = words.due.search(text)
    used: tuple[Line, ...] = (line,)
    if due is not None:
        text = text[: due.start()].rstrip(" ;,-")
    elif after is not None and (due := words.due.match(after.text)):
        used = (line, after)
    owner = _owner(text)
    return Decision(
        text.strip(),
        "agreed",
        used,
        owner=roll.spelt_out(owner) if owner else None,
        due=due["due"].strip() if due else None,
        task=True,
    )


def _owner(text: str) -> str | None:
    """Who is to act: named in brackets at the end, or before "to" at the beginning; None where neither names anyone."""
    leading = re.match(r"(?P<owner>[A-Z](?:(?! to )[^.;:()]){1,90}) to (?!be\b)[a-z]", text)
    before = leading["owner"].strip() if leading and not _ASKED.search(leading["owner"]) else None
    bracket = minute_phrases().actions.owner.search(text)
    if (
        bracket is None
        or not bracket["owner"][0].isupper()
        or (before and re.fullmatch(r"[A-Z]{2,6}", bracket["owner"]))
    ):
        return before
    return re.split(r"\s+(?:-|–|to)\s+", bracket["owner"], maxsplit=1)[0].strip()
