"""What a paper's front says of it: title, author, item number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from papers2data.model import PaperKind
from papers2data.split.lines import Line
from papers2data.split.meeting import Meeting
from papers2data.split.phrases import found, paper_phrases

_FRONT = 14
_FORM = 30
"""A form's labels stand among so many lines."""
_NO_TITLE = re.compile(
    r"^(?:agenda item|report (?:of|by|to)|item no|date:|to:|from:|classification|decision no|"
    r"\d{1,2}(?:st|nd|rd|th)?\s+\w+\s+\d{4}$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3}")
_BROKEN = re.compile(r"(?:\b(?:of|the|and|for|in|at|on|to|by|with|a|an)|[-–&,/])$", re.IGNORECASE)
_LABEL = re.compile(r"^[\w/() ]{2,30}:(?:\s|$)")


def item_number(front: Sequence[Line]) -> str:
    """The agenda item that the front prints ("Agenda Item: 8"), "" where it prints none."""
    match = next((m for line in front[:_FRONT] if (m := paper_phrases().item_number.search(line.text))), None)
    return match["number"] if match else ""


def author(front: Sequence[Line]) -> str:
    """Whom the report is from, as printed after "Report of" or "From:"; "" where the front does not say."""
    for line in front[:_FRONT]:
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
        return _letter(front)
    if kind == "work_programme":
        return next((line.text for line in front if found(paper_phrases().work_programme, line.text)), "")
    if kind == "appendix":
        return _appendix(front)
    if kind in ("agenda", "minutes", "decision_notice"):
        if kind == "decision_notice" and (named := _decided(front)):
            return named
        word = {"agenda": "Agenda", "minutes": "Minutes", "decision_notice": "Decision notice"}[kind]
        return ", ".join(part for part in (word, meeting.body, meeting.date) if part)
    return _report(front)


def _letter(front: Sequence[Line]) -> str:
    """The subject that stands under the salutation, else the salutation."""
    at = next((i for i, line in enumerate(front) if paper_phrases().letter.search(line.text)), None)
    if at is None:
        return "Letter"
    for line in front[at + 1 : at + 3]:
        if subject := paper_phrases().letter_subject.match(line.text):
            return subject["title"]
        if (line.heading or line.bold) and line.short and not line.marker and line.text[-1] not in ",:":
            return line.printed
    return front[at].text


def _decided(front: Sequence[Line]) -> str:
    """What a form for one decision names as its subject; "" where it names none."""
    for at, line in enumerate(front[:_FORM]):
        if match := paper_phrases().decision_title.match(line.text):
            return match["title"].strip(" :") or next((after.text for after in front[at + 1 : at + 2]), "")
    return ""


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
    if named := _decided(front):
        return named
    for at, line in enumerate(front[:_FRONT]):
        match = found(paper_phrases().subject, line.text)
        if match:
            return _gone_on(_whole(match, "title"), front[at + 1 : at + 2])
    return _form(front) or _headings(_without_house([line for line in front[:_FRONT] if line.row is None]))


def _gone_on(text: str, after: Sequence[Line]) -> str:
    """The subject with the heading under it where it breaks off ("… the future of")."""
    broken = _BROKEN.search(text) is not None and any(line.row is None and line.short for line in after)
    return f"{text} {after[0].text}" if broken else text


def _form(front: Sequence[Line]) -> str:
    """The words at the head of a form that is all one table, and the name that it is filled in for."""
    if not front or front[0].row != 0 or not front[0].short or any(n.row == 0 and n.column for n in front):
        return ""
    named = next((match["title"] for line in front if (match := paper_phrases().form_name.match(line.text))), "")
    return f"{front[0].text}: {named}" if named else front[0].text if front[0].bold else ""


def _without_house(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the council's name or address alone at the head of a cover that goes on to name the paper."""
    while len(lines) > 1 and found(paper_phrases().house, lines[0].text) and (lines[1].heading or lines[1].bold):
        lines = lines[1:]
    return lines


def _headings(lines: Sequence[Line]) -> str:
    parts: list[str] = []
    page = lines[0].span.page if lines else None
    for line in lines:
        if found(paper_phrases().report_purpose, line.text) or (line.marker and parts):
            break
        if parts and (found(paper_phrases().sections, line.text) or line.span.page != page):
            break
        if not _WORD.search(line.text):
            continue
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
