"""What a paper's front says of it: title, author, item number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from papers2data.model import PaperKind
from papers2data.split.lines import Line
from papers2data.split.meeting import Meeting
from papers2data.split.phrases import found, paper_phrases

_FRONT = 14
_NO_TITLE = re.compile(
    r"^(?:agenda item|report (?:of|by|to)|item no|date:|to:|from:|classification|decision no|"
    r"\d{1,2}(?:st|nd|rd|th)?\s+\w+\s+\d{4}$)",
    re.IGNORECASE,
)
_AUTHOR_CELL = re.compile(r"from:?|(?:report )?author:?|report (?:of|by):?", re.IGNORECASE)
_LABEL = re.compile(r"^[\w/() ]{2,30}:(?:\s|$)")


def item_number(front: Sequence[Line]) -> str:
    """The agenda item that the front prints ("Agenda Item: 8"), "" where it prints none."""
    match = next((m for line in front[:_FRONT] if (m := paper_phrases().item_number.search(line.text))), None)
    return match["number"] if match else ""


def author(front: Sequence[Line]) -> str:
    """Whom the report is from, as printed after "Report of" or "From:"; "" where the front does not say."""
    for at, line in enumerate(front[:_FRONT]):
        if line.row is not None and _AUTHOR_CELL.fullmatch(line.text) and front[at + 1 : at + 2]:
            return front[at + 1].text
        match = found(paper_phrases().author, line.text)
        if match:
            name = _whole(match, "author")
            return (
                re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
                if not line.text.isupper()
                else name.removeprefix("THE ")
            )
    return ""


def _whole(match: re.Match[str], name: str) -> str:
    """The words of a label, also where the label broke over two lines and stands in their midst."""
    return f"{match[name].strip()} {match.groupdict().get('more') or ''}".strip()


def title(kind: PaperKind, front: Sequence[Line], meeting: Meeting) -> str:
    """The paper's title as printed; minutes, agendas and notices without one are named by their meeting."""
    if kind == "letter":
        return next((line.text for line in front if paper_phrases().letter.search(line.text)), "Letter")
    if kind == "work_programme":
        return next((line.text for line in front if found(paper_phrases().work_programme, line.text)), "")
    if kind == "appendix":
        return _appendix(front)
    if kind in ("agenda", "minutes", "decision_notice"):
        word = {"agenda": "Agenda", "minutes": "Minutes", "decision_notice": "Decision notice"}[kind]
        return ", ".join(part for part in (word, meeting.body, meeting.date) if part)
    return _report(front)


def _appendix(front: Sequence[Line]) -> str:
    if not front:
        return "Appendix"
    match = paper_phrases().appendix.search(front[0].text)
    if match is None:
        return front[0].text if front[0].heading else "Appendix"
    after = next((line for line in front[1:2] if line.heading or line.bold), None)
    alone = not match["rest"].strip(" :–-")
    return f"{front[0].text} {after.text}".strip() if alone and after else front[0].text


def _report(front: Sequence[Line]) -> str:
    """The subject where the front labels one, otherwise its first headings that are neither author nor item."""
    for at, line in enumerate(front[:_FRONT]):
        match = found(paper_phrases().subject, line.text)
        if match:
            return _whole(match, "title")
        if line.row is not None and re.fullmatch(r"(?:report )?title|report title:?|subject:?", line.text, re.I):
            return next((after.text for after in front[at + 1 : at + 2]), "")
    lines = [line for line in front[:_FRONT] if line.row is None]
    parts: list[str] = []
    for line in lines:
        if found(paper_phrases().report_purpose, line.text) or (line.marker and parts):
            break
        if _NO_TITLE.search(line.text) or (_LABEL.match(line.text) and not line.heading):
            if parts:
                break
            continue
        if not (line.heading or line.bold) and (parts or not line.short):
            break
        parts.append(line.printed)
        if not line.text.isupper() or not parts[0].isupper():
            break
    return " ".join(parts)
