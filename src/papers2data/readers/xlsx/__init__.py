"""Workbooks (.xlsx): appendices of figures, read as they print."""

from papers2data.readers.xlsx.document import read_xlsx

__all__ = ["read_xlsx"]
