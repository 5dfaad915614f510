"""The meeting of 5 June 2023, whose minutes open the pack of September."""

from __future__ import annotations

from corpus.authoring.dates import month, months
from corpus.authoring.packs.facts import Clause, Item, Minutes, Resolved
from corpus.authoring.packs.people import CARR, FAIRWEATHER, MALLORY, MARCHBANKS, ROOKE, SARKAR, present

MINUTES = Minutes(
    "05 June 2023",
    "Monday",
    present(
        {
            "Peter Quayle": "apologies",
            "Colin Wragg JP": "absent",
            "Marjorie Fell": "apologies",
            "Gwen Tolliver": "absent",
        },
        {"Keith Larwood": "Marjorie Fell"},
        MARCHBANKS,
        CARR,
        FAIRWEATHER,
        MALLORY,
        ROOKE,
        SARKAR,
    ),
    (
        Item(
            "To note the appointment of the Chairman and Vice Chairman for the 2023/24 municipal year",
            (),
            Resolved(
                "2023/013",
                (
                    Clause(
                        "That the appointment at Annual Council of Councillor Rosalind Thaxter as Chairman and "
                        "Councillor Peter Quayle as Vice Chairman be noted.",
                        "note",
                    ),
                ),
            ),
        ),
        Item(
            "Apologies for absence",
            ("• Councillor Marjorie Fell - other Council business", "• Councillor Peter Quayle - illness"),
        ),
        Item(
            "Minutes of the last meeting",
            (
                "The minutes of the meeting held on 6 March 2023 had been sent to every Member, were taken as read, "
                "and were signed by the Chairman.",
            ),
        ),
        Item(
            "Declarations of interests",
            (
                "Councillor Samuel Oduya declared an interest in item 5, in that his daughter is on the waiting list "
                "of the short breaks service. He stayed in the room and did not vote.",
            ),
        ),
        Item(
            "Short breaks for disabled children",
            (
                "Owen Fairweather, Service Director for Help and Protection, presented a report on how many families "
                "receive a short break, how long others wait, and what each kind of break costs.",
                "In the discussion that followed, Members raised the following points and questions:",
                "• How many of the 74 families on the waiting list had waited for longer than a year?",
                "• Two Members had heard from parents in Oxley Reach that the nearest club was an hour away by bus.",
                "• Was the price paid to carers in the county lower than that of its neighbours?",
                "In answer, officers told the Committee that:",
                "• Nineteen families had waited for more than a year, most of them for a weekend away from home.",
                "• A club would be tried at the Oxley Reach hub as soon as it had opened.",
                "• Carers were paid about four pounds a night less than in the next county, and a review was due.",
            ),
            Resolved(
                "2023/014",
                (
                    Clause("That the report be noted.", "note"),
                    Clause(
                        "That a further report on waiting times for short breaks be received at the September 2023 "
                        "meeting of the Children and Learning Select Committee.",
                        "receive",
                        month("September 2023", 2023, 9),
                    ),
                    Clause(
                        "That the following issues raised by the Committee in its consideration of the report on short "
                        "breaks be progressed:",
                        "progress",
                        parts=(
                            Clause(
                                "That the comparison of payments to carers with those of neighbouring counties be "
                                "circulated to members of the Committee.",
                                "circulate",
                            ),
                            Clause(
                                "That a visit to the short breaks home at Hollin Bank be arranged for members of the "
                                "Committee.",
                                "arrange",
                            ),
                        ),
                    ),
                ),
            ),
        ),
        Item(
            "School attendance after the pandemic",
            (
                "Bethan Rooke, Service Director for Learning, presented a report on attendance in the county's "
                "schools. One pupil in five had missed a tenth of their lessons or more in the autumn term.",
                "Members asked how the new attendance officers would be shared among the districts, and whether the "
                "cost of school buses kept children at home. Officers did not know the answer to the second question "
                "and undertook to find out.",
            ),
            Resolved(
                "2023/015",
                (
                    Clause("That the attendance plan be endorsed.", "endorse"),
                    Clause(
                        "That information on the effect of bus fares on attendance be circulated to members of the "
                        "Committee.",
                        "circulate",
                    ),
                    Clause(
                        "That progress reports on school attendance be received at the November 2023 and March 2024 "
                        "meetings of the Committee.",
                        "receive",
                        months("November 2023 and March 2024", (2023, 11), (2024, 3)),
                    ),
                ),
            ),
        ),
        Item(
            "Work programme",
            ("The Senior Scrutiny Officer presented the Committee's work programme for the new year.",),
            Resolved(
                "2023/016",
                (
                    Clause("That the work programme be noted.", "note"),
                    Clause(
                        "That the Chairman and Vice Chairman, with officers, give consideration to adding the "
                        "following items to the work programme:",
                        "consider",
                        parts=(
                            Clause("School transport", "consider"),
                            Clause("Mental health support in secondary schools", "consider"),
                        ),
                    ),
                ),
            ),
        ),
    ),
    "12:41pm",
)
