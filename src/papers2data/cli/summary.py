"""What an ingest or a load did, said at its end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from papers2data.cli.talk import number, one_line, say
from papers2data.errors import InputError

if TYPE_CHECKING:
    from papers2data.pipeline.ingest import Report

ORDER = ("added", "replaced", "unchanged", "duplicate", "unreadable")


def status_of(report: Report) -> int:
    """The exit status: 0 where at least one document could be read, or had been before."""
    return (
        0
        if any(names for outcome, names in report.outcomes.items() if outcome != "unreadable")
        else InputError.exit_code
    )


def print_summary(report: Report, db_path: Path) -> None:
    """Says what became of the documents, what came of them, and which could not be read."""
    counts = {name: len(names) for name, names in sorted(report.outcomes.items(), key=_place)}
    parts = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    say(f"{number(report.documents, 'document')} in {report.seconds:.1f} s: {parts}.")
    if report.pages or report.records or report.findings:
        contents = (number(report.pages, "page"), number(report.records, "record"), number(report.findings, "finding"))
        say(f"Read from them: {', '.join(contents)}. Database: {db_path}")
    if report.reasons:
        say(f"{number(len(report.reasons), 'file')} could not be read:")
    for name, reason in report.reasons.items():
        # some readers name the file themselves
        said = reason.removeprefix(f"{name.rpartition('/')[2]}: ")
        say(f"  {one_line(name)}: {one_line(said)}")


def _place(item: tuple[str, list[str]]) -> tuple[int, str]:
    outcome = item[0]
    return (ORDER.index(outcome) if outcome in ORDER else len(ORDER), outcome)
