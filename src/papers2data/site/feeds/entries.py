"""What is new as an Atom feed (RFC 4287), with ids that stay the same wherever the site is published."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from papers2data.site.feeds.listing import download

MEDIA_TYPE = "application/atom+xml; charset=utf-8"

MOST = 100
"""Entries of a feed: a reader asks again long before so many are new."""

OWN = uuid.uuid5(uuid.NAMESPACE_URL, "https://papers2data.invalid/")
"""The space of the ids."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: ``key`` names it for good, ``updated`` is when it came into the database (UTC, ISO 8601)."""

    key: str
    title: str
    path: str
    updated: str
    words: str = ""


def urn(key: str) -> str:
    """The id of what ``key`` names."""
    return uuid.uuid5(OWN, key).urn


def atom(site: Any, request: Any, title: str, page: str, entries: Sequence[Entry]) -> Any:
    """The feed as an answer; ``page`` is the path of the page that shows the same to people."""
    from feedgenerator import Atom1Feed

    shown = entries[:MOST]
    feed = Atom1Feed(
        title=storable(title),
        link=site.absolute_url(request, site.urls.path(page)),
        description="",
        language="en-GB",
        author_name="Committee papers",
        feed_url=site.absolute_url(request, request.full_path),
        feed_guid=urn(request.full_path),
    )
    for entry in shown:
        feed.add_item(
            title=storable(entry.title),
            link=site.absolute_url(request, site.urls.path(entry.path)),
            description=storable(entry.words or entry.title),
            unique_id=urn(entry.key),
            updateddate=moment(entry.updated),
        )
    if not shown:
        # the library would say that a feed without entries changed just now
        feed.latest_post_date = lambda: moment("")
    return download(feed.writeString("utf-8").encode(), MEDIA_TYPE, "feed.atom")


def moment(text: str) -> datetime:
    """The moment, that of the first committee papers on the web where none can be read."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return datetime(1996, 1, 1, tzinfo=UTC)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def storable(text: str) -> str:
    """The text without letters that XML cannot hold."""
    return "".join(letter for letter in text if letter in "\t\n\r" or (letter >= " " and letter not in "\ufffe\uffff"))
