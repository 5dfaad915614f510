"""What was put into the papers on purpose, for checks to find."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Designed:
    """One thing put in on purpose: its kind, what it is about, the papers (file stems, oldest first), and the facts."""

    kind: str
    subject: str
    papers: tuple[str, ...]
    facts: str


def write_designed(path: Path, found: Iterable[Designed]) -> None:
    """The list as JSON."""
    text = json.dumps([asdict(each) for each in found], indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
