"""When two names mean the same thing."""

from __future__ import annotations

import pytest

from papers2data.link.abbreviations import spelt_out
from papers2data.link.phrases import key_of, phrase_of
from papers2data.link.score import likeness
from papers2data.link.stems import stem
from papers2data.link.weights import faint_words, weights_for
from papers2data.link.words import words

WEIGHTS = weights_for(spelt_out(["The Harbour Safety Forum (HSF) met."]), {})

LINKED, PROPOSED, SEPARATE = "linked", "proposed", "separate"

NAMES = [
    ("same", "Repair the sea wall", "Repair the sea wall", LINKED),
    ("case-and-stop", "Repair the Sea Wall.", "repair the sea wall", LINKED),
    ("form-of-verb", "Ensuring that moorings are shared fairly", "Ensure that moorings are shared fairly", LINKED),
    ("article-in-front", "A review of berth allocation.", "Review of berth allocation", LINKED),
    (
        "label-in-front",
        "Tidal Energy Fund: Lay new cables to the turbines at the pier head and add spare cables",
        "Lay new cables to the turbines at the pier head",
        LINKED,
    ),
    (
        "label-and-saving",
        "Quayside growth: Let 40 more boat sheds by March 2025. Saving: £310k",
        "40 more boat sheds",
        LINKED,
    ),
    ("date-in-name", "Publish the dredging plan by March 2024", "Publish the dredging plan", LINKED),
    ("footnote", "Pilots on time**", "Pilots on time", LINKED),
    ("excluding", "Tolls paid within a week (exc. disputes)", "Tolls paid within a week", LINKED),
    ("abbreviation-of-papers", "Hand the lights to the HSF", "Hand the lights to the Harbour Safety Forum", LINKED),
    (
        "abbreviation-of-data",
        "Review how SEND places are paid for",
        "Review how special educational needs and disabilities places are paid for",
        LINKED,
    ),
    (
        "formerly",
        "Adopt the Clear Water strategy (formerly Clean Harbour)",
        "Refresh of the Clean Harbour strategy",
        LINKED,
    ),
    (
        "longer-wording",
        "Review how we answer distress calls",
        "Review how we answer distress calls, including those at night from small boats",
        LINKED,
    ),
    ("other-verb-of-doing", "Develop and embed a new Charter for Pilots", "Launching a new Charter for Pilots", LINKED),
    ("slip-of-the-pen", "Elective mooring policy consultation", "Electve mooring policy consultation", LINKED),
    (
        "label-alone",
        "Delivery of the Tidal Energy Fund model",
        "Tidal Energy Fund: Lay new cables to the turbines and add spare ones for the winter",
        PROPOSED,
    ),
    (
        "some-words",
        "Set up a pilots' commissioning framework for tugs and barges",
        "Regional commissioning: a new arrangement for hiring tugs and barges",
        PROPOSED,
    ),
    ("task-for-another", "Ann Pilot to present a plan for lamps", "The Clerk to present a plan for lamps", PROPOSED),
    (
        "review-or-do",
        "Review of the crane rota at the north quay",
        "Implement the crane rota at the north quay",
        PROPOSED,
    ),
    ("other-subject", "Review of berth provision", "Review of staffing model", SEPARATE),
    ("phase", "Harbour wall phase 1", "Harbour wall phase 2", SEPARATE),
    ("phase-roman", "Harbour wall Phase I", "Harbour wall Phase II", SEPARATE),
    ("table", "Table 3 of the tide book is corrected", "Table 4 of the tide book is corrected", SEPARATE),
    ("year", "Annual tide book 2021/22", "Annual tide book 2022/23", SEPARATE),
    ("ages", "% of crew aged 16-17 in training", "% of crew aged 18-24 in training", SEPARATE),
    (
        "contrast",
        "% of primary piers judged sound by the inspector",
        "% of secondary piers judged sound by the inspector",
        SEPARATE,
    ),
    (
        "ordinals",
        "Circulate minutes and actions from the thirteenth muster",
        "Circulate minutes and actions from the fifteenth muster",
        SEPARATE,
    ),
    ("nothing-shared", "Paint the buoys", "Hire a harbour master", SEPARATE),
]


def outcome(a: str, b: str) -> str:
    """What would become of two names alone."""
    score = likeness(phrase_of(a, WEIGHTS), phrase_of(b, WEIGHTS), WEIGHTS).score
    limits = words().limits
    return LINKED if score >= limits.linked else PROPOSED if score >= limits.proposed else SEPARATE


@pytest.mark.parametrize(("a", "b", "expected"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names(a: str, b: str, expected: str) -> None:
    """Two names are the same, worth a person's look, or different, whichever of them comes first."""
    assert (outcome(a, b), outcome(b, a)) == (expected, expected)


STEMS = [
    ("verb", "ensuring", "ensure"),
    ("plural", "services", "service"),
    ("plural-in-ies", "strategies", "strategy"),
    ("noun-of-verb", "delivery", "deliver"),
    ("doubled", "planning", "plans"),
    ("irregular", "children", "child"),
    ("commission", "commissioning", "commission"),
]


@pytest.mark.parametrize(("a", "b"), [row[1:] for row in STEMS], ids=[row[0] for row in STEMS])
def test_stems(a: str, b: str) -> None:
    """Two forms of a word have one stem."""
    assert stem(a) == stem(b)


KEYS = [
    ("punctuation", "Repair – the “sea” wall.", "repair the sea wall"),
    ("date", "Open the lock by 31 March 2024", "open the lock"),
    ("saving", "Sell the barge. Saving: £1.2m", "sell the barge"),
    ("quantity-stays", "Let 40 sheds", "let 40 sheds"),
    ("hyphen", "A sub-regional pool", "a subregional pool"),
    ("address", "Put tides on data.harbour.gov.uk", "put tides on dataharbourgovuk"),
    ("nothing-but-a-date", "March 2024", "march 2024"),
]


@pytest.mark.parametrize(("name", "key"), [row[1:] for row in KEYS], ids=[row[0] for row in KEYS])
def test_keys(name: str, key: str) -> None:
    """A name's key has what stays the same from one printing to the next."""
    assert key_of(name) == key


def test_abbreviations_come_from_the_papers() -> None:
    """An abbreviation means what a bracket says behind its words; one that means two things means nothing."""
    known = spelt_out(
        [
            "The Harbour Safety Forum (HSF) and the Pier Trust (PT) met.",
            "Port Tenants (PT) came.",
            "ships in need (SIN)",
        ]
    )
    assert known["HSF"] == ("harbour", "safety", "forum")
    assert "PT" not in known
    assert "SIN" not in known


def test_words_that_a_paper_repeats_weigh_little() -> None:
    """A word in most items of a paper tells none of them apart; one in two items is its subject."""
    items = [["pilot", "team", name] for name in "abcdefgh"] + [["crane", "wall"], ["crane", "quay"]]
    assert faint_words([items]) == {"pilot": 0.25, "team": 0.25}
