"""Changes that the text works out wrongly: "from 40 to 50, an increase of 12", "50, which is a rise of 10 (20%)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from papers2data.check.figures import decimals
from papers2data.check.question import Question, question
from papers2data.check.rows.texts import PageText
from papers2data.check.rules.trends import number_of
from papers2data.check.speech import short
from papers2data.check.wording import say
from papers2data.model import Finding

_FIGURE = r"(?P<{0}>£?\d[\d,]*(?:\.\d+)?)(?:\s?(?P<{0}_unit>%|per cent|million|billion|bn\b|m\b|k\b))?"

_WORD = r"(?:an?|the)\s+(?:\w+\s+){0,2}?(?P<word>increase|rise|decrease|reduction|fall|drop)\s+of\s+"

_FROM_TO = re.compile(
    rf"\bfrom\s+{_FIGURE.format('a')}(?P<middle>[^.;:%£]{{0,60}}?)\s+to\s+{_FIGURE.format('b')}"
    rf"(?P<behind>\s+(?:in|for|by|at|on)\s+(?:\w+\s+){{0,3}}?20\d\d(?:[/-]\d+)?)?\s*[,–(-]?\s*"
    rf"(?:which is|representing|i\.e\.)?\s*{_WORD}{_FIGURE.format('n')}",
    re.IGNORECASE,
)

_SHARE = re.compile(
    rf"(?<![\d.,/£-]){_FIGURE.format('b')}(?P<middle>[^.;%£\d]{{0,80}}?)(?:\.\s+This|,\s+which|,\s+this)\s+"
    rf"(?:is|was|represents)\s+{_WORD}{_FIGURE.format('n')}\s*\(\s*(?P<share>\d+(?:\.\d+)?)\s?%\s*\)",
    re.IGNORECASE,
)

UPWARDS = ("increase", "rise")


def miscalculated(pages: Iterable[PageText]) -> Iterator[Question]:
    """Sentences whose change is neither the difference of their figures nor its share of the first."""
    for page in pages:
        if page.ocr:
            continue
        for found in _FROM_TO.finditer(page.text):
            yield from _difference(page, found)
        for found in _SHARE.finditer(page.text):
            yield from _share(page, found)


def _difference(page: PageText, found: re.Match[str]) -> Iterator[Question]:
    first, second, said = (number_of(found[name]) for name in ("a", "b", "n"))
    units = {found["a_unit"] or found["b_unit"], found["b_unit"]}
    is_money = {found[name].startswith("£") for name in ("a", "b")}
    if len(units) > 1 or len(is_money) > 1 or not first:
        return
    change = abs(second - first)
    places = max(decimals(found["a"]), decimals(found["b"]))
    share = 100 * change / first
    is_share = found["n_unit"] in ("%", "per cent")
    if is_share and (_is_near(share, said, found["n"]) or _is_near(change, said, found["n"])):
        return  # per cent of the first figure, or points
    if not is_share and ((found["n_unit"] or "") != (found["b_unit"] or "") or _is_near(change, said, found["n"])):
        return
    unit = "%" if is_share else found["n_unit"] or ""
    real = f"{share:.1f}%" if is_share else f"{'£' if found['b'].startswith('£') else ''}{change:,.{places}f}{unit}"
    yield _question(page, found, real)


def _share(page: PageText, found: re.Match[str]) -> Iterator[Question]:
    now, change, said = (number_of(found[name]) for name in ("b", "n", "share"))
    before = now - change if found["word"].casefold() in UPWARDS else now + change
    same_unit = (found["b_unit"] or "") == (found["n_unit"] or "")
    if before <= 0 or not same_unit or _is_near(100 * change / before, said, found["share"]):
        return
    yield _question(page, found, f"{100 * change / before:.1f}%")


def _question(page: PageText, found: re.Match[str], real: str) -> Question:
    printed = short(found[0], 160)
    finding = Finding("change-mismatch", say("change-mismatch", printed=printed, real=real))
    return question(finding, page.place(found.start(), printed), real)


def _is_near(real: float, said: float, printed: str) -> bool:
    """True where the one may be the other, rounded or cut off."""
    return abs(real - said) < 10 ** -decimals(printed) - 1e-9 or abs(real - said) <= 0.001 * abs(real)
