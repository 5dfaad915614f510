"""The meeting that a paper's front names."""

from __future__ import annotations

import pytest

from papers2data.split.lines import lines_of
from papers2data.split.meeting import front_of, read_meeting
from tests.split.prose import prose


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            (
                "# Harbour and Coast Select Committee",
                "# Tuesday, 4 March 2025 at 10:30",
                "# Shire Hall, Marton, MT1 2AB",
            ),
            ("Harbour and Coast Select Committee", "2025-03-04", "10:30", "Shire Hall, Marton, MT1 2AB"),
            id="county agenda: name, day, address",
        ),
        pytest.param(
            ("# Meeting: Audit Committee", "# Date: Monday 03 February 2025 (commencing at 2.00pm)"),
            ("Audit Committee", "2025-02-03", "14:00", ""),
            id="labels",
        ),
        pytest.param(
            (
                "# MARTONSHIRE COUNTY COUNCIL",
                "# CABINET",
                "MINUTES of a meeting of the Cabinet held in the Oak Room, Shire Hall, Marton on 6 March 2025.",
            ),
            ("Cabinet", "2025-03-06", "", "Oak Room, Shire Hall, Marton"),
            id="one long sentence",
        ),
        pytest.param(
            ("# Minutes of the Parks and Open Spaces", "# Policy Committee", "# 12 June 2025 at 5.00 pm"),
            ("Parks and Open Spaces Policy Committee", "2025-06-12", "17:00", ""),
            id="the name broken over two headings",
        ),
        pytest.param(
            (
                "# MINUTES OF A MEETING OF LITTLE MARTON PARISH COUNCIL",
                "# HELD ON 8TH JULY 2024 AT 19.30 IN THE OLD SCHOOL",
            ),
            ("Little Marton Parish Council", "2024-07-08", "19:30", "OLD SCHOOL"),
            id="parish in capitals",
        ),
        pytest.param(
            ("# FOSTERING PANEL– 29 October 2024", "MINUTES of the meeting held in the Elm Room, Shire Hall."),
            ("Fostering Panel", "2024-10-29", "", "Elm Room, Shire Hall"),
            id="dash without a space",
        ),
        pytest.param(
            ("# Open Records Board Minutes", "# 02.03.21", "Minutes of the meeting held on 2 March at the Guildhall:"),
            ("Open Records Board", "2021-03-02", "", "Guildhall"),
            id="figures with a short year",
        ),
        pytest.param(
            ("A meeting of the County Council will be held in Shire Hall on 6th March, 2025 at 10.00 am",),
            ("County Council", "2025-03-06", "10:00", "Shire Hall"),
            id="summons",
        ),
        pytest.param(
            (
                "# LITTLE-CUM-MARTON PARISH COUNCIL",
                "# MINUTES OF THE PARISH COUNCIL MEETING HELD ON",
                "# TUESDAY, 4 MARCH 2025",
                "A Parish Council meeting was held in the Village Hall on Tuesday, 4 March 2025",
            ),
            ("Little-cum-Marton Parish Council", "2025-03-04", "", "Village Hall"),
            id="the council by its name, not by what it is",
        ),
        pytest.param(
            ("# Minutes of a Virtual Great Marton Parish Council Meeting held on 4 March 2025",),
            ("Great Marton Parish Council", "2025-03-04", "", ""),
            id="how it met is no name",
        ),
        pytest.param(
            ("# MINUTES OF MARTON PARISH COUNCIL AGM MEETING HELD AT THE HALL ON", "# TUESDAY 4th MARCH 2025"),
            ("Marton Parish Council", "2025-03-04", "", "HALL"),
            id="annual meeting in letters",
        ),
        pytest.param(
            ("date: 2025-04-15", "Minutes of Marton Parish Council held in the Hall", "At 7.30pm on 4 March 2025"),
            ("Marton Parish Council", "2025-03-04", "19:30", "Hall"),
            id="day of issue before the day on which it was held",
        ),
        pytest.param(
            ("# Open Spaces Committee - 4 March 2025",),
            ("Open Spaces Committee", "2025-03-04", "", ""),
            id="open spaces",
        ),
        pytest.param(("# Tree strategy", "Our trees are old."), ("", "", "", ""), id="nothing is guessed"),
    ],
)
def test_read_meeting(lines: tuple[str, ...], expected: tuple[str, str, str, str]) -> None:
    """Body, day, time and place are read where the front prints them, and left empty where it does not."""
    meeting = read_meeting(front_of(lines_of(prose(*lines))))
    assert (meeting.body, meeting.date, meeting.time, meeting.place) == expected


def test_issue_date_is_not_the_meeting() -> None:
    """The day in the sentence on the meeting goes before the day on which the summons was signed."""
    meeting = read_meeting(
        lines_of(
            prose(
                "# GREAT MARTON PARISH COUNCIL",
                "Come to an Extraordinary Meeting of Great Marton Parish Council on 4th September 2023 at 7pm",
                "Chairman of the Council Date: 23rd August 2023",
            )
        )
    )
    assert (meeting.id, meeting.kind) == ("great-marton-parish-council-2023-09-04", "extraordinary")
