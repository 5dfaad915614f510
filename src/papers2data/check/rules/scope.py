"""Which figures of a sentence are said of the whole indicator, in its unit and over its span of time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from papers2data.check.figures import differ
from papers2data.check.rows.kpis import Figure
from papers2data.check.rows.statements import Statement
from papers2data.check.wording import wording

_NUMBER = re.compile(r"\d[\d,.]*(?<![,.])")

_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s?(?:%|per cent\b)")

OWN = ("actual", "comparator", "previous")
"""Series of a sentence that hold the council's own figures."""


def said_of_the_whole(told: Sequence[Statement], figures: Sequence[Figure]) -> list[Statement]:
    """The figures of one sentence that can be the indicator's.

    Where it speaks of parts of a whole or of another span of time, only those of others are, such as national ones.
    """
    named = {number for figure in figures for number in _NUMBER.findall(figure.place.name)}
    fitting = [
        each
        for each in told
        if _is_exact(each) and _fits_unit(each, figures) and not _is_of_the_name(each, named, figures)
    ]
    if _is_of_parts(fitting) or _is_half_read(told) or _is_of_another_span(fitting, figures):
        return [each for each in fitting if each.series not in OWN]
    return fitting


def _is_exact(statement: Statement) -> bool:
    return wording().words.approximate.search(statement.printed) is None


def _is_of_the_name(told: Statement, named: set[str], figures: Sequence[Figure]) -> bool:
    """True for the 65 of "people (65 and over)", where the indicator's name has it too."""
    number = _NUMBER.search(told.printed)
    known = number is not None and number[0] in named
    return known and not any(_is_same(figure, told) for figure in figures)


def _fits_unit(statement: Statement, figures: Sequence[Figure]) -> bool:
    """True also for a bare number beside one: then neither is a share or a sum of money."""
    units = {figure.unit for figure in figures if figure.unit}
    if not units:
        of_share = any(wording().words.share.search(figure.place.name) for figure in figures)
        return of_share or statement.unit not in ("%", "£")
    return statement.unit in units


def _is_of_parts(told: Sequence[Statement]) -> bool:
    """True for "North 90%, South 54%, together with West 57%": several figures, and no periods that tell them apart."""
    if not told:
        return False
    undated = {each.value for each in told if each.series in OWN[:2] and each.period_end is None}
    return len(undated) > 1 or wording().words.parts.search(told[0].sentence) is not None


def _is_half_read(told: Sequence[Statement]) -> bool:
    """True where a sentence prints several shares, and some are no statement's: whose the others are is then open."""
    printed = {float(share) for share in _SHARE.findall(told[0].sentence)}
    return len(printed) > 2 and not printed <= {each.value for each in told}


def _is_of_another_span(told: Sequence[Statement], figures: Sequence[Figure]) -> bool:
    """True where the name says over how long it counts, and the sentence says a shorter time or none."""
    span = wording().words.span
    if not told or not any(span.search(figure.place.name) for figure in figures):
        return False
    known = any(_is_same(figure, each) for figure in figures for each in told)
    return not known and span.search(told[0].sentence) is None


def _is_same(figure: Figure, told: Statement) -> bool:
    return figure.value is not None and not differ(figure.value, figure.shown(), told.value, told.printed)
