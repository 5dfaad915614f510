"""Declarations from ``schemas/`` as frozen values; a fault names its file and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from papers2data.errors import SchemaError
from papers2data.schema.declared import Column, Declared, Layout, RecordKind, Scale, Scales, Series, Words

D = TypeVar("D", bound=Declared)

SUFFIXES: dict[str, tuple[str, ...]] = {
    "due": ("_text", "_start", "_end"),
    "period": ("_text",),
    "status": ("_text", ""),
    "day": ("_text", ""),
}
"""Fields that a reading fills: the column's name with each of these endings (other readings fill the name alone)."""


@dataclass(frozen=True, slots=True, eq=False)
class Schemas:
    """All declarations: record kinds by table, layouts, status scales and shared headings by name."""

    records: MappingProxyType[str, RecordKind]
    layouts: MappingProxyType[str, Layout]
    scales: MappingProxyType[str, Scale]
    words: MappingProxyType[str, list[re.Pattern[str]]] = field(default_factory=lambda: MappingProxyType({}))


def folder() -> Path:
    """The folder of the declarations: inside the installed package, or at the top of a checkout."""
    packaged = Path(__file__).resolve().parent.parent / "schemas"
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "schemas"


@cache
def schemas(place: Path | None = None) -> Schemas:
    """The declarations in ``place`` (the program's own where None), read once. Raises SchemaError."""
    place = place or folder()
    if not (place / "records").is_dir():
        raise SchemaError(f"there are no declarations in {place}: it must hold a folder named records")
    records = {kind.table: kind for _, kind in _files(place / "records", RecordKind)}
    scales = {scale.name: scale for scale in read_declaration(place / "scales.toml", Scales).scale}
    words = _words(place)
    layouts: dict[str, Layout] = {}
    for path, declared in _files(place / "layouts", Layout):
        layout = _with_words(path, declared, words)
        if layout.name in layouts:
            raise SchemaError(f"{path}: name: another layout is called {layout.name!r} too")
        _check_layout(path, layout, records, scales)
        layouts[layout.name] = layout
    for layout in layouts.values():
        if layout.recognise.specialises and layout.recognise.specialises not in layouts:
            unknown = layout.recognise.specialises
            raise SchemaError(f"{place / 'layouts'}: {layout.name}: recognise.specialises: no layout {unknown!r}")
    for path, kind in _files(place / "records", RecordKind):
        _check_record(path, kind, records)
    return Schemas(
        MappingProxyType(records), MappingProxyType(layouts), MappingProxyType(scales), MappingProxyType(words)
    )


def layout_from(path: Path, known: Schemas) -> Layout:
    """The layout that one file declares, checked against ``known`` kinds and scales. Raises SchemaError."""
    layout = _with_words(path, read_declaration(path, Layout), dict(known.words))
    _check_layout(path, layout, dict(known.records), dict(known.scales))
    return layout


def _words(place: Path) -> dict[str, list[re.Pattern[str]]]:
    """Headings that layouts share, by name; none where the folder declares none."""
    path = place / "headings.toml"
    return read_declaration(path, Words).headings if path.is_file() else {}


def _with_words(path: Path, layout: Layout, words: dict[str, list[re.Pattern[str]]]) -> Layout:
    """The layout, its columns with the headings of the lists that they name."""

    def filled(columns: dict[str, Column], key: str) -> dict[str, Column]:
        unknown = [(name, want) for name, column in columns.items() for want in column.words if want not in words]
        for name, want in unknown:
            raise SchemaError(f"{path}: {key}columns.{name}.words: there is no list of headings {want!r}")
        return {
            name: replace(column, headings=[*column.headings, *(h for want in column.words for h in words[want])])
            for name, column in columns.items()
        }

    series: list[Series] = [
        replace(one, columns=filled(one.columns, f"series[{i}].")) for i, one in enumerate(layout.series)
    ]
    return replace(layout, columns=filled(layout.columns, ""), series=series)


def _files(place: Path, kind: type[D]) -> Iterator[tuple[Path, D]]:
    for path in sorted(place.glob("*.toml")):
        yield path, read_declaration(path, kind)


def read_declaration(path: Path, kind: type[D]) -> D:
    """The file as ``kind``, its patterns compiled without regard to case. Raises SchemaError, naming file and key."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(raw, kind, dec_hook=_pattern)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise SchemaError(f"{path}: {_plain(str(error))}") from error


def _pattern(kind: type, value: object) -> object:
    if getattr(kind, "__origin__", kind) is re.Pattern and isinstance(value, str):
        try:
            return re.compile(value, re.IGNORECASE)
        except re.error as error:
            raise ValueError(f"{value!r} is no regular expression: {error}") from error
    raise NotImplementedError(f"a declaration holds no {kind}")


def _plain(message: str) -> str:
    """Msgspec's "… - at `$.columns.due`" with the key first: "columns.due: …"."""
    text, found, place = message.rpartition(" - at `")
    return f"{place.rstrip('`').removeprefix('$').lstrip('.')}: {text}" if found else message


def _check_record(path: Path, kind: RecordKind, records: dict[str, RecordKind]) -> None:
    for key in ("full_text", "facets"):
        for name in getattr(kind, key):
            if name not in kind.fields:
                raise SchemaError(f"{path}: {key}: {kind.table} has no field {name!r}")
    for name in (kind.label, kind.sort):
        if name and name not in kind.fields:
            raise SchemaError(f"{path}: {kind.table} has no field {name!r}")
    for name, one in kind.fields.items():
        if one.references and one.references not in records:
            raise SchemaError(f"{path}: fields.{name}.references: there is no table {one.references!r}")


def _check_layout(path: Path, layout: Layout, records: dict[str, RecordKind], scales: dict[str, Scale]) -> None:
    if layout.record not in records:
        raise SchemaError(f"{path}: record: there is no record kind {layout.record!r}")
    for key, filled in _fields_of(layout):
        if filled not in records[layout.record].fields:
            raise SchemaError(f"{path}: {key}: {layout.record} has no field {filled!r}")
    series_columns = {name for series in layout.series for name in series.columns}
    known = set(layout.columns) | series_columns
    for key, names in _names_of(layout):
        for name in names:
            if name != "*" and name not in known:
                raise SchemaError(f"{path}: {key}: the layout has no column {name!r}")
    for key, column in _columns_of(layout):
        if column.read == "status" and column.scale not in scales:
            raise SchemaError(f"{path}: {key}.scale: there is no status scale {column.scale!r}")


def _columns_of(layout: Layout) -> Iterator[tuple[str, Column]]:
    yield from ((f"columns.{name}", column) for name, column in layout.columns.items())
    for i, series in enumerate(layout.series):
        yield from ((f"series[{i}].columns.{name}", column) for name, column in series.columns.items())


def _fields_of(layout: Layout) -> Iterator[tuple[str, str]]:
    """(key, field) for every field that the layout fills."""
    for key, column in _columns_of(layout):
        name = key.rpartition(".")[2]
        yield from ((key, name + suffix) for suffix in SUFFIXES.get(column.read, ("",)))
        if column.lead:
            yield f"{key}.lead", column.lead
        if column.earlier:
            yield f"{key}.earlier", column.earlier
    yield from (("set", name) for name in layout.set)
    yield from ((f"context.{name}", name) for name in layout.context)
    if layout.rows.group:
        yield "rows.group", layout.rows.group
    for i, series in enumerate(layout.series):
        yield from ((f"series[{i}].set", name) for name in series.set)
        if series.into:
            yield f"series[{i}].into", series.into


def _names_of(layout: Layout) -> Iterator[tuple[str, list[str]]]:
    yield "recognise.needs", layout.recognise.needs
    yield from (("recognise.any", group) for group in layout.recognise.any)
    yield from (("rows.opens", group) for group in layout.rows.opens)
    yield "rows.fill_down", layout.rows.fill_down
