"""What people type becomes an expression that SQLite understands, whatever they type."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers2data.errors import UsageError
from papers2data.store.query import match_expression


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        pytest.param("foster", '"foster"', id="one word"),
        pytest.param("foster care", '"foster" AND "care"', id="words side by side must both be there"),
        pytest.param('"foster care" plan', '"foster care" AND "plan"', id="a phrase"),
        pytest.param("“foster care”", '"foster care"', id="curly quotes"),
        pytest.param('"foster care', '"foster care"', id="a quote that is not closed"),
        pytest.param("care OR adoption", '"care" OR "adoption"', id="either"),
        pytest.param("care NOT adoption", '"care" NOT "adoption"', id="one without the other"),
        pytest.param("care or adoption", '"care" AND "or" AND "adoption"', id="a small or is a word"),
        pytest.param("fost*", '"fost"*', id="a beginning"),
        pytest.param('"fost*"', '"fost"', id="no beginnings inside a phrase"),
        pytest.param("council's", '"council\'s"', id="an apostrophe"),
        pytest.param("2024/002 (2)", '"2024/002" AND "(2)"', id="a reference with a slash and brackets"),
        pytest.param("C&F", '"C&F"', id="an ampersand inside a word"),
        pytest.param("care & support", '"care" AND "support"', id="an ampersand on its own is no word"),
        pytest.param("text:care", '"text:care"', id="a colon names no column"),
        pytest.param("NEAR(a b)", '"NEAR(a" AND "b)"', id="near is a word"),
        pytest.param("AND care OR", '"care"', id="operators without words"),
        pytest.param("care AND OR adoption", '"care" OR "adoption"', id="of two operators the last"),
        pytest.param("- -- ? *", "", id="nothing but marks"),
        pytest.param("  ", "", id="nothing"),
    ],
)
def test_expression(query: str, expression: str) -> None:
    """A query becomes this expression."""
    assert match_expression(query) == expression


def test_only_leaving_out() -> None:
    """A query that only says what to leave out is refused with what is missing."""
    with pytest.raises(UsageError, match="say also what to look for"):
        match_expression("NOT adoption")


@settings(max_examples=400, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("ab* \"'()-+^:{}ANDORT.,&/\\\x00é\ue000٣½\u0301") | st.characters(), max_size=20)
)
def test_never_malformed(query: str) -> None:
    """No text whatever makes SQLite say that the expression is malformed."""
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='porter unicode61')")
    try:
        expression = match_expression(query)
    except UsageError:
        return
    if expression:
        db.execute("SELECT 1 FROM t WHERE t MATCH ?", (expression,)).fetchall()
    db.close()
