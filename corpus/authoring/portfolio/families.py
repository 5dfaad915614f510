"""Programmes 4 and 5: help for families, and young people who leave care."""

from __future__ import annotations

from corpus.authoring.dates import Due, day, month
from corpus.authoring.portfolio.facts import (
    COMPLETE,
    OBSTACLES,
    ON_TARGET,
    Milestone,
    Programme,
    Told,
)

HUBS = Milestone(
    "hubs",
    "Open five family hubs in the buildings of former children's centres.",
    {
        0: Told(
            day("1 September 2023", 2023, 9, 1),
            ON_TARGET,
            (
                "Leases have been signed for all five buildings. Health visitors will work from each hub on three days "
                "a week, and the registrar from two of them.",
                "• Marshborough and Thornby: building work finished",
                "• Saltham: roof repairs to be finished in July",
                "• Great Wenlow and Oxley Reach: decoration over the summer holiday",
            ),
        ),
        1: Told(
            day("1 September 2023", 2023, 9, 1),
            COMPLETE,
            (
                "All five hubs opened on Friday 1 September 2023. In the first month 1,904 people came through the "
                "doors, one in five of whom had never used a children's centre.",
            ),
        ),
        2: Told(day("1 September 2023", 2023, 9, 1), COMPLETE, ("An evaluation will be reported in the summer.",)),
    },
)

YOUTH = Milestone(
    "youth",
    "Review of the youth offer",
    {
        0: Told(Due("Ongoing"), ON_TARGET, ("Young inspectors have visited nine of the county's twelve youth clubs.",)),
        1: Told(
            Due("Ongoing"),
            ON_TARGET,
            (
                "The young inspectors' report was presented to Members on 18 September. They asked for later closing "
                "times, for a club that can be reached by bus from the villages, and for toilets that lock.",
            ),
        ),
        2: Told(Due("Ongoing"), ON_TARGET, ("Closing times have been changed at four clubs. Bus times are awaited.",)),
        3: Told(Due("Ongoing"), ON_TARGET, ("A mobile club will be tried in six villages from June.",)),
    },
)

SAFE = Milestone(
    "exploitation",
    "Review how we respond to harm outside the home, including exploitation by county lines.",
    {
        0: Told(
            month("October 2023", 2023, 10),
            ON_TARGET,
            (
                "A joint panel of police, health, schools and social care has met weekly since February.",
                "Work is under way on a single form, on a map of the places that young people name as unsafe, and on "
                "training for taxi drivers and for staff of the bus station.",
            ),
        ),
        1: Told(
            month("October 2023", 2023, 10),
            ON_TARGET,
            (
                "The single form has been in use since 4 September. The police and the Council do not yet count the "
                "same children, and an analyst has been lent by the force for three months to find out why.",
            ),
        ),
        2: Told(
            month("January 2024", 2024, 1),
            OBSTACLES,
            (
                "The analyst found that 22 of 61 young people known to the police were not known to social care. The "
                "review will not be finished until each of them has been looked at.",
            ),
        ),
        3: Told(
            month("January 2024", 2024, 1),
            COMPLETE,
            ("All 22 young people have been seen. The partnership accepted the review on 30 January 2024.",),
        ),
    },
)

OFFER = Milestone(
    "local-offer",
    "Care Leavers' Local Offer Make sure that young people know what they are entitled to and can get to work, "
    "training or college as others do.",
    {
        0: Told(
            month("November 2023", 2023, 11),
            ON_TARGET,
            (
                "The offer has been rewritten by a group of eight care leavers, who took out 41 of its 60 pages. An "
                "app called Harbour will carry it.",
            ),
        ),
        1: Told(
            month("November 2023", 2023, 11),
            ON_TARGET,
            (
                "Harbour has been tried by 30 young people. They want to be able to speak to their adviser through it, "
                "which the supplier can add for £4,200.",
                "The bus companies have agreed to free travel for care leavers under 22 from January.",
            ),
        ),
        2: Told(
            month("November 2023", 2023, 11),
            COMPLETE,
            ("Harbour was launched on 27 November 2023; 143 of 311 care leavers had installed it by Christmas.",),
        ),
        3: Told(
            month("November 2023", 2023, 11), COMPLETE, ("By the end of March 208 young people had installed it.",)
        ),
    },
)

WORK = Milestone(
    "work",
    "Guaranteed interviews for care leavers with the Council and its main contractors",
    {
        0: Told(
            month("March 2024", 2024, 3),
            OBSTACLES,
            ("Two contractors out of nine have signed. The others want to know how many young people to expect.",),
        ),
        1: Told(
            month("March 2024", 2024, 3),
            OBSTACLES,
            ("Four contractors have signed. Eleven interviews were held and three young people were appointed.",),
        ),
        2: Told(
            month("March 2024", 2024, 3),
            ON_TARGET,
            ("Seven contractors have signed, and the pledge is now a condition of new contracts above £500,000.",),
        ),
        3: Told(
            month("March 2024", 2024, 3),
            ON_TARGET,
            (
                "Eight of nine contractors have signed. Twenty-six interviews have been held over the year, and nine "
                "young people are in work because of them.",
            ),
        ),
    },
)

EARLY_HELP = Programme("Programme 4 – Early Help and Safety", (HUBS, YOUTH, SAFE), repeats=True)
LEAVING_CARE = Programme("Programme 5 - Leaving Care", (OFFER, WORK), repeats=True)
