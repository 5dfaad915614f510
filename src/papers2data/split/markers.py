"""Numbers and letters that open a paragraph: what they are and which follows which.

"(3)" "3)" "3." "3"   digits      "(b)" "b)" "b."   letters      "(ii)" "ii."   roman      "•" "-" "o"   bullets
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLETS = "•●▪■○◦‣∙·–-"
_MARKER = re.compile(
    rf"""(?:
      (?P<bullet>[{_BULLETS}]|o(?=\s))
    | \(?(?:\d{{1,4}}(?:\.\d{{1,3}}){{1,3}}|\d{{1,4}}[a-z]?)(?:[.)]:?|\.\))
    | \d{{1,4}}(?:\.\d{{1,3}}){{1,3}}(?=\s+[A-Z(‘“'])
    | \(?(?:[a-z]|[ivx]{{1,5}})\)\.?
    | \(?[A-Z]\)
    | (?:[a-z]|[ivx]{{1,5}})\.
    )(?=\s|$|(?<=[\d][.)])[A-Z][a-z])""",
    re.VERBOSE,
)
_BARE = re.compile(r"\d{1,4}(?:/\d{2,4})?(?=\s+[A-Z£‘“'\"(])")
_MONTH = re.compile(r"(?:st|nd|rd|th)?\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[.:][0-5]\d\.?")
_HALF_DAY = re.compile(r"(?:[ap]\.?\s?m\b|noon\b|hrs\b|hours\b|(?:-|–|to|until)\s*\d)", re.IGNORECASE)
_PARTS = re.compile(r"(?P<open>\(?)(?P<core>[^().:]+(?:\.[^().:]+)*)(?P<close>[.):]*)$")
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A marker's place in its list: ``style`` as "(1)", "a)", "i.", "•"; ``number`` counts from 1 (0 for a bullet)."""

    style: str
    number: int

    @property
    def kind(self) -> str:
        """The style without its punctuation: "1", "a", "i" or "•"."""
        return self.style.strip("().:")


def split_marker(text: str, *, bare: bool = False) -> tuple[str, str]:
    """The marker that opens the text, "" where none does, and the rest. ``bare`` takes a number without a mark too."""
    match = _MARKER.match(text) or (_BARE.match(text) if bare else None)
    if match is None or (match[0].isdigit() and _MONTH.match(text[match.end() :].lstrip())):
        return "", text
    return match[0], text[match.end() :].lstrip()


def is_date_number(marker: str, text: str) -> bool:
    """True where a reader took the day of a date ("27 February 2024") for a marker."""
    return marker.isdigit() and _MONTH.match(text) is not None


def is_time_number(marker: str, text: str) -> bool:
    """True where a reader took a time of day ("9.30 am") for a marker."""
    return _CLOCK.fullmatch(marker) is not None and _HALF_DAY.match(text) is not None


def is_bullet(marker: str) -> bool:
    """True for a mark that has no place in an order."""
    return bool(marker) and (marker == "o" or not any(c.isalnum() for c in marker))


def ordinals(marker: str) -> tuple[Ordinal, ...]:
    """What a marker can be: "i)" is the first of i, ii, iii and the ninth of a, b, c. Empty for "" and "2a."."""
    if not marker:
        return ()
    if is_bullet(marker):
        return (Ordinal("•", 0),)
    parts = _PARTS.match(marker.strip())
    if parts is None:
        return ()
    core, close = parts["core"].casefold(), parts["close"][:1]
    shape = f"{parts['open']}{{}}{close}"
    if core.isdigit():
        return (Ordinal(shape.format("1"), int(core)),)
    if re.fullmatch(r"\d+(?:\.\d+)+", core):
        head, _, last = core.rpartition(".")
        return (Ordinal(f"{head}.1", int(last)),)
    if re.fullmatch(r"\d+/\d+", core):
        number, _, year = core.partition("/")
        return (Ordinal(f"1/{year}", int(number)),)
    found = []
    if re.fullmatch(r"[a-z]", core):
        found.append(Ordinal(shape.format("a"), ord(core) - 96))
    if re.fullmatch(r"[ivx]+", core):
        found.append(Ordinal(shape.format("i"), _roman(core)))
    return tuple(found)


def path_part(marker: str, ordinal: Ordinal) -> str:
    """The marker as part of a clause's path: "3" for digits at the top, "(a)" for letters, "•2" for a second bullet."""
    core = marker.strip("().: ").casefold()
    return f"•{ordinal.number}" if ordinal.kind == "•" else core if ordinal.kind[:1].isdigit() else f"({core})"


def _roman(core: str) -> int:
    values = [_ROMAN[c] for c in core]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
