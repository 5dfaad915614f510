"""Layout of running text: a Flow's blocks without furniture, joined over the pages that were."""

from __future__ import annotations

from papers2data.layout.flow.furniture import without_furniture
from papers2data.layout.flow.joins import join_paragraphs, join_tables
from papers2data.model import Document, Source
from papers2data.readers.flow import Flow


def lay_out_flow(flow: Flow, source: Source) -> Document:
    """The document of a text, Markdown, HTML or Word file."""
    blocks, furniture = without_furniture(flow.blocks, flow.tops)
    blocks = join_paragraphs(join_tables(blocks))
    return Document(source, flow.pages, blocks, furniture, flow.findings, flow.title)
