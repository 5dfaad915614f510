"""Word documents (.docx), read from what Word stores and not from how it would draw it."""

from papers2data.readers.docx.document import read_docx

__all__ = ["read_docx"]
