"""Minutes, rolls and notices in the forms of many houses: what was decided, by whom, and who was there."""

from __future__ import annotations

import pytest

from papers2data.extract.attendance import read_attendance
from papers2data.extract.minutes import read_minutes
from papers2data.extract.recommendations import read_recommendations
from papers2data.model import Document, Paper, Scalar
from papers2data.split import split
from tests.split.prose import prose

FRONT = ("# Minutes of the Parks Committee held on 3 December 2024", "Present: Cllrs A Finch and B Oak")
Part = str | list[list[str]]


def decided(*parts: Part, fields: tuple[str, ...] = ("item_number", "outcome", "text")) -> list[tuple[Scalar, ...]]:
    """The fields of each resolution of minutes that go on with these parts after their front."""
    document = prose(*FRONT, *parts)
    papers = (Paper("minutes", "Minutes", 0, len(document.blocks)),)
    records = [r for r in read_minutes(document, papers).records if r.table == "resolutions"]
    return [tuple(r.values[f] for f in fields) for r in records]


def people(*parts: Part) -> list[tuple[Scalar, ...]]:
    """(name, capacity, attendance, role) of each person."""
    document = prose(*parts)
    papers = (Paper("minutes", "Minutes", 0, len(document.blocks)),)
    fields = ("name", "capacity", "attendance", "role")
    return [tuple(r.values[f] for f in fields) for r in read_attendance(document, papers).records]


@pytest.mark.parametrize(
    ("titles", "numbers"),
    [
        pytest.param(("45/24 Trees", "46/24 Walls"), ["45/24", "46/24"], id="number and year"),
        pytest.param(("24/45 Trees", "24/46 Walls"), ["24/45", "24/46"], id="year and number"),
        pytest.param(("24/25-031 Trees", "24/25-032 Walls"), ["24/25-031", "24/25-032"], id="municipal year"),
        pytest.param(("C.17 Trees", "C.18 Walls"), ["C.17", "C.18"], id="letter of the committee"),
        pytest.param(("P24/101 Trees", "P24/102 Walls"), ["P24/101", "P24/102"], id="letter and year"),
        pytest.param(("Minute 12 Trees", "Minute 13 Walls"), ["12", "13"], id="the word minute"),
        pytest.param(("Item 5: Trees", "Item 6: Walls"), ["5", "6"], id="the word item"),
        pytest.param(("9.1 Trees", "9.2 Walls"), ["9.1", "9.2"], id="sections of a part"),
        pytest.param(("1.0 Trees", "2.0 Walls"), ["1.0", "2.0"], id="point nought"),
        pytest.param(("* 45 Trees", "* 46 Walls"), ["45", "46"], id="starred where delegated"),
    ],
)
def test_numbers_of_items(titles: tuple[str, str], numbers: list[str]) -> None:
    """Items are told by their numbers in any style, whether or not their titles are headings."""
    plain = decided(titles[0], "RESOLVED that it be noted.", titles[1], "RESOLVED that it be mended.")
    heads = decided(f"# {titles[0]}", "RESOLVED that it be noted.", f"# {titles[1]}", "RESOLVED that it be mended.")
    assert [row[0] for row in plain] == numbers
    assert [row[0] for row in heads] == numbers


def test_reasons_are_no_clauses() -> None:
    """The reasons under a decision are no clauses of it, numbered or not."""
    rows = decided(
        "RESOLVED – (a) That it be noted.", "(b) That it be told.", "REASONS – (a) It is wet.", "(b) It leaks."
    )
    assert [row[2] for row in rows] == ["That it be noted.", "That it be told."]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "The Board NOTED the report and AGREED that the plan be sent out.",
            [("noted", "the report"), ("agreed", "that the plan be sent out.")],
            id="noted and agreed",
        ),
        pytest.param(
            "The Committee NOTED the update, and APPROVED the budget.",
            [("noted", "the update"), ("agreed", "the budget.")],
            id="noted and approved",
        ),
        pytest.param(
            "RESOLVED to NOTE the report and APPROVE the plan.",
            [("resolved", "to NOTE the report and APPROVE the plan.")],
            id="one outcome with two orders",
        ),
    ],
)
def test_two_outcomes_in_a_sentence(line: str, expected: list[tuple[str, str]]) -> None:
    """A sentence with two outcomes in capitals is two decisions."""
    assert decided("# 5 Plan", line, fields=("outcome", "text")) == expected


VOTE = ("votes_for", "votes_against", "abstentions")


def test_votes_by_names() -> None:
    """Of a recorded vote that only lists names, the names are counted, for the motion that was put."""
    rows = decided(
        "# 54 Chair",
        "Councillor S Finch proposed that Councillor M Holly be Chair, this was duly seconded.",
        "Councillor B Oak proposed that Councillor P Yew be Chair, this was duly seconded.",
        "The Chair then put the proposal in the name of Councillor Finch and the voting was as follows:",
        *("For the recommendation:", "Councillors S Finch, M Holly and C Elm.", "Against the recommendation:"),
        *("Councillors B Oak and Mrs P Yew.", "Abstention:", "Councillor D Ash."),
        "RESOLVED that Councillor M Holly be Chair for the year.",
        fields=("mover", *VOTE),
    )
    assert rows == [("S Finch", 3, 2, 1)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("The amendment by the Green Group was lost by 47 votes to 17.", ("fell", 17, 47), id="lost by"),
        pytest.param("The substantive motion was carried 31 votes to 29.", ("carried", 31, 29), id="carried"),
        pytest.param("The amendment was lost by 56 votes 2, with 1 abstention.", ("fell", 2, 56), id="a word left out"),
    ],
)
def test_vote_in_a_sentence(line: str, expected: tuple[str, int, int]) -> None:
    """A vote told in one sentence is the fate of what it names; the first number is that of those who won."""
    assert decided("# 4 Budget", line, fields=("outcome", "votes_for", "votes_against")) == [expected]


def test_casting_vote() -> None:
    """A casting vote against settles an even vote."""
    rows = decided(
        "# 4 Trees",
        "Councillor S Finch moved that the oak be felled, seconded by Councillor B Oak.",
        "There was an equality of voting and the Chairman used his casting vote to vote against the motion.",
        fields=("outcome", "mover"),
    )
    assert rows == [("fell", "S Finch")]


def test_motion_put_in_lines() -> None:
    """A proposal whose votes stand on lines of their own, and that was not agreed, fell."""
    rows = decided(
        "# 39 Order",
        "Councillor Finch moved and Councillor Oak seconded a proposal to change the order:",
        "• the ponds",
        "The proposed change was put to the vote, with the following result:",
        *("For: 26", "Against: 32", "Abstention: 0"),
        "The change was not agreed and the business went on.",
        fields=("outcome", "mover", "seconder", *VOTE),
    )
    assert rows == [("fell", "Finch", "Oak", 26, 32, 0)]


def test_titles_that_run_into_the_text() -> None:
    """A minute number, a title and a colon open an item although its text goes on in the same paragraph."""
    rows = decided(
        *("# 2448. Police report", "None."),
        "2449. Ash Lane: The clerk spoke. It was agreed to sweep Ash Lane.",
        "2450. Pond: It was agreed to drain the pond.",
        "813. Fête: It was agreed to hold a fête.",
        "814. Hall: It was agreed to let the hall.",
        fields=("item_number", "item_title", "text"),
    )
    assert [(number, title) for number, title, _ in rows] == [
        ("2449", "Ash Lane"),
        ("2450", "Pond"),
        ("813", "Fête"),
        ("814", "Hall"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "Invoice for grass cutting, Councillors resolved to pay", ("resolved", None), id="resolved in mid-sentence"
        ),
        pytest.param("The Trustees reviewed and accepted the new rules.", ("agreed", None), id="reviewed and accepted"),
        pytest.param("All members agreed that Ms Oak be asked.", ("agreed", None), id="all members"),
        pytest.param("A survey of the pond was shown. Noted", ("noted", None), id="noted at the end"),
        pytest.param(
            "Gifts. It was proposed by Cllr. B. Oak, seconded by Cllr. A. Finch and agreed to give £90. Clerk",
            ("agreed", "Clerk"),
            id="who is to act in the margin",
        ),
    ],
)
def test_plain_words(line: str, expected: tuple[str, str | None]) -> None:
    """What small houses write for a decision is one, with its outcome and who is to act."""
    assert decided("# 4 Matters", line, fields=("outcome", "responsible")) == [expected]


def test_noted_with_what_was_noted() -> None:
    """A paragraph that closes in "Noted" tells what was noted, not the title of its item."""
    rows = decided("# 4 Letters", "Letter from the bank of 3 May. Noted", fields=("text",))
    assert rows == [("Letter from the bank of 3 May.",)]


def test_movers_with_initials() -> None:
    """Full stops after titles and initials cut no name."""
    line = "It was proposed by Cllr. B. Oak, seconded by Cllr. A. Finch and agreed to give £90."
    assert decided("# 4 Gifts", line, fields=("mover", "seconder")) == [("B Oak", "A Finch")]


def test_action_of_the_paragraph_above() -> None:
    """An action line with nothing but initials assigns what the paragraph above it says is to be done."""
    document = prose(*FRONT, "# 4 Pond", "The pond leaks. Ann will mend it.", "ACTION: AF/BO")
    papers = (Paper("minutes", "Minutes", 0, len(document.blocks)),)
    actions = [r.values for r in read_minutes(document, papers).records if r.table == "milestone_readings"]
    assert [(a["name"], a["lead"]) for a in actions] == [("Ann will mend it", "A Finch, B Oak")]


def test_lists_side_by_side() -> None:
    """Lists whose columns were lost name nobody, and a finding says so."""
    document = prose("Present: Apologies:", "Ann Finch Ben Oak", "Cy Elm", "1. Minutes", "Apologies from Ben Oak.")
    found = read_attendance(document, (Paper("minutes", "Minutes", 0, len(document.blocks)),))
    assert [finding.code for finding in found.findings] == ["people-in-columns"]
    assert not found.records


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "Present: Cllrs A Finch (Chair) and B Oak Clerk C Elm",
            [("A Finch", "member", "Chair"), ("B Oak", "member", None), ("C Elm", "officer", "Clerk")],
            id="clerk on the next line",
        ),
        pytest.param(
            "Present: Miss Ann Finch and Mr Ben Oak, Councillors, and Mrs Cy Elm, Clerk",
            [("Miss Ann Finch", "member", None), ("Mr Ben Oak", "member", None), ("Mrs Cy Elm", "officer", "Clerk")],
            id="what all before are",
        ),
        pytest.param(
            "Present– Cllr A Finch - Chair, Cllr B Oak & the Clerk",
            [("A Finch", "member", "Chair"), ("B Oak", "member", None)],
            id="dash for a colon, post and others",
        ),
        pytest.param(
            "Present; Amy Pole (AP), Anne‐Marie Rigg",
            [("Amy Pole", "member", None), ("Anne-Marie Rigg", "member", None)],
            id="semicolon, initials that could mean apologies, another hyphen",
        ),
        pytest.param(
            "Present (two members): Ann Finch (AF) and Ben Oak (BO). Parish Clerk: Cy Elm",
            [("Ann Finch", "member", None), ("Ben Oak", "member", None), ("Cy Elm", "officer", None)],
            id="clerk under a label of the line's own",
        ),
        pytest.param(
            "Councillors: Finch (Chair), Oak",
            [("Finch", "member", "Chair"), ("Oak", "member", None)],
            id="surnames under councillors",
        ),
        pytest.param(
            "Board members present (Chair: Cllr Ann Finch): Ben Oak, Cy Elm",
            [("Ann Finch", "member", "Chair"), ("Ben Oak", "member", None), ("Cy Elm", "member", None)],
            id="the chair in the label",
        ),
        pytest.param(
            "Members of the Council present were: Councillors Ann Finch and Ben Oak",
            [("Ann Finch", "member", None), ("Ben Oak", "member", None)],
            id="a sentence for a label",
        ),
        pytest.param(
            "Present: Ann Finch, Cy Preston Cllrs Oak and Yew",
            [
                ("Ann Finch", "member", None),
                ("Cy Preston", "member", None),
                ("Oak", "member", None),
                ("Yew", "member", None),
            ],
            id="councillors after others",
        ),
    ],
)
def test_small_houses_lists(line: str, expected: list[tuple[str, str, str | None]]) -> None:
    """Lists of small houses name each person once, with what is said of that person alone."""
    assert [(n, c, r) for n, c, _, r in people(line, "# 1 Minutes")] == expected


def test_apology_told_twice() -> None:
    """A surname among the apologies is who was named in full before."""
    rows = people("Apologies: Mr Amos Landy", "# 1. Apologies", "Apologies were received from Councillor Landy.")
    assert [row[0] for row in rows] == ["Mr Amos Landy"]


def test_lone_heading_among_numbered_titles() -> None:
    """Where one of many numbered titles is set as a heading, the others open items too."""
    rows = decided(
        *(
            "1. Trees",
            "RESOLVED that oaks be kept.",
            "2. Walls",
            "None.",
            "3. Paths",
            "RESOLVED that Ash Lane be swept.",
        ),
        *("4. Ponds", "None.", "# 5. PRESS", "RESOLVED that it be told."),
    )
    assert [row[0] for row in rows] == ["1", "3", "5"]


@pytest.mark.parametrize("title", ["2024/25 Budget", "04/03/2025 Budget", "2024-2025 Budget"])
def test_years_number_no_items(title: str) -> None:
    """A financial year or a day before a title is no number of an item."""
    assert decided(f"# {title}", "RESOLVED that it be noted.")[0][0] is None


def test_alike_but_of_others() -> None:
    """Two resolutions in nearly the same words are two where each names someone else."""
    rows = decided(
        "RESOLVED that Cllr Finch be elected Chair for 2025.", "RESOLVED that Cllr Oak be elected Chair for 2025."
    )
    assert len(rows) == 2


def test_mover_of_several() -> None:
    """Of two who put someone forward, the mover of the resolution is the one whose words it repeats."""
    rows = decided(
        "# 4 Chair",
        "Councillor S Finch proposed that Councillor M Holly be Chair, this was duly seconded.",
        "Councillor B Oak proposed that Councillor P Yew be Chair, this was duly seconded.",
        "RESOLVED that Councillor M Holly be Chair for the year.",
        fields=("text", "mover"),
    )
    assert rows == [("that Councillor M Holly be Chair for the year.", "S Finch")]


def test_page_of_a_committee_system() -> None:
    """Of a page only what was said and decided counts, under the item's own number and title."""
    rows = decided(
        "53.",
        "# Sea wall pdf icon PDF 60 KB",
        "The committee is asked to note the report.",
        "Recommendation:",
        "That the committee resolves to:",
        "1. Note the sea wall.",
        "Minutes:",
        "The engineer spoke.",
        "RESOLVED: (Unanimously)",
        "That the wall be mended.",
        "54.",
        "# Pier",
        "Minutes:",
        "RESOLVED: (Unanimously) That it be shut.",
        "55.",
        "# Any other business",
        fields=("item_number", "item_title", "text"),
    )
    assert rows == [("53", "Sea wall", "That the wall be mended."), ("54", "Pier", "That it be shut.")]


def test_clauses_are_no_items() -> None:
    """The second clause of a list is no item although its number follows the item's."""
    rows = decided("1. Trees", "RESOLVED:", "1. That oaks be planted.", "2. That elms be felled.", "2. Walls", "None.")
    assert [(row[0], row[2]) for row in rows] == [("1", "That oaks be planted."), ("1", "That elms be felled.")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("It was moved by Cllr Finch, seconded by Cllr Oak and RESOLVED that it be mended.",),
            ("resolved", "that it be mended.", "Finch", "Oak"),
            id="moved, seconded and resolved in a sentence",
        ),
        pytest.param(
            ("It was MOVED by Councillor Finch, SECONDED by Councillor Oak, and", "RESOLVED that it be mended."),
            ("resolved", "that it be mended.", "Finch", "Oak"),
            id="broken before resolved",
        ),
        pytest.param(
            ("Proposed by Councillor Finch", "Seconded by Councillor Oak and", "Resolved: that it be mended."),
            ("resolved", "that it be mended.", "Finch", "Oak"),
            id="a line for each",
        ),
        pytest.param(
            ("It was resolved to mend it. Proposed Cllr Finch, seconded Cllr Oak. All in favour.",),
            ("resolved", "It was resolved to mend it.", "Finch", "Oak"),
            id="parish: movers after it",
        ),
        pytest.param(
            ("Proposed by Alderman Finch, seconded by Cllr Oak and agreed that it be mended.",),
            ("agreed", "that it be mended.", "Finch", "Oak"),
            id="proposed, seconded and agreed",
        ),
        pytest.param(
            ("RESOLVED (unanimously) to mend it.",),
            ("resolved", "to mend it.", None, None),
            id="unanimously in brackets",
        ),
        pytest.param(("RESOLVED/-", "That it be mended."), ("resolved", "That it be mended.", None, None), id="stroke"),
        pytest.param(("The Board NOTED the map.",), ("noted", "the map.", None, None), id="board noted"),
        pytest.param(("Agreed: that it be mended.",), ("agreed", "that it be mended.", None, None), id="Agreed:"),
        pytest.param(
            ("Decision", "The Committee agreed to mend it."),
            ("resolved", "The Committee agreed to mend it.", None, None),
            id="decision as a line of its own",
        ),
        pytest.param(
            ("24/0123 Mill Lane: RESOLVED to grant permission.",),
            ("resolved", "to grant permission.", None, None),
            id="after a label",
        ),
        pytest.param(
            ("That the report be noted.",),
            ("resolved", "That the report be noted.", None, None),
            id="no verb before it",
        ),
        pytest.param(
            ("RECOMMENDED TO COUNCIL: That it be mended.",),
            ("resolved", "That it be mended.", None, None),
            id="recommended to Council",
        ),
        pytest.param(
            ("Agreed as an accurate record.",),
            ("agreed", "Agreed as an accurate record.", None, None),
            id="agreed as",
        ),
    ],
)
def test_ways_of_deciding(lines: tuple[str, ...], expected: tuple[str | None, ...]) -> None:
    """Each house's words give one decision, with its words, mover and seconder."""
    fields = ("outcome", "text", "mover", "seconder")
    assert decided("# 4 Wall", *lines, fields=fields) == [expected]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("Members reminded us that Cabinet had RESOLVED that it be felled.",), id="told of another body"),
        pytest.param(("At its last meeting the Panel RESOLVED that it be felled.",), id="told of an earlier meeting"),
        pytest.param(('The answer read: "RESOLVED that it be felled."',), id="quoted"),
        pytest.param(
            ("These points were made:", "• It was agreed that oaks matter.", "• Members noted that elms fell."),
            id="points of a discussion",
        ),
        pytest.param(("Members asked what would follow if the plan was not agreed.",), id="not agreed"),
    ],
)
def test_talk_is_no_decision(lines: tuple[str, ...]) -> None:
    """What was said, quoted or decided elsewhere is no decision of the meeting."""
    assert decided("# 4 Trees", *lines, "# 5 Plan", "RESOLVED that it be noted.") == [
        ("5", "resolved", "that it be noted.")
    ]


def test_recommendation_before_the_resolution() -> None:
    """Where the item resolves something, what was recommended before it is none of its decisions."""
    rows = decided(
        "# 4 Pay", "Recommended: That it be paid.", "RECOMMENDED that it be paid.", "Resolved: That it wait."
    )
    assert [row[2] for row in rows] == ["That it wait."]


def test_list_of_what_the_board_did() -> None:
    """In a list under "The Board:" each clause has the outcome of its own verb."""
    rows = decided("# 4 Plan", "The Board:", "i. NOTED the map; and", "ii. AGREED the plan.")
    assert rows == [("4", "noted", "NOTED the map; and"), ("4", "agreed", "AGREED the plan.")]


VOTES = ("outcome", "text", "votes_for", "votes_against", "abstentions")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("Put to the vote, the proposal was carried (9 for, 1 against, 2 abstentions).", "RESOLVED that it stay."),
            [("resolved", "that it stay.", 9, 1, 2)],
            id="before the resolution",
        ),
        pytest.param(
            ("Decision: that it stay.", "Votes: 9 in favour, 2 against, 1 abstention."),
            [("resolved", "that it stay.", 9, 2, 1)],
            id="on the next line",
        ),
        pytest.param(
            ("Resolved that it stay. (Voting: For 8; Against 2; Abstentions 1)",),
            [("resolved", "that it stay.", 8, 2, 1)],
            id="in brackets after it",
        ),
        pytest.param(
            ("RESOLVED:", "That it stay. Carried by 11 votes to 1 with no abstentions."),
            [("resolved", "That it stay.", 11, 1, 0)],
            id="votes to",
        ),
        pytest.param(
            (
                'It was MOVED by Cllr Finch, SECONDED by Cllr Oak: "That it stay."',
                "A recorded vote was taken as follows:",
                [["For", "Against", "Abstain"], ["Cy Elm", "Di Ash", "Ed Fir"], ["1", "1", "1"]],
                "The motion was CARRIED.",
            ),
            [("carried", "That it stay.", 1, 1, 1)],
            id="a table of names",
        ),
        pytest.param(
            (
                "A motion to fell it, proposed by Cllr Finch and seconded by Cllr Oak, was LOST.",
                "Resolved that it stay.",
            ),
            [("fell", "A motion to fell it", None, None, None), ("resolved", "that it stay.", None, None, None)],
            id="lost in its own sentence",
        ),
    ],
)
def test_votes(lines: tuple[Part, ...], expected: list[tuple[Scalar, ...]]) -> None:
    """The numbers of a vote go to the decision that they are of, wherever they stand."""
    assert decided("# 4 Tree", *lines, fields=VOTES) == expected


def test_amendment_under_its_own_line() -> None:
    """The proposal under the line "Amendment" is one; carried, it is what was decided."""
    rows = decided(
        "# 4 Tree",
        "Proposed by Councillor Finch,",
        "Seconded by Councillor Oak,",
        "That the tree be felled.",
        "Amendment",
        "Proposed by Councillor Elm,",
        "Seconded by Alderman Ash,",
        "That the tree be kept.",
        "On a vote, sixteen Members voted for the amendment and two against and it was declared carried.",
        "The amendment was thereupon put as the substantive motion and passed.",
        fields=("outcome", "text", "mover", "seconder", "votes_for", "votes_against"),
    )
    assert rows == [("carried", "That the tree be kept.", "Elm", "Ash", 16, 2)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("Present: Provost Ada Finch, Bailie Ben Oak and Councillor Cy Elm",),
            [("Ada Finch", "Provost"), ("Ben Oak", "Bailie"), ("Cy Elm", None)],
            id="Scottish offices before names",
        ),
        pytest.param(
            ("Present: Cynghorydd / Councillor Siân Ŷnys-Hughes and Cllr Gwyn ap Dafydd",),
            [("Siân Ŷnys-Hughes", None), ("Gwyn ap Dafydd", None)],
            id="Welsh title and letters",
        ),
        pytest.param(
            ("Present: Chairperson Alderman J Finch; Councillors P Mac Oak and S Ó hElm",),
            [("J Finch", "Chairperson"), ("P Mac Oak", None), ("S Ó hElm", None)],
            id="Irish names",
        ),
        pytest.param(
            ("Present: The Mayor, Councillor Ada Finch; Councillors Oak and Elm",),
            [("Ada Finch", "Mayor"), ("Oak", None), ("Elm", None)],
            id="mayor before the name",
        ),
        pytest.param(
            ("Present: Councillor Ada Finch in the Chair, Cllr Ben Oak (Lab) and Cllr Cy Elm (arrived at 7.01pm)",),
            [("Ada Finch", "in the Chair"), ("Ben Oak", None), ("Cy Elm", None)],
            id="parties and times are no posts",
        ),
        pytest.param(
            ("Present: Councillor Ada Finch", "Councillor Ben Oak Councillor Cy Elm"),
            [("Ada Finch", None), ("Ben Oak", None), ("Cy Elm", None)],
            id="columns run together",
        ),
        pytest.param(
            ("Cllr Ada Finch", "Cllr Ben Oak"), [("Ada Finch", None), ("Ben Oak", None)], id="a list without a label"
        ),
        pytest.param(
            ("Officers: Chief Fire Officer J Finch, B Oak (Clerk)",),
            [("J Finch", "Chief Fire Officer"), ("B Oak", "Clerk")],
            id="post before the name",
        ),
        pytest.param(
            ("Officers: Ada Finch, Executive Director; Ben Oak, Clerk",),
            [("Ada Finch", "Executive Director"), ("Ben Oak", "Clerk")],
            id="post after a comma",
        ),
        pytest.param(
            ("Also in attendance: Police and Crime Commissioner (Ada Finch)",),
            [("Ada Finch", "Police and Crime Commissioner")],
            id="name in the bracket",
        ),
        pytest.param(
            ("Attendance", "Maintained primary: Mrs A Finch (Chair), Mr B Oak", "Academies: Ms C Elm"),
            [("Mrs A Finch", "Chair"), ("Mr B Oak", None), ("Ms C Elm", None)],
            id="groups with labels of their own",
        ),
        pytest.param(
            ("Present:", [["Ada Finch", "AF", "Clinical Chair"], ["Ben Oak", "BO", "Finance Director"]]),
            [("Ada Finch", "Clinical Chair"), ("Ben Oak", "Finance Director")],
            id="a table with initials",
        ),
    ],
)
def test_names_and_posts(lines: tuple[Part, ...], expected: list[tuple[str, str | None]]) -> None:
    """Names and posts are told apart in the lists of many houses."""
    assert [(name, role) for name, _, _, role in people(*lines)] == expected


def test_register() -> None:
    """A register's columns say authority and presence; its heading sets no capacity but that of the post."""
    register = [
        ["Name", "Authority", "Attendance"],
        ["Cllr Ada Finch (Chair)", "Marton", "Present"],
        ["Cllr Ben Oak", "Southey", "Apologies"],
        ["Ms C Elm", "Officer", "Present"],
    ]
    assert people(register) == [
        ("Ada Finch", "member", "present", "Chair, Marton"),
        ("Ben Oak", "member", "apologies", "Southey"),
        ("Ms C Elm", "officer", "present", "Officer"),
    ]


def test_councillors_among_officers() -> None:
    """A titled name among those in attendance is a councillor; the clerk is an officer."""
    assert people("In attendance: Mrs A Finch (Clerk), Cllr B Oak (District Council)") == [
        ("Mrs A Finch", "officer", "present", "Clerk"),
        ("B Oak", "other councillor", "present", "District Council"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "Apologies were received from Cllr Ada Finch (Cllr Ben Oak substituting) and Mr Elm.",
            [("Ben Oak", "substitute"), ("Ada Finch", "member"), ("Mr Elm", "member")],
            id="substituting in a bracket",
        ),
        pytest.param(
            "Apologies were received from Mr Ada Finch (Ms Bea Oak attended as substitute).",
            [("Ms Bea Oak", "substitute"), ("Mr Ada Finch", "member")],
            id="attended as substitute",
        ),
        pytest.param(
            "Apologies were intimated on behalf of Mr Ada Finch.", [("Mr Ada Finch", "member")], id="on behalf of"
        ),
        pytest.param(
            "Councillor Ada Finch apologised for her inability to attend.", [("Ada Finch", "member")], id="apologised"
        ),
        pytest.param(
            "Apologies were approved from Cllrs Finch (work) and Oak (holiday).",
            [("Finch", "member"), ("Oak", "member")],
            id="excuses are no posts",
        ),
    ],
)
def test_apologies(sentence: str, expected: list[tuple[str, str]]) -> None:
    """Those who sent apologies and those who stood in are read from the sentence under the item."""
    found = people("# 1. Welcome and apologies", sentence)
    assert [(name, capacity) for name, capacity, *_ in found] == expected
    assert all(role is None for *_, role in found)


def test_whoever_chairs_is_there() -> None:
    """A line below the apologies that says who took the chair makes nobody absent."""
    found = people(
        "Present: Councillors Ada Finch and Ben Oak", "Apologies: Cllr Cy Elm", "Councillor Oak in the Chair"
    )
    assert [(name, presence) for name, _, presence, _ in found] == [
        ("Ada Finch", "present"),
        ("Ben Oak", "present"),
        ("Cy Elm", "apologies"),
    ]


def test_absent_by_a_sign() -> None:
    """Where the front says what a sign before a name means, those with the sign were not there."""
    found = people("Members", "Persons absent are marked with an 'A'", "Ada Finch (Chair)", "A Ben Oak")
    assert [(name, presence) for name, _, presence, _ in found] == [("Ada Finch", "present"), ("Ben Oak", "absent")]


def notice(document: Document) -> list[tuple[Scalar, ...]]:
    """(item_number, clause, text) of each decision of a notice."""
    fields = ("item_number", "clause", "text")
    return [tuple(r.values[f] for f in fields) for r in read_minutes(document, split(document)).records]


def test_notice_under_item_titles() -> None:
    """Titles such as "Agenda item 5 – …" part a notice's decisions."""
    document = prose(
        "# Notice of decisions taken by the Cabinet on 5 March 2025",
        "Agenda item 5 – Pool",
        "DECISION:",
        "(1) That it be let.",
        "(2) That it be mended.",
        "Agenda item 6 – Budget",
        "DECISION:",
        "That it be noted.",
    )
    assert notice(document) == [
        ("5", "1", "That it be let."),
        ("5", "2", "That it be mended."),
        ("6", "", "That it be noted."),
    ]


def test_notice_as_a_table() -> None:
    """A table of items, titles and decisions gives each row's decision, and the clauses that run on in a cell."""
    document = prose(
        "# Decision notice",
        "# Executive – 14 November 2024",
        [
            ["Item", "Title", "Decision"],
            ["5", "Budget", "That it be noted."],
            ["6", "Homes", "(1) That it be adopted. (2) That it be printed."],
        ],
    )
    assert notice(document) == [
        ("5", "", "That it be noted."),
        ("6", "1", "That it be adopted."),
        ("6", "2", "That it be printed."),
    ]


def test_record_of_one_decision() -> None:
    """Each order of a record of decision is a clause although it has no number, up to the reasons."""
    document = prose(
        "# MARTONSHIRE COUNCIL – RECORD OF DECISION",
        "# Subject Matter / Title of Decision",
        "Contracts for dredging",
        "# Decision:",
        "As Cabinet Member for Quays I agree to:",
        "APPROVE the contract for the east channel.",
        "DELEGATE authority to the Director of Quays to sign it.",
        "# Reason(s) for decision:",
        "The channel is silting up.",
    )
    rows = [r.values for r in read_minutes(document, split(document)).records]
    assert [(row["item_title"], row["outcome"], row["text"]) for row in rows] == [
        ("Contracts for dredging", "resolved", "APPROVE the contract for the east channel."),
        ("Contracts for dredging", "resolved", "DELEGATE authority to the Director of Quays to sign it."),
    ]


def test_proposed_record_only_asks() -> None:
    """A proposed record of decision resolves nothing: what it would decide is recommended."""
    document = prose(
        "# MARTONSHIRE COUNCIL – PROPOSED RECORD OF DECISION",
        "# DECISION TO BE TAKEN BY: Cabinet",
        "Decision: Cabinet propose to:",
        "a) Adopt the plan for the east channel",
        "b) Delegate its upkeep to the Director of Quays",
        "# Reason(s) for decision:",
        "The channel is silting up.",
    )
    papers = split(document)
    assert read_minutes(document, papers).records == ()
    assert [(r.values["number"], r.values["text"]) for r in read_recommendations(document, papers).records] == [
        ("a", "Adopt the plan for the east channel"),
        ("b", "Delegate its upkeep to the Director of Quays"),
    ]


def test_who_else_is_at_a_board() -> None:
    """At a board without councillors nobody "also present" is one, its secretary is no member, and MoJ no initials."""
    rows = people(
        "# Minutes of the Ferry Users Board held on 3 December 2031",
        "Present:",
        "Ada Finch (Chair) (AF)",
        "Ben Oak (Secretary)",
        "Also present:",
        "Cy Elm (MoJ)",
    )
    assert rows == [
        ("Ada Finch", "member", "present", "Chair"),
        ("Ben Oak", "officer", "present", "Secretary"),
        ("Cy Elm", "other", "present", "MoJ"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ("Present:", "Kay Adder (KA) Chair Leo Birch (LB)", "Moll Crane (MC)"),
            [("Kay Adder", "present", "Chair"), ("Leo Birch", "present", None), ("Moll Crane", "present", None)],
            id="columns told by initials",
        ),
        pytest.param(
            ("Attending", "Ida Pike IP Vice Chair", "Oli Shad OS"),
            [("Ida Pike", "present", "Vice Chair"), ("Oli Shad", "present", None)],
            id="initials without brackets",
        ),
        pytest.param(
            ("PRESENT  Cllr P Rook, Cllr S Tern",),
            [("P Rook", "present", None), ("S Tern", "present", None)],
            id="label without a colon",
        ),
        pytest.param(
            ("Present: Cllrs Auk and Bee. Apologies from Cllr Doe. Clerk: Mrs Elk. 3 members of the public came.",),
            [
                ("Auk", "present", None),
                ("Bee", "present", None),
                ("Doe", "apologies", None),
                ("Mrs Elk", "present", None),
            ],
            id="sentences of one paragraph",
        ),
        pytest.param(
            ("Present: R Auk and T Bee / Clerk W Doe",),
            [("R Auk", "present", None), ("T Bee", "present", None), ("W Doe", "present", "Clerk")],
            id="stroke",
        ),
        pytest.param(
            ("# Council", "Ann Auk (Chairman), Ben Bee", "# Officers", "Sue Doe (Clerk)"),
            [("Ann Auk", "present", "Chairman"), ("Ben Bee", "present", None), ("Sue Doe", "present", "Clerk")],
            id="headings of groups",
        ),
        pytest.param(
            ("Present:", "1. Mary Auk", "2. Neil Bee", "Apologies: Quin Doe"),
            [("Mary Auk", "present", None), ("Neil Bee", "present", None), ("Quin Doe", "apologies", None)],
            id="numbered names",
        ),
        pytest.param(
            ("Present: Cllr A Auk", "Apologies: Cllr B Bee (Cllr C Doe substituting)"),
            [("A Auk", "present", None), ("C Doe", "present", None), ("B Bee", "apologies", None)],
            id="stand-in in brackets",
        ),
        pytest.param(
            ("Present: Mr and Mrs B Auk",),
            [("Mr B Auk", "present", None), ("Mrs B Auk", "present", None)],
            id="couple",
        ),
        pytest.param(
            ([["Name", "3 Sep", "3 Dec"], ["Ann Auk", "A", "P"], ["Ben Bee", "P", "A"]],),
            [("Ann Auk", "present", None), ("Ben Bee", "absent", None)],
            id="register of several meetings",
        ),
    ],
)
def test_lists_of_small_houses(lines: tuple[Part, ...], expected: list[tuple[Scalar, ...]]) -> None:
    """People are told apart by the signs, labels and headings that stand around their names."""
    assert [
        (n, a, r) for n, _, a, r in people("# Minutes of the Mill Board held on 3 December 2024", *lines)
    ] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "Prop. Cllr Auk, sec. Cllr Bee: that the gate be mended.", ("agreed", "Auk", "Bee"), id="short words"
        ),
        pytest.param(
            "Cllr Auk proposed, Cllr Bee seconded, that it be mended. All in favour.",
            ("agreed", "Auk", "Bee"),
            id="all",
        ),
        pytest.param(
            "Mrs Auk proposed a fee of £3, Mr Bee seconded, all agreed.", ("agreed", "Mrs Auk", "Mr Bee"), id="fee"
        ),
        pytest.param(
            "It was proposed, seconded and resolved that it be mended.", ("resolved", None, None), id="nobody named"
        ),
        pytest.param(
            "There being no others, Cllr Crow was duly elected.", ("agreed", None, None), id="election in plain words"
        ),
        pytest.param("Agreed to spend up to £50 on bulbs.", ("agreed", None, None), id="verb first"),
        pytest.param("Members resolved their differences.", None, id="quarrel"),
        pytest.param("The Chair agreed with the point.", None, id="opinion"),
    ],
)
def test_who_moved_in_plain_words(line: str, expected: tuple[Scalar, ...] | None) -> None:
    """Movers and seconders before a decision's words are read, and verbs that tell of something else decide nothing."""
    found = decided("1. Gate", line, "2. Wall", "None.", fields=("outcome", "mover", "seconder"))
    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    "line",
    [
        "RESOLVED that Cllr Auk be elected Chair.",
        "RESOLVED to pay the accounts as listed.",
        "RESOLVED that the press and public be excluded.",
        "RESOLVED that a vote of thanks be given to Mr Bee.",
        "RESOLVED that the minutes be signed.",
        "The Board APPROVED the rent policy.",
    ],
)
def test_formalities_are_settled(line: str) -> None:
    """What a meeting does at once by deciding it is approved, and nothing is to come back."""
    assert decided("1. Chair", line, fields=("action",)) == [("approve",)]


def test_low_numbers_with_titles_run_in() -> None:
    """Paragraphs with low numbers in a row, each with its title before a stop, a dash or a colon, are items."""
    lines = ("1. Minutes. The minutes were approved.", "2. Hedge - RESOLVED to cut it.", "3. Next meeting: 1 May 2025")
    assert decided(*lines, fields=("item_number", "text")) == [("1", "The minutes were approved."), ("2", "to cut it.")]


def test_decisions_unread() -> None:
    """A notice of decisions from which nothing could be read says so."""
    document = prose("# Decision notice", "Nothing that is labelled.")
    found = read_minutes(document, (Paper("decision_notice", "Decision notice", 0, 2),))
    assert [finding.code for finding in found.findings] == ["decisions-unread"]
