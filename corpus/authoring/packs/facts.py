"""What a pack is made of."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.authoring.dates import Due


@dataclass(frozen=True)
class Person:
    """Somebody at a meeting, or missing from it."""

    name: str
    capacity: str = "member"
    attendance: str = "present"
    role: str | None = None
    substitute_for: str | None = None


@dataclass(frozen=True)
class Clause:
    """A clause of a resolution: its words, the kind of action, when it is due, and its own lettered parts."""

    text: str
    action: str
    due: Due | None = None
    parts: tuple[Clause, ...] = ()


@dataclass(frozen=True)
class Resolved:
    """A numbered resolution."""

    reference: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Item:
    """An item of minutes; "• " opens a bullet of the discussion."""

    title: str
    paragraphs: tuple[str, ...] = ()
    resolved: Resolved | None = None


@dataclass(frozen=True)
class Minutes:
    """The minutes of a meeting; ``brackets`` says that clauses are numbered (1) and (a) instead of 1) and a)."""

    date: str
    weekday: str
    people: tuple[Person, ...]
    items: tuple[Item, ...]
    closed: str
    brackets: bool = False


@dataclass(frozen=True)
class Report:
    """A report: who writes, its title, numbered paragraphs under headings, options, reasons, recommendations.

    ``lead`` opens several recommendations ("That the Select Committee:"); it is empty where each stands alone.
    """

    author: str
    title: str
    agenda_title: str
    purpose: str
    information: tuple[tuple[str, tuple[str, ...]], ...]
    options: str
    reasons: str
    recommendations: tuple[str, ...]
    lead: str
    contact: tuple[str, str, str]
    table: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Planned:
    """An item of the work programme that has a meeting; ``wrong_date`` is printed in place of the meeting's date."""

    title: str
    responsible: str
    purpose: tuple[str, ...]
    resolutions: tuple[str, ...] = ()


@dataclass(frozen=True)
class MeetingPlan:
    """A meeting of the work programme; ``printed`` and ``iso`` are the date as the paper prints it, right or wrong."""

    printed: str
    iso: str
    items: tuple[Planned, ...]


@dataclass(frozen=True)
class Listed:
    """An item of the work programme without a meeting."""

    title: str
    responsible: str
    details: str
    status: str
    started: str = ""


@dataclass(frozen=True)
class Programme:
    """The work programme as it stood when it was updated."""

    updated: str
    meetings: tuple[MeetingPlan, ...]
    pending: tuple[Listed, ...]
    reviews: tuple[Listed, ...]
    briefings: tuple[Listed, ...]


@dataclass(frozen=True)
class Pack:
    """A pack. ``cover`` puts an unnumbered sheet first, so that printed numbers lag one behind the file's pages."""

    slug: str
    date: str
    weekday: str
    time: str
    minutes: Minutes
    minutes_title: str
    reports: tuple[Report, ...]
    programme: Programme
    cover: bool
