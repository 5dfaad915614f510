"""``/calendar.ics``: meetings, and the days that resolutions are due to come back (iCalendar, RFC 5545)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from papers2data.site.asking import allow, ask, ask_one, given
from papers2data.site.feeds.entries import moment, storable, urn
from papers2data.site.feeds.listing import download
from papers2data.site.pages.resolutions import resolution_path

MEDIA_TYPE = "text/calendar; charset=utf-8"

MOST = 2000
"""Events of each kind, the newest."""

LONG = timedelta(hours=2)
"""How long a meeting is taken to last: papers print when it begins."""

HERE = ZoneInfo("Europe/London")

MEETINGS = """
SELECT id, body, date, time, place, status FROM meetings
WHERE date IS NOT NULL AND (:committee = '' OR body = :committee) ORDER BY date DESC, id LIMIT :most
"""

DUE = """
SELECT resolution_id, body, coalesce(next_due, due_end) AS due, text, state, responsible FROM resolution_tracker
WHERE due IS NOT NULL AND (:committee = '' OR body = :committee) ORDER BY due DESC, resolution_id LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting with its day."""

    id: str
    body: str | None
    date: str
    time: str | None
    place: str | None
    status: str | None

    def event(self, site: Any, request: Any, stamp: datetime) -> Any:
        """The calendar's event, None where its day cannot be read."""
        begins = _begins(self.date, self.time)
        if begins is None:
            return None
        made = _event(f"meeting/{self.id}", self.body or "Meeting", begins, stamp)
        made.add("url", site.absolute_url(request, site.urls.path(f"/meetings/{self.id}")))
        if self.place:
            made.add("location", storable(self.place))
        if self.status == "cancelled":
            made.add("status", "CANCELLED")
        return made


@dataclass(frozen=True, slots=True)
class Due:
    """A clause that is due to come back."""

    id: str
    body: str | None
    due: str
    text: str
    state: str
    responsible: str | None

    def event(self, site: Any, request: Any, stamp: datetime) -> Any:
        """The calendar's event, None where its day cannot be read."""
        begins = _begins(self.due, None)
        if begins is None:
            return None
        made = _event(f"due/{self.id}", f"Due back: {self.text[:120]}", begins, stamp)
        told = [self.text, f"State: {self.state}.", self.body or "", self.responsible or ""]
        made.add("description", storable("\n".join(part for part in told if part)))
        made.add("url", site.absolute_url(request, site.urls.path(resolution_path(self.id))))
        # a day to keep in mind does not make anybody busy
        made.add("transp", "TRANSPARENT")
        return made


async def calendar(request: Any, datasette: Any) -> Any:
    """The calendar of one ``committee`` or all; ``only`` is "meetings" or "due"."""
    from icalendar import Calendar

    await allow(datasette, request, "meetings", "resolutions", "resolution_tracker", "documents")
    asked: dict[str, object] = {**given(request, "committee", "only"), "most": MOST}
    events: list[Meeting | Due] = []
    if asked["only"] != "due":
        events += await ask(datasette, Meeting, MEETINGS, asked)
    if asked["only"] != "meetings":
        events += await ask(datasette, Due, DUE, asked)
    last = await ask_one(datasette, _text, "SELECT max(added_at) FROM documents")
    made = Calendar()
    made.add("prodid", "-//papers2data//committee papers//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", storable(str(asked["committee"] or "Committee papers")))
    for each in events:
        event = each.event(datasette, request, moment(last or ""))
        if event is not None:
            made.add_component(event)
    return download(made.to_ical(), MEDIA_TYPE, "calendar.ics")


def _event(key: str, summary: str, begins: date | datetime, stamp: datetime) -> Any:
    from icalendar import Event

    made = Event()
    made.add("uid", urn(key))
    made.add("dtstamp", stamp)
    made.add("summary", storable(" ".join(summary.split())))
    made.add("dtstart", begins)
    made.add("dtend", begins + (LONG if isinstance(begins, datetime) else timedelta(days=1)))
    return made


def _begins(day: str, hour: str | None) -> date | datetime | None:
    """The day, with the time in UTC where it is known; None for what is no day."""
    try:
        when = date.fromisoformat(day)
        found = re.fullmatch(r"(\d\d):(\d\d)", hour or "")
        at = time(int(found[1]), int(found[2])) if found else None
    except ValueError:
        return None
    return when if at is None else datetime.combine(when, at, HERE).astimezone(UTC)


def _text(value: str | None) -> str:
    return value or ""
