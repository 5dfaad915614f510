"""The meeting of 27 November 2023: the reports of its pack and the minutes that March's pack holds."""

from __future__ import annotations

from corpus.authoring.dates import month, months
from corpus.authoring.packs.facts import Clause, Item, Minutes, Person, Report, Resolved
from corpus.authoring.packs.people import (
    CARR,
    FAIRWEATHER,
    LINDQVIST,
    MALLORY,
    MARCHBANKS,
    ROOKE,
    SARKAR,
    present,
)

COMMITTEE = "Children and Learning Select Committee"

ATTENDANCE = Report(
    "the Service Director for Learning",
    "School attendance - progress report",
    "School attendance - progress report",
    "To report on progress with the attendance plan, as the Committee asked in June 2023.",
    (
        (
            "Information",
            (
                "Attendance in the county's schools was 92.9% in the autumn term to half term, against 92.4% a year "
                "before. One pupil in six missed a tenth of lessons or more; a year ago it was one in five.",
                "Six attendance officers are in post. Each of them works with twenty schools and visits those with the "
                "lowest attendance every fortnight.",
                "A survey of 1,140 families found that bus fares keep some children over sixteen at home at the end of "
                "the month. Younger pupils are hardly affected.",
            ),
        ),
        (
            "What comes next",
            (
                "A guide for parents on illness and absence will be sent out in January 2024.",
                "Schools will share registers with the Council each day from April 2024, as the law will require.",
            ),
        ),
    ),
    "None.",
    "To keep Members informed of progress.",
    (f"That the {COMMITTEE} considers and comments on progress with the attendance plan.",),
    "",
    ("Bethan Rooke", "Service Director for Learning", "bethan.rooke@aldermarsh.example"),
)

FOSTERING = Report(
    "the Corporate Director for Children and Learning",
    "Fostering in Aldermarsh",
    "Fostering in Aldermarsh: recruitment and support of carers",
    "To inform Members about the recruitment of foster carers and about those who stop.",
    (
        (
            "Recruitment",
            (
                "At the end of September 2023 there were 211 fostering households, three fewer than in June. Over the "
                "summer seven households resigned or retired.",
                "A first call leads to approval in 163 days on average. The aim is 120.",
            ),
        ),
        (
            "Support",
            (
                "Carers were asked in July what would help them to stay. More than half named help at weekends, a "
                "third named money, and a quarter named being listened to at meetings about the child.",
                "A helpline for evenings and weekends opened on 2 October 2023 and took 61 calls in its first month.",
                "Five of six district councils have agreed to a council tax discount for carers from April 2024. "
                "Thornby District Council will decide in January.",
            ),
        ),
    ),
    "Relying on agencies alone was considered. It would cost £4.3m more a year and was discounted.",
    "To let Members examine a service on which much of the department's budget rests.",
    (
        "considers the report and whether Members have recommendations for the Cabinet Member.",
        "agrees to carry out a task and finish review of support for foster carers.",
        "agrees to receive figures on recruitment each quarter.",
    ),
    f"That the {COMMITTEE}:",
    ("Karin Lindqvist", "Head of Fostering", "karin.lindqvist@aldermarsh.example"),
    (
        ("Quarter", "First calls", "Home visits", "Approved", "Left"),
        ("2022/23 Q4", "103", "35", "7", "4"),
        ("2023/24 Q1", "96", "31", "6", "3"),
        ("2023/24 Q2", "71", "22", "4", "7"),
    ),
)

MINUTES = Minutes(
    "27 November 2023",
    "Monday",
    present(
        {"Samuel Oduya": "apologies", "Dorothy Amis-Keane": "apologies", "Miles Averill": "apologies"},
        {"Yvonne Cato MBE": "Dorothy Amis-Keane"},
        MARCHBANKS,
        CARR,
        FAIRWEATHER,
        LINDQVIST,
        MALLORY,
        ROOKE,
        SARKAR,
        Person("Josie Pell", "other", role="Chair of the Foster Carers' Association"),
    ),
    (
        Item(
            "Apologies for absence",
            (
                "• Councillor Dorothy Amis-Keane - illness",
                "• Councillor Samuel Oduya - other Council business",
                "• Miles Averill - other reasons",
            ),
        ),
        Item(
            "Minutes of the last meeting",
            ("The minutes of the meeting held on 18 September 2023 were confirmed and signed by the Chairman.",),
        ),
        Item(
            "Declarations of interests",
            ("Councillor Priya Nandakumar declared an interest in item 5, in that she is a foster carer.",),
        ),
        Item(
            "School attendance - progress report",
            (
                "Bethan Rooke presented the report. Members asked for the figures of each district and for a "
                "comparison with other coastal counties, where seasonal work also takes families away in term time.",
            ),
            Resolved(
                "2023/029",
                (
                    Clause("That the report be noted.", "note"),
                    Clause(
                        "That the next progress report on school attendance give figures for each district.",
                        "other",
                    ),
                ),
            ),
        ),
        Item(
            "Fostering in Aldermarsh: recruitment and support of carers",
            (
                "Karin Lindqvist, Head of Fostering, and Josie Pell, Chair of the Foster Carers' Association, attended "
                "for this item. Josie Pell told the Committee what the helpline had meant to her on a Sunday night in "
                "October.",
                "In the discussion that followed, Members raised the following points and questions:",
                "• Carers had not been told when the social worker of a child in their home changed.",
                "• Thornby was the only district without a discount, and it had the most carers.",
                "• How was a household counted that took one child at weekends?",
                "The Chairman thanked Josie Pell for coming.",
            ),
            Resolved(
                "2023/030",
                (
                    Clause("That the report be noted.", "note"),
                    Clause(
                        "That a task and finish review of support for foster carers be carried out by members of the "
                        "Committee.",
                        "arrange",
                    ),
                    Clause(
                        "That figures on the recruitment of foster carers be received by the Committee at its March "
                        "and June 2024 meetings.",
                        "receive",
                        months("March and June 2024", (2024, 3), (2024, 6)),
                    ),
                    Clause(
                        "That the following issues raised by the Committee be progressed:",
                        "progress",
                        parts=(
                            Clause("That carers be told in writing when a child's social worker changes.", "other"),
                            Clause(
                                "That the Leader be asked to write to Thornby District Council about the discount.",
                                "other",
                            ),
                        ),
                    ),
                ),
            ),
        ),
        Item(
            "Appointment to the Schools Forum",
            ("The Committee was asked to name an observer.",),
            Resolved(
                "2023/031",
                (
                    Clause(
                        (
                            "That the appointment of Councillor Colin Wragg JP as observer at the Schools Forum be "
                            "approved."
                        ),
                        "approve",
                    ),
                ),
            ),
        ),
        Item(
            "Work programme",
            (
                "The Senior Scrutiny Officer presented the work programme. Members noticed that the report on school "
                "transport had not come to this meeting and were told that it would come in the new year.",
            ),
            Resolved(
                "2023/032",
                (
                    Clause("That the work programme be noted.", "note"),
                    Clause(
                        "That the report on school transport be scheduled for the March 2024 meeting.",
                        "schedule",
                        month("March 2024", 2024, 3),
                    ),
                ),
            ),
        ),
    ),
    "12:22pm",
    brackets=True,
)
