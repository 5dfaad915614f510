"""Documents that say the same: the draft beside the final version, the single paper beside its pack."""

from __future__ import annotations

import pytest
import sqlite_utils

from papers2data.check import check_all
from papers2data.link import link_all
from papers2data.model import Extraction, Paper, Record, Scalar
from papers2data.store import forget, load
from tests.link.corpus import rows
from tests.store.papers import NOW, pdf, resolution

SUPERSEDED = "SELECT d.path, o.path FROM documents d JOIN documents o ON o.id = d.superseded_by ORDER BY d.path"

CLAUSES = ("the crane be mended", "the quay be dredged", "the fares be frozen", "the lamp be lit", "the pilots be paid")


def minutes(path: str, *clauses: str, **told: str) -> Extraction:
    """Minutes with these clauses."""
    records = tuple(resolution(f"m{n}", f"That {clause}.") for n, clause in enumerate(clauses))
    return pdf(path, "x", records=records, facts={"kind": "minutes", "title": path, **told})


def report(path: str, *, kind: str = "report", more: int = 0, papers: tuple[Paper, ...] = ()) -> Extraction:
    """A report with a day that no calendar has, alone or in a pack with more papers."""
    records = [Record("recommendations", f"r{n}", {"text": f"That {clause}."}) for n, clause in enumerate(CLAUSES)]
    records += [resolution(f"m{n}", f"That thing {n} be done.") for n in range(more)]
    facts: dict[str, Scalar] = {"kind": kind, "title": path}
    return pdf(path, "Write by 31 June 2024.", records=tuple(records), papers=papers, content=path, facts=facts)


def linked(db: sqlite_utils.Database, *papers: Extraction) -> list[tuple[object, ...]]:
    """What takes whose place among these papers."""
    for paper in papers:
        load(db, paper, NOW)
    link_all(db)
    return rows(db, SUPERSEDED)


def test_a_draft(db: sqlite_utils.Database) -> None:
    """The final minutes take the place of the draft, also where some words were changed; in any order of loading."""
    draft = minutes("draft minutes.pdf", *CLAUSES)
    final = minutes("minutes.pdf", *CLAUSES[:3], "the lamp be lit at dusk", "the pilots be paid in May")
    assert linked(db, draft, final) == [("draft minutes.pdf", "minutes.pdf")]


def test_a_pack(db: sqlite_utils.Database) -> None:
    """A pack takes the place of a single paper that it holds, and what is wrong in it is questioned once."""
    pack = report("pack.pdf", kind="agenda", more=4, papers=(Paper("report", "Finance", 1, 1),))
    assert linked(db, report("finance.pdf"), pack) == [("finance.pdf", "pack.pdf")]
    check_all(db)
    asked = "SELECT f.code, d.path FROM findings f JOIN documents d ON d.id = f.document_id"
    assert rows(db, asked) == [("no-such-day", "pack.pdf")]


@pytest.mark.parametrize(
    "papers",
    [
        pytest.param((minutes("a.pdf", *CLAUSES), minutes("b.pdf", *CLAUSES[:3], "x", "y")), id="others in part"),
        pytest.param(
            (minutes("a.pdf", *CLAUSES), minutes("b.pdf", *CLAUSES, body="Quays Board")), id="other committee"
        ),
        pytest.param((minutes("a.pdf", *CLAUSES), minutes("b.pdf", *CLAUSES, kind="decision_notice")), id="other kind"),
        pytest.param(
            (minutes("a.pdf", *CLAUSES), minutes("b.pdf", *CLAUSES, meeting_date="2024-05-15")), id="other meeting"
        ),
        pytest.param((minutes("a.pdf", *CLAUSES[:2]), minutes("b.pdf", *CLAUSES)), id="too little to tell"),
    ],
)
def test_what_stands_for_itself(db: sqlite_utils.Database, papers: tuple[Extraction, ...]) -> None:
    """Papers that share a part, or are of another committee, kind or meeting, stand beside each other."""
    assert linked(db, *papers) == []


def test_taken_back(db: sqlite_utils.Database) -> None:
    """A single paper stands for itself again when its pack is gone, and is questioned."""
    pack = report("pack.pdf", kind="agenda", more=4, papers=(Paper("report", "Finance", 1, 1),))
    linked(db, report("finance.pdf"), pack)
    forget(db, "pack.pdf")
    link_all(db)
    assert rows(db, SUPERSEDED) == []
    assert check_all(db) == 1


@pytest.mark.parametrize(
    ("title", "taken"),
    [
        pytest.param("Appendix D: Alternative revenue plan", [], id="a rival"),
        pytest.param("Appendix E: Revenue plan", [("b.pdf", "a.pdf")], id="another letter"),
        pytest.param("Appendix D: Revised revenue plan", [("a.pdf", "b.pdf")], id="a newer version"),
    ],
)
def test_one_plan_under_two_titles(db: sqlite_utils.Database, title: str, taken: list[tuple[str, str]]) -> None:
    """A plan of the same lines under another name is no copy; under the same name it is, and the newer one stands."""
    told = {"kind": "appendix", "period_end": "2025-03-31"}
    first = minutes("a.pdf", *CLAUSES, **{**told, "title": "Appendix D: Revenue plan"})
    assert linked(db, first, minutes("b.pdf", *CLAUSES, **{**told, "title": title})) == taken
