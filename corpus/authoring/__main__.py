"""Writes the sample corpus: ``python -m corpus.authoring`` from the project's top folder."""

from __future__ import annotations

from pathlib import Path

from corpus.authoring.build import build
from corpus.authoring.portfolio.paper import writers as portfolio

HERE = Path(__file__).resolve().parent.parent


def main() -> None:
    """Papers and gold, all of them."""
    build([*portfolio()], HERE / "papers", HERE / "gold")


if __name__ == "__main__":
    main()
