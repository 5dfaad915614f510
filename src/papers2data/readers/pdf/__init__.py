"""PDF files: their pages as words, rules, fills and pictures, each with its place."""

from papers2data.readers.pdf.document import RawDocument, read_pdf

__all__ = ["RawDocument", "read_pdf"]
