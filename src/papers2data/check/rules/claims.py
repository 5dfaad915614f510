"""What the papers of one meeting say of the same indicator: in tables, and in sentences that speak of it.

A sentence speaks of an indicator when its paragraph has the words of the indicator's name. Where one of its figures is
the table's, fewer words will do. What is compared are the council's own figures of one period, and comparators.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from papers2data.check.figures import decimals, differ
from papers2data.check.question import Place, Question, question
from papers2data.check.rows.kpis import Figure
from papers2data.check.rows.statements import Statement
from papers2data.check.rules.scope import said_of_the_whole
from papers2data.check.speech import listed, named, period_words
from papers2data.check.subjects import Names
from papers2data.check.wording import say, wording
from papers2data.model import Finding

OWN = ("actual", "previous", "previous_year")
COMPARED = ("national", "statistical_neighbours", "regional", "target", "floor")


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that some paper gives; ``kind`` is "actual" for the council's own of any period, or a comparator.

    ``series`` stands in for the period where the table prints none: "actual", "previous" or "previous_year".
    """

    kind: str
    start: str | None
    end: str | None
    value: float
    printed: str
    place: Place
    table: str = ""
    series: str = ""


def disagreements(figures: Sequence[Figure], statements: Sequence[Statement]) -> Iterator[Question]:
    """Different figures for one indicator and period among the tables and sentences of one document."""
    by_kpi: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_kpi[figure.kpi].append(figure)
    spoken = _spoken(by_kpi, statements)
    for kpi, own in by_kpi.items():
        claims = [*_of_tables(own), *_of_text(own, spoken.get(kpi, []))]
        name = own[0].place.name
        for group in _groups(claims):
            yield from _questioned(name, group)


def _of_tables(figures: Iterable[Figure]) -> Iterator[Claim]:
    for each in figures:
        if each.value is None or not (each.series in COMPARED or (each.series in OWN and each.period_end)):
            continue
        kind = "actual" if each.series in OWN else each.series
        table = each.row[0]
        yield Claim(kind, each.period_start, each.period_end, each.value, each.shown(), each.place, table)


def _of_text(figures: Sequence[Figure], statements: Sequence[Statement]) -> Iterator[Claim]:
    """What sentences claim, with the period of the table's figure where they name none."""
    beside_others = {each.sentence for each in statements if each.series in COMPARED}
    for each in statements:
        if each.series == "comparator" and each.sentence in beside_others:
            continue  # "the averages of 2022 … and of 2021": whose it is, only the reader sees
        if each.series in ("actual", "previous", "comparator"):
            yield from _of_own(figures, each)
        elif each.series in COMPARED:
            beside = _first(figures, each.series)
            if beside is not None and (each.period_end is None or each.period_end == beside.period_end):
                period = beside.period_start, beside.period_end
                yield Claim(each.series, *period, each.value, each.printed, each.place)


def _of_own(figures: Sequence[Figure], told: Statement) -> Iterator[Claim]:
    """What a sentence claims of the council's own figure; with the table's beside it where that has no period."""
    if told.period_end is not None:
        yield Claim("actual", told.period_start, told.period_end, told.value, told.printed, told.place)
        return
    beside = _table_figure(figures, told)
    if beside is None or beside.value is None:
        return
    period = beside.period_start, beside.period_end
    series = "" if beside.period_end else beside.series
    yield Claim("actual", *period, told.value, told.printed, told.place, series=series)
    if series:
        yield Claim("actual", *period, beside.value, beside.shown(), beside.place, beside.row[0], series)


def _table_figure(figures: Sequence[Figure], statement: Statement) -> Figure | None:
    """The table's figure that a sentence without a period means; None where that is open."""
    if statement.is_minuted:
        return None
    if statement.series == "actual" and not _is_past(statement):
        return _first(figures, "actual")
    earlier = [each for each in (_first(figures, "previous"), _first(figures, "previous_year")) if each is not None]
    same = [each for each in earlier if _is_same(each, statement)]
    if same or statement.series != "previous":
        return same[0] if same else None
    year = wording().words.year_before.search(statement.sentence) is not None
    return _first(figures, "previous_year" if year else "previous")


def _is_past(statement: Statement) -> bool:
    """True for a figure of which the sentence says that it was so once."""
    said = statement.sentence.partition(statement.printed)[0]
    return wording().words.earlier.search(said) is not None


def _groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims about one thing: own figures of one period, or one comparator.

    Where a figure of a quarter is also given for the year that it ends, the indicator counts up over the year, and both
    are one thing.
    """
    cumulative = any(
        a.end and a.end == b.end and a.start != b.start and a.table != b.table and not _differ(a, b)
        for a, b in combinations([claim for claim in claims if claim.kind == "actual"], 2)
    )
    groups: dict[tuple[str, str | None, str | None, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.kind, None if cumulative else claim.start, claim.end, claim.series].append(claim)
    return list(groups.values())


def _questioned(name: str, group: Sequence[Claim]) -> Iterator[Question]:
    """The question about a group whose claims differ, between text and table, two sentences, or two tables."""
    if not any(_differ(a, b) and _are_two(a, b) for a, b in combinations(group, 2)):
        return
    at = next((claim for claim in group if not claim.table), group[0])
    kind = wording().words.series[at.series or at.kind]
    spans = sorted({(claim.start or "", claim.end) for claim in group if claim.end})
    period = period_words(spans[0][0], spans[0][1]) if spans and spans[0][1] else ""
    words = {
        "name": named(name),
        "what": ", ".join(part for part in (kind, period) if part) or "the period of the paper",
        "figures": listed(list(_shown(group, at.place, spans[0][0] if spans else ""))),
    }
    message = say("kpi-figures-disagree", **words)
    place = Place(
        at.place.record, at.place.document_id, at.place.path, at.place.page, at.place.line, name, at.place.title
    )
    facts = (at.kind, at.end or at.series, *sorted({f"{claim.value:g}" for claim in group}))
    yield question(Finding("kpi-figures-disagree", message), place, *facts)


def _shown(group: Sequence[Claim], here: Place, start: str) -> Iterator[str]:
    """Each figure with the places that give it, and its period where that is a part of the one spoken of."""
    places: dict[str, list[str]] = defaultdict(list)
    for claim in group:
        at = "here" if claim.place == here else here.beside(claim.place)
        said = f"{at}, in a table" if claim.table else at
        if claim.table and claim.start and claim.end and claim.start != start:
            said += f", for {period_words(claim.start, claim.end)}"
        if said not in places[claim.printed]:
            places[claim.printed].append(said)
    for printed, where in places.items():
        yield f"{printed} ({'; '.join(where)})"


def _are_two(a: Claim, b: Claim) -> bool:
    """False for two rows of one table: they may be parts of a whole. Two periods of one row stand for one sum."""
    if a.table and a.table == b.table:
        return a.start != b.start
    return a.place.record != b.place.record


def _differ(a: Claim, b: Claim) -> bool:
    return differ(a.value, a.printed, b.value, b.printed)


def _spoken(by_kpi: Mapping[str, list[Figure]], statements: Sequence[Statement]) -> dict[str, list[Statement]]:
    """The statements about each indicator."""
    names = Names({kpi: own[0].place.name for kpi, own in by_kpi.items()})
    sentences: dict[str, list[Statement]] = defaultdict(list)
    for each in statements:
        sentences[each.place.record[1].rpartition("-")[0]].append(each)
    found: dict[str, list[Statement]] = defaultdict(list)
    for told in sentences.values():
        kpi = told[0].kpi or _kpi_of(told, by_kpi, names)
        if kpi in by_kpi:
            said = said_of_the_whole(told, by_kpi[kpi])
            found[kpi] += [each for each in said if not _is_of_another(each, kpi, by_kpi, names)]
    return found


def _is_of_another(statement: Statement, kpi: str, by_kpi: Mapping[str, list[Figure]], names: Names) -> bool:
    """True where the sentence speaks of another indicator as well, which has this figure in the table."""
    least = wording().thresholds.name_covered
    return not any(_is_same(figure, statement) for figure in by_kpi[kpi]) and any(
        figure.series == statement.series and _is_same(figure, statement)
        for other, figures in by_kpi.items()
        if other != kpi and names.covered(other, statement.sentence) >= least
        for figure in figures
    )


def _kpi_of(told: Sequence[Statement], by_kpi: Mapping[str, list[Figure]], names: Names) -> str:
    """The indicator that a sentence speaks of, "" where none or several could be meant."""
    limits = wording().thresholds
    ranked = []
    for kpi, figures in by_kpi.items():
        share = max(names.covered(kpi, told[0].sentence), 0.9 * names.covered(kpi, told[0].paragraph))
        anchored = any(_is_anchor(figure, each) for figure in figures for each in told)
        if anchored:
            share = max(share, 0.8 * names.covered(kpi, told[0].before))
        least = limits.name_covered if anchored else limits.name_sure
        if share >= least:
            ranked.append((share + (0.5 if anchored else 0.0), kpi))
    ranked.sort(reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < limits.name_margin):
        return ""
    return ranked[0][1]


def _is_anchor(figure: Figure, statement: Statement) -> bool:
    """True where a sentence gives a figure as the table has it, and as exactly as few others would be."""
    if decimals(statement.printed) == 0 and abs(statement.value) < 100:
        return False
    series = {"comparator": OWN, "previous": OWN, "actual": ("actual",)}.get(statement.series, (statement.series,))
    return figure.series in series and _is_same(figure, statement)


def _is_same(figure: Figure, statement: Statement) -> bool:
    return figure.value is not None and not differ(figure.value, figure.shown(), statement.value, statement.printed)


def _first(figures: Sequence[Figure], series: str) -> Figure | None:
    return next((each for each in figures if each.series == series and each.value is not None), None)
