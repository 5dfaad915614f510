"""The list of risks, each one's page, and how its score moved from register to register."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest

from papers2data.site.pages.risks import Reading, columns, risks, steps
from tests.cli.sample import HARM
from tests.site.conftest import Get

EMPTY = replace(
    Reading(**{each.name: None for each in fields(Reading)}),  # type: ignore[arg-type]  # as a row of NULLs
    risk_id="flood",
    name="A flood",
    mitigations="[]",
    has_next=0,
    document_id="d",
)


def _names(text: str) -> list[str]:
    return re.findall(r'<th scope="row">(?:CL\d\d )?<a href="[^"]+">([^<]+)</a>', text)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        pytest.param(
            {},
            [
                "The deficit on the high needs block",
                "Too few homes for children in care",
                "Social workers leave faster than they can be replaced",
                "Inspection of services for children with special needs",
                "No company tenders for school buses on the coast",
                "The old case system fails before the last teams have left it",
            ],
            id="the highest score first",
        ),
        pytest.param(
            {"show": "worse"},
            ["Too few homes for children in care", "Social workers leave faster than they can be replaced"],
            id="higher than before",
        ),
        pytest.param(
            {"show": "gone"},
            ["The old case system fails before the last teams have left it"],
            id="missing from the next register",
        ),
        pytest.param({"category": "Finance"}, ["The deficit on the high needs block"], id="category"),
        pytest.param({"words": "BUSES coast"}, ["No company tenders for school buses on the coast"], id="words"),
        pytest.param({"words": "' OR 1=1 --"}, [], id="signs that mean harm"),
    ],
)
def test_list(office: Get, asked: dict[str, str], names: list[str]) -> None:
    """The list holds what was asked for, as the last register that has it tells it."""
    assert _names(office("/risks", **asked).text) == names


def test_page(office: Get) -> None:
    """A risk's page tells its score register by register, what is done about it, what to ask, and each source."""
    (path,) = re.findall(r'<a href="(/risks/[^"]+)"', office("/risks", words="too few homes").text)
    text = office(path).text
    assert "CL01 Too few homes for children in care</h1>" in text
    assert re.findall(r'<th scope="row">([^<]+)</th>\s*<td>([^<]+)</td>\s*<td class="number">(\d+)</td>', text) == [
        ("October–December 2023", "5 × 4", "20"),
        ("July–September 2023", "4 × 4", "16"),
    ]
    assert '<span class="tag tag-worse">Worse</span> by +4' in text
    assert "went from a score of 16" in text
    assert 'aria-label="2 figures: 16 at 30 September 2023, 20 at 31 December 2023; see the table."' in text
    sources = re.findall(r'<td class="place"><a href="(/page/[^"]+)">page 1</a>', text)
    assert [office(source.replace("&amp;", "&")).status_code for source in sources] == [200, 200]


def test_harmful_text(get: Get) -> None:
    """What a register says is shown as text."""
    (path,) = re.findall(r'<a href="(/risks/[^"]+)"', get("/risks").text)
    text = get(path).text
    assert HARM not in text
    assert "<li>&lt;script&gt;alert(&#39;pier&#39;)" in text


def test_no_such_risk(get: Get) -> None:
    """A risk that there is not is a page with status 404."""
    answer = get("/risks/nothing")
    assert answer.status_code == 404
    assert "There is no risk nothing." in answer.text


def test_steps() -> None:
    """Each register stands beside the one before: what is newly done or no longer done."""
    first = replace(EMPTY, mitigations='["Pumps.", "Walls."]', day="2023-09-30")
    unread = replace(EMPTY, mitigations='["Pumps."]', day="2023-12-31")
    last = replace(EMPTY, mitigations='["Pumps.", "Drills."]', day="2024-03-31")
    told = steps([first, unread, last])
    assert [(each.new, each.gone) for each in told] == [((), ()), ((), ("Walls.",)), (("Drills.",), ())]


def test_line() -> None:
    """A risk is told as in its last register, beside a picture of all of its scores."""
    (risk,) = risks([replace(EMPTY, score=12.0), EMPTY, replace(EMPTY, score=9.0)])
    assert (risk.last.score, "2 figures, from 12 to 9" in str(risk.line)) == (9.0, True)


def test_columns() -> None:
    """Only what a register prints has a column; exposures are said with their unit."""
    money = replace(EMPTY, exposure=14.2, unit="£m", target_score=4.0)
    assert columns([EMPTY, money]) == {"exposed", "target_score"}
    assert (money.exposed, EMPTY.exposed) == ("£14.2m", "")
