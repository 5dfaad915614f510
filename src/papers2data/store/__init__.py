"""The database: made and migrated, loaded from extractions, searched and read.

open_db ──▶ load (one transaction a document) ──▶ relink ──▶ search, read
"""

from papers2data.store.database import open_db
from papers2data.store.loading import LoadReport, forget, is_current, load

__all__ = ["LoadReport", "forget", "is_current", "load", "open_db"]
