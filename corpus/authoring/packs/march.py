"""The reports of the pack of 4 March 2024."""

from __future__ import annotations

from corpus.authoring.packs.facts import Report

COMMITTEE = "Children and Learning Select Committee"

TRANSPORT = Report(
    "the Service Director for Learning",
    "School transport - progress report",
    "School transport - progress report",
    "To report on progress with school transport since September 2023.",
    (
        (
            "Information",
            (
                "Tenders were invited on 15 January 2024. They ask for a message to parents whenever a bus is more "
                "than ten minutes late, as Members had suggested.",
                "In the autumn term 3.2% of journeys arrived after the bell, against a target of 2%. The route from "
                "Fenwick Staithe remains the latest of all.",
                "A second minibus at Fenwick Staithe would cost £38,000 a year, and the nine taxis that it would "
                "replace cost £117,000. It will run from September 2024.",
                "Members asked for this report in November 2023. It was held back until tenders had been invited, so "
                "that it would not have to be considered in private.",
            ),
        ),
    ),
    "None.",
    "To report back on what the Committee resolved.",
    (f"That the {COMMITTEE} considers and comments on progress with school transport.",),
    "",
    ("Martin Haste", "Group Manager, School Transport", "martin.haste@aldermarsh.example"),
)

SHORT_BREAKS = Report(
    "the Corporate Director for Children and Learning",
    "Short breaks and payments to carers",
    "Short breaks and payments to carers",
    "To report on short breaks and on the review of payments, as the Committee asked in September 2023.",
    (
        (
            "Information",
            (
                "On 31 January 2024 there were 43 families on the waiting list, and four of them had waited for longer "
                "than a year.",
                "Payments will rise in April 2024 to the middle of those of the neighbouring counties. The cost, "
                "£61,000, is part of the budget that the County Council agreed on 22 February 2024.",
                "The hoist at Hollin Bank was fitted in January, two months after it had been due.",
            ),
        ),
    ),
    "None.",
    "To report back on what the Committee resolved.",
    (
        "considers the change in waiting times since September 2023.",
        "agrees that no further report is needed unless the list grows again.",
    ),
    f"That the {COMMITTEE}:",
    ("Owen Fairweather", "Service Director for Help and Protection", "owen.fairweather@aldermarsh.example"),
)

ATTENDANCE = Report(
    "the Service Director for Learning",
    "School attendance - progress report by district",
    "School attendance - progress report by district",
    "To report on progress with the attendance plan.",
    (
        (
            "Information",
            (
                "Attendance over the whole autumn term was 92.6%, against 91.9% a year before.",
                "The table below gives the figures of each district, for which Members asked in November.",
            ),
        ),
    ),
    "None.",
    "To keep Members informed of progress.",
    (f"That the {COMMITTEE} considers and comments on the figures for each district.",),
    "",
    ("Bethan Rooke", "Service Director for Learning", "bethan.rooke@aldermarsh.example"),
    (
        ("District", "Autumn 2022", "Autumn 2023"),
        ("Marshborough", "92.3%", "93.1%"),
        ("Oxley Reach", "91.0%", "91.4%"),
        ("Saltham", "91.8%", "92.9%"),
        ("Thornby", "92.2%", "92.5%"),
        ("Great Wenlow", "92.4%", "93.0%"),
    ),
)
