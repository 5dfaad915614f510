"""Indicators that one paper tells twice: rated in a summary, and with their figures on a card or in a table further on.

A summary is compared with the rest of its paper as if it were a paper of its own, so that an indicator of it can be the
same as one further on, though two indicators of one paper otherwise never are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sqlite_utils

from papers2data.link.items import Mention


def with_summaries_apart(mentions: Sequence[Mention], db: sqlite_utils.Database) -> list[Mention]:
    """The mentions of indicators, those of summaries under a paper of their own."""
    rated = _rated(db)
    return [replace(each, paper=f"{each.paper}|summary") if each.id in rated else each for each in mentions]


def _rated(db: sqlite_utils.Database) -> frozenset[str]:
    """The readings that stand in tables of ratings without any figure."""
    rows = db.conn.execute(
        "SELECT id FROM kpi_readings_current WHERE table_id IN (SELECT table_id FROM kpi_readings_current "
        "WHERE table_id IS NOT NULL GROUP BY table_id "
        "HAVING max(coalesce(value_text, '') <> '') = 0 AND max(rag IS NOT NULL) = 1)"
    )
    return frozenset(row[0] for row in rows)
