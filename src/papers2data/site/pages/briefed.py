"""Asking the briefing's functions from our own pages, and what their lines lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from papers2data.briefing.parts import Briefing, Line, Section
from papers2data.errors import UsageError
from papers2data.site.asking import SlowError, made
from papers2data.site.cells import row_path
from papers2data.site.pages.kpis import kpi_path
from papers2data.site.pages.milestones import milestone_path
from papers2data.site.pages.resolutions import resolution_path
from papers2data.site.viewer.addresses import page_path, page_said
from papers2data.site.words import sentence, titled

TIME = 10_000
"""Milliseconds that the making of a briefing may take."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a paper: its address here, and how it is named."""

    path: str
    said: str


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a briefing: ``path`` is the page of what it is about, "" where that has none."""

    line: Line
    path: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a briefing with its lines."""

    code: str
    title: str
    lines: tuple[Told, ...]
    note: str


async def told(site: Any, make: Callable[[Any], Answer]) -> tuple[Answer | None, str, int]:
    """What ``make`` makes of the database, or None and a sentence on why that can't be done; the page's status.

    That is 400 for what there is not, 503 for what takes too long.
    """
    slow = "this takes too long on so large a database: choose a later day, or use the program's own command, "
    slow += "papers2data brief or compare, which has no such limit"
    try:
        return await made(site, make, TIME, slow), "", 200
    except UsageError as fault:
        return None, sentence(str(fault)), 503 if isinstance(fault, SlowError) else 400


def parts(briefing: Briefing) -> list[Part]:
    """The sections that say something."""
    return [_part(section) for section in briefing.sections if section.lines or section.note]


def _part(section: Section) -> Part:
    return Part(section.code, section.title, tuple(_told(section.code, line) for line in section.lines), section.note)


def _told(code: str, line: Line) -> Told:
    return Told(line, _path(code, line.about), tuple(_places(line)))


def _places(line: Line) -> Sequence[Place]:
    return [Place(page_path(each.document_id, each.page), f"{_shown(each.title, each.file)}, {page_said(each.page)}")
            for each in line.sources]  # fmt: skip


def _shown(title: str, file: str) -> str:
    said = titled(title, file)
    return said if len(said) <= 90 else f"{said[:90].rpartition(' ')[0]} …"


def _path(code: str, about: str) -> str:
    """The page of what a line of a section is about."""
    if not about:
        return ""
    if code == "questions":
        return row_path("findings", about)
    if code.startswith("kpi_"):
        return kpi_path(about)
    return resolution_path(about) if code.startswith("resolutions_") else milestone_path(about)
