"""A printed name as what it says: stems with their weight, the numbers that tell it apart, its label and its head.

"Fostering growth: Increase the number of households by 40 by March 2025. Saving: £310k"
    label  fostering growth          head  increase number households 40
    key    "fostering growth increase the number of households by 40"
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from papers2data.link.stems import stem
from papers2data.link.weights import SHORT, Weights
from papers2data.link.words import Words, words

_TOKEN = re.compile(r"[^\W\d_]+(?:\d+\w*)?|\d+(?:[.,/–-]\d+)*")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_LABEL = re.compile(r"^(?P<label>[^:;.•\n]{3,80}?)\s*(?::|\s[–—-])\s+(?P<rest>\S.*)$", re.DOTALL)
_PREFIX = re.compile(r"\b(de|re|sub|co|pre|multi|inter|non|e)-(?=[^\W\d_]{3})", re.IGNORECASE)
_ADDRESS = re.compile(r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:uk|gov|org|com|net)\b")
_ACTOR = re.compile(r"^\s*[A-Z][\w.&'’/-]*(?:\s+[\w.&'’/,-]+){0,9}?\s+to\s+(?P<task>[a-z].*)$", re.DOTALL)
_POSSESSIVE = re.compile(r"['’](?:s\b)?")
_CLAUSE = re.compile(r"[.;•\n]+\s*|\s+[–—-]\s+")
_CAPITALS = re.compile(r"\b[A-Z][A-Za-z&]{0,6}[A-Z]s?\b")
MARK = "\x1f"
"""Around a stem in a reason that is not told yet."""

_MARKED = re.compile(f"{MARK}(?P<stem>[^{MARK}]*){MARK}")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
LONG = 16
"""Words from which a name tells a story, whose figures need not be there the next time."""

_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}


@dataclass(frozen=True, slots=True)
class View:
    """One way to read a name: its stems, their weight together, and the stems in order as text.

    ``concepts`` are meanings of abbreviations, each as its stems: several words that are one thing.
    """

    stems: frozenset[str]
    weight: float
    text: str
    concepts: frozenset[tuple[str, ...]] = frozenset()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A name as it is compared.

    ``key`` is the name without what papers change between two printings; equal keys are the same name. ``numbers``
    tell things apart ("phase 2", "2021/22"). ``former`` is the name that the paper says it had before. ``work`` is the
    kind of work that it begins with ("look", "make", "end"), "" where none. ``runs`` are any three words side by side.
    ``task`` is what somebody is to do ("present a plan" of "The Clerk to present a plan"), None where nobody is named.
    """

    key: str
    full: View
    body: View
    head: View
    label: View
    bracket: frozenset[str]
    numbers: frozenset[str]
    contrasts: frozenset[tuple[int, str]]
    former: View | None
    work: str
    runs: frozenset[tuple[str, ...]]
    task: View | None


def plain(text: str) -> str:
    """``text`` in small letters without possessives, prefixes ("sub-regional") and addresses joined."""
    flat = unicodedata.normalize("NFKC", text).casefold().replace("\u2010", "-").replace("\u2011", "-")
    joined = _ADDRESS.sub(lambda found: found[0].replace(".", ""), flat)
    return _POSSESSIVE.sub("", _PREFIX.sub(r"\1", joined))


def phrase_of(name: str, weights: Weights) -> Phrase:
    """``name`` as a Phrase, its words weighed by ``weights``."""
    known = words()
    former, name = _former(name, known)
    cleaned = _without_noise(name, known)
    label, rest = _label(cleaned, known)
    unbracketed = _BRACKETS.sub(" ", rest)
    full = view_of(cleaned, weights)
    # views that say the same are one object, so that they are compared once
    body = full if unbracketed == cleaned else view_of(unbracketed, weights)
    head = _head(unbracketed, known, weights)
    return Phrase(
        key=" ".join(_TOKEN.findall(plain(cleaned))),
        full=full,
        body=body if body.weight >= 1 else full,
        head=head if head is not None and head.text != body.text else body,
        label=view_of(label, weights),
        bracket=view_of(" ".join(_BRACKETS.findall(rest)), weights).stems,
        numbers=frozenset(_telling_numbers(cleaned, unbracketed, known)),
        contrasts=frozenset(known.contrasts[token] for token in full.stems if token in known.contrasts),
        former=view_of(former, weights) if former else None,
        work=_work(body.text.split(), known),
        runs=_runs(full.text.split()),
        task=_task(unbracketed, weights),
    )


def key_of(name: str) -> str:
    """The name without what papers change between two printings: case, punctuation, notes, dates and sums."""
    return " ".join(_TOKEN.findall(plain(_without_noise(name, words()))))


def view_of(text: str, weights: Weights) -> View:
    """The stems of a text that say something, abbreviations spelt out."""
    order, concepts = _spelt_out(stems_of(text), weights)
    stems = frozenset(order)
    return View(stems, weights.total(stems), " ".join(order), concepts)


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of a text in order, without numbers and words that say nothing; "SEND" is told from "send"."""
    known = words()
    marked = _CAPITALS.sub(lambda found: f" {SHORT}{found[0].removesuffix('s').lower()} ", text)
    # single letters come from "e.g." and the like
    return tuple(
        token if token.startswith(SHORT) else stem(token)
        for token in _TOKEN.findall(plain(marked))
        if len(token) > 1 and token not in known.stop and not token[0].isdigit()
    )


def marked(stems: str) -> str:
    """Stems in a reason, to be told as printed words by ``in_words``."""
    return " ".join(f"{MARK}{each}{MARK}" for each in stems.split())


def in_words(reason: str, *names: str) -> str:
    """``reason`` with each marked stem as the first word of the names that has it.

    A stem of an abbreviation that is nowhere spelt out in them stands with an ellipsis.
    """
    if MARK not in reason:
        return reason
    printed: dict[str, str] = {}
    for word in (word for name in names for word in _WORD.findall(name)):
        for each in stems_of(word):
            printed.setdefault(each.removeprefix(SHORT), word if word.isupper() else word.lower())
    return _MARKED.sub(lambda found: printed.get(found["stem"], f"{found['stem']}…"), reason)


def _spelt_out(order: tuple[str, ...], weights: Weights) -> tuple[tuple[str, ...], frozenset[tuple[str, ...]]]:
    """The stems with each abbreviation as its words, and the meanings that stand there, short or spelt out."""
    spelt: list[str] = []
    concepts: set[tuple[str, ...]] = set()
    for token in order:
        meaning = weights.meanings.get(token)
        spelt += meaning or (token.removeprefix(SHORT),)
        if meaning:
            concepts.add(meaning)
    for place, token in enumerate(spelt):
        for meaning in weights.opening.get(token, ()):
            if tuple(spelt[place : place + len(meaning)]) == meaning:
                concepts.add(meaning)
    return tuple(spelt), frozenset(concepts)


def _without_noise(name: str, known: Words) -> str:
    cleaned = name
    for pattern in known.phrases.noise:
        cleaned = pattern.sub(" ", cleaned)
    return cleaned if any(letter.isalpha() for letter in cleaned) else name


def _former(name: str, known: Words) -> tuple[str, str]:
    found = known.phrases.formerly.search(name)
    if found is None or not stems_of(found["name"]):
        return "", name
    without = name[: found.start()] + name[found.end() :]
    return found["name"], without if stems_of(without) else name


def _label(name: str, known: Words) -> tuple[str, str]:
    found = _LABEL.match(name)
    if found is None or len(found["label"].split()) > known.phrases.label_words:
        return "", name
    return found["label"], found["rest"]


def _head(name: str, known: Words, weights: Weights) -> View | None:
    """The first clause that says something."""
    views = (view_of(clause, weights) for clause in _clauses(name, known))
    return next((view for view in views if view.weight >= 1.5), None)


def _clauses(name: str, known: Words) -> list[str]:
    """The name cut at full stops, bullets, dashes and capitals that open a further sentence."""
    return _CLAUSE.split(_opened(name, known))


def _opened(name: str, known: Words) -> str:
    """The name with a full stop before a capitalised word of doing, which opens a sentence without one."""
    parts = name.split(" ")
    told = [
        f"\n{word}" if place and word[:1].isupper() and known.weight(stem(plain(word))) == 0.25 else word
        for place, word in enumerate(parts)
    ]
    return " ".join(told)


def _telling_numbers(name: str, unbracketed: str, known: Words) -> Iterable[str]:
    """All numbers of a short name; of a long one those of its first clause, and those with a word ("phase 2")."""
    numbers = list(_numbers(name, known))
    if len(name.split()) <= LONG:
        return numbers
    first = next(iter(_clauses(unbracketed, known)), "")
    return [number for number in numbers if " " in number] + list(_numbers(first, known))


def _numbers(name: str, known: Words) -> Iterable[str]:
    tokens = _TOKEN.findall(plain(name))
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else ""
        opened = before in known.numbered
        if token[0].isdigit():
            number = re.sub(r"[,]", "", token).replace("–", "-").replace("/", "-")
            yield f"{before} {number}" if opened else number
        elif opened and (token in _ROMAN or (len(token) == 1 and token not in ("a", "s"))):
            yield f"{before} {_ROMAN.get(token, token)}"


def _work(order: list[str], known: Words) -> str:
    """The kind of work that one of the first three words names."""
    return next((known.work[token] for token in order[:3] if token in known.work), "")


def _task(name: str, weights: Weights) -> View | None:
    found = _ACTOR.match(name)
    view = view_of(found["task"], weights) if found else None
    return view if view is not None and view.weight >= 1.5 else None


def _runs(order: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(zip(order, order[1:], order[2:], strict=False))
