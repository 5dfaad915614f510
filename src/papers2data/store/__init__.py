"""The database: made and migrated, loaded from extractions, searched and read.

``open_db`` and ``load`` (one transaction a document) write; ``search`` and ``read`` read.
"""

from papers2data.store.database import OlderError, open_db, rebuild_search
from papers2data.store.loading import LoadReport, forget, is_current, load
from papers2data.store.runs import record_run

__all__ = [
    "LoadReport",
    "OlderError",
    "forget",
    "is_current",
    "load",
    "open_db",
    "rebuild_search",
    "record_run",
]
