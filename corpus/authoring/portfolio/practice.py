"""Programme 1: social work practice."""

from __future__ import annotations

from corpus.authoring.dates import Due, month, months
from corpus.authoring.portfolio.facts import (
    COMPLETE,
    OBSTACLES,
    ON_TARGET,
    UNDERWAY,
    Milestone,
    Programme,
    Told,
)

_WELCOME = (
    "Vacancies in the five hardest teams to staff stood at {vacancies} at the end of the quarter against a ceiling of "
    "8%, and {leavers} social workers left the county's employment during it. The welcome payment agreed by Members in "
    "2022 has been taken up by every newly qualified worker, and each of them now meets a named mentor in the first "
    "week. Exit conversations point to travel time between Saltham and Great Wenlow as the commonest reason for "
    "leaving."
)
_OFFER_NEXT = (
    "Next steps include:",
    "• A market comparison with the four neighbouring counties",
    "• A revised allowance for workers who cover two districts",
    "• A short survey of everyone in post for less than two years, with results shared at team meetings",
)


def _offer(vacancies: str, leavers: str, *extra: str) -> tuple[str, ...]:
    return (_WELCOME.format(vacancies=vacancies, leavers=leavers), *extra, *_OFFER_NEXT)


OFFER = Milestone(
    "offer",
    "Review of the recruitment and retention offer.",
    {
        0: Told(month("Sept 2023", 2023, 9), ON_TARGET, _offer("9.4%", "eleven")),
        1: Told(month("Sept 2023", 2023, 9), ON_TARGET, _offer("9.1%", "seven")),
        2: Told(
            month("Sept 2023", 2023, 9),
            ON_TARGET,
            _offer("8.8%", "nine", "The comparison with neighbours has begun and two of four counties have replied."),
        ),
        3: Told(
            month("Sept 2023", 2023, 9),
            ON_TARGET,
            _offer("8.6%", "six", "All four neighbouring counties have now replied and a paper is being drafted."),
        ),
    },
)

_FRAMEWORK = (
    "The framework was written with a panel of twelve practitioners and tried first in the Fenwick Staithe area team.",
    "Work during the quarter included:",
)
FRAMEWORK = Milestone(
    "framework",
    "Introduce the Tideway practice framework in all area teams.",
    {
        0: Told(
            month("June 2023", 2023, 6),
            OBSTACLES,
            (
                *_FRAMEWORK,
                "• Two days of training for team managers",
                "• A first draft of the plain-language guide for families",
                "• Changes to the assessment form, which the system's supplier has not been able to deliver on time",
                "Without the new form three of the seven area teams cannot begin, and the date will have to move.",
            ),
        ),
        1: Told(
            months("June 2023 December 2023", (2023, 6), (2023, 12)),
            OBSTACLES,
            (
                *_FRAMEWORK,
                "• Four of seven area teams trained and working to the framework",
                "• A second test of the assessment form, which found that plans could not be printed for families",
                "• Observation of eighteen visits by practice leads, with written feedback given within a week",
                "The supplier has given a date in November for its final correction.",
            ),
        ),
        2: Told(
            month("March 2024", 2024, 3),
            OBSTACLES,
            (
                *_FRAMEWORK,
                "• Delivery of the corrected form on 23 November, five months after the date in the contract",
                "• Training of the Thornby and Oxley Reach teams, which had waited since the spring",
                "• A decision to leave the Hollin Bank team until its new manager is in post",
            ),
        ),
        3: Told(
            month("March 2024", 2024, 3),
            ON_TARGET,
            (
                *_FRAMEWORK,
                "• Training of the last area team, at Hollin Bank, in the week of 18 March",
                "• A first reading of the family feedback cards, 212 of which have been returned",
                "The milestone will be closed in the next update once the practice leads have seen each team at work.",
            ),
        ),
    },
)

_AUDIT = (
    "Each month twenty case records are read by two people who do not manage the team, and the worker takes part in "
    "the discussion. Themes are brought to the practice board every second month."
)
AUDIT = Milestone(
    "audit",
    "New model of case audits and learning visits.",
    {
        0: Told(
            month("April 2023", 2023, 4),
            COMPLETE,
            (
                _AUDIT,
                "The model went live on 17 April 2023 and the first two rounds have been held. This is now closed.",
            ),
        ),
        1: Told(month("April 2023", 2023, 4), COMPLETE, (_AUDIT, "No further reports are planned on this milestone.")),
        2: Told(
            month("April 2023", 2023, 4),
            ON_TARGET,
            (
                _AUDIT,
                "The milestone has been opened again: in October the practice board found that records from the "
                "children's disability team had never been drawn, and the sampling has to be built anew so that every "
                "team is seen at least twice a year.",
            ),
        ),
        3: Told(
            month("April 2024", 2024, 4),
            ON_TARGET,
            (_AUDIT, "The new sampling was tried in February; the first full round with all teams begins in April."),
        ),
    },
)

STAFFING = Milestone(
    "staffing",
    "Review of the staffing model",
    {
        quarter: Told(Due("Ongoing"), ON_TARGET, narrative)
        for quarter, narrative in enumerate(
            (
                (
                    "The review looks at team size, at the span of each manager, and at the work that need not be done "
                    "by a qualified worker.",
                    "• Family support posts in the assessment teams have been re-graded",
                    "• A pool of six relief workers is being recruited",
                ),
                (
                    "Four of the six relief workers are in post.",
                    "• Average caseload fell to 17.2",
                    "• Managers in two teams still have more than eight people each",
                ),
                ("All six relief workers are in post and have covered 41 weeks of absence between them.",),
                (
                    "A paper on manager spans was considered by the leadership team in February. Two further posts "
                    "have been put forward in the budget and will be advertised once it is agreed.",
                ),
            )
        )
    },
)

APPRENTICES = Milestone(
    "apprentices",
    "Social work apprenticeships: first cohort of ten in post",
    {
        2: Told(
            month("September 2024", 2024, 9),
            UNDERWAY,
            (
                "This is a new milestone. The University of the Marshes has agreed to validate the course, and 64 "
                "members of staff came to the two open evenings in November.",
            ),
        ),
        3: Told(
            month("September 2024", 2024, 9),
            UNDERWAY,
            ("Thirty-one people applied for ten places. Interviews are arranged for the second half of April.",),
        ),
    },
)

PRACTICE = Programme(
    "Programme 1 – Strengthening Practice", (OFFER, FRAMEWORK, AUDIT, STAFFING, APPRENTICES), repeats=False
)
