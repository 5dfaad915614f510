"""The shape of a declaration: what each key of a file in ``schemas/`` means.

A file of ``schemas/records`` declares a database table, one of ``schemas/layouts`` a printed table that feeds it:

    printed table ──headings──▶ Column ──read──▶ fields of a RecordKind ──▶ row of the database

Patterns are regular expressions, matched without regard to case against a whole heading unless said otherwise.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

FieldType = Literal["text", "date", "integer", "real", "boolean", "list"]
"""Types of a field; a list is kept as a JSON array of text, a date as ISO 8601 text."""

Reading = Literal[
    "text", "prose", "list", "due", "day", "period", "status", "number", "value", "rag", "direction", "flag", "polarity"
]
"""How a cell becomes fields. ``text`` is one line, ``prose`` keeps paragraphs and list items apart, ``list`` is a list
of items. ``due`` on a column "due" gives due_text, due_start and due_end; ``status`` gives status_text and status;
``day`` a date beside its text; ``value`` gives value, value_text, unit and, where the cell prints one, its period;
``period`` gives period_text and, where the record has them, period_start and period_end."""


class Declared(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of a TOML file; an unknown key is an error, so that a slip of the pen can't go unseen."""


class Field(Declared, frozen=True):
    """A column of the database. ``references`` names the table whose id it holds."""

    type: FieldType
    title: str
    description: str
    references: str = ""
    index: bool = False


class RecordKind(Declared, frozen=True):
    """A table of the database, in the order of its columns.

    ``role`` is "record" for rows read from papers (they carry document_id and page), "entity" for things linked over
    papers, "document" for the file and its parts, "system" for the program's own books. ``full_text`` names columns
    that can be searched, ``facets`` those offered as filters, ``label`` the column that names a row to a person.
    """

    table: str
    title: str
    description: str
    role: Literal["record", "entity", "document", "system"]
    fields: dict[str, Field]
    full_text: list[str] = []
    facets: list[str] = []
    label: str = ""
    sort: str = ""


class Column(Declared, frozen=True):
    """Headings that mean one field, and how its cells are read.

    ``words`` names lists of headings that several layouts share, beside its own ``headings``. ``unlabelled`` allows
    the column to stand under an empty heading where most of its cells can be read as ``read`` says. Most cells must
    match ``values``, where given. ``scale`` names the status scale. ``lead`` names the field that takes the underlined
    or bold words which open the cell. ``unit`` is the unit of numbers that print none; "heading" takes it from the
    heading ("£000", "%"). ``earlier`` names the field of a first column ("Likelihood") where a later one means the
    same with more words ("Mitigated likelihood"), or says the same again behind a column of prose. Headings that match
    ``ahead`` ("Date") mean it only at the left of the column that opens the rows.
    """

    headings: list[re.Pattern[str]] = []
    words: list[str] = []
    read: Reading = "text"
    unlabelled: bool = False
    values: re.Pattern[str] | None = None
    scale: str = "general"
    lead: str = ""
    unit: str = ""
    earlier: str = ""
    ahead: re.Pattern[str] | None = None


class Series(Declared, frozen=True):
    """Columns that make a record of their own from each row, for tables that print several values side by side.

    ``set`` holds the constants of that record. With ``each``, every heading that matches gives a record where most of
    its cells can be read; the heading goes into the field ``into`` (a heading that is a period gives its dates too),
    and ``columns`` declares how that one column is read, under its field's name.
    ``latest`` names columns of the layout that hold for the latest of these headings only, as a rating does beside
    four quarters. ``suffix`` sets the record's place apart from its neighbours of the same row. A series that is
    ``always`` there gives a record also where the paper prints no value, so that a note in its place is not lost; one
    that stands ``beside_others`` does not make a table of the layout alone (a change says nothing without a figure).
    Of several headings that fit one field the ``last`` is taken where that is said ("Amount", "VAT", "Total").
    """

    columns: dict[str, Column]
    always: bool = False
    beside_others: bool = False
    last: bool = False
    set: dict[str, str | int | float | bool] = {}
    each: re.Pattern[str] | None = None
    into: str = ""
    latest: list[str] = []
    suffix: str = ""


class Recognise(Declared, frozen=True):
    """How a printed table is known to be of this layout.

    ``needs`` lists columns that must all be there, ``any`` groups of columns of which one must be there, ``against``
    headings that must not. ``share`` is the least part of the printed headings that the layout must know (0 to 1).
    A layout may be ``headless``: its tables have no headings, and each column is known by what its cells hold.
    ``specialises`` names a layout that this one is a closer reading of: where both fit equally well, this one is taken.
    ``above`` must be found in the caption, the headings above the table or its own first rows, where given; ``beside``
    in the caption, the lines directly above the table or its own words; ``unlike`` must not be found there.
    """

    needs: list[str]
    any: list[list[str]] = []
    against: list[re.Pattern[str]] = []
    share: float = 0.5
    above: re.Pattern[str] | None = None
    beside: re.Pattern[str] | None = None
    unlike: re.Pattern[str] | None = None
    specialises: str = ""
    headless: bool = False


class Rows(Declared, frozen=True):
    """What a row of the table is.

    A row ``opens`` a record where all columns of one of these lists hold text ("*" stands for any value of a series);
    any other row continues the record before it. A row whose only text stands in one place is a heading for the rows
    below and goes to the field ``group``; with ``group_spans`` only where its cell runs over several columns.
    ``fill_down`` columns are printed once for several rows. Rows whose opening column matches ``skip`` are no records;
    those that match ``total`` set the field is_total.
    """

    opens: list[list[str]]
    group: str = ""
    group_spans: bool = False
    fill_down: list[str] = []
    skip: re.Pattern[str] | None = None
    total: re.Pattern[str] | None = None


class Context(Declared, frozen=True):
    """A field taken from what stands above the table: the groups of ``pattern`` that match (or the whole of it).

    ``where`` says how far to look: "near" is a heading directly above the table, "heading" any heading of the paper
    above it, nearest first, "caption" the caption, "paper" the paper's title, "inside" the rows of the table above its
    headings, "opening" the heading of the column that names the rows, "line" a short line directly above it, heading
    or not. With ``means``, the field is the name of the first pattern there that is found in that text.
    """

    pattern: re.Pattern[str]
    where: Literal["near", "heading", "caption", "paper", "inside", "opening", "line"] = "heading"
    means: dict[str, re.Pattern[str]] = {}


class Layout(Declared, frozen=True):
    """A printed table that councils use, and the record kind it feeds.

    ``orientation`` "fields" is a table of two columns with the field's name in the first and its value in the second.
    "card" is a box with a title bar (the field that opens records, then columns known by their cells) and, below it,
    "Latest: 97% | Target: 95%": each label is looked up among the headings of the series.
    """

    name: str
    title: str
    description: str
    record: str
    recognise: Recognise
    rows: Rows
    columns: dict[str, Column]
    set: dict[str, str | int | float | bool] = {}
    context: dict[str, Context] = {}
    series: list[Series] = []
    orientation: Literal["rows", "fields", "card"] = "rows"


class Words(Declared, frozen=True):
    """The file of headings that mean the same in several layouts: patterns for each name that a column may give."""

    headings: dict[str, list[re.Pattern[str]]]


class Scale(Declared, frozen=True):
    """A council's status words: patterns for each canonical status, with the scale's name and version."""

    name: str
    version: str
    title: str
    description: str
    words: dict[str, list[str]]


class Scales(Declared, frozen=True):
    """The file of all scales."""

    scale: list[Scale]
