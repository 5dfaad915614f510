"""Who is meant by initials and first names in minutes: the people of their own attendance list.

Mary Bell (MB) Chair, Keith Dodd   →   "MB" and "Mary" are Mary Bell, "KD" is Keith Dodd
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from papers2data.extract.minutes.fronts import front_people
from papers2data.extract.minutes.names import bare_name, is_name
from papers2data.split.lines import Line

_LETTERED = re.compile(
    r"(?P<name>(?:[A-Z][\w'’.-]*\s+){0,4}[A-Z][\w'’-]+)\s*(?:\((?P<letters>[A-Z][A-Za-z]{0,3}[A-Z]?)\b[^()]*\))"
)
_COURTESY = re.compile(
    r"^(?:mr|mrs|ms|miss|mx|dr|sir|dame|prof|professor|rev|revd|father|canon|insp|inspector|sgt|pc|pcso|capt|lady|lord)\b\.?\s+",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:[/,&+;]|\band\b)\s*")
_POSTS = re.compile(
    r"(?:the )?(?:(?:parish|town|vice|deputy|assistant)[- ])?"
    r"(?:clerk|chair(?:man|person|woman)?|secretary|treasurer|officers?|all|trustees|governors|directors|board|members|committee|head(?:teacher)?|principal|engineer|manager|everyone)",
    re.IGNORECASE,
)
_FRONT = 60
"""Lines among which the attendance list stands."""


@dataclass(frozen=True, slots=True)
class Roll:
    """The people of a meeting by initials and by first name, as far as these mean one of them."""

    letters: dict[str, str]
    first_names: dict[str, str]
    names: frozenset[str]

    def named(self, words: str) -> str | None:
        """Who the words mean: the name of the attendance list, a post as printed; None for words of another kind."""
        bare = words.strip(" .:()")
        if bare in self.letters:
            return self.letters[bare]
        if bare in self.first_names:
            return self.first_names[bare]
        if _POSTS.fullmatch(bare):
            return re.sub(r"^the ", "", bare, flags=re.IGNORECASE)
        known = bare_name(bare) in self.names or bare_name(_COURTESY.sub("", bare)) in self.names
        return bare if known or (is_name(bare) and len(bare.split()) < 4) else None

    def owners(self, words: str) -> str | None:
        """Those whom the words name, one after the other; None where any of them names nobody."""
        parts = [part for part in _PARTS.split(words.strip(" .:()[]")) if part]
        named = [self.named(part) for part in parts]
        kept = [name for name in named if name]
        return ", ".join(kept) if parts and len(kept) == len(parts) else None

    def spelt_out(self, owner: str) -> str:
        """The owner as printed, with the people whom its initials and first names mean."""
        parts = [part for part in _PARTS.split(owner) if part]
        if not any(part in self.letters or part in self.first_names for part in parts):
            return owner
        return ", ".join(self.letters.get(part) or self.first_names.get(part) or part for part in parts)


def roll_of(lines: Sequence[Line]) -> Roll:
    """The roll of a meeting, from the list at the front of its minutes; empty where it has none."""
    people = [entry.person.name for entry in front_people(lines)]
    letters: dict[str, set[str]] = defaultdict(set)
    for line in lines[:_FRONT]:
        for match in _LETTERED.finditer(line.text):
            name = _listed(match["name"], people)
            if name and match["letters"][0] in {word[0] for word in name.split()}:
                letters[match["letters"]].add(name)
    told = {name for names in letters.values() for name in names}
    for name in people:
        if name not in told:
            letters[_initials(name)].add(name)
    firsts: dict[str, set[str]] = defaultdict(set)
    for name in people:
        bare = _COURTESY.sub("", name)
        first = bare.split()[0] if bare else ""
        if bare == name and first != bare and len(first) > 1 and first[1:].islower():
            firsts[first].add(name)
    return Roll(_single(letters), _single(firsts), frozenset(bare_name(_COURTESY.sub("", n)) for n in people))


def _listed(words: str, people: Iterable[str]) -> str | None:
    """The person of the list whose name the words before the initials end in; the words where nobody's is."""
    ending = [name for name in people if words.endswith(name) or words.split()[-1] == name.split()[-1]]
    exact = [name for name in ending if words.endswith(name)]
    found = exact or ending
    return found[0] if len(found) == 1 else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", _COURTESY.sub("", name)) if word[:1].isalpha()).upper()


def _single(found: dict[str, set[str]]) -> dict[str, str]:
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1 and len(key) > 1}
