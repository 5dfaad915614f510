"""Addresses of the pages behind facts."""

from __future__ import annotations

from urllib.parse import quote, urlencode


def page_path(document_id: object, page: object, table: object = None, record_id: object = None) -> str:
    """The page of the document, with the record's words marked; page None is the whole of a text."""
    asked = f"?{urlencode({'record': f'{table}:{record_id}'})}" if table and record_id else ""
    # a text is one page, and its passage may stand far down it
    place = "#passage" if page is None and asked else ""
    return f"/page/{quote(str(document_id), safe='')}/{1 if page is None else page}{asked}{place}"


def page_said(page: object, label: object = None) -> str:
    """How the page is named: "page 12", "page 12 (printed 10)"; "in the text" where the file has no pages."""
    if page is None:
        return "in the text"
    return f"page {page} (printed {label})" if label and str(label) != str(page) else f"page {page}"
