"""``/add``: papers are sent here, and how far each of them is."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from papers2data.site.asking import missing, render
from papers2data.site.office.frame import need_name, with_scripts
from papers2data.site.office.kinds import SAID
from papers2data.site.office.office import Office, the_office
from papers2data.site.office.reading import FOLDER
from papers2data.site.office.receiving import MOST_FILES, Receive, Received, Refused, receive_files
from papers2data.site.office.reports import reports_of, told_of
from papers2data.site.office.signing import is_upload_token, upload_token
from papers2data.site.office.visitor import Visitor, header, visitor_of
from papers2data.store.office import jobs
from papers2data.store.office.audit import note

SHOWN = 20
"""Uploads that are listed."""

MOST_WAITING = 50
"""Uploads in the queue after which no more are taken."""


async def page(request: Any, datasette: Any, receive: Receive) -> Any:
    """The form with the uploads before; files that are sent are kept, and lead to their upload's page."""
    need_name(request)
    if request.method == "POST":
        return await _take(request, datasette, receive)
    return await _form(request, datasette, "", 200)


async def one(request: Any, datasette: Any) -> Any:
    """One upload: how far it is, and what became of each file. Status 404 where there is none."""
    need_name(request)
    office = the_office(datasette)
    found = jobs.job(office.book, request.url_vars["job"])
    if found is None or found.kind != "papers":
        raise missing("There is no such upload.")
    reports = await reports_of(datasette, found)
    context = {"job": found, "reports": reports, "told": told_of(reports)}
    return with_scripts(await render(datasette, request, "office/job.html", context))


async def cancel(request: Any, datasette: Any) -> Any:
    """Stops an upload; what of it was read stays."""
    from datasette.utils.asgi import Response

    need_name(request)
    office, visitor, job_id = the_office(datasette), visitor_of(request.scope), request.url_vars["job"]
    if request.method == "POST":
        before = jobs.job(office.book, job_id)
        if before is None:
            raise missing("There is no such upload.")
        state = jobs.ask_to_cancel(office.book, job_id)
        if before.is_open:
            note(office.book, visitor.name or "", "upload cancelled", job_id, "", visitor.address)
        if state == "cancelled" and before.state == "waiting":
            shutil.rmtree(office.place.papers / FOLDER / job_id, ignore_errors=True)
    return Response.redirect(datasette.urls.path(f"/add/{job_id}"), status=303)


async def _take(request: Any, site: Any, receive: Receive) -> Any:
    from datasette.utils.asgi import Response

    office, visitor = the_office(site), visitor_of(request.scope)
    who = visitor.name or ""
    if jobs.how_many_wait(office.book) >= MOST_WAITING:
        return await _form(request, site, "There are too many uploads in the queue: wait for some to finish.", 503)
    job_id = jobs.new_job(office.book, "papers", who, "receiving")
    folder = office.place.papers / FOLDER / job_id
    try:
        received = await _received(request, site, receive, folder)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        said = error.said if isinstance(error, Refused) else "It was not received to its end."
        jobs.set_state(office.book, job_id, "failed", said)
        if not isinstance(error, Refused):
            raise
        note(office.book, who, "upload refused", job_id, said, visitor.address)
        return await _form(request, site, said, error.status)
    _keep(office, visitor, job_id, received)
    return Response.redirect(site.urls.path(f"/add/{job_id}"), status=303)


async def _received(request: Any, site: Any, receive: Receive, folder: Path) -> list[Received]:
    office, visitor = the_office(site), visitor_of(request.scope)
    folder.mkdir(parents=True)
    kind = header(request.scope, "content-type")

    def is_token(token: str) -> bool:
        return is_upload_token(site, visitor, token)

    received = await receive_files(receive, kind, folder, office.rules.most_upload, is_token)
    if not received:
        raise Refused(400, "Choose a file first.")
    return received


def _keep(office: Office, visitor: Visitor, job_id: str, received: list[Received]) -> None:
    files = [
        jobs.File(number, each.name, "", "refused", reason=each.fault)
        if each.fault
        else jobs.File(number, each.name, f"{FOLDER}/{job_id}/{each.path.name}", "waiting")
        for number, each in enumerate(received, 1)
    ]
    jobs.set_files(office.book, job_id, files)
    is_any = any(file.state == "waiting" for file in files)
    jobs.set_state(office.book, job_id, "waiting" if is_any else "done")
    if not is_any:
        shutil.rmtree(office.place.papers / FOLDER / job_id, ignore_errors=True)
    names = ", ".join(file.name for file in files)
    note(office.book, visitor.name or "", "papers added", job_id, names, visitor.address)


async def _form(request: Any, site: Any, fault: str, status: int) -> Any:
    office, visitor = the_office(site), visitor_of(request.scope)
    context = {
        "fault": fault,
        "token": upload_token(site, visitor),
        "jobs": jobs.newest(office.book, SHOWN),
        "kinds": SAID,
        "most": office.rules.most_upload,
        "most_files": MOST_FILES,
    }
    answer = with_scripts(await render(site, request, "office/add.html", context, status))
    if status >= 400:
        # the rest of what is being sent is not read
        answer.headers["connection"] = "close"
    return answer
