"""The three packs, and what was designed into them."""

from __future__ import annotations

from corpus.authoring.designed import Designed
from corpus.authoring.packs import june, march, november, programmes, september
from corpus.authoring.packs.facts import Pack

PACKS = (
    Pack(
        "2023-09-18",
        "18 September 2023",
        "Monday",
        "10:30",
        june.MINUTES,
        "Minutes of the Last Meeting held on 05 June 2023",
        (september.SHORT_BREAKS, september.TRANSPORT, september.SPEECH, programmes.REPORT),
        programmes.SEPTEMBER,
        cover=False,
    ),
    Pack(
        "2023-11-27",
        "27 November 2023",
        "Monday",
        "10:30",
        september.MINUTES,
        "Minutes of the Last Meeting held on 18 September 2023",
        (november.ATTENDANCE, november.FOSTERING, programmes.REPORT),
        programmes.NOVEMBER,
        cover=True,
    ),
    Pack(
        "2024-03-04",
        "04 March 2024",
        "Monday",
        "10:30",
        november.MINUTES,
        "Minutes of the Last Meeting held on 27 November 2023",
        (march.TRANSPORT, march.SHORT_BREAKS, march.ATTENDANCE, programmes.REPORT),
        programmes.MARCH,
        cover=True,
    ),
)
SEPTEMBER, NOVEMBER, MARCH = (f"select-committee-pack-{pack.slug}" for pack in PACKS)

DESIGNED = (
    Designed(
        "resolution_came_back_on_time",
        "2023/014 2",
        (SEPTEMBER, SEPTEMBER),
        "due September 2023; item 4 of the pack of 18 September 2023",
    ),
    Designed(
        "resolution_came_back_on_time",
        "2023/015 3",
        (SEPTEMBER, NOVEMBER, MARCH),
        "due November 2023 and March 2024; item 4 of November's pack and item 6 of March's",
    ),
    Designed(
        "resolution_came_back_on_time",
        "2023/021 2",
        (NOVEMBER, MARCH),
        "due March 2024; item 5 of the pack of 4 March 2024",
    ),
    Designed(
        "resolution_came_back_on_time",
        "2023/032 2",
        (MARCH, MARCH),
        "due March 2024; item 4 of the pack of 4 March 2024",
    ),
    Designed(
        "resolution_came_back_on_time",
        "2023/029 2",
        (MARCH, MARCH),
        "no date; item 6 of the pack of 4 March 2024 gives the figures for each district",
    ),
    Designed(
        "resolution_came_back_late",
        "2023/022 2",
        (NOVEMBER, MARCH),
        "due November 2023; item 4 of the pack of 4 March 2024, one meeting late",
    ),
    Designed(
        "resolution_never_came_back",
        "2023/023 2",
        (NOVEMBER,),
        "waiting times for speech therapy by district, due December 2023; nothing in any later paper",
    ),
    Designed(
        "resolution_never_came_back",
        "2023/030 3",
        (MARCH,),
        "figures on recruitment, due March and June 2024; nothing in the pack of March 2024, the last of the corpus",
    ),
    Designed(
        "date_out_of_order",
        "4 March 2023",
        (NOVEMBER,),
        "the work programme prints 4 March 2023 between 27 November 2023 and 10 June 2024",
    ),
    Designed(
        "label_differs_from_page",
        "printed page numbers",
        (SEPTEMBER, NOVEMBER, MARCH),
        "the work programme's pages are numbered from 1 again; an unnumbered cover sets two packs back by one",
    ),
)
