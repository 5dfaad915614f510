"""The questions that the site answers, declared in ``schemas/queries/*.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec

from papers2data.errors import SchemaError
from papers2data.schema.declared import Declared
from papers2data.schema.load import folder


class Query(Declared, frozen=True):
    """A question with its answer in SQL.

    ``description`` says what the answer shows and what each of ``params`` takes; ``params`` are the names that stand in
    ``sql`` behind a colon, in the order of the form. An empty parameter leaves the question open. ``order`` is the
    question's place among the others.
    """

    name: str
    title: str
    description: str
    sql: str
    params: tuple[str, ...] = ()
    order: int = 100


@cache
def queries(place: Path | None = None) -> tuple[Query, ...]:
    """All questions, in their order. Raises SchemaError where a declaration does not hold."""
    paths = sorted((place or folder() / "queries").glob("*.toml"))
    found = sorted((_read(path) for path in paths), key=lambda query: (query.order, query.name))
    names = [query.name for query in found]
    for name in names:
        if names.count(name) > 1:
            raise SchemaError(f"{place or folder() / 'queries'}: name: two queries are called {name!r}")
    return tuple(found)


def _read(path: Path) -> Query:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Query)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SchemaError(f"{path}: {error}") from error
