"""PDF pages to blocks in reading order: lines, tables, paragraphs, joined over pages, furniture taken out."""

from papers2data.layout.pages.document import LaidOut, lay_out

__all__ = ["LaidOut", "lay_out"]
