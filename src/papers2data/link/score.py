"""How sure it is that two names mean the same thing, from 0 to 1, and why, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

from papers2data.link.phrases import Phrase, View, marked
from papers2data.link.weights import Weights
from papers2data.link.words import words

SURE = 0.9
"""From this share of equal characters two names are the same but for slips of the pen."""


CONCEPT = 1.5
"""The most that an abbreviation's words weigh together."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """``score`` from 0 (different) to 1 (the same name); ``reason`` is a clause without full stop, its stems marked.

    With ``asks`` a person must look, whatever else speaks for the two.
    """

    score: float
    reason: str
    asks: bool = False


NONE = Likeness(0.0, "")


def likeness(a: Phrase, b: Phrase, weights: Weights) -> Likeness:
    """How alike two names are. 0 where a number or a word tells them apart, however alike the rest is."""
    if told_apart(a, b):
        return NONE
    if a.key == b.key:
        return Likeness(1.0, "the same name")
    if weights.total(a.full.stems & b.full.stems) < 1 and not (a.former or b.former):
        return NONE
    renamed = _renamed(a, b, weights)
    if renamed is not None:
        return renamed
    best = max((_whole(a, b, weights), _parts(a, b, weights), _tasks(a, b, weights)), key=_by_score)
    if best.score < words().limits.proposed:
        best = max(best, _side_by_side(a, b, weights), key=_by_score)
    return _with_work(best, a, b)


def told_apart(a: Phrase, b: Phrase) -> bool:
    """True where both names carry numbers, or words that exclude each other, and these differ."""
    if a.numbers and b.numbers and not (a.numbers <= b.numbers or b.numbers <= a.numbers):
        return True
    for number, word in a.contrasts:
        others = {said for group, said in b.contrasts if group == number}
        if others and word not in others and not ({said for group, said in a.contrasts if group == number} & others):
            return True
    return False


def _renamed(a: Phrase, b: Phrase, weights: Weights) -> Likeness | None:
    for new, old in ((a, b), (b, a)):
        if new.former is None:
            continue
        shared = weights.total(new.former.stems & old.full.stems)
        if shared >= 1 and shared >= 0.9 * new.former.weight and shared >= 0.45 * old.body.weight:
            return Likeness(0.93, "one paper says that it had the other's name before")
    return None


def _whole(a: Phrase, b: Phrase, weights: Weights) -> Likeness:
    """Both names as a whole, and without their labels and brackets."""
    pairs = ((a.full, b.full), (a.body, b.body), (a.body, b.full), (a.full, b.body))
    best = max((_views(x, y, weights) for x, y in _once(pairs)), key=_by_score)
    if best.score < SURE:
        spelling = fuzz.ratio(a.body.text, b.body.text) / 100
        if spelling >= SURE and min(len(a.body.text), len(b.body.text)) > 8 and _few_slips(a.body, b.body):
            return Likeness(max(best.score, spelling - 0.02), "the same words but for their spelling")
    if a.bracket and b.bracket and not a.bracket & b.bracket:
        return Likeness(min(best.score, _below()), f"{best.reason}, but the brackets differ", asks=True)
    return best


def _parts(a: Phrase, b: Phrase, weights: Weights) -> Likeness:
    """The head of the one beside the head of the other, or beside its label, which is never enough without a person."""
    heads = _best(((a.head, b.head), (a.head, b.body), (a.body, b.head)), weights)
    labels = _best(
        (
            *((a.label, view) for view in (b.head, b.body, b.full)),
            *((view, b.label) for view in (a.head, a.body, a.full)),
        ),
        weights,
    )
    by_label = heads.score < min(labels.score, _below())
    best = Likeness(min(labels.score, _below()), labels.reason) if by_label else heads
    if best.score <= 0:
        return NONE
    return Likeness(best.score - 0.02, f"{best.reason}, in the part that names it", asks=by_label)


def _tasks(a: Phrase, b: Phrase, weights: Weights) -> Likeness:
    """Nearly enough: the same task, given to somebody else."""
    if a.task is None or b.task is None or _views(a.task, b.task, weights).score < SURE:
        return NONE
    return Likeness(_below() - 0.03, "the same task, given to another")


def _best(pairs: Iterable[tuple[View, View]], weights: Weights) -> Likeness:
    telling = (_views(x, y, weights) for x, y in _once(pairs) if x.weight >= 1.5 and y.weight >= 1.5)
    return max(telling, key=_by_score, default=NONE)


def _side_by_side(a: Phrase, b: Phrase, weights: Weights) -> Likeness:
    """Enough for a person to look at: three telling words side by side in both names."""
    things = [set(meaning) for meaning in a.full.concepts & b.full.concepts]
    runs = (run for run in a.runs & b.runs if weights.total(set(run)) >= 2)
    shared = sorted(run for run in runs if not any(thing.issuperset(run) for thing in things))
    if not shared:
        return NONE
    return Likeness(words().limits.proposed, f"both have “{marked(' '.join(shared[0]))}” side by side")


def _once(pairs: Iterable[tuple[View, View]]) -> Iterable[tuple[View, View]]:
    return {(id(x), id(y)): (x, y) for x, y in pairs}.values()


def _by_score(found: Likeness) -> float:
    return found.score


def _views(a: View, b: View, weights: Weights) -> Likeness:
    shared_stems = a.stems & b.stems
    # several words that are one thing, such as "special educational needs", count as one and a half
    excess = sum(max(0.0, weights.total(meaning) - CONCEPT) for meaning in a.concepts & b.concepts)
    shared = weights.total(shared_stems) - excess
    least = min(a.weight, b.weight) - excess
    if least <= 0 or shared < 1:
        return NONE
    dice = 2 * shared / (a.weight + b.weight - 2 * excess)
    cover = shared / least
    if cover >= 0.9 and shared >= 2:
        held = 0.68 + 0.04 * min(shared, 4.0) + 0.1 * dice
        if held > dice:
            return Likeness(held, "the shorter name stands in the longer one")
    only = sorted((a.stems | b.stems) - shared_stems)
    strong = [token for token in only if weights.weight(token) >= 1]
    if dice >= words().limits.linked:
        reason = "the same words" if not strong else f"nearly the same words (not: {_listed(strong)})"
        return Likeness(dice, reason)
    if shared >= 5 and dice >= 0.72:
        return Likeness(
            words().limits.linked + 0.1 * (dice - 0.72), f"many words are the same (not: {_listed(strong)})"
        )
    if shared >= 3 and cover >= 0.55:
        dice = max(dice, 0.95 * cover)
    if shared < 1.75:
        dice = min(dice, words().limits.proposed - 0.01)
    told = sorted(token for token in shared_stems if weights.weight(token) >= 1) or sorted(shared_stems)
    return Likeness(min(dice, words().limits.linked - 0.01), f"they share {_listed(told)}")


def _few_slips(a: View, b: View) -> bool:
    """True where each word of the one that the other lacks has a near twin there."""
    mine, theirs = sorted(a.stems - b.stems), sorted(b.stems - a.stems)
    if len(mine) > 3 or len(theirs) > 3:
        return False
    short, long = sorted((mine, theirs), key=len)
    return all(any(len(x) > 4 and fuzz.ratio(x, y) >= 80 for y in long) for x in short)


def _with_work(found: Likeness, a: Phrase, b: Phrase) -> Likeness:
    if a.work and b.work and a.work != b.work and found.score >= words().limits.linked:
        return Likeness(_below() - 0.01, f"{found.reason}, but the kind of work differs", asks=True)
    return found


def _below() -> float:
    """The highest score that does not link."""
    return words().limits.linked - 0.01


def _listed(tokens: list[str]) -> str:
    return ", ".join(map(marked, tokens[:5])) + (" …" if len(tokens) > 5 else "")
