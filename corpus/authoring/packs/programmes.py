"""The work programme at three dates: what was scheduled moves, and what was resolved is added to it."""

from __future__ import annotations

from corpus.authoring.packs.facts import Listed, MeetingPlan, Planned, Programme, Report

CABINET = "Cabinet Member - Children and Learning"
PERFORMANCE = Planned(
    "Performance, Finance and Risk Update", CABINET, ("To examine the department's figures, risks and money.",)
)
BREAKS = Planned(
    "Short Breaks – Waiting Times",
    CABINET,
    (
        "Resolved at the June 2023 meeting:",
        "That a further report on waiting times for short breaks be received at the September 2023 meeting.",
    ),
    (
        "1) That the report be noted.",
        "2) That a further report on short breaks and payments to carers be received at the March 2024 meeting of the "
        "Children and Learning Select Committee.",
    ),
)
TRANSPORT = Planned(
    "School Transport",
    CABINET,
    (
        (
            "To examine costs, lateness and complaints before a new contract is let, and to make suggestions for the "
            "tender."
        ),
        "Suggested by Members at the June 2023 meeting.",
    ),
    (
        "1) That the report be noted.",
        "2) That a progress report on school transport be received at the November 2023 meeting of the Committee, "
        "before tenders are invited.",
        "3) That the following issues raised by the Committee in its consideration of the report on school transport "
        "be progressed:",
        "a) That the cost of a second minibus at Fenwick Staithe be compared with that of taxis.",
        "b) That messages to parents about late buses be made part of the tender.",
        "c) That the list of late routes be circulated to members of the Committee each term.",
    ),
)
SPEECH = Planned(
    "Speech and Language Support in the Early Years",
    CABINET,
    ("To learn how the Council and the health service help children who are slow to talk.",),
    (
        "1) That the report be noted.",
        "2) That information on waiting times for speech therapy by district be circulated to members of the Committee "
        "by December 2023.",
        "3) That the question of evening groups for parents be referred to the Family Hubs Board.",
    ),
)
ATTENDANCE = Planned(
    "School Attendance – Progress Report",
    CABINET,
    (
        "Resolved at the June 2023 meeting:",
        "That progress reports on school attendance be received at the November 2023 and March 2024 meetings.",
    ),
    (
        "(1) That the report be noted.",
        "(2) That the next progress report on school attendance give figures for each district.",
    ),
)
FOSTERING = Planned(
    "Fostering: Recruitment and Support",
    CABINET,
    ("To examine the recruitment of carers and the reasons why some stop.",),
    (
        "(1) That the report be noted.",
        "(2) That a task and finish review of support for foster carers be carried out by members of the Committee.",
        "(3) That figures on the recruitment of foster carers be received by the Committee at its March and June 2024 "
        "meetings.",
    ),
)
TRANSPORT_BACK = Planned("School Transport – Progress Report", CABINET, ("To examine progress before the tender.",))
BREAKS_BACK = Planned("Short Breaks and Payments to Carers", CABINET, ("To receive the report resolved in September.",))
ATTENDANCE_BACK = Planned("School Attendance – Progress Report", CABINET, ("To receive figures for each district.",))
YOUTH = Planned("Youth Justice Plan", CABINET, ("To examine how the plan is being put into practice.",))
HUBS = Planned("Family Hubs – One Year On", CABINET, ("To consider the evaluation of the first year.",))

MENTAL = Listed(
    "Mental Health Support in Secondary Schools",
    CABINET,
    "Suggested at the June 2023 meeting.",
    "To be considered for scheduling",
)
SMALL = Listed("Small Village Schools", CABINET, "", "To be considered for scheduling")
HOLIDAY = Listed(
    "Holiday Clubs and Food", CABINET, "A briefing note on who comes to the clubs and who does not.", "To be circulated"
)
INSPECTION = Listed(
    "The Department's View of Itself before Inspection", CABINET, "Sent to the inspectors each year.", "Twice yearly"
)
HOME_REVIEW = Listed(
    "Children Taught at Home",
    CABINET,
    "To look at how the Council knows that children who are taught at home are well.",
    "Scope agreed. Meetings are being arranged.",
    "October/ November 2023",
)
CARER_REVIEW = Listed(
    "Support for Foster Carers",
    CABINET,
    "Resolved at the November 2023 meeting: That a task and finish review of support for foster carers be carried out.",
    "Pending",
    "TBC",
)


def bare(item: Planned) -> Planned:
    """The item before its meeting, when nothing had been resolved."""
    return Planned(item.title, item.responsible, item.purpose)


SEPTEMBER = Programme(
    "29 AUGUST 2023",
    (
        MeetingPlan("18 September 2023", "2023-09-18", (bare(BREAKS), bare(TRANSPORT), bare(SPEECH))),
        MeetingPlan("27 November 2023", "2023-11-27", (bare(ATTENDANCE), bare(FOSTERING), PERFORMANCE)),
        MeetingPlan("4 March 2024", "2024-03-04", (ATTENDANCE_BACK, YOUTH)),
    ),
    (MENTAL, SMALL),
    (HOME_REVIEW,),
    (HOLIDAY, INSPECTION),
)
NOVEMBER = Programme(
    "7 NOVEMBER 2023",
    (
        MeetingPlan("18 September 2023", "2023-09-18", (BREAKS, TRANSPORT, SPEECH)),
        MeetingPlan("27 November 2023", "2023-11-27", (bare(ATTENDANCE), bare(FOSTERING), PERFORMANCE)),
        MeetingPlan("4 March 2023", "2023-03-04", (TRANSPORT_BACK, BREAKS_BACK, ATTENDANCE_BACK, YOUTH)),
        MeetingPlan("10 June 2024", "2024-06-10", (HUBS, PERFORMANCE)),
    ),
    (MENTAL, SMALL),
    (HOME_REVIEW,),
    (HOLIDAY, INSPECTION),
)
MARCH = Programme(
    "13 FEBRUARY 2024",
    (
        MeetingPlan("27 November 2023", "2023-11-27", (ATTENDANCE, FOSTERING)),
        MeetingPlan("4 March 2024", "2024-03-04", (TRANSPORT_BACK, BREAKS_BACK, ATTENDANCE_BACK)),
        MeetingPlan("10 June 2024", "2024-06-10", (HUBS, YOUTH, PERFORMANCE)),
    ),
    (MENTAL,),
    (CARER_REVIEW,),
    (HOLIDAY,),
)

REPORT = Report(
    "the Service Director for Governance",
    "Work programme",
    "Work Programme",
    "To consider the Committee's work programme.",
    (
        (
            "Information",
            (
                "The work programme is attached as Appendix 1. It says what will come to which meeting, what waits "
                "for a date, and what Members are looking into themselves.",
                "Members may suggest items at any meeting. The Chairman and Vice Chairman decide with officers when an "
                "item is ready.",
            ),
        ),
    ),
    "To have no work programme: discounted, as reports take two months to write.",
    "To help the Committee to prepare its business.",
    (
        "That the Committee's work programme be noted.",
        "That Members suggest further items for the work programme.",
    ),
    "",
    ("Jane Mallory", "Senior Scrutiny Officer", "jane.mallory@aldermarsh.example"),
)
