"""Who asks: signed in or not, from which address, over a safe connection or not."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any

from papers2data.site.office.office import Office
from papers2data.store.office import accounts

COOKIE = "papers2data_session"

SAFE_COOKIE = f"__Host-{COOKIE}"
"""Over https; browsers take it from nobody else (RFC 6265bis, 4.1.3.2)."""

KEY = "papers2data.visitor"
"""Where a request's scope has its visitor."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """``name`` is None for strangers; ``token`` is the session's, "" where there is none or a proxy signs people in."""

    name: str | None
    address: str
    is_secure: bool
    token: str = ""

    @property
    def cookie(self) -> str:
        """The name of the session's cookie."""
        return SAFE_COOKIE if self.is_secure else COOKIE

    @property
    def key(self) -> str:
        """What a form of this visitor is signed for: no other person's, and no other session's."""
        return hashlib.sha256(f"{self.name}|{self.token}".encode()).hexdigest()[:32]


def visitor_of(scope: Any) -> Visitor:
    """The visitor whom the gate has found."""
    found: Visitor = scope[KEY]
    return found


def find_visitor(office: Office, scope: Any) -> Visitor:
    """Who asks. Headers of a proxy are believed only where they come from its address."""
    peer = str((scope.get("client") or ("unknown",))[0])
    secure = scope.get("scheme") == "https"
    address = peer
    if peer in office.rules.proxies:
        secure = header(scope, "x-forwarded-proto") == "https"
        # the last entry is the proxy's own; what stands before it anybody may have written
        address = header(scope, "x-forwarded-for").rpartition(",")[2].strip()[:64] or peer
        if office.rules.user_header:
            return Visitor(header(scope, office.rules.user_header).strip()[:80] or None, address, secure)
    if office.rules.user_header:
        return Visitor(None, address, secure)
    token = _cookie(scope, SAFE_COOKIE if secure else COOKIE)
    name = accounts.signed_in(office.book, token) if token else None
    return Visitor(name, address, secure, token if name else "")


def header(scope: Any, name: str) -> str:
    """The header's value, "" where it is not sent, or sent twice, so that nobody knows which is meant."""
    wanted = name.lower().encode("latin-1")
    found = [value for key, value in scope.get("headers", ()) if key.lower() == wanted]
    return found[0].decode("latin-1") if len(found) == 1 else ""


def _cookie(scope: Any, name: str) -> str:
    cookies: SimpleCookie = SimpleCookie()
    try:
        cookies.load(header(scope, "cookie"))
    except CookieError:
        return ""
    return cookies[name].value if name in cookies else ""
