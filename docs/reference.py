"""The declarations as Markdown: tables and views of the database, printed layouts, status scales."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from papers2data.schema.declared import Column, Field, Layout, RecordKind, Scale
from papers2data.schema.load import schemas
from papers2data.site.queries import queries
from papers2data.site.server import SETTINGS
from papers2data.store.views import View
from papers2data.store.views import views as declared_views

ROLES = {
    "document": ("The papers", "Files and their parts."),
    "record": ("What they say", "Rows read from papers. Each has its document and page, and its boxes in `evidence`."),
    "entity": ("What lasts", "Things that several papers speak of, put together from their rows."),
    "system": ("The books", "Proof, findings, decisions of people, and what the program did."),
}


def tables() -> str:
    """Every table with its columns, grouped by what its rows are."""
    kinds = schemas().records.values()
    parts = []
    for role, (title, text) in ROLES.items():
        chosen = sorted((kind for kind in kinds if kind.role == role), key=lambda kind: kind.table)
        parts += [f"## {title}\n\n{text}", *map(_table, chosen)]
    return "\n\n".join(parts)


def _table(kind: RecordKind) -> str:
    rows = ([f"`{name}`", field.type, _field(field)] for name, field in kind.fields.items())
    search = f" Full-text search over {_list(kind.full_text)}." if kind.full_text else ""
    heading = f"### {kind.table}\n\n{kind.description}{search}"
    return f"{heading}\n\n" + _grid(["column", "type", "what it holds"], rows)


def _field(field: Field) -> str:
    link = f" → [{field.references}](#{field.references})" if field.references else ""
    return field.description + link


def views() -> str:
    """Every view with its columns."""
    return "\n\n".join(_view(view) for view in declared_views())


def _view(view: View) -> str:
    rows = ([f"`{name}`", text] for name, text in view.columns.items())
    return f"### {view.name}\n\n{view.description}\n\n" + _grid(["column", "what it holds"], rows)


def questions() -> str:
    """Every question that the site answers, with what may be filled in."""
    rows = ([query.title, f"`{query.name}`", query.description] for query in queries())
    return _grid(["question", "name", "answer, and what to fill in"], rows)


def settings() -> str:
    """The settings of Datasette that the site is served with."""
    return _grid(["setting", "value"], ([f"`{name}`", _code(str(value).lower())] for name, value in SETTINGS.items()))


def layouts() -> str:
    """Every layout that is shipped: what it feeds, and under which headings its fields are found."""
    return "\n\n".join(_layout(layout) for layout in sorted(schemas().layouts.values(), key=lambda each: each.name))


def _layout(layout: Layout) -> str:
    needs = " and ".join([*map(_code, layout.recognise.needs), *map(_any, layout.recognise.any)])
    rows = ([_code(name), column.read, _headings(column), where] for name, column, where in _columns(layout))
    table = f"[`{layout.record}`](database.md#{layout.record})"
    return f"### {layout.name}\n\n{layout.description} Feeds {table}; recognised by {needs}.\n\n" + _grid(
        ["field", "read as", "headings", "constants"], rows
    )


def _columns(layout: Layout) -> Iterator[tuple[str, Column, str]]:
    """Field, column and the constants of its series, those of the row itself first."""
    yield from ((name, column, "") for name, column in layout.columns.items())
    for series in layout.series:
        constants = ", ".join(f"{name} = {value}" for name, value in series.set.items())
        yield from ((name, column, constants) for name, column in series.columns.items())


def _headings(column: Column) -> str:
    said = [_code(pattern.pattern) for pattern in column.headings]
    return " · ".join(said + ["*(may stand under no heading)*"] * column.unlabelled)


def _any(names: Iterable[str]) -> str:
    return "(" + " or ".join(map(_code, names)) + ")"


def scales() -> str:
    """Every status scale: the canonical statuses and the words that mean each."""
    return "\n\n".join(_scale(scale) for scale in schemas().scales.values())


def _scale(scale: Scale) -> str:
    rows = ([_code(status), " · ".join(map(_code, words))] for status, words in scale.words.items())
    heading = f"### {scale.name}, version {scale.version}\n\n{scale.title}. {scale.description}"
    return f"{heading}\n\n" + _grid(["status", "words"], rows)


def _list(names: Iterable[str]) -> str:
    return ", ".join(map(_code, names))


def _code(text: str) -> str:
    """``text`` as code that holds in a cell of a table: a bar would end the cell, a backtick the code."""
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}"


def _grid(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
