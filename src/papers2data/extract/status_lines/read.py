"""Status lines of a document, as records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from papers2data.extract.found import Found, paper_at, paper_id, record
from papers2data.extract.periods import reporting_period
from papers2data.extract.status_lines.figures import figures
from papers2data.extract.status_lines.noun_phrases import is_clear, tidy
from papers2data.extract.status_lines.phrases import phrases
from papers2data.extract.status_lines.reported import reported
from papers2data.extract.status_lines.sentences import Sentence, to_sentences
from papers2data.extract.status_lines.statuses import statuses
from papers2data.extract.status_lines.to_said import to_said
from papers2data.model import Document, Paper, PaperKind, Paragraph, Record, Scalar, Span
from papers2data.schema.load import schemas
from papers2data.values.periods import Period

TABLE = "status_lines"
_WORD = re.compile(r"[A-Za-z]{2,}")
_LEAST = 4
"""Words below which a line is a cell or a label and no sentence."""
_NO_STATEMENTS: frozenset[PaperKind] = frozenset({"agenda", "work_programme"})


def read_status_lines(document: Document, papers: tuple[Paper, ...], model: str | None = None) -> Found:
    """A record for each status and each figure that a sentence of running text states.

    Headings, tables, recommendations and resolutions are left to others. ``model`` names a trained spaCy pipeline that
    splits the sentences instead of the rules. Raises UsageError where that pipeline is not installed.
    """
    records: list[Record] = []
    own = reporting_period(document, papers)
    for index, paragraph in _prose(document, papers):
        paper = paper_at(papers, index)
        owner = None if paper is None else paper_id(document, paper)
        records += _of_paragraph(paragraph, index, owner, model, own)
    return Found(tuple(records))


def _prose(document: Document, papers: tuple[Paper, ...]) -> Iterator[tuple[int, Paragraph]]:
    """Paragraphs worth reading, by their place among the blocks: no headings, no decisions, nothing of the wider world.

    A chapter on the economy or on what is given to councils at large ends with the next heading of its rank.
    """
    patterns, skipping, context = phrases().patterns, False, 0
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Paragraph):
            continue
        if block.kind == "heading":
            skipping = patterns.skip_sections.search(block.text.strip()) is not None
            if not context or (block.level or 1) <= context:
                context = (block.level or 1) if patterns.context.search(block.text.strip()) else 0
            continue
        paper = paper_at(papers, index)
        if skipping or context or (paper is not None and papers[paper].kind in _NO_STATEMENTS):
            continue
        if phrases().may_state(block.text) and not patterns.decision.search(block.text):
            yield index, block


def _of_paragraph(
    paragraph: Paragraph, index: int, owner: str | None, model: str | None, own: Period | None
) -> Iterator[Record]:
    for place, sentence in enumerate(to_sentences(paragraph.text, model)):
        if not place and sentence.text[0].islower() and paragraph.kind == "body" and not paragraph.marker:
            continue  # the end of a sentence that another page or column began
        if not phrases().may_state(sentence.text) or len(_WORD.findall(sentence.text)) < _LEAST:
            continue
        span = _narrowed(paragraph, sentence)
        for number, values in enumerate(_statements(sentence, own)):
            row: dict[str, Scalar] = {"paper_id": owner, "sentence": sentence.text, **values}
            row = {name: value for name, value in row.items() if name in _declared()}
            yield record(TABLE, f"b{index}s{place}-{number}", row, span, sentence.text)


@cache
def _declared() -> frozenset[str]:
    """The fields that the table's declaration knows."""
    return frozenset(schemas().records[TABLE].fields)


def _statements(sentence: Sentence, own: Period | None) -> Iterator[dict[str, Scalar]]:
    patterns = phrases().patterns
    if patterns.legal.search(sentence.text):
        return
    read = to_said(patterns.numbering.sub("", sentence.text), own)
    if read is None:
        return
    stated = list(statuses(read))
    nominal = tidy(sentence.nominal) if sentence.nominal and len(stated) == 1 else None
    for status in stated:
        subject = status.subject or nominal
        if subject and is_clear(subject) and not patterns.body.search(subject):
            yield {"subject": subject, "status": status.status}
    for figure in reported(read, figures(read)):
        when = figure.when
        yield {
            "subject": figure.subject,
            "series": figure.series,
            "value": figure.value,
            "value_text": figure.value_text,
            "unit": figure.unit,
            "period_text": when.text if when else None,
            "period_start": when.start.isoformat() if when and when.start else None,
            "period_end": when.end.isoformat() if when and when.end else None,
            "comparator": figure.comparator,
        }


def _narrowed(paragraph: Paragraph, sentence: Sentence) -> Span:
    """The sentence's own characters where the paragraph's stand in the source as they are; else the paragraph's."""
    span = paragraph.span
    if span.start is None or span.end is None or paragraph.bold or paragraph.italic:
        return span
    ahead = span.end - span.start - len(paragraph.text)
    if ahead != (len(paragraph.marker) + 1 if paragraph.marker else 0):
        return span
    return replace(span, start=span.start + ahead + sentence.start, end=span.start + ahead + sentence.end)
