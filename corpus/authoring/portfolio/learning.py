"""Programme 3: schools, places and inclusion."""

from __future__ import annotations

from corpus.authoring.dates import Due, day, month, months, years
from corpus.authoring.portfolio.facts import (
    COMPLETE,
    OBSTACLES,
    ON_TARGET,
    Milestone,
    Programme,
    Told,
)

_SPECIAL = (
    "Demand for special school places goes on rising. The county's three special schools are full, and every place "
    "that will be empty in September has been promised. Options are being looked at for a fourth school in the north.",
    "The Schools Forum is kept informed.",
)
SPECIAL = Milestone(
    "special",
    "Review of specialist place funding.",
    {quarter: Told(years("2024", 2024, 2024), ON_TARGET, _SPECIAL) for quarter in range(4)},
)

SCHOOLS = Milestone(
    "schools",
    "Open new schools and nursery places where houses are being built.",
    {
        quarter: Told(months("September 2023 & September 2024", (2023, 9), (2024, 9)), status, narrative)
        for quarter, (status, narrative) in enumerate(
            (
                (
                    ON_TARGET,
                    (
                        "Wherry Lane Primary School at Great Wenlow is on time for September 2023 and will open with "
                        "two classes.",
                        "The school at Saltham Fields is in design. Outline permission for 900 houses was given in "
                        "March, and the developer has agreed to hand over the land once 150 of them are lived in.",
                    ),
                ),
                (
                    ON_TARGET,
                    (
                        "Wherry Lane Primary School opened on 5 September 2023 with 47 children.",
                        "At Saltham Fields 61 houses are lived in. The planning application for the school has been "
                        "lodged, with drawings that allow for a nursery of 39 places.",
                    ),
                ),
                (
                    ON_TARGET,
                    (
                        "Permission for the school at Saltham Fields was given on 12 December 2023 on the casting vote "
                        "of the chairman. A condition about the crossing on Dyke Road still has to be met.",
                    ),
                ),
                (
                    OBSTACLES,
                    (
                        "The crossing on Dyke Road needs land that belongs to the drainage board, which meets next in "
                        "May. Children with an offer for September 2024 would start in temporary rooms at Saltham "
                        "Church School if the building is late; the head teacher has agreed to this in principle.",
                    ),
                ),
            )
        )
    },
)

_DIVIDE = "The strategy sets out what the county does for pupils who are eligible for free meals."
STRATEGY = Milestone(
    "strategy",
    "Refresh of the Closing the Divide strategy.",
    {
        0: Told(month("December 2023", 2023, 12), ON_TARGET, (_DIVIDE, "A first draft was shared with 41 heads.")),
        1: Told(
            month("December 2023", 2023, 12),
            ON_TARGET,
            (_DIVIDE, "Consultation ran to 22 September and drew 318 answers, half of them from parents."),
        ),
        2: Told(
            month("March 2024", 2024, 3),
            ON_TARGET,
            (_DIVIDE, "Members asked for a new name and for targets by district; both are in the final draft."),
        ),
        3: Told(
            month("March 2024", 2024, 3),
            COMPLETE,
            (_DIVIDE, "Adopted by the Committee on 11 March 2024. Progress will be reported with the scorecard."),
        ),
    },
    renamed={2: "Adopt and publish the Every Chance strategy (formerly Closing the Divide)."},
)

INCLUSION = Milestone(
    "inclusion",
    "Review how money for high needs is shared out, so that more children can stay in a school near home.",
    {
        0: Told(
            years("2022-2024", 2022, 2024),
            OBSTACLES,
            (
                "The deficit on the high needs block was £14.6m at the end of March 2023. The review has looked at "
                "top-up bands, at out-of-county places, and at what schools are expected to pay for themselves. "
                "Among its findings so far:",
                "• Children with the same needs are given different bands in different districts",
                "• One place in six is outside the county, at three times the cost",
                "• Schools with few pupils who need help find it hardest to pay the first £6,000",
                "• Reviews of plans are late in a third of cases, so that money follows children slowly",
            ),
        ),
        1: Told(
            years("2022-2024", 2022, 2024),
            OBSTACLES,
            (
                "New bands were tried on 120 plans by two panels working apart. The panels agreed on 104 of them, "
                "which is better than today. Heads have asked for a year's notice before any band goes down, and the "
                "cost of giving it is £0.9m.",
            ),
        ),
        2: Told(
            years("2022-2024", 2022, 2024),
            OBSTACLES,
            ("The Schools Forum supported the new bands on 6 November 2023 by fourteen votes to three.",),
        ),
        3: Told(
            years("2022-2025", 2022, 2025),
            OBSTACLES,
            ("The new bands will begin a year later, in September 2025, so that schools can plan for them.",),
        ),
    },
)

VOCATIONAL = Milestone(
    "vocational",
    "Vocational routes: Bring employers and schools together.",
    {
        0: Told(
            Due("Autumn term", None, None),
            ON_TARGET,
            ("A first evening with the port, the wind farm and two care companies will be held in the autumn.",),
        ),
        1: Told(
            day("16 November 2023", 2023, 11, 16),
            ON_TARGET,
            ("The evening is arranged at the Corn Hall in Thornby. Twenty-six employers have taken a stand.",),
        ),
        2: Told(
            day("16 November 2023", 2023, 11, 16),
            COMPLETE,
            (
                "More than 700 young people came, with 31 employers. A second evening is planned for the south of the "
                "county, and schools have asked that it be held before options are chosen in February.",
            ),
        ),
    },
)

LEARNING = Programme(
    "Programme 3 – Learning and Inclusion", (SPECIAL, SCHOOLS, STRATEGY, INCLUSION, VOCATIONAL), repeats=False
)
