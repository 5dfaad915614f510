"""The actions of the improvement plan."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.authoring.dates import Due, day, month


@dataclass(frozen=True)
class Action:
    """An action with its number; long cells are paragraphs, "• " opens a bullet."""

    reference: str
    action: tuple[str, ...]
    accountable: str
    lead: str
    outcome: tuple[str, ...]
    due: Due
    success: tuple[str, ...]
    progress: tuple[str, ...]
    status_text: str
    status: str


@dataclass(frozen=True)
class Part:
    """A part of the plan; ``joined`` says that one heading stands over both progress and status."""

    heading: str
    actions: tuple[Action, ...]
    joined: bool


CHANGE = Part(
    "1. Carrying out what has been agreed, sooner where that can be done",
    (
        Action(
            "1.1",
            (
                "Find more foster homes within the county",
                "• A campaign on buses, in surgeries and at matches until July 2024",
                "• A better offer to carers from all departments and the district councils",
            ),
            "Naomi Carr-Ellis",
            "Karin Lindqvist",
            ("Children live near their schools and friends.", "The Council pays for fewer agency places."),
            Due("Campaign to July 2024, new offer by April 2024"),
            ("40 more households by March 2025", "First calls up by a fifth"),
            (
                "Progress to the end of December 2023:",
                "• 118 first calls in the last quarter, against 71 in the one before",
                "• 19 households being assessed",
                "• Posters in all nine leisure centres, and a stand at three home matches of Marshborough Town",
                "• A helpline for evenings and weekends since 2 October 2023, with 61 calls in its first month",
                "Five district councils have agreed to a discount on council tax. The sixth will decide in January, "
                "and the Leader has written to it.",
            ),
            "On track",
            "on_track",
        ),
        Action(
            "1.2",
            ("Open a four-bed children's home at Carrow Sluice",),
            "Naomi Carr-Ellis/ Paul Denholm",
            "Iris Bexley/ Tom Gathercole",
            ("Four more places owned by the Council, so that fewer children are placed far away.",),
            month("May 2024", 2024, 5),
            ("Home registered and four children living in it by the end of 2024",),
            (
                "Water was found beneath the kitchen floor and work stopped for six weeks. A drain that belongs to the "
                "internal drainage board has now been moved. The manager and three of seven staff are in post, and "
                "work in the county's other homes until theirs is ready.",
            ),
            "Progress compromised by flooding on the site.",
            "off_track",
        ),
        Action(
            "1.3",
            ("Agree fixed contracts for twelve residential places with two providers",),
            "Naomi Carr-Ellis",
            "Iris Bexley",
            ("A lower price for each place, as long as the places are filled.",),
            month("September 2023", 2023, 9),
            ("Contracts signed", "At least ten of twelve places filled on average"),
            ("Both contracts began on 1 September 2023. Eleven places were filled at the end of December.",),
            "Complete.",
            "complete",
        ),
        Action(
            "1.4",
            ("Move the department's forms and letters to the Council's digital platform",),
            "Paul Denholm",
            "Tom Gathercole",
            ("Families can fill in forms on a telephone.", "Less typing for staff."),
            Due("Ongoing"),
            ("60 forms moved", "Nine in ten families can finish a form without help"),
            (
                "Twenty-two forms have been moved. The order of the rest has been agreed with the team managers:",
                "• requests for short breaks",
                "• school admissions in the course of a year",
                "• applications for chaperones and for children's work permits",
            ),
            "Ongoing programme of work",
            "in_progress",
        ),
        Action(
            "1.5",
            ("Try family group meetings before a child comes into care, with a partner from the voluntary sector",),
            "Naomi Carr-Ellis",
            "Owen Fairweather",
            ("Fewer children come into care who could have stayed with relatives.",),
            day("1 April 2024", 2024, 4, 1),
            ("Thirty meetings held in the first year",),
            ("The partner has been chosen, and will name two coordinators.",),
            "Not yet commenced",
            "not_started",
        ),
    ),
    joined=True,
)
PRACTICE = Part(
    "2. Making good practice easy",
    (
        Action(
            "2.1",
            ("Every area team works to the Tideway practice framework",),
            "Naomi Carr-Ellis",
            "Owen Fairweather",
            ("Families meet the same way of working whichever team they meet.",),
            month("March 2024", 2024, 3),
            ("Seven of seven teams trained", "200 family feedback cards returned"),
            (
                "Six of seven teams have been trained. The seventh waits for its new manager. The assessment form was "
                "corrected on 23 November 2023, five months late, and teams that had begun without it have copied 310 "
                "plans into it by hand.",
            ),
            "Work underway",
            "in_progress",
        ),
        Action(
            "2.2",
            (
                "Give newly qualified social workers time to learn:",
                "• fewer cases in the first year",
                "• half a day each week with a mentor",
                "• a group that meets every month",
            ),
            "Naomi Carr-Ellis",
            "Bethan Rooke/ Owen Fairweather",
            ("Nine in ten are still in post after two years.",),
            month("October 2023", 2023, 10),
            ("Caseloads of new workers below twelve",),
            ("All 26 newly qualified workers have a mentor, and 24 of them have fewer than twelve cases.",),
            "COMPLETE",
            "complete",
        ),
        Action(
            "2.3",
            ("Draw up a single list of services for families and keep it up to date",),
            "Paul Denholm",
            "Jo Ferrand",
            ("Workers and parents find help without having to ask.",),
            Due("TBC"),
            ("List published and checked twice a year",),
            ("This action waits for the new website, which has been put off to the autumn of 2024.",),
            "Paused",
            "paused",
        ),
    ),
    joined=False,
)
PARTS = (CHANGE, PRACTICE)
