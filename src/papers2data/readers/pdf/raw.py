"""What stands on a PDF page, before anyone says what it means.

    RawPage ─┬─ Word      a run of letters without a space, with its Style
             ├─ Rule      a straight line, horizontal or vertical
             ├─ Fill      a filled rectangle
             ├─ Picture   an image, or a drawing of curves ("drawing")
             ├─ Link      a clickable area
             └─ hidden    words that a person cannot see

All places are points from the top left of the page that a person sees (CropBox and /Rotate applied). Words, rules and
fills are named tuples, which are as frozen as dataclasses and three times as fast to make: a page has hundreds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

EOL_HYPHEN = "\x02"
"""Stands at the end of a word that the end of its line cuts (as pdfium marks it); printed as a hyphen."""


class Style(NamedTuple):
    """How a run of letters is set: ``size`` is the height of the type in points as drawn, ``colour`` "#rrggbb"."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: str | None


class Word(NamedTuple):
    """A run of letters.

    ``angle`` is the direction of its letters as seen, in degrees clockwise: 0, 90, 180 or 270. ``baseline`` is the
    line it stands on: a ``top`` value for angles 0 and 180, an ``x`` value for the others. ``struck`` and
    ``underlined`` say that a thin rule runs through or under it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    style: Style
    angle: int = 0
    struck: bool = False
    underlined: bool = False


class Rule(NamedTuple):
    """A straight line along an axis; ``width`` is its thickness, ``colour`` "#rrggbb".

    Horizontal where ``top == bottom``.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    width: float = 0.5
    colour: str | None = None

    @property
    def horizontal(self) -> bool:
        """True for a line from left to right."""
        return self.top == self.bottom


class Fill(NamedTuple):
    """A filled rectangle: ``colour`` is "#rrggbb", ``order`` its place in the order of drawing."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str
    order: int = 0


class Picture(NamedTuple):
    """An image, or a drawing of lines and curves that are no rules; ``order`` is its place in the order of drawing.

    ``sign`` is the arrow that a small drawing shows ("↑"), "" for all others.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    kind: Literal["image", "drawing"]
    order: int = 0
    sign: str = ""


class Link(NamedTuple):
    """An area that leads to ``url`` or to page ``target`` (1-based) of the same file."""

    x0: float
    top: float
    x1: float
    bottom: float
    url: str | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark: ``level`` 0 is the outermost, ``page`` is 1-based, None where it leads nowhere."""

    title: str
    level: int
    page: int | None


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page. ``number`` is 1-based, ``label`` the file's own page label, sizes are points as seen.

    ``hidden`` holds the words that a person cannot see and ``hidden_counts`` their letters by reason
    ("white-on-white", "zero-size", "off-page", "clipped", "overprinted", "invisible", "duplicate").
    ``error`` says why the page could not be read, "" where it could. ``letters`` counts all letters on the page.
    ``filled_in`` counts the words that were put into form fields or set on the page as free text; they are among
    ``words``. ``notes`` are the notes that a viewer shows beside the page. ``unseen_signs`` are the figures among
    ``words`` whose minus the file holds but does not draw.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    pictures: tuple[Picture, ...] = ()
    links: tuple[Link, ...] = ()
    hidden: tuple[Word, ...] = ()
    hidden_counts: Mapping[str, int] = field(default_factory=dict)
    label: str | None = None
    rotation: int = 0
    letters: int = 0
    error: str = ""
    filled_in: int = 0
    notes: tuple[str, ...] = ()
    unseen_signs: tuple[str, ...] = ()
