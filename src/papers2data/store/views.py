"""The views for people, declared in ``view_files/*.toml`` with a title and a description for each column."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec

from papers2data.errors import SchemaError

FOLDER = Path(__file__).resolve().parent / "view_files"


class View(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A view: ``columns`` describes each column of ``sql``, in their order."""

    name: str
    title: str
    description: str
    sql: str
    columns: dict[str, str]
    sort: str = ""
    facets: list[str] = []

    def create(self) -> str:
        """The statement that makes it."""
        return f'CREATE VIEW "{self.name}" AS\n{self.sql.strip()}'


@cache
def views() -> tuple[View, ...]:
    """All views, by name. Raises SchemaError where a declaration does not hold."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.toml")))


def _read(path: Path) -> View:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), View)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SchemaError(f"{path}: {error}") from error
