"""The first lines of a briefing: what matters most, counted."""

from __future__ import annotations

from collections.abc import Iterator

from papers2data.briefing.meeting import counts
from papers2data.briefing.parts import Section
from papers2data.check.speech import counted, listed, named, number_words


def summary(sections: tuple[Section, ...]) -> Iterator[str]:
    """At most eight sentences, the gravest first; one that says so where there is nothing."""
    by_code = {each.code: each for each in sections}
    changed = [sentence for sentence in _sentences(by_code) if sentence]
    if changed:
        yield from changed
    elif not any(each.lines for each in sections):
        yield "Nothing changed in the papers of this time."
    else:
        yield "Nothing that was reported before has changed in the papers of this time."
    yield from counts(sections)


def _sentences(parts: dict[str, Section]) -> Iterator[str]:
    yield _first(
        parts, "overdue_on_track", "is overdue, though reported on track", "are overdue, though reported on track"
    )
    yield _first(parts, "slipped", "slipped", "slipped", "the most")
    yield _counts(parts)
    yield _ends(parts)
    yield _indicators(parts)
    yield _risks(parts)
    yield _resolutions(parts)
    count = _count(parts, "questions")
    yield f"The papers raise {counted(count, 'further question')}, listed at the end." if count else ""


def _first(parts: dict[str, Section], code: str, one: str, many: str, most: str = "above all") -> str:
    count = _count(parts, code)
    if not count:
        return ""
    first = named(parts[code].lines[0].subject)
    if count == 1:
        return f"One milestone or action {one}: {first}."
    return f"{number_words(count).capitalize()} milestones and actions {many}, {most} {first}."


def _counts(parts: dict[str, Section]) -> str:
    said = [
        f"{number_words(count)} {verb}"
        for code, verb in (("worsened", "got worse"), ("reopened", "re-opened"), ("improved", "improved"))
        if (count := _count(parts, code))
    ]
    return f"Of what was reported before, {listed(said)}." if said else ""


def _ends(parts: dict[str, Section]) -> str:
    said = [
        f"{number_words(count)} {'was' if count == 1 else 'were'} {verb}"
        for code, verb in (
            ("completed", "completed"),
            ("dropped", "dropped or stopped"),
            ("new", "reported for the first time"),
        )
        if (count := _count(parts, code))
    ]
    text = listed(said) if said else ""
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _indicators(parts: dict[str, Section]) -> str:
    worse, better = _count(parts, "kpi_worse"), _count(parts, "kpi_better")
    if not worse and not better:
        moved = _count(parts, "kpi_moved")
        return f"{counted(moved, 'indicator').capitalize()} moved; no paper says which way is good." if moved else ""
    first = named(parts["kpi_worse"].lines[0].subject) if worse else ""
    most = "" if not worse else f" ({first})" if worse == 1 else f", most of all {first}"
    return f"Of the indicators, {number_words(worse)} got worse{most}; {number_words(better)} got better."


def _risks(parts: dict[str, Section]) -> str:
    said = [
        f"{number_words(count)} {verb}"
        for code, verb in (("grown", "grew"), ("fallen", "fell"), ("new", "came in"), ("left", "left the register"))
        if (count := _count(parts, f"risks_{code}"))
    ]
    return f"Of the risks, {listed(said)}." if said else ""


def _resolutions(parts: dict[str, Section]) -> str:
    late, soon, back = (_count(parts, f"resolutions_{each}") for each in ("overdue", "due", "back"))
    said = [
        f"{counted(count, 'resolution')} {text}"
        for count, text in ((late, "that should have come back did not"), (soon, "due back next"), (back, "came back"))
        if count
    ]
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _count(parts: dict[str, Section], code: str) -> int:
    return len(parts[code].lines) if code in parts else 0
