"""``/robots.txt``: what search engines may look at."""

from __future__ import annotations

from typing import Any

from papers2data.site.office.office import office_of

PUBLIC = """\
User-agent: *
Disallow: /search
Disallow: /original/
Disallow: /*.csv
Disallow: /*.json
Disallow: /*?
"""
"""Pages may be found; endless lists, files as they were published elsewhere, and searches may not."""

OFFICE = "User-agent: *\nDisallow: /\n"


async def robots(datasette: Any) -> Any:
    """The rules: all of an office is left alone."""
    from datasette.utils.asgi import Response

    return Response.text(OFFICE if office_of(datasette) else PUBLIC)
