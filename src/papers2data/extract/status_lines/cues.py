"""Cues: the phrases by which a sentence states a status or a figure, as spaCy's patterns declare them.

A sentence is held only against the patterns whose words stand in it, which are few of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokens import Doc, Span

_OPTIONAL = ("?", "*", "!", "{0", "{,")
_WORDS = ("LOWER", "ORTH", "TEXT")
_Token = Mapping[str, Any]
_Pattern = Mapping[str, str | list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class _Cue:
    """One pattern of tokens; ``needs`` has, for each word that it cannot do without, the small letters it may have."""

    label: str
    kind: str
    needs: tuple[frozenset[str], ...]
    matcher: Matcher


class Cues:
    """The cues of some labels, ready to be found in sentences of one language."""

    def __init__(self, language: Language, patterns: Iterable[_Pattern]) -> None:
        self._phrases = PhraseMatcher(language.vocab, attr="LOWER")
        self._kinds: list[tuple[str, str]] = []
        self._by_word: dict[str, list[_Cue]] = {}
        self._wordless: list[_Cue] = []
        for declared in patterns:
            label, kind, pattern = str(declared["label"]), str(declared["id"]), declared["pattern"]
            if isinstance(pattern, str):
                self._phrases.add(str(len(self._kinds)), [language.make_doc(pattern)])
                self._kinds.append((label, kind))
            else:
                matcher = Matcher(language.vocab)
                matcher.add(label, [pattern])
                self._add(_Cue(label, kind, tuple(_needs(pattern)), matcher))

    def _add(self, cue: _Cue) -> None:
        """Keeps a cue by each word of the need that the fewest words fill."""
        if not cue.needs:
            self._wordless.append(cue)
        for word in min(cue.needs, key=len, default=()):
            self._by_word.setdefault(word, []).append(cue)

    def found(self, doc: Doc, words: Sequence[str]) -> list[Span]:
        """Every cue of the sentence, overlapping ones too, in order; ``words`` are its tokens in small letters."""
        there = frozenset(words)
        likely = {id(cue): cue for word in there for cue in self._by_word.get(word, ())}
        spans = set()
        for cue in (*self._wordless, *likely.values()):
            if not any(need.isdisjoint(there) for need in cue.needs):
                spans |= {Span(doc, a, b, label=cue.label, span_id=cue.kind) for _, a, b in cue.matcher(doc) if a != b}
        for key, start, end in self._phrases(doc):
            label, kind = self._kinds[int(doc.vocab.strings[key])]
            spans.add(Span(doc, start, end, label=label, span_id=kind))
        return sorted(spans)


def _needs(pattern: Iterable[_Token]) -> Iterator[frozenset[str]]:
    for token in pattern:
        if not str(token.get("OP", "1")).startswith(_OPTIONAL):
            for said in (token[key] for key in _WORDS if key in token):
                words = [said] if isinstance(said, str) else said.get("IN") or ()
                if words:
                    yield frozenset(map(str.lower, words))
