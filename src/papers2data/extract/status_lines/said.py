"""A sentence with its figures, periods and cues: what the reading of status lines works on.

"Timeliness rose to 89% in 2023, against a target of 95%."
                    ───    ────  ───────   ──────    ───
                    figure period COMPARE  SERIES    figure
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from papers2data.values.periods import Period


@dataclass(frozen=True, slots=True)
class Number:
    """A figure at the tokens ``first`` to ``end`` (half-open); it ends with the character ``last`` (half-open).

    ``value`` is None for a range ("between 58 and 59"). ``unit`` is None for a bare number.
    """

    first: int
    end: int
    last: int
    value: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its ``text``, tokens, figures in order and periods by token.

    ``spans`` holds every cue by its label, ``longest`` only the longest of each place. ``breaks`` are the tokens that
    end a clause: semicolons, colons and commas before "and" and the like.
    """

    text: str
    doc: Doc
    numbers: tuple[Number, ...]
    periods: dict[int, Period]
    spans: dict[str, tuple[Span, ...]]
    longest: dict[str, tuple[Span, ...]]
    breaks: tuple[int, ...]

    def cues(self, label: str) -> tuple[Span, ...]:
        """The cues of that label, the longest of each place, in order."""
        return self.longest.get(label, ())

    def over(self, label: str, number: Number) -> bool:
        """True where a cue of that label, overlapping ones included, covers the figure."""
        return any(s.start <= number.first and s.end >= number.end for s in self.spans.get(label, ()))

    def in_bound(self, token: int) -> bool:
        """True inside words such as "just over" before a figure."""
        return any(s.start <= token < s.end for s in self.spans.get("BOUND", ()))

    def clause(self, token: int) -> tuple[int, int]:
        """The tokens (half-open) of the clause around the token."""
        start = max((i + 1 for i in self.breaks if i < token), default=0)
        return start, min((i for i in self.breaks if i >= token), default=len(self.doc))
