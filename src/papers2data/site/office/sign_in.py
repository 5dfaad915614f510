"""``/sign-in`` and ``/sign-out``."""

from __future__ import annotations

import asyncio
from typing import Any

from papers2data.site.asking import render
from papers2data.site.office.office import Office, the_office
from papers2data.site.office.visitor import visitor_of
from papers2data.store.office import accounts
from papers2data.store.office.audit import note

AT_ONCE = 2
"""Passwords that are compared at the same time: each takes 32 MiB and a processor."""

_comparing = asyncio.Semaphore(AT_ONCE)


async def page(request: Any, datasette: Any) -> Any:
    """The form; once it was sent with a right password, the page that was wanted."""
    office, visitor = the_office(datasette), visitor_of(request.scope)
    if request.method != "POST":
        return await _form(request, datasette, inside(request.args.get("next")), "", 200)
    form = await request.post_vars()
    name, wanted = form.get("name", "").strip(), inside(form.get("next"))
    limits = limits_of(visitor.address, name)
    seconds = office.limiter.seconds_to_wait(limits)
    if seconds:
        said = f"There were too many attempts. Try again in {-(-seconds // 60)} minutes."
        return await _form(request, datasette, wanted, said, 429)
    token = await _token(office, name, form.get("password", ""), visitor.address)
    if token is None:
        note(office.book, name or "nobody", "sign-in refused", "", "", visitor.address)
        return await _form(request, datasette, wanted, "Name and password don’t belong together.", 403)
    office.limiter.succeeded(limits)
    if visitor.token:
        accounts.sign_out(office.book, visitor.token)
    note(office.book, name, "signed in", "", "", visitor.address)
    answer = _to(datasette.urls.path(wanted))
    answer.set_cookie(visitor.cookie, token, secure=visitor.is_secure, httponly=True, samesite="lax")
    return answer


async def out(request: Any, datasette: Any) -> Any:
    """Ends the session and leads to the first page."""
    office, visitor = the_office(datasette), visitor_of(request.scope)
    if request.method != "POST":
        return _to(datasette.urls.path("/"))
    if visitor.token:
        accounts.sign_out(office.book, visitor.token)
        note(office.book, visitor.name or "", "signed out", "", "", visitor.address)
    answer = _to(datasette.urls.path("/"))
    answer.set_cookie(visitor.cookie, "", max_age=0, secure=visitor.is_secure, httponly=True, samesite="lax")
    return answer


def limits_of(address: str, name: str) -> dict[str, int]:
    """How often may be tried: with one name from one address, from one address, and with one name from anywhere."""
    name = name.casefold()[:80]
    return {f"pair {address} {name}": 5, f"address {address}": 20, f"name {name}": 50}


def inside(wanted: str | None) -> str:
    """An address of this site, as it was asked for; the first page for any other."""
    wanted = wanted or "/"
    is_ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and wanted.isprintable()
    return wanted if is_ours and "\\" not in wanted else "/"


async def _token(office: Office, name: str, password: str, address: str) -> str | None:
    async with _comparing:
        return await asyncio.to_thread(accounts.sign_in, office.book, name, password, address)


async def _form(request: Any, site: Any, wanted: str, fault: str, status: int) -> Any:
    office = the_office(site)
    context = {"wanted": wanted, "fault": fault, "proxied": bool(office.rules.user_header)}
    if not office.rules.user_header:
        context["is_empty"] = not accounts.accounts(office.book)
    return await render(site, request, "office/sign_in.html", context, status)


def _to(path: str) -> Any:
    from datasette.utils.asgi import Response

    return Response.redirect(path, status=303)
