"""Tokens of our own for the upload form, which Datasette's cannot protect: they are checked before a file is read."""

from __future__ import annotations

import time
from typing import Any

from itsdangerous import BadSignature

from papers2data.site.office.visitor import Visitor

SPACE = "papers2data-upload"

SECONDS = 12 * 3600
"""How long a page with a form may lie open."""


def upload_token(site: Any, visitor: Visitor) -> str:
    """What the form of this visitor carries."""
    return str(site.sign({"for": visitor.key, "until": int(time.time()) + SECONDS}, SPACE))


def is_upload_token(site: Any, visitor: Visitor, token: str) -> bool:
    """True for a token that this visitor's form was given, in this session, and not too long ago."""
    try:
        told = site.unsign(token, SPACE)
    except BadSignature:
        return False
    return isinstance(told, dict) and told.get("for") == visitor.key and float(told.get("until", 0)) > time.time()
