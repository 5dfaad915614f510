"""What a briefing is made of. Every line names the page that it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from papers2data.check.speech import day_words, paper_words
from papers2data.model import Scalar

UNSAFE = re.compile(
    "[^\\t\\n\\r\\x20-\\x7e\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]|[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]"
)
"""What no file may hold: control characters, halves of letters, and marks that turn the direction of writing."""

LONGEST = 200
"""Letters of a subject; a longer one is cut."""


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a paper: ``page`` and ``line`` count from 1; ``url`` is where the paper was published, if known."""

    document_id: str
    title: str
    path: str
    page: int | None = None
    line: int | None = None
    url: str = ""

    @property
    def file(self) -> str:
        """The file's name without its folder."""
        return self.path.rpartition("/")[2]

    @property
    def link(self) -> str:
        """The address of the page where the paper was published, "" where that is not known."""
        if not self.url.startswith(("https://", "http://")):
            return ""
        return f"{self.url}#page={self.page}" if self.page and "#" not in self.url else self.url

    @property
    def paper(self) -> str:
        """What the paper is called in a sentence."""
        return paper_words(self.title, self.path)

    def words(self) -> str:
        """``update-q3.pdf, page 2``; a line where the paper has no pages."""
        place = f", page {self.page}" if self.page is not None else f", line {self.line}" if self.line else ""
        return f"{self.file}{place}"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to know. ``subject`` is what it is about, as printed ("" where the text says it); ``text`` is the rest.

    ``about`` is the id of the milestone, indicator, resolution or finding; ``size`` orders the lines of a section, the
    largest first (days of a slip, concern of a status).
    """

    subject: str
    text: str
    sources: tuple[Source, ...]
    about: str = ""
    programme: str = ""
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one kind; ``note`` is what they don't say."""

    code: str
    title: str
    lines: tuple[Line, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """Points of a chart: ``points`` are (day, value), where a forecast's value is itself a day; days are ISO 8601."""

    name: str
    points: tuple[tuple[str, str | float], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """An indicator's figures and what stands beside them; ``unit`` as printed."""

    name: str
    unit: str
    curves: tuple[Curve, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """A briefing, or a comparison of two periods (which has no summary and no charts).

    ``scope`` says in sentences what it covers and what it can't; ``slips`` are forecasts by report day.
    """

    title: str
    scope: tuple[str, ...]
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    slips: tuple[Curve, ...] = ()
    charts: tuple[Chart, ...] = ()

    def papers(self) -> tuple[Source, ...]:
        """Each paper that a line rests on, once, by its path."""
        every = {source.path: source for part in self.sections for line in part.lines for source in line.sources}
        return tuple(every[path] for path in sorted(every))


def section(code: str, title: str, lines: list[Line], note: str = "") -> Section:
    """A section with its lines in order: the largest first, then by name."""
    return Section(code, title, tuple(sorted(lines, key=lambda each: (-each.size, each.subject, each.text))), note)


def source_of(place: Sequence[Scalar]) -> Source:
    """The source of a row that ends in a document's id, title and path, a page, a line, and an address or ""."""
    document, title, path, page, line, url = place
    return Source(str(document), str(title or ""), str(path), _number(page), _number(line), str(url or ""))


def _number(value: Scalar) -> int | None:
    return None if value is None else int(value)


def shortened(name: str, most: int = LONGEST) -> str:
    """The name on one line, cut at a word where it is longer than ``most`` letters, as some papers' names are."""
    flat = " ".join(name.split())
    return flat if len(flat) <= most else f"{flat[:most].rpartition(' ')[0].rstrip(' ,;:')} …"


def clean(text: str) -> str:
    """``text`` on one line, without characters that would break a file or deceive its reader."""
    return UNSAFE.sub("\ufffd", " ".join(text.split()))


def in_words(day: str | None) -> str:
    """``31 March 2020``, "an unknown day" for None."""
    return day_words(day) if day else "an unknown day"


__all__ = [
    "Briefing",
    "Chart",
    "Curve",
    "Line",
    "Section",
    "Source",
    "clean",
    "in_words",
    "section",
    "shortened",
    "source_of",
]
