"""What a milestone of the portfolio is and what each quarter's update said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.authoring.dates import Due


@dataclass(frozen=True)
class Status:
    """A status in its printed words, with its canonical name."""

    text: str
    name: str


ON_TARGET = Status("On Target", "on_track")
OBSTACLES = Status("Experiencing Obstacles", "at_risk")
COMPLETE = Status("Complete", "complete")
COMPLETED = Status("Completed", "complete")
CLOSED = Status("Completed/ Closed", "complete")
BACK = Status("Back on target", "on_track")
NOT_YET = Status("Not yet commenced", "not_started")
UNDERWAY = Status("Work underway", "in_progress")
COMPROMISED = Status("Compromised", "off_track")

Narrative = tuple[str, ...]
"""Paragraphs of an update; "• " opens a bullet."""


@dataclass(frozen=True)
class Told:
    """What one quarter's update says of one milestone."""

    due: Due
    status: Status
    narrative: Narrative


@dataclass(frozen=True)
class Milestone:
    """A milestone with its tellings by quarter (0 to 3); ``renamed`` holds another name from a quarter on."""

    key: str
    name: str
    told: Mapping[int, Told]
    saving: int | None = None
    renamed: Mapping[int, str] = field(default_factory=dict)

    def name_in(self, quarter: int) -> str:
        """The name that the quarter's paper prints."""
        names = [self.name, *(self.renamed[q] for q in sorted(self.renamed) if q <= quarter)]
        return names[-1]


@dataclass(frozen=True)
class Programme:
    """A programme: its heading and milestones, and whether its table repeats its headings on each page."""

    heading: str
    milestones: tuple[Milestone, ...]
    repeats: bool

    @property
    def name(self) -> str:
        """The programme's name without its number."""
        return re.split(r" [–-] ", self.heading, maxsplit=1)[1]
