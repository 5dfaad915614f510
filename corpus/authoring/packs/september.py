"""The meeting of 18 September 2023: the reports of its pack and the minutes that November's pack holds."""

from __future__ import annotations

from corpus.authoring.dates import month
from corpus.authoring.packs.facts import Clause, Item, Minutes, Report, Resolved
from corpus.authoring.packs.people import CARR, FAIRWEATHER, HASTE, MALLORY, MARCHBANKS, ROOKE, SARKAR, TINDALL, present

COMMITTEE = "Children and Learning Select Committee"

SHORT_BREAKS = Report(
    "the Corporate Director for Children and Learning",
    "Short breaks for disabled children - waiting times",
    "Short breaks for disabled children - waiting times",
    "To report on waiting times for short breaks, as the Committee asked at its meeting in June 2023.",
    (
        (
            "Information",
            (
                "On 31 August 2023 there were 58 families on the waiting list, sixteen fewer than in May. Eleven of "
                "them have waited for longer than a year.",
                "Since June the service has:",
                "• opened a Saturday club at the Oxley Reach family hub, which 14 children attend;",
                "• recruited three carers who can take a child for a weekend; and",
                "• written to every family on the list to ask whether a break of another kind would help meanwhile.",
                "The home at Hollin Bank has six beds, of which five can be used. The sixth needs a hoist that is on "
                "order and should be in place by November 2023.",
            ),
        ),
        (
            "Payments to carers",
            (
                "Payments to carers were compared with those of four neighbours in July. Aldermarsh pays the least of "
                "the five. Bringing its payments to the middle of the range would cost £61,000 a year.",
                "The table below shows the waiting list by district at the end of each quarter.",
            ),
        ),
    ),
    "To report only once a year: discounted, because waiting times change faster than that.",
    "To keep Members informed of a service on which they have asked questions.",
    (
        "considers the change in waiting times since May 2023 and whether it is enough.",
        "agrees to receive a further report once payments to carers have been reviewed, in March 2024.",
    ),
    f"That the {COMMITTEE}:",
    ("Owen Fairweather", "Service Director for Help and Protection", "owen.fairweather@aldermarsh.example"),
    (
        ("District", "March 2023", "June 2023", "August 2023"),
        ("Marshborough", "22", "19", "15"),
        ("Oxley Reach", "17", "18", "11"),
        ("Saltham and Thornby", "21", "20", "19"),
        ("Great Wenlow", "14", "13", "13"),
        ("County", "74", "70", "58"),
    ),
)

TRANSPORT = Report(
    "the Service Director for Learning",
    "School transport: costs, lateness and complaints",
    "School transport: costs, lateness and complaints",
    "To inform Members about the school transport service before a new contract is let.",
    (
        (
            "Background",
            (
                "The Council takes 6,940 pupils to school each day, 1,112 of them in taxis and minibuses because of "
                "their needs. The service cost £19.4m in 2022/23, £2.1m more than was set aside for it.",
                "Contracts with eleven bus companies end in July 2024. Tenders will be invited in January.",
            ),
        ),
        (
            "Lateness and complaints",
            (
                "In the summer term 4.1% of journeys arrived after the bell, against a target of 2%. Two routes from "
                "the coast make up a third of all late arrivals.",
                "There were 212 complaints between April and July 2023. The most common were about buses that did not "
                "come (81), about changes made without notice (54), and about drivers (33).",
            ),
        ),
        (
            "Next steps",
            (
                "Routes will be drawn anew with software that other counties use. Families will be told of changes by "
                "the end of May 2024.",
                "Independent travel training is offered to 40 young people a year and could be offered to more.",
            ),
        ),
    ),
    "Extending the present contracts by a year was considered. The companies asked for 14% more and it was discounted.",
    "So that Members can shape the tender before it is issued.",
    (
        "considers the causes of lateness and of the overspend.",
        "makes suggestions for the tender that officers can use before January 2024.",
    ),
    f"That the {COMMITTEE}:",
    ("Martin Haste", "Group Manager, School Transport", "martin.haste@aldermarsh.example"),
)

SPEECH = Report(
    "the Cabinet Member for Children and Learning",
    "Speech and language support in the early years",
    "Speech and language support in the early years",
    "To describe how the Council and the health service help children who are slow to talk.",
    (
        (
            "Information",
            (
                "About 420 children under five are referred for speech therapy each year. In July 2023 they waited 21 "
                "weeks on average for a first appointment.",
                "The family hubs have run groups for parents since April. Of 96 children whose parents came to all six "
                "sessions, 60 no longer needed a referral.",
                "The contract with the therapy provider ends in March 2025, and the Council and the health service "
                "have agreed to buy the next one together.",
            ),
        ),
    ),
    "None.",
    "To keep Members informed.",
    (f"That the {COMMITTEE} considers and comments on this report.",),
    "",
    ("Bethan Rooke", "Service Director for Learning", "bethan.rooke@aldermarsh.example"),
)

MINUTES = Minutes(
    "18 September 2023",
    "Monday",
    present(
        {"Theresa Ockenden": "apologies", "Alan Stubbings": "apologies", "Hugh Brandreth OBE": "absent"},
        {"Keith Larwood": "Alan Stubbings", "Yvonne Cato MBE": "Theresa Ockenden"},
        MARCHBANKS,
        TINDALL,
        CARR,
        FAIRWEATHER,
        HASTE,
        MALLORY,
        ROOKE,
        SARKAR,
    ),
    (
        Item(
            "Apologies for absence",
            ("• Councillor Theresa Ockenden - holiday", "• Councillor Alan Stubbings - other Council business"),
        ),
        Item(
            "Minutes of the last meeting",
            ("The minutes of the meeting held on 5 June 2023 were confirmed and signed by the Chairman.",),
        ),
        Item("Declarations of interests", ("None.",)),
        Item(
            "Short breaks for disabled children - waiting times",
            (
                "Owen Fairweather presented the report that the Committee had asked for in June.",
                "Members welcomed the shorter list. They asked why it had not changed at Great Wenlow, and were told "
                "that both carers there had retired in the spring and that nobody had yet come forward to replace "
                "them.",
            ),
            Resolved(
                "2023/021",
                (
                    Clause("That the report be noted.", "note"),
                    Clause(
                        "That a further report on short breaks and payments to carers be received at the March 2024 "
                        "meeting of the Children and Learning Select Committee.",
                        "receive",
                        month("March 2024", 2024, 3),
                    ),
                ),
            ),
        ),
        Item(
            "School transport: costs, lateness and complaints",
            (
                "Martin Haste, Group Manager for School Transport, presented the report. In the discussion that "
                "followed, Members raised the following points and questions:",
                "• The two routes from the coast had been late for as long as anybody on the Committee could remember.",
                "• Could parents be told by telephone that a bus was late, as they were elsewhere?",
                "• Had the cost of a second minibus at Fenwick Staithe been compared with that of nine taxis?",
                "• Drivers should be told which children needed help to get off.",
                "Officers answered that a second minibus had not been priced and that it would be. Messages to parents "
                "could be made part of the tender. The Cabinet Member said that she would look at the coastal routes "
                "herself.",
            ),
            Resolved(
                "2023/022",
                (
                    Clause("That the report be noted.", "note"),
                    Clause(
                        "That a progress report on school transport be received at the November 2023 meeting of the "
                        "Committee, before tenders are invited.",
                        "receive",
                        month("November 2023", 2023, 11),
                    ),
                    Clause(
                        "That the following issues raised by the Committee in its consideration of the report on "
                        "school transport be progressed:",
                        "progress",
                        parts=(
                            Clause(
                                "That the cost of a second minibus at Fenwick Staithe be compared with that of taxis.",
                                "other",
                            ),
                            Clause("That messages to parents about late buses be made part of the tender.", "other"),
                            Clause(
                                "That the list of late routes be circulated to members of the Committee each term.",
                                "circulate",
                            ),
                        ),
                    ),
                ),
            ),
        ),
        Item(
            "Speech and language support in the early years",
            (
                "Councillor Helen Marchbanks, Cabinet Member for Children and Learning, presented the report with "
                "Bethan Rooke. Members were struck by how well the parents' groups had worked and asked whether they "
                "could be held in the evening.",
            ),
            Resolved(
                "2023/023",
                (
                    Clause("That the report be noted.", "note"),
                    Clause(
                        "That information on waiting times for speech therapy by district be circulated to members of "
                        "the Committee by December 2023.",
                        "circulate",
                        month("December 2023", 2023, 12),
                    ),
                    Clause(
                        "That the question of evening groups for parents be referred to the Family Hubs Board.",
                        "refer",
                    ),
                ),
            ),
        ),
        Item(
            "Work programme",
            ("The Senior Scrutiny Officer presented the work programme.",),
            Resolved("2023/024", (Clause("That the work programme be noted.", "note"),)),
        ),
    ),
    "1:07pm",
)
