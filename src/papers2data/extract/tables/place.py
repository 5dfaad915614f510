"""What stands around a table: its paper, the headings above it and the footnotes below."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from papers2data.extract.found import paper_at, paper_id
from papers2data.extract.periods import FRONT, front_period
from papers2data.model import Document, Paper, Paragraph, Scalar, Table
from papers2data.schema.declared import Context
from papers2data.values.dates import read_date
from papers2data.values.periods import Period

_NEAR = 4
"""How many paragraphs above a table are near it."""

_AS_OF = re.compile(
    r"\b(?:as (?:of|at|on)|updated|position at|status at|log|(?:(?<=log )|(?<=list )|(?<=plan )|(?<=register ))as)"
    r"\s+(?:the\s+)?(\d{1,2}\S*\s+\S+\s+\d{4})",
    re.I,
)
"""A lone "as" tells of a day only behind what is of that day: "days such as 3 March 2031" are none."""
_MONEY = re.compile(r"£\s*(?:[’']?000s?|k|m|million|thousand)\b", re.IGNORECASE)
_SHORT = 80
"""Characters of a line that says something of a whole table, at most."""

_TITLE = 120
"""Characters of the title of a table, at most."""

_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_FOOTNOTE = re.compile(r"^(\*{1,3}|[†‡¹²³])\s*(\S.*)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands. ``near`` and ``headings`` are headings above it, nearest first; ``period`` is the paper's.

    ``lines`` are short lines directly above it, headings or not, nearest first ("All figures in £m"). ``half`` tells
    the records of two tables apart that are printed as one.
    """

    table_id: str
    number: int
    paper_id: str | None
    kind: str
    caption: str
    near: tuple[str, ...]
    lines: tuple[str, ...]
    headings: tuple[str, ...]
    paper: str
    footnotes: dict[str, str]
    period: Period | None
    half: str = ""

    def dates(self) -> dict[str, Scalar]:
        """The paper's reporting period as the fields period_start and period_end."""
        if self.period is None:
            return {"period_start": None, "period_end": None}
        return {"period_start": self.period.start.isoformat(), "period_end": self.period.end.isoformat()}

    @property
    def of_money(self) -> Period | None:
        """The paper's period where it may be that of money: a bare calendar year is none that a council budgets for."""
        return None if self.period is None or _BARE_YEAR.fullmatch(self.period.text) else self.period

    @property
    def above(self) -> str:
        """All that stands above the table, in one text."""
        return "\n".join((self.beside, *self.headings[:6], self.paper))

    @property
    def beside(self) -> str:
        """What stands directly above the table, in one text."""
        return "\n".join((self.caption, *self.near, *self.lines))

    @property
    def year(self) -> str:
        """The financial year that the paper reports on ("2031/32"), "" where it names none or more than one."""
        if self.period is None:
            return ""
        first, last = (day.year - (day.month < 4) for day in (self.period.start, self.period.end))
        return f"{first}/{(first + 1) % 100:02d}" if first == last else ""

    def after(self, before: Place) -> Place:
        """The place of a table that goes on with the one ``before``: what stands above that one holds for it too."""
        return replace(self, caption=before.caption, near=before.near, lines=before.lines)

    def find(self, context: Context, inside: tuple[str, ...], opening: str = "") -> str | None:
        """The text that the context names, None where nothing matches.

        ``inside`` is the table's own top rows, ``opening`` the heading of the column that names its rows.
        """
        places = {
            "near": (self.caption, *self.near),
            "heading": self.headings,
            "caption": (self.caption,),
            "paper": (self.paper,),
            "inside": inside,
            "opening": (opening,),
            "line": self.lines,
        }
        for text in places[context.where]:
            if context.where == "near" and text and text.casefold() == self.paper.casefold():
                continue  # the title of the whole paper names no part of it
            match = context.pattern.search(text) if text else None
            if not match:
                continue
            if context.means:
                meant = next((name for name, pattern in context.means.items() if pattern.search(text)), None)
                if meant is not None:
                    return meant
            else:
                return next((group for group in match.groups() if group), match[0]).strip()
        return None


def place_of(document: Document, papers: tuple[Paper, ...], block: int, table: str, number: int) -> Place:
    """The place of the table at ``block``, the ``number``-th of its document."""
    index = paper_at(papers, block)
    paper = papers[index] if index is not None else None
    first = paper.first if paper else 0
    above = [b for b in document.blocks[first:block] if isinstance(b, Paragraph)]
    this = document.blocks[block]
    title = paper.title if paper and paper.title else document.title
    return Place(
        table_id=table,
        number=number,
        paper_id=paper_id(document, index) if index is not None else None,
        kind=paper.kind if paper else "other",
        caption=this.caption if isinstance(this, Table) else "",
        near=tuple(_near(document, first, block)),
        lines=tuple(_lines(document, first, block)),
        headings=tuple(_said(p) for p in reversed(above) if _is_heading(p)),
        paper=title,
        footnotes=_footnotes(document, block),
        period=_period(title, document, above),
    )


def _near(document: Document, first: int, block: int) -> list[str]:
    """Headings directly above the table, nearest first, up to the block that is none."""
    found = []
    for other in reversed(document.blocks[max(first, block - _NEAR) : block]):
        if not isinstance(other, Paragraph):
            break
        if _is_heading(other):
            found.append(_said(other))
    return found


def _lines(document: Document, first: int, block: int) -> list[str]:
    """Short lines directly above the table, up to another table."""
    above = document.blocks[max(first, block - _NEAR) : block]
    last = max((i for i, other in enumerate(above) if not isinstance(other, Paragraph)), default=-1)
    return [
        *(b.text for b in reversed(above[last + 1 :]) if isinstance(b, Paragraph) and len(b.text) <= _TITLE),
        *_sheet(document, block),
    ]


def _sheet(document: Document, block: int) -> list[str]:
    """Units of all figures that belong to the sheet ("All figures in £m" at the head of every page)."""
    page = document.blocks[block].span.page
    on_it = (line.text for line in document.furniture if page is not None and line.span.page == page)
    return [text for text in on_it if len(text) <= _SHORT and _MONEY.search(text)]


def _is_heading(paragraph: Paragraph) -> bool:
    numbered = paragraph.marker[:1].isdecimal() and len(paragraph.text) <= 160 and paragraph.text[-1:] != "."
    return paragraph.kind == "heading" or (numbered and paragraph.kind == "item") or paragraph.bold


def _said(paragraph: Paragraph) -> str:
    return f"{paragraph.marker} {paragraph.text}".strip()


def _footnotes(document: Document, block: int) -> dict[str, str]:
    """Notes under the table by their mark ("*", "**")."""
    notes: dict[str, str] = {}
    for other in document.blocks[block + 1 : block + 6]:
        if not isinstance(other, Paragraph):
            break
        match = _FOOTNOTE.match(_said(other))
        if match:
            notes[match[1]] = match[2].strip()
    return notes


def _period(title: str, document: Document, above: list[Paragraph]) -> Period | None:
    """The reporting period that the paper's title names, or else the document's own title or first short lines.

    A log "as of 2 March 2031" is of that day, and so is what an opening paragraph says to be "as at" a day.
    """
    near = [p.text for p in reversed(above[-_NEAR:]) if p.bold]
    front = [p.text for p in above[:FRONT]]
    short = [text for text in front if len(text) <= _SHORT]
    period = next((p for lines in ([title], [document.title], short, near) if (p := front_period(lines))), None)
    return period or next((p for text in (title, document.title, *front, *near) if (p := _as_of(text))), None)


def _as_of(text: str) -> Period | None:
    found = _AS_OF.search(text)
    day = read_date(found[1]) if found else None
    return Period(found[0], day, day, "day") if found and day else None
