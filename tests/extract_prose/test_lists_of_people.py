"""Lists of people in the shapes of many houses."""

from __future__ import annotations

import pytest

from papers2data.extract.attendance import read_attendance
from papers2data.extract.found import Found
from papers2data.extract.minutes.people import read_people
from papers2data.model import Paper, Scalar
from tests.split.prose import prose

_MET = "# Minutes of the meeting of Ash Valley Parish Council held on 12 June 2024"


def read(*parts: str | list[list[str]]) -> Found:
    """The records and findings of a paper of these parts."""
    document = prose(*parts)
    return read_attendance(document, (Paper("minutes", "Minutes", 0, len(document.blocks)),))


def told(*parts: str | list[list[str]]) -> list[tuple[Scalar, ...]]:
    """(name, capacity, attendance, role) of each person."""
    return [tuple(r.values[f] for f in ("name", "capacity", "attendance", "role")) for r in read(*parts).records]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ada Finch, AF, Chair", [("Ada Finch", "Chair")], id="initials between commas"),
        pytest.param("Ada Finch - AF (Chair)", [("Ada Finch", "Chair")], id="initials after a dash"),
        pytest.param("AF – Ada Finch (Chair)", [("Ada Finch", "Chair")], id="initials first"),
        pytest.param("Ada Finch (AF, Chair)", [("Ada Finch", "Chair")], id="initials and post in one bracket"),
        pytest.param("Mr Neil Oak (NO)", [("Mr Neil Oak", None)], id="initials that would say no"),
        pytest.param(
            "Cllr Di Fir-Elm (DFE) Cllr Hal O'Ash (HO)", [("Di Fir-Elm", None), ("Hal O'Ash", None)], id="hyphen"
        ),
        pytest.param("R. FINCH T. OAK", [("R. FINCH", None), ("T. OAK", None)], id="initials show the next name"),
        pytest.param("Dr Ada Finch Mr Ben Oak", [("Dr Ada Finch", None), ("Mr Ben Oak", None)], id="next courtesy"),
        pytest.param(
            "Ada Finch Ben Oak (Chair) Cyd Elm",
            [("Ada Finch", None), ("Ben Oak", "Chair"), ("Cyd Elm", None)],
            id="six words are three names",
        ),
        pytest.param("Ada Finch Ben Oak Vice Chair", [("Ada Finch", None), ("Ben Oak", "Vice Chair")], id="last post"),
        pytest.param("Ada Finch Ben Oak Cyd", [], id="nobody can tell five words apart"),
        pytest.param("Nat & Sam Fir", [("Nat Fir", None), ("Sam Fir", None)], id="one surname for two"),
        pytest.param("Clerk - N Yew", [("N Yew", "Clerk")], id="post before a dash"),
        pytest.param(
            "The Clerk (Mr K Fir) and the Engineer (Ms M Yew)",
            [("Mr K Fir", "The Clerk"), ("Ms M Yew", "the Engineer")],
            id="two posts with names in brackets",
        ),
        pytest.param("Cllr Finch ........ Chairman", [("Finch", "Chairman")], id="dots that lead"),
        pytest.param("Ada Finch (via Zoom), Ben Oak – left 8pm", [("Ada Finch", None), ("Ben Oak", None)], id="how"),
        pytest.param("Ada Finch, ACORN (Vice-Chair)", [("Ada Finch", "ACORN, Vice-Chair")], id="an acronym"),
        pytest.param("Ada Finch, Elm LLP", [("Ada Finch", "Elm LLP")], id="a company"),
        pytest.param("Ada Finch and approx. 20 residents", [("Ada Finch", None)], id="a count"),
        pytest.param("Treasury Observer, Ada Finch, Secretariat", [("Ada Finch", None)], id="roles without names"),
        pytest.param("Village Hall, Wells Road", [], id="a place"),
    ],
)
def test_one_line(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Names side by side are told apart by what stands around them, and what is no name is nobody."""
    assert [(person.name, person.role) for person in read_people(text)] == expected


def test_groups_inside_a_list() -> None:
    """Headings and labels of a list's parts name nobody and change nothing but who serves."""
    assert told(
        "Schools Members:",
        "# Headteachers",
        "Primary: Ada Finch, Ben Oak",
        "Special: Cyd Elm",
        "Non-Schools Members:",
        "Unions: Di Ash",
        "By invitation",
        "Ed Fir, Actuary, Elm LLP",
        "Officers",
        "Flo Yew – Clerk",
        "Members of the public: 3",
    ) == [
        ("Ada Finch", "member", "present", None),
        ("Ben Oak", "member", "present", None),
        ("Cyd Elm", "member", "present", None),
        ("Di Ash", "member", "present", None),
        ("Ed Fir", "other", "present", "Actuary, Elm LLP"),
        ("Flo Yew", "officer", "present", "Clerk"),
    ]


@pytest.mark.parametrize(
    ("label", "presence"),
    [
        ("Sederunt", "present"),
        ("Yn bresennol / Present", "present"),
        ("Ymddiheuriadau", "apologies"),
        ("Apols", "apologies"),
        ("Absent without apology", "absent"),
        ("Attendance via Teams", "present"),
    ],
)
def test_labels(label: str, presence: str) -> None:
    """A list is known by its label in the words of Scottish and Welsh councils too."""
    assert [row[2] for row in told(_MET, f"{label}: Ada Finch, Ben Oak")] == [presence, presence]


def test_labels_of_one_person() -> None:
    """Who chaired and who took the notes are told by a label of their own, and the list goes on after them."""
    table = [["Chaired by:", "Ada Finch"], ["Present:", "Ada Finch, Ben Oak"], ["Notes:", "Cyd Elm"]]
    assert told(table) == [
        ("Ada Finch", "member", "present", "Chair"),
        ("Ben Oak", "member", "present", None),
        ("Cyd Elm", "officer", "present", "Minute taker"),
    ]
    assert told("Present", "Chair: Ada Finch", "Ben Oak", "Contact: Jo Bell", "Cyd Elm") == [
        ("Ada Finch", "member", "present", "Chair"),
        ("Ben Oak", "member", "present", None),
        ("Cyd Elm", "member", "present", None),
    ]


def test_initials_are_no_markers() -> None:
    """A letter that opens a name is part of it; letters that count on are those of a list."""
    assert [row[0] for row in told("Officers:", "J. Finch (Solicitor)", "P. Oak (Clerk)")] == ["J. Finch", "P. Oak"]


def test_councillors_of_another_council() -> None:
    """At a parish council a county councillor is one of another council, whose name may stand before the title."""
    assert told(_MET, "Present: Cllrs A Finch and B Oak; Northshire Cllr C Elm; District Councillor D Ash") == [
        ("A Finch", "member", "present", None),
        ("B Oak", "member", "present", None),
        ("C Elm", "other councillor", "present", None),
        ("D Ash", "other councillor", "present", None),
    ]


def test_register_of_meetings() -> None:
    """Of a register of several meetings the column of this one counts, with the signs of its legend."""
    rows = [
        ["Member", "Organisation", "13/03/24", "12/06/24"],
        ["Ada Finch", "Council", "A", "P"],
        ["Ben Oak", "Police", "P", "A"],
        ["Cyd Elm", "Health", "P", "N"],
    ]
    assert told(_MET, rows, "Key: P = present, A = apologies, N = no apologies") == [
        ("Ada Finch", "member", "present", "Council"),
        ("Ben Oak", "member", "apologies", "Police"),
        ("Cyd Elm", "member", "absent", "Health"),
    ]


def test_register_without_a_heading_of_names() -> None:
    """The first heading of a register may be empty."""
    rows = [["", "13/03/24", "12/06/24"], ["Ada Finch", "", "P"], ["Ben Oak", "P", "P"]]
    assert [(name, state) for name, _, state, _ in told(_MET, rows)] == [
        ("Ada Finch", "present"),
        ("Ben Oak", "present"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [["Member", "13/03/24", "12/06/24"], ["Ada Finch", "P", "P"], ["Ben Oak", "P", ""]], id="register"
        ),
        pytest.param([["Member", "Present", "Apologies"], ["Ada Finch", "✓", ""], ["Ben Oak", "", ""]], id="no mark"),
        pytest.param(
            [["Member", "Present", "Apologies"], ["Ada Finch", "✓", ""], ["Ben Oak", "✓", "✓"]], id="two marks"
        ),
    ],
)
def test_nobody_is_dropped_unsaid(rows: list[list[str]]) -> None:
    """Whom a table lists without one sign for this meeting is not recorded, and a finding names them."""
    found = read(_MET, rows, "1. Minutes")
    assert [r.values["name"] for r in found.records] == ["Ada Finch"]
    assert [(f.code, f.message[:9]) for f in found.findings] == [("people-in-columns", "“Ben Oak”")]


def test_register_of_other_meetings() -> None:
    """A register without a column for this meeting names nobody, and a finding says so."""
    rows = [["Member", "13/03/24", "11/09/24"], ["Ada Finch", "P", "P"], ["Ben Oak", "P", "A"]]
    found = read(_MET, rows, "1. Minutes")
    assert ([f.code for f in found.findings], list(found.records)) == (["people-in-columns"], [])


def test_names_that_cannot_be_told_apart() -> None:
    """Five names' words in a row are nobody's, and a finding says so."""
    found = read("Present:", "Ada Finch Ben Oak Cyd", "1. Minutes")
    assert ([f.code for f in found.findings], list(found.records)) == (["people-in-columns"], [])


def test_columns_of_states() -> None:
    """In a table of members a mark stands under what the member was."""
    rows = [
        ["Name", "Present", "Apologies", "Absent"],
        ["Ada Finch (Chair)", "✓", "", ""],
        ["Ben Oak", "", "✓", ""],
        ["Cyd Elm", "", "", "✓"],
    ]
    assert told(rows) == [
        ("Ada Finch", "member", "present", "Chair"),
        ("Ben Oak", "member", "apologies", None),
        ("Cyd Elm", "member", "absent", None),
    ]


def test_lost_gaps_with_brackets() -> None:
    """Posts whose gap was lost are told apart where brackets and commas follow them, in short lists after it too."""
    assert told(
        "Present:",
        "Ada Finch Northshire Police (Chair)",
        "Ben Oak Elm Council, Safety Manager",
        "Cyd Elm Fire Service",
        "Apologies:",
        "Di Ash Public Health",
    ) == [
        ("Ada Finch", "member", "present", "Northshire Police, Chair"),
        ("Ben Oak", "member", "present", "Elm Council, Safety Manager"),
        ("Cyd Elm", "member", "present", "Fire Service"),
        ("Di Ash", "member", "apologies", "Public Health"),
    ]


def test_only_list() -> None:
    """Those "in attendance" are the members where nobody is listed as present."""
    assert told("In attendance: Ada Finch, Ben Oak, Cyd Elm (Clerk)", "Apologies: Di Ash") == [
        ("Ada Finch", "member", "present", None),
        ("Ben Oak", "member", "present", None),
        ("Cyd Elm", "officer", "present", "Clerk"),
        ("Di Ash", "member", "apologies", None),
    ]


def test_reasons_for_absence() -> None:
    """Why someone is away is no part of the name."""
    assert told("Apologies were received from Cllr Ash due to illness, Cllr Oak who was away and Cllr Elm.") == [
        ("Ash", "member", "apologies", None),
        ("Oak", "member", "apologies", None),
        ("Elm", "member", "apologies", None),
    ]


def test_item_of_presence_and_apologies() -> None:
    """An item "Present and apologies" lists those who were there too, and they sent none."""
    assert told("1. Present & Apologies", "Present: Cllrs A Finch, B Oak", "Apologies: Cllr C Elm", "2. Minutes") == [
        ("A Finch", "member", "present", None),
        ("B Oak", "member", "present", None),
        ("C Elm", "member", "apologies", None),
    ]


def test_apologies_in_a_sentence_after_a_list() -> None:
    """A sentence on apologies ends no list and makes nobody present."""
    assert told("Staff:", "Ada Finch, Ben Oak", "There were apologies from Cyd Elm and Di Ash.") == [
        ("Ada Finch", "officer", "present", None),
        ("Ben Oak", "officer", "present", None),
        ("Cyd Elm", "member", "apologies", None),
        ("Di Ash", "member", "apologies", None),
    ]


def test_table_under_present() -> None:
    """A table headed "Present" and "Representing" is a list, and a row "Apologies" changes who is listed."""
    rows = [["Present", "Representing"], ["Ada Finch", "Elm Water"], ["Ben Oak", "Council"], ["Apologies", ""]]
    assert told([*rows, ["Cyd Elm", "Police"]]) == [
        ("Ada Finch", "member", "present", "Elm Water"),
        ("Ben Oak", "member", "present", "Council"),
        ("Cyd Elm", "member", "apologies", "Police"),
    ]


def test_substitute_in_brackets() -> None:
    """A bracket "for Councillor …" says for whom someone stood in."""
    records = read("Substitutes: Councillor A Finch (for Councillor B Oak)").records
    assert [(r.values["name"], r.values["substitute_for"]) for r in records] == [("A Finch", "B Oak")]


def test_those_who_sent_apologies() -> None:
    """The words "sent apologies" are said of those before them, who were not there."""
    assert told("The following were present: Ada Finch and Ben Oak.", "Cyd Elm and Di Ash sent apologies.") == [
        ("Ada Finch", "member", "present", None),
        ("Ben Oak", "member", "present", None),
        ("Cyd Elm", "member", "apologies", None),
        ("Di Ash", "member", "apologies", None),
    ]


def test_press_beside_a_councillor() -> None:
    """After a councillor known by the surname, who has a "Mr" is no councillor."""
    assert told("Also in attendance: Borough Cllr Ash, Mr Fir (Elm Echo), 12 parishioners") == [
        ("Ash", "other councillor", "present", None),
        ("Mr Fir", "other", "present", "Elm Echo"),
    ]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        pytest.param(
            "Ada Finch, Kirsty Chambers, Ben Oak", ["Ada Finch", "Kirsty Chambers", "Ben Oak"], id="a surname"
        ),
        pytest.param("Cllrs Finch, Oak, County Cllr Elm and the Clerk.", ["Finch", "Oak", "Elm"], id="a full stop"),
    ],
)
def test_names_that_look_like_other_things(said: str, names: list[str]) -> None:
    """A name that is also a word for a room is a name; a post at the end of a sentence is nobody's role."""
    assert [(name, role) for name, _, _, role in told(_MET, f"Present: {said}")] == [(name, None) for name in names]


def test_no_family_behind_a_post() -> None:
    """Behind a post, two words and a third are no couple of one surname."""
    names = [name for name, *_ in told(_MET, "Invited:", "Cyd Elm, Manager for Ports, Risk and Tide Control")]
    assert (names[0], "Risk Control" in names) == ("Cyd Elm", False)
