"""Reports that ask for one thing at their beginning and for another at their end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from papers2data.check.question import Place, Question, question
from papers2data.check.speech import short
from papers2data.check.wording import say
from papers2data.model import Finding

_VERB = re.compile(
    r"\b(?P<verb>note|endorse|approve|agree|adopt|consider|comment on|reject|support|receive)s?\b", re.IGNORECASE
)

SAME = 85.0
"""Per cent of equal characters from which two recommendations are the same but for their verb."""


def twice(papers: Iterable[Sequence[Place]]) -> Iterator[Question]:
    """Recommendations of one paper on different pages that differ in nothing but what is to be done."""
    for told in papers:
        for first, second in combinations(told, 2):
            verbs = [_VERB.search(each.name) for each in (first, second)]
            if (
                first.page is None
                or first.page == second.page
                or not all(verbs)
                or len({verb["verb"].casefold() for verb in verbs if verb}) == 1
            ):
                continue
            if fuzz.ratio(*(_VERB.sub("", each.name.casefold(), count=1) for each in (first, second))) < SAME:
                continue
            words = {"first": _said(first), "second": _said(second), "place": second.beside(first)}
            finding = Finding("recommendations-differ", say("recommendations-differ", **words))
            yield question(finding, second, first.name, second.name)


def _said(place: Place) -> str:
    """The recommendation from its verb on, without its full stop."""
    found = _VERB.search(place.name)
    return short(place.name[found.start() if found else 0 :].rstrip(".;, "), 100)
