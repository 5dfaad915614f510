"""Programme 2: homes for children in care."""

from __future__ import annotations

from corpus.authoring.dates import Due, month, months
from corpus.authoring.portfolio.facts import (
    BACK,
    CLOSED,
    COMPLETED,
    COMPROMISED,
    NOT_YET,
    OBSTACLES,
    ON_TARGET,
    UNDERWAY,
    Milestone,
    Programme,
    Told,
)

_CARERS = (
    "At the end of the quarter the county had {households} fostering households, {change}. Of {calls} first calls to "
    "the recruitment line, {visits} led to a home visit; the national picture is no brighter, and most carers who "
    "leave do so because they retire. Analysis of the pipeline shows:"
)


def _carers(households: int, change: str, calls: int, visits: int, *bullets: str) -> tuple[str, ...]:
    lead = _CARERS.format(households=households, change=change, calls=calls, visits=visits)
    return (lead, *(f"• {b}" for b in bullets))


CARERS = Milestone(
    "carers",
    "Fostering growth: Increase the number of fostering households in the county by 40 over two years from April 2023. "
    "Saving: £310k",
    {
        0: Told(
            month("March 2025", 2025, 3),
            ON_TARGET,
            _carers(
                214,
                "three more than in March",
                96,
                31,
                "Fourteen households in assessment, nine of them for children over ten",
                "An average of 163 days from first call to panel, against an aim of 120",
            ),
        ),
        1: Told(
            month("March 2025", 2025, 3),
            OBSTACLES,
            (
                *_carers(
                    211,
                    "three fewer than in June",
                    71,
                    22,
                    "Seven households resigned or retired over the summer, more than in any quarter since 2019",
                    "Eleven households in assessment, and two assessors' posts vacant",
                    "A panel cancelled in August for want of a medical adviser",
                ),
                "The saving rests on fewer placements with agencies. Finance colleagues expect that a third of it will "
                "fall into 2025/26 unless the number of households turns in the coming two quarters.",
            ),
        ),
        2: Told(
            month("March 2025", 2025, 3),
            OBSTACLES,
            _carers(
                215,
                "four more than in September",
                118,
                40,
                "Both assessors' posts filled",
                "Nineteen households in assessment",
                "The council tax discount for carers, agreed by five of the six districts, begins in April",
            ),
        ),
        3: Told(
            month("March 2025", 2025, 3),
            BACK,
            _carers(
                223,
                "eight more than in December",
                134,
                52,
                "Twenty-three households in assessment, and four panels arranged before July",
                "An average of 131 days from first call to panel",
            ),
        ),
    },
    saving=310_000,
)

FRAMEWORK = Milestone(
    "placements",
    "Shared purchasing: New four-county framework for residential and foster placements. Saving: £1.2m",
    {
        0: Told(
            month("May 2023", 2023, 5),
            CLOSED,
            (
                (
                    "The framework opened on 2 May 2023 with 38 providers and is in daily use. It will not be reported "
                    "again."
                ),
            ),
        )
    },
    saving=1_200_000,
)

HOME = Milestone(
    "home",
    "Carrow House: Open a four-bed children's home at Carrow Sluice.",
    {
        0: Told(
            Due("Timescale TBC"),
            NOT_YET,
            ("A building has been found and the purchase is with the Council's solicitors.",),
        ),
        1: Told(
            month("February 2024", 2024, 2),
            UNDERWAY,
            (
                "The purchase was completed on 14 July 2023. Building work began in September and will take five "
                "months. The regulator has been told of the intended opening.",
            ),
        ),
        2: Told(
            month("May 2024", 2024, 5),
            OBSTACLES,
            (
                "Water was found beneath the kitchen floor in October and work stopped for six weeks while a drain "
                "belonging to the internal drainage board was moved. The manager has been appointed.",
            ),
        ),
        3: Told(
            months("May 2024 August 2024", (2024, 5), (2024, 8)),
            COMPROMISED,
            (
                "The builder went into administration on 5 February 2024. A new contract has to be let, and the date "
                "given here is the earliest that the property team thinks possible. Mitigations in hand:",
                "• The scaffolding and the site's insurance have been taken over by the Council",
                "• Two firms on the property framework have looked at the site and will price the remaining work",
                "• Staff already appointed are working in the county's other homes, so that they are not lost",
            ),
        ),
    },
)

SURPLUS = Milestone(
    "surplus",
    "Sale of short-break beds to neighbouring authorities Saving: £85k",
    {
        0: Told(
            month("December 2023", 2023, 12),
            ON_TARGET,
            ("Two neighbouring authorities have asked for terms and a price list is being drawn up.",),
        ),
        1: Told(
            month("December 2023", 2023, 12),
            OBSTACLES,
            ("One authority has withdrawn. Beds have been needed for the county's own children on most weekends.",),
        ),
    },
    saving=85_000,
)

BOARD = Milestone(
    "board",
    "Children's homes board: Bring elected Members closer to the running of the homes.",
    {
        0: Told(
            month("July 2023", 2023, 7),
            ON_TARGET,
            ("Terms of reference have been agreed and five Members named. The first meeting is on 19 July 2023.",),
        ),
        1: Told(
            month("July 2023", 2023, 7),
            COMPLETED,
            (
                "The board has met twice. Members have visited Marsh View and The Lookout without notice and reported "
                "on what they saw; both homes' independent visitors will come to the meeting in November.",
            ),
        ),
    },
)

HOMES = Programme("Programme 2 – Homes for Children in Care", (CARERS, FRAMEWORK, HOME, SURPLUS, BOARD), repeats=True)
