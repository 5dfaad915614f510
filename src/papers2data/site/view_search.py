"""Search in views: a view has no full-text index, but each of its rows names a row of a table that has one."""

from __future__ import annotations

from papers2data.errors import UsageError
from papers2data.store.query import match_expression

SEARCHED_BY = {
    "milestone_history": ("reading_id", "milestone_readings"),
    "overdue_milestones": ("reading_id", "milestone_readings"),
    "status_changes": ("reading_id", "milestone_readings"),
    "resolution_tracker": ("resolution_id", "resolutions"),
}
"""View → the column that names a row, and the row's table."""


def condition(view: str, words: str) -> tuple[str, dict[str, str]]:
    """The SQL condition that keeps the rows of ``view`` that match ``words``, and its parameters; ("", {}) for none."""
    try:
        expression = match_expression(words)
    except UsageError:
        return "0", {}  # asks only what to leave out: matches nothing, as on the search page
    if not expression:
        return "", {}
    column, table = SEARCHED_BY[view]
    rows = f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH :p2d_search"  # noqa: S608
    return f"{column} IN (SELECT id FROM {table} WHERE rowid IN ({rows}))", {"p2d_search": expression}  # noqa: S608
