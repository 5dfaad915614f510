"""Records ↔ ``extracted/*.json``: one byte-stable file a document, made to be reviewed with ``git diff``."""

from papers2data.snapshot.files import origin_of, path_of, read, render, write
from papers2data.snapshot.origin import Origin, current_origin
from papers2data.snapshot.plain import storable

__all__ = ["Origin", "current_origin", "origin_of", "path_of", "read", "render", "storable", "write"]
