"""Open findings on one milestone, risk or the like, and on what papers say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from papers2data.site.asking import ask
from papers2data.site.cells import row_path
from papers2data.site.pages.findings import ORDER
from papers2data.site.viewer.addresses import page_path

FINDINGS = """
SELECT id, code, severity, message, document_id, page, record_table, record_id FROM findings
WHERE coalesce(status, 'open') = 'open' AND ((record_table = '{entities}' AND record_id = :id)
  OR (record_table = '{readings}' AND record_id IN (SELECT id FROM {readings} WHERE {key} = :id)))
ORDER BY family DESC, {order}, id
"""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding."""

    id: str
    code: str
    severity: str
    message: str
    document_id: str | None
    page: int | None
    record_table: str | None
    record_id: str | None

    @property
    def path(self) -> str:
        """The page that it is about; its row where it is about none."""
        if self.document_id is None:
            return row_path("findings", self.id)
        return page_path(self.document_id, self.page, self.record_table, self.record_id)


async def findings_of(site: Any, entities: str, readings: str, key: str, entity_id: str) -> list[Told]:
    """What to ask about, the worst first; ``key`` is the column of ``readings`` that names the entity."""
    sql = FINDINGS.format(entities=entities, readings=readings, key=key, order=ORDER)
    return await ask(site, Told, sql, {"id": entity_id})
