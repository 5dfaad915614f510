"""What one office site knows: its files, whom it trusts, and how much it takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from papers2data.site.office.limiter import Limiter

MOST_UPLOAD = 512 << 20
"""Bytes of one upload, where nothing else was said."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How an office was started.

    ``private`` keeps also the papers from strangers. ``user_header`` is the header in which a proxy names who is
    signed in, "" where people sign in here; ``proxies`` are the addresses whose headers are believed. ``most_upload``
    is in bytes.
    """

    private: bool = False
    user_header: str = ""
    proxies: frozenset[str] = frozenset()
    most_upload: int = MOST_UPLOAD


@dataclass(frozen=True, slots=True)
class Place:
    """Where an office keeps its things: ``book`` is its own file, never published; uploads go to ``papers``."""

    db_path: Path
    book: Path
    papers: Path
    extracted: Path


@dataclass(frozen=True, slots=True)
class Office:
    """An office site."""

    place: Place
    rules: Rules = Rules()
    limiter: Limiter = field(default_factory=Limiter)

    @property
    def book(self) -> Path:
        """Its own file."""
        return self.place.book


_offices: WeakKeyDictionary[Any, Office] = WeakKeyDictionary()


def set_office(site: Any, office: Office) -> None:
    """Makes the site an office."""
    _offices[site] = office


def office_of(site: Any) -> Office | None:
    """The site's office; None for a site that can only be read."""
    return _offices.get(site)


def the_office(site: Any) -> Office:
    """The same for pages that only an office has."""
    return _offices[site]
