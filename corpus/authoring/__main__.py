"""Writes the sample corpus: ``python -m corpus.authoring`` from the project's top folder."""

from __future__ import annotations

from pathlib import Path

from corpus.authoring.build import build
from corpus.authoring.designed import write_designed
from corpus.authoring.packs.packs import DESIGNED as IN_PACKS
from corpus.authoring.packs.paper import writers as pack_writers
from corpus.authoring.portfolio.paper import writers as portfolio_writers
from corpus.authoring.scorecard.measures import DESIGNED as IN_SCORECARDS
from corpus.authoring.scorecard.paper import writers as scorecard_writers

HERE = Path(__file__).resolve().parent.parent


def main() -> None:
    """Papers and gold, all of them."""
    writers = [*portfolio_writers(), *pack_writers(), *scorecard_writers()]
    build(writers, HERE / "papers", HERE / "gold")
    write_designed(HERE / "designed.json", [*IN_PACKS, *IN_SCORECARDS])


if __name__ == "__main__":
    main()
