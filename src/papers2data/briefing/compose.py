"""Two periods compared, and the briefing for a meeting or since a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches

import sqlite_utils

from papers2data.briefing import windows
from papers2data.briefing.changes import milestone_sections
from papers2data.briefing.committees import committees
from papers2data.briefing.firsts import off_target, promised, requests, seen_documents
from papers2data.briefing.gone import dropped
from papers2data.briefing.indicators import Figure, Move, chart, figures, kpi_sections, moves, moves_between
from papers2data.briefing.meeting import is_same_body, meeting_sections
from papers2data.briefing.pairs import Pair, pairs
from papers2data.briefing.parts import Briefing, Curve, Section, Source
from papers2data.briefing.questions import question_section
from papers2data.briefing.readings import Reading, readings
from papers2data.briefing.risks import risk_sections, risks
from papers2data.briefing.summary import summary
from papers2data.briefing.tracked import asks, resolution_sections
from papers2data.briefing.windows import Days, Window, Windows
from papers2data.check.speech import counted, day_words, listed, named, period_words
from papers2data.errors import UsageError
from papers2data.values.dates import read_date
from papers2data.values.periods import read_period

MOST_CURVES = 8

MOST_CHARTS = 12


def compare(db: sqlite_utils.Database, first: str, second: str, programme: str | None = None) -> Briefing:
    """What changed between two periods as printed ("2023/24 Q2", "July to September 2023", "13 December 2023").

    The earlier one is held to be the one before. ``programme`` is a part of a programme's name, or of a scorecard's
    section. Raises UsageError for words that are no period, a period without a report, and an unknown programme.
    """
    told, series = readings(db), figures(db)
    for text in (first, second):
        _check_reported(told, series, days_of(text), text)
    one, other = sorted((days_of(first), days_of(second)), key=lambda days: (days.last, days.first))
    span = Windows(Window(one, other))
    wanted = _programme(db, told, series, programme)
    # a log that prints no day belongs to no period
    told = [[each for each in history if each.as_at or not each.is_told] for history in told]
    found = list(pairs(told, span, lambda each: wanted(each.programme)))
    lines = [line for line in dropped(db, told, span) if wanted(line.programme)]
    moved = moves_between((each for each in series if wanted(each[-1].section)), one, other)
    registers = risk_sections(risks(db), span, lambda each: wanted(each.group))
    sections = (*milestone_sections(found, lines), *kpi_sections(moved), *registers)
    title = f"{_period(one)} and {_period(other)} compared"
    return Briefing(title, tuple(_alone(found)), (), sections)


def brief(
    db: sqlite_utils.Database,
    since: str | None = None,
    meeting: tuple[str, str] | None = None,
    programme: str | None = None,
) -> Briefing:
    """A briefing on all that is new after the day ``since``, or since the last meeting up to one (committee, day).

    Without either it holds the latest report of each series against the one before. ``programme`` is a part of a
    programme's name, as for ``compare``. Raises UsageError for an unknown day, committee, meeting or programme.
    """
    if since is not None and meeting is not None:
        raise UsageError("a briefing is either for a meeting or since a day: leave one of them out")
    if meeting is not None:
        return _for_meeting(db, *meeting, programme)
    day = _last_day(db)
    if since is not None:
        start = _day(since)
        if start >= day:
            raise UsageError(f"no paper speaks of a day after {day_words(start)}: the last is of {day_words(day)}")
        scope = f"It covers every paper that speaks of a day after {day_words(start)}, held against those before."
        return _brief(
            db, f"What changed since {day_words(start)}", [scope], windows.presented(db, start), day, start, programme
        )
    scope = "It holds the latest report of each kind against the one before it."
    return _brief(
        db, f"What the latest papers say, up to {day_words(day)}", [scope], windows.latest(db), day, "", programme
    )


def _for_meeting(db: sqlite_utils.Database, name: str, when: str, programme: str | None) -> Briefing:
    day, body = _day(when), _body(db, name)
    held = [row[0] for row in db.conn.execute("SELECT date FROM meetings WHERE body = ? ORDER BY date", (body,))]
    if day not in held:
        near = listed([day_words(each) for each in held[-6:]])
        raise UsageError(f"no paper is of a meeting of the {body} on {day_words(day)}: there are {near}")
    last = max((each for each in held if each < day), default=windows.BEGINNING)
    after = f"since the meeting of {day_words(last)}" if last != windows.BEGINNING else "up to its day"
    scope = [
        f"It covers the papers of this committee {after}, and those that name no committee and do not lie among "
        "another's.",
        "The resolutions are this committee's.",
    ]
    title = f"Briefing for the {body}, {day_words(day)}".replace("the The ", "the ")
    about = [] if programme else meeting_sections(db, body, day, last if last != windows.BEGINNING else None)
    return _brief(db, title, scope, windows.presented(db, last, day), day, last, programme, body, about)


def _brief(
    db: sqlite_utils.Database,
    title: str,
    scope: list[str],
    span: Windows,
    day: str,
    since: str,
    programme: str | None,
    body: str = "",
    meeting: Sequence[Section] = (),
) -> Briefing:
    told, series = readings(db), figures(db)
    under, ours = _programme(db, told, series, programme), _papers_of(db, body)
    found = list(pairs(told, span, lambda each: ours(each.source) and under(each.programme)))
    moved = list(moves((each for each in series if ours(each[-1].source) and under(each[-1].section)), span))
    lines = [line for line in dropped(db, told, span) if under(line.programme) and all(map(ours, line.sources))]
    registers = risk_sections(risks(db), span, lambda each: ours(each.source) and under(each.group))
    about = _records(told, series, under) if programme else None

    def wanted(name: str, at: str | None, source: Source, record: str) -> bool:
        return span.of(name).now.has(at) and ours(source) and (about is None or record in about)

    figures_now = (each for each in series if ours(each[-1].source) and under(each[-1].section))
    seen = seen_documents(db, since, day) if since else set()
    sections = (
        *meeting,
        *milestone_sections(found, lines),
        promised(told, seen, day, lambda each: ours(each.source) and under(each.programme)),
        *kpi_sections(moved),
        off_target(figures_now, span, {move.now.kpi for move in moved if move.way in ("worse", "moved")}),
        *registers,
        *([] if programme else _asked(db, day, since, body)),
        *([] if programme or body or not since else [requests(db, since, day)]),
        question_section(db, wanted),
    )
    curves, charts = _slips(found), tuple(chart(move) for move in _drawn(moved))
    if programme:
        title = f"{title}: {programme}"
        scope.append("It holds what stands under this programme; resolutions name none, and are left out.")
    return Briefing(title, (*scope, *_alone(found)), tuple(summary(sections)), sections, curves, charts)


def _asked(db: sqlite_utils.Database, day: str, since: str, body: str) -> list[Section]:
    # what a meeting resolves itself is no news to it
    asked = [each for each in asks(db) if not body or (each.body == body and (each.meeting or "") < day)]
    return resolution_sections(asked, day, since)


def _papers_of(db: sqlite_utils.Database, body: str) -> Callable[[Source], bool]:
    """Whether a paper is this committee's, or may be; all are where no committee is named."""
    if not body:
        return lambda _: True
    known = committees(db)
    meeting = {row[0] for row in db.conn.execute("SELECT DISTINCT body FROM meetings WHERE body IS NOT NULL")}

    def is_ours(source: Source) -> bool:
        name = known.get(source.document_id, "")
        # a paper of "Harbour County Council", where only its committees meet, is no one committee's
        is_of_all = name.casefold().endswith("council") and name not in meeting
        return name in ("", body) or is_of_all or is_same_body(name, body)

    return is_ours


def _records(told: list[list[Reading]], series: list[list[Figure]], under: Callable[[str], bool]) -> set[str]:
    """The ids of the rows that stand under a programme."""
    rows = {each.id for history in told for each in history if under(each.programme)}
    return rows | {each.id for history in series for each in history if under(each.section)}


def _slips(found: list[Pair]) -> tuple[Curve, ...]:
    """The forecasts of the milestones that slipped most since their first date, by the day of the report."""
    curves: list[tuple[int, Curve]] = []
    for pair in found:
        points = tuple(
            (each.as_at, each.due)
            for each in pair.history
            if each.as_at and each.due and each.as_at <= (pair.now.at or "")
        )
        own = dict(points)
        dates = [due for _, due in sorted(own.items())]
        if len(dates) > 1 and dates[-1] > dates[0]:
            curves.append((_distance(dates[0], dates[-1]), Curve(pair.now.name, tuple(sorted(own.items())))))
    curves.sort(key=lambda each: (-each[0], each[1].name))
    return tuple(curve for _, curve in curves[:MOST_CURVES])


def _drawn(moved: list[Move]) -> list[Move]:
    """The indicators worth a picture: those that got worse first, then those that miss their target."""
    order = {"worse": 0, "better": 1, "moved": 2, "same": 3}
    several = [move for move in moved if len(move.history) > 2]
    several.sort(key=lambda move: (order[move.way], not move.now.misses(), move.now.name))
    return several[:MOST_CHARTS]


def _alone(found: list[Pair]) -> list[str]:
    """What can't be compared, since a series of reports begins now."""
    fresh: dict[str, list[Pair]] = {}
    known = {pair.now.series for pair in found if pair.before is not None}
    for pair in found:
        if pair.before is None and pair.entered is None and pair.now.series not in known:
            fresh.setdefault(pair.now.series, []).append(pair)
    return [
        f"For {named(group[0].now.source.title)} ({counted(len(group), 'milestone')}) there is no report of the time "
        "before to compare it with."
        for group in fresh.values()
        if group[0].now.series
    ]


def days_of(text: str) -> Days:
    """The first and last day of a period as printed, or of a day. Raises UsageError."""
    period, day = read_period(text), read_date(text)
    if period is not None:
        return Days(period.start.isoformat(), period.end.isoformat())
    if day is not None:
        return Days(day.isoformat(), day.isoformat())
    raise UsageError(f"{text!r} is no period: write it as '2023/24 Q2', 'July to September 2023' or '13 December 2023'")


def _day(text: str) -> str:
    day = read_date(text)
    if day is None:
        raise UsageError(f"{text!r} is no day: write it as 2024-03-04")
    return day.isoformat()


def _check_reported(told: list[list[Reading]], series: list[list[Figure]], days: Days, text: str) -> None:
    known = {str(each.as_at) for history in told for each in history if each.is_told and each.as_at}
    known |= {each.end for history in series for each in history}
    if not any(days.has(day) for day in known):
        near = sorted(known, key=lambda day: _distance(day, days.last))[:3]
        advice = (
            f"the nearest are of {listed([day_words(day) for day in sorted(near)])}"
            if near
            else "there are none at all"
        )
        raise UsageError(f"no report speaks of {text!r}: {advice}")


def _distance(one: str, other: str) -> int:
    from datetime import date

    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _programme(
    db: sqlite_utils.Database, told: list[list[Reading]], series: list[list[Figure]], programme: str | None
) -> Callable[[str], bool]:
    if programme is None:
        return lambda _: True
    names = {each.programme for history in told for each in history} | {each.section for one in series for each in one}
    names |= {each.group for history in risks(db) for each in history}
    part = programme.casefold()
    if not any(part in name.casefold() for name in names):
        raise UsageError(f"there is no programme {programme!r}: {_meant(programme, names)}")
    return lambda name: part in name.casefold()


def _body(db: sqlite_utils.Database, name: str) -> str:
    bodies = sorted({str(row[0]) for row in db.conn.execute("SELECT body FROM meetings WHERE body IS NOT NULL")})
    found = [body for body in bodies if name.casefold() in body.casefold()]
    exact = [body for body in found if body.casefold() == name.casefold()]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        raise UsageError(f"{name!r} could be the {' or the '.join(found)}: say which")
    raise UsageError(f"there is no committee {name!r}: {_meant(name, bodies)}")


def _meant(given: str, names: Iterable[str]) -> str:
    known = {name.casefold(): name for name in names if name}
    near = get_close_matches(given.casefold(), known, n=1, cutoff=0.5)
    return f"did you mean {known[near[0]]}?" if near else f"choose from {', '.join(sorted(known.values()))}"


def _period(days: Days) -> str:
    return period_words(days.first, days.last)


def _last_day(db: sqlite_utils.Database) -> str:
    """The last day that any paper speaks of. Raises UsageError where no paper has a day."""
    sql = "SELECT max(day) FROM (SELECT as_at AS day FROM reports UNION ALL SELECT meeting_date FROM documents)"
    (day,) = db.conn.execute(sql).fetchone()
    if day is None:
        raise UsageError("no paper in this database has a date, so nothing can be compared: ingest more papers")
    return str(day)


__all__ = ["brief", "compare", "days_of"]
