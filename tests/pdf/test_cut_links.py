"""Links that the end of a line cuts."""

from __future__ import annotations

import pytest

from papers2data.layout.pages.cells import join_lines

CUT = [
    pytest.param(
        ["see https://www.ayle.gov.uk/agendas/", "meeting/9 for more"],
        "see https://www.ayle.gov.uk/agendas/meeting/9 for more",
        id="after-a-slash",
    ),
    pytest.param(
        ["www.ayle.gov.uk/your-council/meet", "ings/list.aspx?id=9"],
        "www.ayle.gov.uk/your-council/meetings/list.aspx?id=9",
        id="within-a-word",
    ),
    pytest.param(
        ["http://ayle.gov.uk/quayDocu", "ments.aspx"],
        "http://ayle.gov.uk/quayDocuments.aspx",
        id="before-the-file's-ending",
    ),
    pytest.param(["https://ayle.gov.uk/quay", ".pdf"], "https://ayle.gov.uk/quay.pdf", id="at-the-ending"),
    pytest.param(["see www.ayle.gov.uk", "for the rest"], "see www.ayle.gov.uk for the rest", id="whole"),
    pytest.param(
        ["see www.ayle.gov.uk", "and/or the library"], "see www.ayle.gov.uk and/or the library", id="a-slash-of-prose"
    ),
    pytest.param(
        ["https://ayle.gov.uk/quay", "https://ayle.gov.uk/baths"],
        "https://ayle.gov.uk/quay https://ayle.gov.uk/baths",
        id="two-links",
    ),
]


@pytest.mark.parametrize(("lines", "expected"), CUT)
def test_a_cut_link_is_whole(lines: list[str], expected: str) -> None:
    """A link that the end of a line cuts has no space in it, and words behind a whole one keep theirs."""
    assert join_lines(lines) == expected
