"""What the program makes of real papers, held against labels made by looking at their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.real.conftest import Papers
from tests.real.labelled import LABELS, answer, read_labels

FILES = sorted(LABELS.glob("*.txt"))
KNOWN = (
    ("community-council-2018-03-26.agenda", "Accounts", "the first line of a list under an item is joined to it"),
    (
        "data-panel-2013-10-17.actions",
        "Panel members … End",
        "a raised number of a footnote is read as part of the word",
    ),
)
"""Faults that are known: the label file, what the label that is missed begins with, and the reason."""


def _known(stem: str, fault: str) -> bool:
    """True for a fault of the table above, and for the rows that stand in the place of what it misses."""
    starts = [start for name, start, _ in KNOWN if name == stem]
    return any(fault.startswith((f"not found: {start}", "not labelled:")) for start in starts)


@pytest.mark.parametrize("labels", FILES, ids=lambda path: path.stem)
def test_paper_is_read_as_labelled(papers: Papers, labels: Path) -> None:
    """Every labelled row is found, no other is there, and every field says what the page says."""
    got = answer(papers.db, read_labels(labels))
    assert [fault for fault in got.faults if not _known(labels.stem, fault)] == []


@pytest.mark.parametrize(
    ("stem", "start"),
    [
        pytest.param(stem, start, id=stem, marks=pytest.mark.xfail(reason=reason, strict=True))
        for stem, start, reason in KNOWN
    ],
)
def test_known_fault(papers: Papers, stem: str, start: str) -> None:
    """A fault that is known is mended."""
    got = answer(papers.db, read_labels(LABELS / f"{stem}.txt"))
    assert [fault for fault in got.faults if fault.startswith(f"not found: {start}")] == []


def test_figures_over_all_labels(papers: Papers) -> None:
    """Recall and field accuracy over all labelled papers stay what they were; the table is printed with -s."""
    wanted = found = compared = right = 0
    for path in FILES:
        got = answer(papers.db, read_labels(path))
        print(f"{path.stem:45} rows {got.wanted:3} recall {got.recall:6.1%} fields {got.accuracy:6.1%}")  # noqa: T201
        wanted, found = wanted + got.wanted, found + got.found
        compared, right = compared + got.compared, right + got.right
    assert wanted >= 1000
    assert found / wanted >= 0.995
    assert right / compared >= 0.999
