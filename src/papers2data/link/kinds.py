"""The kinds of things that are followed over papers: what names them, and what is told of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from papers2data.link.items import Mention
from papers2data.link.places import Day
from papers2data.model import Scalar

Row = Mapping[str, Scalar]


@dataclass(frozen=True, slots=True)
class Kind:
    """``readings`` name things of ``table`` in their column ``link``; ``columns`` are what is read of them.

    ``mention`` makes a Mention of a row (None where it names nothing); ``describe`` gives the entity's columns from its
    rows, the oldest first.
    """

    name: str
    table: str
    readings: str
    link: str
    columns: tuple[str, ...]
    mention: Callable[[Row, Day], Mention | None]
    describe: Callable[[list[Row]], dict[str, Scalar]]


def text(value: Scalar) -> str:
    """The value as text, "" for none."""
    return "" if value is None else str(value).strip()


def _paper(row: Row) -> str:
    return text(row["paper_id"]) or text(row["document_id"])


def _day(row: Row, day: Day, column: str = "period_end") -> str:
    return text(row.get(column)) or day.iso


def stage_name(row: Row) -> tuple[str, str]:
    """Name and group of a milestone; in a table of projects by stages the stage is the milestone of the project."""
    name, group, stage = text(row["name"]), text(row["programme"]), text(row["stage"])
    return (stage, name or group) if stage else (name, group)


def _milestone(row: Row, day: Day) -> Mention | None:
    name, group = stage_name(row)
    if not name:
        return None
    own = "" if row["basis"] == "planned" else text(row["period_end"])
    signs = [("day on which it was raised", text(row["raised"])), ("due date", text(row["due_end"]))]
    signs += [("lead", text(row["lead"]).casefold())]
    return Mention(
        text(row["id"]),
        text(row["document_id"]),
        _paper(row),
        name,
        group,
        text(row["reference"]),
        own or day.iso,
        tuple((what, value) for what, value in signs if value),
    )


def _kpi(row: Row, day: Day) -> Mention | None:
    if not text(row["name"]):
        return None
    unit = text(row["unit"]) if row["series"] == "actual" else ""
    return Mention(
        text(row["id"]),
        text(row["document_id"]),
        _paper(row),
        text(row["name"]),
        text(row["section"]),
        "",
        day.iso,
        (),
        unit,
    )


def _risk(row: Row, day: Day) -> Mention | None:
    name = text(row["title"]) or text(row["description"])[:200]
    if not name or row["is_total"]:
        return None
    reference = text(row["reference"])
    signs = (("register's number", reference.casefold()),) if reference else ()
    return Mention(
        text(row["id"]),
        text(row["document_id"]),
        _paper(row),
        name,
        text(row["group_name"]),
        reference,
        _day(row, day),
        signs,
    )


def _last(rows: list[Row], name: str) -> Scalar:
    """The last value that is printed."""
    return next((row[name] for row in reversed(rows) if row.get(name) is not None), None)


_CURRENT = (None, "reported", "revised", "planned")


def _describe_milestone(rows: list[Row]) -> dict[str, Scalar]:
    current = [row for row in rows if row["basis"] in _CURRENT] or rows
    days = [row["as_at"] for row in rows if row["as_at"]]
    name, group = stage_name(current[-1])
    in_stages = any(text(row["stage"]) for row in rows)
    return {
        "kind": _last(rows, "kind"),
        "name": f"{group}: {name}" if in_stages and group else name,
        "programme": next((stage_name(row)[1] for row in reversed(current) if stage_name(row)[1]), None),
        "first_period": days[0] if days else None,
        "last_period": days[-1] if days else None,
        "status": _last(current, "status"),
        "due_end": current[-1]["due_end"],
    }


def _describe_kpi(rows: list[Row]) -> dict[str, Scalar]:
    actual = [row for row in rows if row["series"] == "actual"] or rows
    return {
        "name": rows[-1]["name"],
        "unit": _last(actual, "unit"),
        "polarity": _last(rows, "polarity"),
        "section": _last(rows, "section"),
    }


def _describe_risk(rows: list[Row]) -> dict[str, Scalar]:
    return {name: _last(rows, name) for name in ("reference", "category", "title")}


KINDS = (
    Kind(
        "milestone",
        "milestones",
        "milestone_readings",
        "milestone_id",
        (
            "kind",
            "name",
            "programme",
            "stage",
            "reference",
            "basis",
            "raised",
            "due_end",
            "lead",
            "status",
            "period_end",
        ),
        _milestone,
        _describe_milestone,
    ),
    Kind(
        "kpi",
        "kpis",
        "kpi_readings",
        "kpi_id",
        ("name", "section", "series", "unit", "polarity", "period_end"),
        _kpi,
        _describe_kpi,
    ),
    Kind(
        "risk",
        "risks",
        "risk_readings",
        "risk_id",
        ("reference", "category", "title", "description", "group_name", "is_total", "period_end"),
        _risk,
        _describe_risk,
    ),
)
"""All kinds with readings, in a fixed order."""
