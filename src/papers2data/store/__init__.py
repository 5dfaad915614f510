"""The database: made and migrated, loaded from extractions, searched and read.

``open_db``, ``load`` (one transaction a document) and ``relink`` write; ``search`` and ``read`` read.
"""

from papers2data.store.database import open_db, rebuild_search
from papers2data.store.entities import relink
from papers2data.store.loading import LoadReport, forget, is_current, load
from papers2data.store.runs import record_run

__all__ = [
    "LoadReport",
    "forget",
    "is_current",
    "load",
    "open_db",
    "rebuild_search",
    "record_run",
    "relink",
]
