"""Decision notices: what was decided on each subject, from forms of labelled fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from papers2data.extract.minutes.clauses import inline_clauses, read_clauses, with_orders
from papers2data.extract.minutes.decision import Decision, decisions_of
from papers2data.extract.minutes.items import Item
from papers2data.extract.minutes.phrases import minute_phrases
from papers2data.split.lines import Line
from papers2data.split.markers import ordinals
from papers2data.split.numbering import is_candidate, numbers_of
from papers2data.split.phrases import paper_phrases

_HEADS = {
    "number": re.compile(
        r"(?:agenda )?(?:item|minute)(?: no\.?| number)?|no\.?|number|ref(?:erence)?\.?", re.IGNORECASE
    ),
    "title": re.compile(
        r"(?:report |item |agenda item )?(?:title|subject|topic|report|description)|matter", re.IGNORECASE
    ),
    "decision": re.compile(r"decisions?(?: (?:taken|made))?|resolutions?|resolved", re.IGNORECASE),
}
_DECIDES = re.compile(
    r"^That\b|\b(?:agreed?|decided?|resolved?|approved?|noted?|authori[sz]ed?)(?: to| that)?\W*$", re.IGNORECASE
)
_QUESTION = re.compile(r"^[A-Z][\w /,()&-]{2,80}[:?]$")


def notice_items(lines: Sequence[Line]) -> tuple[tuple[Item, list[Decision]], ...]:
    """Each subject of the notice with its decisions."""
    words = minute_phrases().notices
    found: list[tuple[Item, list[Decision]]] = []
    title: list[str] = []
    number = ""
    at = 0
    while at < len(lines):
        line = lines[at]
        if table := _table(lines[at:]):
            found += [(item, _decisions(body[0], body)) for item, body in table]
            at += sum(one.block == line.block for one in lines[at:])
            continue
        if at == 0 and paper_phrases().decision_page.match(line.text) and len(lines) > 1:
            title, number = [lines[1].text], ""
        elif line.short and line.row is None and (heading := words.item_title.match(line.text)):
            title, number = [heading["title"]], heading["number"]
        elif (numbers := numbers_of(line)) and is_candidate(line, plain=True) and _labels_follow(lines, at):
            title, number = [numbers[0].title], numbers[0].text
        elif subject := words.subject.match(line.text):
            number = ""
            title = [after.text for after in _field(lines, at, subject["rest"])]
        elif decision := words.decision.match(line.text):
            body = _field(lines, at, decision["rest"])
            item = _item(title, body, number)
            found.append((item, _decisions(line, body)))
            at += len(body) - bool(decision["rest"])
        at += 1
    return tuple((item, decisions) for item, decisions in found if decisions)


def _table(lines: Sequence[Line]) -> list[tuple[Item, list[Line]]]:
    """The rows of a table with a column of decisions, each with what was decided; [] for any other."""
    block = [line for line in lines if line.block == lines[0].block and line.row is not None]
    heads = {line.column: line.text.strip(" :") for line in block if line.row == 0}
    columns = {kind: next((c for c, text in heads.items() if p.fullmatch(text)), None) for kind, p in _HEADS.items()}
    if not block or block[0] is not lines[0] or columns["decision"] is None or columns["title"] is None:
        return []
    rows: list[tuple[Item, list[Line]]] = []
    for row in sorted({line.row for line in block if line.row}):
        cells = {kind: [n for n in block if n.row == row and n.column == c] for kind, c in columns.items()}
        if cells["decision"]:
            number = " ".join(line.printed for line in cells["number"]).rstrip(". ")
            title = " ".join(line.text for line in cells["title"])
            rows.append((Item(number, title, tuple(cells["decision"])), cells["decision"]))
    return rows


def _field(lines: Sequence[Line], at: int, rest: str | None) -> list[Line]:
    """The lines that answer the label at ``at``: ``rest`` of its line, then its row, or all before the next label."""
    label = lines[at]
    first = [replace(label, marker="", text=rest)] if rest else []
    if label.row is not None:
        return first + [line for line in lines[at + 1 :] if line.block == label.block and line.row == label.row]
    own = {(o.style, o.number + 1) for o in ordinals(label.marker)}
    answer = first
    for line in lines[at + 1 :]:
        title = minute_phrases().notices.item_title.match(line.text) is not None and line.short
        asked = _QUESTION.match(line.text) is not None and not _DECIDES.search(line.text)
        other = minute_phrases().notices.other.match(line.text) is not None
        asked = asked or other or (bool(numbers_of(line)) and _labels_follow(lines, lines.index(line)))
        if title or asked or any((o.style, o.number) in own for o in ordinals(line.marker)):
            break
        answer.append(line)
    return answer


def _labels_follow(lines: Sequence[Line], at: int) -> bool:
    """True where the next line gives what was decided under its label: the line at ``at`` is its subject."""
    after = lines[at + 1] if at + 1 < len(lines) else None
    label = minute_phrases().notices
    return (
        after is not None and not label.decision.match(lines[at].text) and label.decision.match(after.text) is not None
    )


def _item(title: Sequence[str], body: Sequence[Line], number: str) -> Item:
    text = " ".join(title)
    match = minute_phrases().notices.item.search(text)
    number = match["number"] if match else number
    return Item(number, minute_phrases().notices.item.sub("", text).strip(), tuple(body))


def _decisions(label: Line, body: Sequence[Line]) -> list[Decision]:
    if not body:
        return []
    first, *rest_of = body
    body = [first, *with_orders(rest_of)]
    run_on = inline_clauses(first, first.printed) is not None
    rest, lines = ("", body) if first.marker and not run_on else (first.printed, body[1:])
    found = read_clauses(first, rest, lines, lambda _line: False)
    decisions = decisions_of(found, Decision("", "resolved", (first,), group=1), 0)
    if found.used == 0 and not first.marker and len(decisions) == 1:
        more = [line.text for line in lines if not line.marker]
        text = " ".join([decisions[0].text, *more])
        return [Decision(text, "resolved", (first, *lines), group=1)]
    return decisions
