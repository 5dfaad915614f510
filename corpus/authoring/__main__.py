"""Writes the sample corpus: ``python -m corpus.authoring`` from the project's top folder."""

from __future__ import annotations

from pathlib import Path

from corpus.authoring.boards import actions, risks
from corpus.authoring.build import build
from corpus.authoring.designed import write_designed
from corpus.authoring.layouts import council, dashboard, forward, notice, parish, projects
from corpus.authoring.money import budget, capital
from corpus.authoring.packs import packs
from corpus.authoring.packs import paper as pack_papers
from corpus.authoring.plans import improvement, strategy
from corpus.authoring.portfolio import changes, text
from corpus.authoring.portfolio import paper as portfolio_papers
from corpus.authoring.scorecard import measures
from corpus.authoring.scorecard import paper as scorecard_papers

HERE = Path(__file__).resolve().parent.parent
WRITERS = (
    portfolio_papers.writers,
    pack_papers.writers,
    scorecard_papers.writers,
    improvement.writers,
    strategy.writers,
    actions.writers,
    risks.writers,
    budget.writers,
    capital.writers,
    dashboard.writers,
    projects.writers,
    forward.writers,
    notice.writers,
    council.writers,
    parish.writers,
    text.writers,
)
DESIGNED = (changes, packs, measures, strategy, actions, risks, budget, capital, projects, text)


def main() -> None:
    """Papers, gold, and the list of what was designed."""
    build([writer for family in WRITERS for writer in family()], HERE / "papers", HERE / "gold")
    write_designed(HERE / "designed.json", [each for module in DESIGNED for each in module.DESIGNED])


if __name__ == "__main__":
    main()
