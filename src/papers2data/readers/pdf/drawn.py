"""What was drawn on a page, gathered object by object."""

from __future__ import annotations

from dataclasses import dataclass, field

from papers2data.readers.pdf.raw import Fill, Picture, Rule

THIN = 3.0
"""Points: a filled rectangle up to this thick is a rule."""


@dataclass(slots=True)
class Drawn:
    """What was drawn: places as seen, ``text_order`` by address of the text object, ``capped`` when it was too much."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    text_order: dict[int, int] = field(default_factory=dict)
    objects: int = 0
    capped: bool = False
