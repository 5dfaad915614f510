"""How many of a paper's table cells an engine finds whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.truth import Written

_NO_LETTERS = re.compile(r"[\s•]+")


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Shares (0 to 1): cells of ``ruled`` tables and of ``others`` found whole, found cells that are ``right``."""

    ruled: float
    others: float
    right: float


def accuracy(found: Mapping[str, list[str]], truth: Mapping[Path, Written]) -> Accuracy:
    """An engine's cells by paper held against those that the papers were written with.

    A cell is found whole where the engine has one of the same letters; blanks and bullets do not count, for a line may
    end at any of them. Every cell counts once, so that one that a page tears in two is not found by an engine that
    keeps the halves. A found cell is right where the paper has such a cell: repeated headings do no harm.
    """
    wanted, met, right = Counter[str](), Counter[str](), Counter[bool]()
    for path, cells in truth.items():
        have = _counted(found.get(str(path), ()))
        for kind, texts in (("ruled", cells.ruled), ("others", cells.others)):
            want = _counted(texts)
            wanted[kind] += want.total()
            met[kind] += (want & have).total()
        known = set(_counted(cells.ruled)) | set(_counted(cells.others))
        for text, count in have.items():
            right[text in known] += count
    return Accuracy(_share(met["ruled"], wanted["ruled"]), _share(met["others"], wanted["others"]), _of(right))


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(flat for text in texts if (flat := _NO_LETTERS.sub("", text)))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _of(right: Counter[bool]) -> float:
    return _share(right[True], right.total())
