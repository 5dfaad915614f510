"""Open findings on one milestone, risk or the like, and on what papers say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from papers2data.site.asking import ask
from papers2data.site.cells import row_path

FINDINGS = """
SELECT id, code, severity, message FROM findings
WHERE coalesce(status, 'open') = 'open' AND ((record_table = '{entities}' AND record_id = :id)
  OR (record_table = '{readings}' AND record_id IN (SELECT id FROM {readings} WHERE {key} = :id)))
ORDER BY family DESC, CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, id
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding."""

    id: str
    code: str
    severity: str
    message: str

    @property
    def path(self) -> str:
        """The finding's row."""
        return row_path("findings", self.id)


async def findings_of(site: Any, entities: str, readings: str, key: str, entity_id: str) -> list[Told]:
    """What to ask about, the worst first; ``key`` is the column of ``readings`` that names the entity."""
    sql = FINDINGS.format(entities=entities, readings=readings, key=key)
    return await ask(site, Told, sql, {"id": entity_id})
