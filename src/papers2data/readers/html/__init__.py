"""Web pages: minutes as committee systems show them, and pages that someone saved."""

from papers2data.readers.html.document import read_html

__all__ = ["read_html"]
