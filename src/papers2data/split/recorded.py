"""Minutes that do not call themselves so: told by what they record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from papers2data.model import Paper
from papers2data.split.fronts import title
from papers2data.split.lines import Line
from papers2data.split.meeting import Meeting, front_of, read_meeting
from papers2data.split.phrases import found, paper_phrases

_SENTENCE, _SAID, _SIGNS = 60, 8, 3
"""Minutes hold at least so many sentences of so many characters, and so many signs of minutes."""
_FRONT = 30
"""The label above what was said, and the list of those present, stand among so many lines."""
_LABELLED = ("agenda", "other", "report", "work_programme")


def as_minutes(papers: list[Paper], lines: Sequence[Line]) -> list[Paper]:
    """The papers, where a lone one that records what was said and decided is minutes."""
    if len(papers) != 1 or papers[0].kind not in _LABELLED:
        return papers
    paper = papers[0]
    meeting = read_meeting(front_of(lines))
    if is_decision(lines):
        return [replace(paper, kind="decision_notice", title=lines[1].text)]
    if is_page(lines) or _labelled(lines):
        return [replace(paper, kind="minutes", title=_title(lines, meeting))]
    if paper.kind not in ("agenda", "other"):
        return papers
    if _sat(lines, meeting) or (paper.kind == "other" and _decided(lines)) or (meeting.id and _sure(lines)):
        return [replace(paper, kind="minutes", title=_title(lines, meeting))]
    if not _told(paper, lines):
        return papers
    named = any("minutes" in line.text.casefold() or "notes of" in line.text.casefold() for line in lines)
    if not meeting.id and paper.kind == "agenda":
        return [replace(paper, kind="other", title=title("report", lines[:20], meeting))]
    return [replace(paper, kind="minutes", title=title("minutes", [], meeting))] if named and meeting.id else papers


def _title(lines: Sequence[Line], meeting: Meeting) -> str:
    """The meeting's name, or that of the page's one item where the page names no meeting."""
    if meeting.body or meeting.date:
        return title("minutes", [], meeting)
    front = [line for line in lines[:20] if not found(paper_phrases().page_heads, line.text)]
    return title("report", front, meeting) or "Minutes"


def is_page(lines: Sequence[Line]) -> bool:
    """True for a page of a committee system on one item or meeting that tells what was said or decided."""
    phrases = paper_phrases()
    if not lines or is_decision(lines) or not found(phrases.page_heads, lines[0].text):
        return False
    return found(phrases.page_heads[:1], lines[0].text) is not None or _labelled(lines)


def is_decision(lines: Sequence[Line]) -> bool:
    """True for a committee system's page on one decision, which says what was decided under a label."""
    phrases = paper_phrases()
    opens = len(lines) > 1 and phrases.decision_page.match(lines[0].text) is not None
    return opens and any(phrases.decision_label.match(line.text) for line in lines)


def _labelled(lines: Sequence[Line]) -> bool:
    """True where "Minutes:" stands alone above what was said."""
    label = paper_phrases().minutes_label
    return any(label.match(n.text) and n.row is None and not n.marker for n in lines[:_FRONT])


def _sat(lines: Sequence[Line], meeting: Meeting) -> bool:
    """True for a paper of a known body or day with those present at its front, and apologies or the like."""
    phrases, front = paper_phrases(), [line.printed for line in lines[:_FRONT]]
    present = any(phrases.listed_present.match(text) for text in front) or (
        any(phrases.listed_people.match(text) for text in front)
        and any(phrases.listed_others.match(text) for text in front)
    )
    return bool(meeting.date or meeting.body) and present and any(phrases.sat.match(line.text) for line in lines)


def _decided(lines: Sequence[Line]) -> bool:
    return any(paper_phrases().decided.match(line.text) for line in lines)


def _sure(lines: Sequence[Line]) -> bool:
    return all(any(sign.search(line.text) for line in lines) for sign in paper_phrases().minutes_sure)


def _told(paper: Paper, lines: Sequence[Line]) -> bool:
    """True for a paper whose sentences, or cells, tell what people said and noted."""
    signs = paper_phrases().minutes_signs
    said = [line for line in lines if len(line.text) > _SENTENCE and line.row is None]
    in_tables = paper.kind == "other" and sum(line.row is not None for line in lines) > len(lines) / 2
    often = sum(signs[0].search(line.text) is not None for line in lines) >= _SIGNS
    told = sum(any(sign.search(line.text) for line in lines) for sign in signs) + often
    return told >= _SIGNS and (len(said) >= _SAID or in_tables)
