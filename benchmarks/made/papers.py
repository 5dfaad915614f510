"""A made-up document as rows of the database: a pack of a meeting with what would be read from it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from benchmarks.made.text import Pages

from papers2data.store.row import Row, Rows

PAGES = 25
"""Pages of a document."""

BODIES = 60
"""Committees; the first meets most often."""

FIRST, DAYS = date(2014, 4, 1), 4380

SPEAKING = 2000
"""Different titles and clauses; to draw each anew takes longer than to insert it."""

STATUSES = ("on_track", "at_risk", "complete", "in_progress", "off_track")
KINDS = ("agenda", "minutes", "report", "report", "appendix")
RATINGS = ("green", "amber", "red")


class Papers:
    """Documents in the order of their days, for a database of so many pages."""

    def __init__(self, pages: int) -> None:
        self.text = Pages()
        self.documents = max(pages // PAGES, 1)
        self.milestones = max(pages // 200, 5)
        self.kpis = max(pages // 400, 5)
        self.lines = [self.text.line(4 + n % 9) for n in range(SPEAKING)]
        self.bodies = [f"{self.text.line(2).title()} Committee {n + 1}" for n in range(BODIES)]

    def entities(self) -> Iterator[tuple[str, Row]]:
        """(table, row) of the milestones and indicators that all papers speak of."""
        for n in range(self.milestones):
            name = self._milestone(n)
            row: Row = {"id": f"m{n}", "kind": "milestone", "name": name, "programme": self._programme(n)}
            yield "milestones", row | {"status": STATUSES[n % 5], "due_end": _day(n * 997 % DAYS)}
        for n in range(self.kpis):
            row = {"id": f"k{n}", "name": self.lines[-n % SPEAKING], "unit": "%", "polarity": "high"}
            yield "kpis", row | {"section": f"Section {n % 40}"}

    def rows(self, number: int) -> Rows:
        """The rows of one document."""
        own = hashlib.sha256(str(number).encode()).hexdigest()[:12]
        day, body = _day(number * DAYS // self.documents), self.bodies[int((number * 7919 % 3600) ** 0.5)]
        rows: Rows = defaultdict(list)
        rows["documents"] = [self._document(own, number, body, day)]
        rows["pages"] = [_page(own, n, text) for n, text in enumerate(self.text.texts(PAGES), start=1)]
        rows["meetings"] = [{"id": f"g{number}", "body": body, "date": day, "kind": "ordinary", "status": "held"}]
        for n, kind in enumerate(KINDS):
            paper: Row = {"id": f"{own}-p{n}", "document_id": own, "meeting_id": f"g{number}", "kind": kind}
            paper |= {"item_number": str(n), "title": self._line(number, n)}
            rows["papers"].append(paper | {"first_page": n * 5 + 1, "last_page": n * 5 + 5})
        self._decided(rows, own, number)
        self._reported(rows, own, number, day)
        rows["evidence"] = [
            {"id": f"{own}-e{n}", "record_table": table, "record_id": row["id"], "field": "", "document_id": own}
            | {"page": row["page"], "x0": 70.0, "top": 100.0, "x1": 520.0, "bottom": 130.0, "quote": "as printed"}
            for n, (table, row) in enumerate((table, row) for table in EVIDENT for row in rows[table])
        ]
        return rows

    def _document(self, own: str, number: int, body: str, day: str) -> Row:
        row: Row = {"id": own, "path": f"made/{day}/{own}.pdf", "title": f"Pack of {body}", "kind": "agenda"}
        row |= {"body": body, "meeting_date": day, "period_start": None, "period_end": None, "pages": PAGES}
        return row | {"sha256": own * 5, "media_type": "application/pdf", "added_at": "2026-01-05T09:00:00Z"}

    def _decided(self, rows: Rows, own: str, number: int) -> None:
        for n in range(8):
            row: Row = {"id": f"{own}-a{n}", "document_id": own, "page": 1, "meeting_id": f"g{number}"}
            rows["agenda_items"].append(row | {"number": str(n), "title": self._line(number, n)})
            row = {"id": f"{own}-w{n}", "document_id": own, "page": 2, "meeting_id": f"g{number}"}
            person: Row = {"name": f"Councillor {self.bodies[n][:9]}", "role": "member", "attendance": "present"}
            rows["attendance"].append(row | person)
        for n in range(3):
            row = {"id": f"{own}-r{n}", "document_id": own, "page": 6 + n, "meeting_id": f"g{number}"}
            row |= {"text": f"That {self._line(number, n + 20)}", "item_title": self._line(number, n)}
            row |= {"outcome": "resolved", "action": ("note", "receive", "arrange")[n], "paper_id": f"{own}-p1"}
            due = _day(number * DAYS // self.documents + 90)
            rows["resolutions"].append(row | ({"due_text": due, "due_end": due} if n == 1 else {}))

    def _reported(self, rows: Rows, own: str, number: int, day: str) -> None:
        for n in range(3):
            place: Row = {"document_id": own, "page": 11 + n, "paper_id": f"{own}-p2"}
            milestone = (number * 3 + n) % self.milestones
            rows["milestone_readings"].append(self._reading(own, n, milestone, number, day) | place)
            kpi = (number * 3 + n) % self.kpis
            for series in ("actual", "target"):
                row: Row = {"id": f"{own}-k{n}-{series}", "kpi_id": f"k{kpi}", "name": self.lines[-kpi % SPEAKING]}
                row |= {"series": series, "value": 50.0 + (number + n) % 40, "unit": "%", "rag": RATINGS[number % 3]}
                rows["kpi_readings"].append(row | {"period_end": day, "period_text": day} | place)
            words: Row = {"id": f"{own}-s{n}", "sentence": f"{self._line(number, n + 40)} is on track."}
            rows["status_lines"].append(words | place)
            found: Row = {"id": f"{own}-f{n}", "document_id": own, "page": 11, "code": f"code-{number % 25}"}
            found |= {"severity": ("info", "warning", "error")[n], "message": f"Asked about {self._line(number, n)}"}
            rows["findings"].append(found | {"family": ("reading", "scrutiny")[n % 2], "status": "open"})
        for table, name in (("risk_readings", "title"), ("budget_lines", "name"), ("work_items", "title")):
            rows[table].append(
                {"id": f"{own}-{table}", "document_id": own, "page": 20, name: self._line(number, len(table))}
            )

    def _reading(self, own: str, n: int, milestone: int, number: int, day: str) -> Row:
        status, due = STATUSES[(milestone + number // 977) % 5], _day((milestone * 997 + number // 50) % DAYS)
        row: Row = {"id": f"{own}-m{n}", "milestone_id": f"m{milestone}", "kind": "milestone", "basis": "reported"}
        row |= {"name": self._milestone(milestone), "programme": self._programme(milestone), "period_end": day}
        row |= {"due_text": due, "due_start": due, "due_end": due, "status_text": status, "status": status}
        return row | {"narrative": " ".join(self._line(number, n + part) for part in range(5))}

    def _line(self, number: int, n: int) -> str:
        return self.lines[(number * 31 + n * 17) % SPEAKING]

    def _milestone(self, n: int) -> str:
        return f"{self.lines[n % SPEAKING]} {n // SPEAKING + 1}"

    def _programme(self, n: int) -> str:
        return f"Programme {n % 80 + 1}"


EVIDENT = ("resolutions", "milestone_readings", "kpi_readings", "status_lines", "risk_readings", "budget_lines")
"""Tables whose rows have evidence here."""


def _page(own: str, number: int, text: str) -> Row:
    row: Row = {"id": f"{own}-{number}", "document_id": own, "number": number, "label": str(number), "text": text}
    return row | {"width": 595.3, "height": 841.9, "needs_ocr": 0, "ocr": 0}


def _day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()
