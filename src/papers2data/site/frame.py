"""The frame of every page: the pages in its head, and the address of the looks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LOOKS = "looks"
"""Where the stylesheet is served, below the site's top."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that every other page links; ``path`` begins at the site's top."""

    path: str
    title: str


PAGES = (
    Page("/search", "Search"),
    Page("/milestones", "Milestones"),
    Page("/kpis", "Indicators"),
    Page("/resolutions", "Resolutions"),
    Page("/meetings", "Meetings"),
    Page("/risks", "Risks"),
    Page("/budget", "Budget"),
    Page("/work-programme", "Work programme"),
    Page("/commitments", "Commitments"),
    Page("/findings", "Findings"),
    Page("/compare", "Compare"),
    Page("/briefing", "Briefing"),
    Page("/papers", "All tables"),
    Page("/help", "Help"),
)


@cache
def looks() -> str:
    """The stylesheet's address, which changes with the stylesheet, so that browsers may keep it."""
    content = (Path(__file__).resolve().parent / "static" / "site.css").read_bytes()
    return f"/{LOOKS}/site.css?{hashlib.sha256(content).hexdigest()[:8]}"
