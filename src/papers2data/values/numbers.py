"""Numbers, money, percentages and lengths of time from text.

read_number      a whole cell ──> a quantity
read_value       a cell with its period in brackets ──> a quantity and a period
find_quantities  a sentence ──> every quantity in it, with its place
find_saving      a sentence ──> the one sum it says is saved, in pounds
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from papers2data.values.dates import DATE_RULES
from papers2data.values.grammar import plain, scan
from papers2data.values.marks import ARROWS
from papers2data.values.periods import Period, read_period

__all__ = [
    "FoundQuantity",
    "Quantity",
    "find_quantities",
    "find_saving",
    "is_no_value",
    "read_number",
    "read_value",
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and the words it was read from.

    ``unit`` is "%", "pp" (percentage points), "£" (``value`` in pounds, also for "£1.9 million"), "days", "weeks",
    "months", "years", "hours", "per 1,000", "per 10,000", "per 100,000", a column's "£000", "£m" or "£bn", or None.
    """

    value: float
    unit: str | None
    text: str


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity at the half-open character range ``start``/``end`` of a text."""

    quantity: Quantity
    start: int
    end: int


_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_SCALE = r"(?:thousands?|millions?|billions?|'?000s?|[kK]|mn?|M|bn?|B)"
_PER = r"per\s+(?:1,?000|10,?000|100,?000|thousand|hundred\s+thousand|ten\s+thousand)"
_TIME = r"(?:calendar\s+|working\s+)?days?|weeks?|months?|years?|yrs?|hours?|hrs?"
_UNIT = rf"%|per\s?cent|percentage\s+points?|ppts?|pp|{_PER}|{_TIME}"
_NOTE = r"\s*(?:[*†‡§¹²³⁴#^]+|\((?:[a-z]|[ivx]+|est(?:imated?)?\.?|provisional|prov\.?|p|r)\)|\[\d\])?"
_NUMBER = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>[-+])?\s*(?P<pound>£)?\s*(?P<inner>\()?\s*(?P<sign2>[-+])?\s*(?P<figure>{_FIGURE})"
    rf"(?P<trail>-)?\s*(?P<scale>{_SCALE}\b)?\s*(?P<close>\))?\s*(?P<unit>{_UNIT})?\s*(?P<close2>\))?{_NOTE}",
    re.IGNORECASE,
)
_UNIT_FIRST = re.compile(r"(?P<unit>%|£\s?(?:000s?|k|m|million)\b)\s*(?P<rest>[-+(\d].*)", re.IGNORECASE)
_IN_TEXT = re.compile(
    rf"(?<![\w.,/£-])(?<!\d:)(?P<sign>[-+](?=[£\d.]))?(?:(?P<pound>£)\s?)?(?P<figure>{_FIGURE})"
    rf"(?![\d/:]|[.,]\d|\.?\d)(?:\s?-?\s?(?P<scale>{_SCALE})(?![a-z]))?(?P<unit>\s?-?\s?(?:{_UNIT})(?![a-z]))?(?![\w/]|-\d|:\d)",
    re.IGNORECASE,
)
_METRES = ("m", "mn", "b")  # without a pound sign: as well metres, minutes or a letter
_NO_ARROWS = dict.fromkeys((ord(c) for c in f"{ARROWS}\u00ad\ufe0f"), " ")
_THOUSAND, _MILLION, _BILLION = 1_000.0, 1_000_000.0, 1_000_000_000.0
_NO_VALUE = re.compile(
    r"-+|\.\.+|…|n\s?[/.\\]?\s?a\.?|n/?k|n/?d|"
    r"not\s+(?:available|applicable|known|reported|set|yet available|collected|published)|"
    r"t\.?b\.?[cad]\.?|none|nil return|no data|no target|data not (?:yet )?available|unavailable|awaiting data|"
    r"to be (?:confirmed|determined|agreed|set)|suppressed|\[(?:x|c|z|u|low)\]|\?+",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?P<value>[^()]*(?:\([^()]*\)[^()]*)?)[\s]*[(\[](?P<period>[^()\[\]]+)[)\]][\s*]*")
# what makes a figure a name and not a count: "paragraph 4.2", "Ward 3", "aged 19-21", "tel. 01234 567"
_NAMED = re.compile(
    r"\b(?:para(?:graph)?s?|section|sections|appendix|appendices|annex|table|figure|fig|item|items|minute|no|number|nos|"
    r"page|pages|pp|p|ref|reference|risk|recommendation|clause|article|schedule|version|v|phase|stage|tier|level|"
    r"grade|key stage|ks|aged?|ages|tel|telephone|phone|ext|ward|zone|band|type|form|covid|room|(?-i:Year|Week|Day)|"
    r"act|priority|objective|theme|outcome|action|milestone|kpi|indicator|quarter|q|part|chapter|option|"
    r"question|note|footnote|step|lot|unit|block|plot|class|group|team)\.?:?\s*$",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(r"(?<![\w£])(?:\+44\s?(?:\(0\)\s?)?|\(?0)\d{2,4}\)?[\s-]?\d{3,4}[\s-]?\d{3,4}(?!\w)")
_LINE_START = re.compile(r"(?:^|\n)[\s•(]*$")
_MARKER = re.compile(r"\d{1,3}(?:\.\d+)?[.)]+(?=\s)|\d{1,2}\.\d{1,2}\s+(?=[A-Z])")
_AGE_AFTER = re.compile(r"\s?-?\s?(?:year|yr|month)s?\s?-?\s?olds?\b", re.IGNORECASE)
_SAVING = re.compile(
    rf"\bsavings?\b\s*(?:of|:|=|-|is|are|was|will be|total(?:s|ling)?)?\s*:?\s*"
    rf"(?P<sum>£\s?(?:{_FIGURE})(?![\d,.]*\d)(?:\s?(?:{_SCALE})(?![a-z]))?)"
    r"(?!\s*(?:or|and)\s+(?:over|more|above|less|under|below)\b|\+)",
    re.IGNORECASE,
)
_SUM = re.compile(rf"£\s?(?:{_FIGURE})|\b\d+(?:\.\d+)?\s?(?:k|m|bn|million)\b", re.IGNORECASE)


def is_no_value(text: str) -> bool:
    """True where the cell says that there is no value: "-", "N/A", "..", "TBC", nothing at all."""
    flat = plain(text).strip().strip("*()").strip()
    return not flat or _NO_VALUE.fullmatch(flat) is not None


def read_number(text: str, unit: str | None = None) -> Quantity | None:
    """The number that is all of the cell; None where there is none.

    Brackets are accountants' minus: "(680)", "£(1,769)", "(£1.2m)"; so is a minus right behind the figure, as ledgers
    print it: "7.7-". A mark for a footnote or an arrow may follow.
    ``unit`` is the column's ("£000", "£m", "%"), used where the cell shows none of its own: 12 under "£000" is 12 of
    the unit "£000", as the table's own arithmetic has it, while a cell's own "£12k" is 12,000 of the unit "£".
    """
    flat = " ".join(plain(text).translate(_NO_ARROWS).split())
    if flat.lower() in ("nil", "zero"):
        return Quantity(0.0, _column(unit) if unit else None, text.strip())
    if not any(c.isdigit() for c in flat):
        return None
    if first := _UNIT_FIRST.fullmatch(flat):
        read = read_number(first["rest"], first["unit"])
        return Quantity(read.value, read.unit, text.strip()) if read else None
    found = _NUMBER.fullmatch(flat)
    if found is None or not _brackets_agree(found):
        return None
    return _quantity(found, text.strip(), unit)


def _brackets_agree(found: re.Match[str]) -> bool:
    opened = bool(found["open"]) + bool(found["inner"])
    signs = f"{found['sign'] or ''}{found['sign2'] or ''}"
    closed = bool(found["close"]) + bool(found["close2"])
    if found["trail"] and (opened or signs):
        return False
    return opened == closed <= 1 and (signs in ("", "-") or (signs == "+" and not opened))


def _quantity(found: re.Match[str], text: str, column_unit: str | None) -> Quantity | None:
    parts = found.groupdict()
    value = float(found["figure"].replace(",", ""))
    negative = any(
        (parts["sign"] == "-", parts.get("sign2") == "-", parts.get("open"), parts.get("inner"), parts.get("trail"))
    )
    factor, unit = _units(parts["pound"], parts["scale"], parts["unit"])
    if column_unit and not parts["scale"] and unit in (None, "£"):
        of_column = _column(column_unit)
        unit = of_column if unit is None or of_column.startswith("£") else unit
    if (parts["scale"] or "").lower() in _METRES and unit != "£":
        return None
    number = value * factor
    return Quantity(round(-number if negative else number, 6) + 0.0, unit, text)


def _units(pound: str | None, scale: str | None, unit: str | None) -> tuple[float, str | None]:
    factor = _factor(scale) if scale else 1.0
    return (factor, "£") if pound else (factor, _unit(unit) if unit else None)


def _factor(scale: str) -> float:
    word = scale.lower().lstrip("'")
    if word.startswith(("k", "t", "0")):
        return _THOUSAND
    return _BILLION if word.startswith("b") else _MILLION


def _unit(word: str) -> str:
    plain_word = " ".join(word.lower().replace("-", " ").split())
    if plain_word.startswith("per ") and plain_word != "per cent":
        size = plain_word[4:].replace(",", "").replace("hundred thousand", "100000").replace("ten thousand", "10000")
        return f"per {int(size.replace('thousand', '1000')):,}"
    if plain_word in ("%", "per cent", "percent"):
        return "%"
    if plain_word.startswith("p"):
        return "pp"
    last = plain_word.split()[-1]
    names = {"d": "days", "w": "weeks", "m": "months", "y": "years", "h": "hours"}
    return names[last[0]]


_COLUMN_SCALES = {_THOUSAND: "000", _MILLION: "m", _BILLION: "bn"}
_COLUMN_UNIT = re.compile(rf"£\s?(?P<scale>{_SCALE})?", re.IGNORECASE)


def _column(unit: str) -> str:
    """A column's unit in one spelling: "£000", "£m", "£bn" and "£" for money, a unit of Quantity, or as it stands."""
    flat = plain(unit).strip()
    if money := _COLUMN_UNIT.fullmatch(flat):
        return "£" + (_COLUMN_SCALES[_factor(money["scale"])] if money["scale"] else "")
    return _unit(flat) if re.fullmatch(_UNIT, flat, re.IGNORECASE) else flat


def read_value(text: str, unit: str | None = None) -> tuple[Quantity | None, Period | None]:
    """The quantity of a cell and the period in brackets after it ("24.9% (2022/23)"); None for what is not there."""
    whole = read_number(text, unit)
    if whole is not None:
        return whole, None
    found = _BRACKETED.fullmatch(" ".join(plain(text).split()))
    if found is None:
        return None, None
    period = read_period(found["period"])
    return (read_number(found["value"], unit), period) if period else (None, None)


def find_quantities(text: str) -> tuple[FoundQuantity, ...]:
    """Every quantity of a sentence, in order.

    Percentages, percentage points, money, lengths of time and plain counts; not the figures of dates, references,
    clauses, telephone numbers, postcodes and ages.
    """
    return tuple(_found(text)) if any(c.isdigit() for c in text) else ()


def _found(text: str) -> Iterator[FoundQuantity]:
    flat = plain(text)
    counted = [found for found in _IN_TEXT.finditer(flat) if _counts(found, flat)]
    if not counted:
        return
    taken = [(m.start, m.end) for m in scan(text, DATE_RULES)] + [m.span() for m in _TELEPHONE.finditer(flat)]
    for found in counted:
        if any(found.start() < end and start < found.end() for start, end in taken):
            continue
        quantity = _quantity(found, text[found.start() : found.end()], None)
        if quantity is not None:
            yield FoundQuantity(quantity, found.start(), found.end())


def _counts(found: re.Match[str], flat: str) -> bool:
    if found["pound"] or (found["unit"] and found["unit"].strip() == "%"):
        return True
    if _AGE_AFTER.match(flat, found.end("figure")) or _NAMED.search(flat[max(0, found.start() - 24) : found.start()]):
        return False
    figure = found["figure"]
    if not found["unit"] and _MARKER.match(flat, found.start("figure")) and _opens_line(found):
        return False
    return not (len(figure) > 1 and figure[0] == "0" and figure[1].isdigit())


def _opens_line(found: re.Match[str]) -> bool:
    """True where the figure is the number of a paragraph and not a quantity in it."""
    return _LINE_START.search(found.string[max(0, found.start() - 12) : found.start()]) is not None


def find_saving(text: str) -> float | None:
    """The pounds that the text states as its one saving: "Saving: £500k", "saving of £260,000".

    None where it states none, or where more than one sum stands in the text.
    """
    flat = plain(text)
    stated = [read_number(m["sum"]) for m in _SAVING.finditer(flat)]
    if len(stated) != 1 or stated[0] is None or len(_SUM.findall(flat)) > 1:
        return None
    return stated[0].value
