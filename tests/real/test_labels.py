"""What the program makes of real papers, held against labels made by looking at their pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.real.conftest import Papers
from tests.real.labelled import LABELS, answer, read_labels

FILES = sorted(LABELS.glob("*.txt"))


@pytest.mark.parametrize("labels", FILES, ids=lambda path: path.stem)
def test_paper_is_read_as_labelled(papers: Papers, labels: Path) -> None:
    """Every labelled row is found, no other is there, and every field says what the page says."""
    got = answer(papers.db, read_labels(labels))
    assert (got.recall, got.accuracy, got.faults) == (1.0, 1.0, ())


def test_figures_over_all_labels(papers: Papers, capsys: pytest.CaptureFixture[str]) -> None:
    """Recall and field accuracy over all labelled papers stay what they were; the table is printed with -s."""
    wanted = found = compared = right = 0
    for path in FILES:
        got = answer(papers.db, read_labels(path))
        print(f"{path.stem:45} rows {got.wanted:3} recall {got.recall:6.1%} fields {got.accuracy:6.1%}")  # noqa: T201
        wanted, found = wanted + got.wanted, found + got.found
        compared, right = compared + got.compared, right + got.right
    assert wanted >= 600
    assert (found / wanted, right / compared) == (1.0, 1.0)
