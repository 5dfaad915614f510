"""Searches beside the plain way: every row looked at, its words compared one by one."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import sqlite_utils
from hypothesis import given, settings
from hypothesis import strategies as st

from papers2data.model import Record
from papers2data.store import load, matches, open_db
from papers2data.store.search import KINDS, Question, find
from tests.store.papers import NOW, milestone, pdf, resolution

WORDS = ("wall", "wand", "pier", "boat", "lamp", "tarn")
"""Words that are their own stems, two of which begin alike."""

TEXTS = {"resolution": "text", "milestone": "name", "statement": "sentence", "page": "text"}
"""The column of each kind of hit that has words here."""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite_utils.Database]:
    """A database of papers of three committees, some of them without a day."""
    db = open_db(Path(tmp_path_factory.mktemp("search")) / "papers.db")
    drawn = random.Random(20240415)  # noqa: S311

    def words() -> str:
        return " ".join(drawn.choices(WORDS, weights=(8, 1, 4, 2, 1, 1), k=drawn.randint(1, 5)))

    for number in range(24):
        day = f"2024-0{number % 4 + 1}-15" if number % 8 else None
        records = (
            *(resolution(f"r{n}", words()) for n in range(number % 3)),
            *(milestone(f"t{n}", words()) for n in range(number % 2)),
            Record("status_lines", "s", {"sentence": words(), "page": 1}),
        )
        texts = [words() for _ in range(drawn.randint(1, 4))]
        body = ("Harbour Committee", "Parks Panel", "Board")[number % 3]
        load(db, pdf(f"{number}.pdf", *texts, date=day, body=body, records=records), NOW)
    yield db
    db.close()


TERMS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["wa*", "pi*", "t*", "z*"]),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
)

CHAINS = st.builds(
    lambda first, others: " ".join([first, *(part for pair in others for part in pair)]),
    TERMS,
    st.lists(st.tuples(st.sampled_from(["AND", "OR", "NOT"]), TERMS), max_size=3),
)


def holds(words: list[str], chain: str) -> bool:
    """True where the words have what the chain of terms asks for: NOT binds more than AND, AND more than OR."""
    return any(all(_without(words, part) for part in each.split(" AND ")) for each in chain.split(" OR "))


def _without(words: list[str], chain: str) -> bool:
    first, *others = chain.split(" NOT ")
    return _has(words, first) and not any(_has(words, each) for each in others)


def _has(words: list[str], term: str) -> bool:
    if term.endswith("*"):
        return any(word.startswith(term[:-1]) for word in words)
    phrase = term.strip('"').split()
    return any(words[n : n + len(phrase)] == phrase for n in range(len(words)))


def plainly(db: sqlite_utils.Database, asked: Question) -> list[tuple[str, str, str, str | None]]:
    """The kind, id, committee and day of each row that a question is answered with."""
    found = []
    for kind, table in KINDS.items():
        rows = db.query(
            f"SELECT t.id, t.{TEXTS[kind]} AS words, d.body, d.meeting_date FROM {table} t "  # noqa: S608
            "JOIN documents d ON d.id = t.document_id"
        )
        found += [
            (kind, row["id"], row["body"], row["meeting_date"])
            for row in rows
            if asked.kind in (None, kind)
            and asked.body in (None, row["body"])
            and (asked.since is None or (row["meeting_date"] or "") >= asked.since)
            and holds(row["words"].split(), asked.words)
        ]
    return found


@settings(max_examples=150, deadline=None)
@given(
    words=CHAINS,
    body=st.sampled_from([None, "Parks Panel"]),
    since=st.sampled_from([None, "2024-02-20"]),
    kind=st.sampled_from([None, None, *KINDS]),
    newest=st.booleans(),
    few=st.sampled_from([0, 50_000]),
)
def test_as_the_plain_way(
    harbour: sqlite_utils.Database,
    words: str,
    body: str | None,
    since: str | None,
    kind: str | None,
    newest: bool,
    few: int,
) -> None:
    """Whatever is asked, the hits over all pages of the list and the counts beside them are those of the plain way.

    So they are whether a committee has few places or many.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matches, "FEW", few)
        _same(harbour, Question(words, body=body, since=since, kind=kind, newest=newest))


def _same(harbour: sqlite_utils.Database, asked: Question) -> None:
    wanted = plainly(harbour, asked)
    first = find(harbour, asked, 0, 7)
    hits = [hit for start in range(0, len(wanted) + 7, 7) for hit in find(harbour, asked, start, 7).hits]
    assert sorted((hit.kind, hit.id, hit.body, hit.date or "") for hit in hits) == sorted(
        (kind, row, committee, day or "") for kind, row, committee, day in wanted
    )
    assert first.kinds == Counter(each[0] for each in wanted)
    assert first.bodies == Counter(each[2] for each in wanted)
    assert first.days == Counter(each[3] and date.fromisoformat(each[3]) for each in wanted)
    assert (first.places, first.capped) == (len(wanted), False)
    if asked.newest:
        days = [hit.date or "" for hit in hits]
        assert days == sorted(days, reverse=True)
