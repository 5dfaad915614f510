"""What was designed to change from quarter to quarter of the portfolio."""

from __future__ import annotations

from corpus.authoring.dates import QUARTERS
from corpus.authoring.designed import Designed

Q1, Q2, Q3, Q4 = (f"portfolio-update-{quarter.slug}" for quarter in QUARTERS)
ALL = (Q1, Q2, Q3, Q4)

DESIGNED = (
    Designed(
        "overdue_but_on_track",
        "Review of the recruitment and retention offer.",
        (Q3, Q4),
        "due Sept 2023, On Target in every quarter",
    ),
    Designed(
        "due_date_slipped",
        "Introduce the Tideway practice framework in all area teams.",
        (Q1, Q2, Q3),
        "2023-06-30, then 2023-12-31, then 2024-03-31: twice",
    ),
    Designed(
        "due_date_slipped",
        "Carrow House: Open a four-bed children's home at Carrow Sluice.",
        (Q2, Q3, Q4),
        "no date, then 2024-02-29, then 2024-05-31, then 2024-08-31",
    ),
    Designed(
        "due_date_slipped",
        "Review how we respond to harm outside the home, including exploitation by county lines.",
        (Q2, Q3),
        "2023-10-31, then 2024-01-31",
    ),
    Designed(
        "status_worsened",
        "Carrow House: Open a four-bed children's home at Carrow Sluice.",
        (Q2, Q3, Q4),
        "Work underway, Experiencing Obstacles, Compromised",
    ),
    Designed(
        "status_worsened",
        "Open new schools and nursery places where houses are being built.",
        (Q3, Q4),
        "On Target, Experiencing Obstacles",
    ),
    Designed(
        "dropped_without_completion",
        "Sale of short-break beds to neighbouring authorities Saving: £85k",
        (Q2, Q3),
        "Experiencing Obstacles in the second quarter, missing from the third",
    ),
    Designed(
        "ended_after_completion",
        "Shared purchasing: New four-county framework for residential and foster placements. Saving: £1.2m",
        (Q1, Q2),
        "Completed/ Closed in the first quarter, rightly missing afterwards",
    ),
    Designed(
        "reopened_after_completion",
        "New model of case audits and learning visits.",
        (Q2, Q3),
        "Complete, then On Target; the date moves to April 2024 in the fourth quarter",
    ),
    Designed(
        "renamed",
        "Refresh of the Closing the Divide strategy.",
        (Q2, Q3),
        "Adopt and publish the Every Chance strategy (formerly Closing the Divide).",
    ),
    Designed(
        "unchanged",
        "Review of specialist place funding.",
        ALL,
        "2024, On Target, the same words in all four quarters",
    ),
    Designed(
        "first_appeared_late",
        "Social work apprenticeships: first cohort of ten in post",
        (Q3,),
        "first in the third quarter",
    ),
)
