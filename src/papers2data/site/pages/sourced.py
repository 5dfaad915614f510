"""What every row that was read from a paper has: the page that it stands on, and how that page is named."""

from __future__ import annotations

from typing import ClassVar

from papers2data.site.viewer.addresses import page_path, page_said


class Sourced:
    """A row with ``document_id`` and ``page``; ``STANDS`` names its table and the attribute with its id."""

    __slots__ = ()

    STANDS: ClassVar[tuple[str, str]]
    document_id: str
    page: int | None

    @property
    def source(self) -> str:
        """The page that it was read from, with its words marked."""
        table, attribute = self.STANDS
        return page_path(self.document_id, self.page, table, getattr(self, attribute))

    @property
    def place(self) -> str:
        """How that page is named."""
        return page_said(self.page)
