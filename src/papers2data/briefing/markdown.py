"""A briefing as Markdown. What papers say is escaped, so that it can be nothing but text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papers2data.briefing.parts import Briefing, Line, Section, Source, clean

SPECIAL = re.compile(r"([\\`*\[\]~]|(?<![^\W_])_|_(?![^\W_]))")
"""Letters that mark something up; an underscore does not inside a word, and what needs a line's start has none here."""

ENTITY = re.compile(r"&(?=#?\w+;)")


def markdown(briefing: Briefing) -> str:
    """The whole briefing; sections without lines are left out."""
    return "\n".join(_lines(briefing)) + "\n"


def _lines(briefing: Briefing) -> Iterator[str]:
    yield f"# {_escaped(briefing.title)}"
    yield ""
    yield " ".join(map(_escaped, briefing.scope))
    if briefing.summary:
        yield "\n## In short\n"
        yield from (f"- {_escaped(sentence)}" for sentence in briefing.summary)
    for part in briefing.sections:
        yield from _section(part)
    papers = briefing.papers()
    if papers:
        yield "\n## The papers\n"
        yield from (f"- {_linked(paper.file, paper)}: {_escaped(paper.title)}" for paper in papers)


def _section(part: Section) -> Iterator[str]:
    if not part.lines and not part.note:
        return
    yield f"\n## {part.title}\n"
    yield from map(_line, part.lines)
    if part.note:
        yield f"\n{_escaped(part.note)}" if part.lines else _escaped(part.note)


def _line(line: Line) -> str:
    sources = "; ".join(_linked(source.words(), source) for source in line.sources)
    subject = f"**{_escaped(line.subject)}** " if line.subject else ""
    return f"- {subject}{_escaped(line.text)} ({sources})"


def _linked(text: str, source: Source) -> str:
    address = re.sub(r"[\s<>()]", lambda found: f"%{ord(found[0]):02X}", source.link)
    return f"[{_escaped(text)}]({address})" if address else _escaped(text)


def _escaped(text: str) -> str:
    return ENTITY.sub("&amp;", SPECIAL.sub(r"\\\1", clean(text))).replace("<", "&lt;")
