"""The measures of the scorecard, under the ambitions of the Council Plan."""

from __future__ import annotations

from corpus.authoring.designed import Designed
from corpus.authoring.scorecard.facts import Comparators, Measure, Seen

GOOD_START = (
    Measure(
        "Children reaching a 'Good Level of Development' at the end of the reception year (at least expected in all "
        "early learning goals of the prime areas, literacy and mathematics)",
        "High",
        "64.8%",
        {q: Seen("66.1%", "up") for q in range(4)},
        beside=Comparators("64.8% (21/22 Academic)", "67.2% (22/23 Academic)", "66.9% (22/23 Academic)"),
        rhythm="academic",
    ),
    Measure(
        "% of eligible two-year-olds in a funded nursery place",
        "High",
        "68.0%",
        {0: Seen("70.2%", "up"), 1: Seen("73.9%", "up"), 2: Seen("74.4%", "same"), 3: Seen("78.1%", "up")},
        beside=Comparators("68.0% (2022/23)", "73.9% (2023)", "75.0% (2023)"),
    ),
    Measure(
        "% of assessments that began as early help",
        "High",
        "21.5%",
        {
            0: Seen("22.8%", "up", "amber"),
            1: Seen("22.6%", "same", "amber"),
            2: Seen("26.3%", "up", "green"),
            3: Seen("27.0%", "same", "green"),
        },
        vital=True,
        beside=Comparators("21.7% (2022/23)"),
    ),
    Measure(
        "% of new education, health and care plans issued within 20 weeks (exc. exceptions) **",
        "High",
        "31.0%",
        {
            0: Seen("29.4%", "down", "red"),
            1: Seen("35.7%", "up", "red"),
            2: Seen("44.2%", "up", "amber"),
            3: Seen("47.9%", "up", "amber"),
        },
        vital=True,
        beside=Comparators("33.6% (2022)", "49.2% (2022)", "51.5% (2022)"),
        rhythm="calendar",
    ),
    Measure(
        "Families helped by parents' groups at the family hubs",
        "High",
        "118",
        {0: Seen("126", "up"), 1: Seen("174", "up")},
    ),
)
SAFE = (
    Measure(
        "Re-referral rate",
        "Low",
        "25.1%",
        {
            0: Seen("25.8%", "same", "amber"),
            1: Seen("27.9%", "up", "red"),
            2: Seen("26.4%", "down", "red"),
            3: Seen("23.2%", "down", "amber"),
        },
        vital=True,
        beside=Comparators("24.6% (2022/23)", "22.4% (2022/23)", "21.3% (2022/23)"),
    ),
    Measure(
        "Average caseload of social workers - A NEW WAY OF COUNTING THIS MEASURE IS BEING TESTED",
        "N/A",
        vital=True,
        note="A NEW WAY OF COUNTING THIS MEASURE IS BEING TESTED",
    ),
    Measure(
        "Assessments for children's social care finished within the statutory time",
        "High",
        "91.7%",
        {0: Seen("92.3%", "same"), 1: Seen("88.0%", "up"), 2: Seen("90.5%", "up"), 3: Seen("93.4%", "up")},
        beside=Comparators("91.1% (2022/23)", "84.5% (2022/23)", "86% (2022/23)"),
    ),
    Measure(
        "Children who become the subject of a child protection plan for a second or further time",
        "Low",
        "22.0%",
        {
            0: Seen("21.4%", "same", "green"),
            1: Seen("23.7%", "up", "amber"),
            2: Seen("22.9%", "down", "amber"),
            3: Seen("20.8%", "down", "green"),
        },
        vital=True,
        beside=Comparators("22.6% (2022/23)", "23.6% (2022/23)", "24.2% (2022/23)"),
    ),
    Measure(
        "% of child protection cases reviewed in time",
        "High",
        "97.2%",
        {0: Seen("96.4%", "down"), 1: Seen("95.1%", "down"), 2: Seen("97.0%", "up"), 3: Seen("97.0%", "same")},
        beside=Comparators("96.9% (2022/23)", "89.2% (2022/23)", "90.7% (2022/23)"),
    ),
    Measure(
        "% of children in care who live 20 miles or more from home",
        "Low",
        "21.9%",
        {
            0: Seen("22.4%", "same", "amber"),
            1: Seen("23.8%", "up", "red"),
            2: Seen("23.1%", "same", "amber", restated="22.6%"),
            3: Seen("21.0%", "down", "amber"),
        },
        vital=True,
        beside=Comparators("21.2% (2022/23)", "17.0% (2022/23)", "18.4% (2022/23)"),
    ),
    Measure(
        "% of children in care who stay in a long-term placement*",
        "High",
        "70.3%",
        {0: Seen("69.5%", "down"), 1: Seen("69.9%", "same"), 2: Seen("71.6%", "up"), 3: Seen("72.8%", "up")},
        beside=Comparators("70.1% (2022/23)", "71.0% (2022/23)", "69.3% (2022/23)"),
    ),
    Measure(
        "No. of children in unregistered placements - THIS MEASURE IS BEING REDEFINED AFTER A CHANGE IN THE LAW",
        "",
        vital=True,
        note="THIS MEASURE IS BEING REDEFINED AFTER A CHANGE IN THE LAW",
    ),
    Measure(
        "Young people who enter the youth justice system for the first time (per 100,000 aged 10-17)",
        "Low",
        "141",
        {
            0: Seen("136", "down", "green"),
            1: Seen("129", "down", "green"),
            2: Seen("133", "same", "green"),
            3: Seen("118", "down", "green"),
        },
        vital=True,
        beside=Comparators("141 (2022)", "148 (2022)", "152 (2022)"),
    ),
)
SKILLS = (
    Measure(
        "% of pupils with grades 9-5 in English and mathematics at 16",
        "High",
        "47.3%",
        {q: Seen("43.8%", "down") for q in range(4)},
        beside=Comparators("47.3% (21/22 Academic)", "45.5% (22/23 Academic)", "44.0% (22/23 Academic)"),
        rhythm="academic",
    ),
    Measure(
        "% of primary schools judged good or outstanding",
        "High",
        "88.6%",
        {0: Seen("88.9%", "same"), 1: Seen("89.7%", "up"), 2: Seen("90.1%", "up"), 3: Seen("91.4%", "up")},
        beside=Comparators("88.6% (2022/23 Q4)", "90.8% (2023/24 Q3)", "91.0% (2023/24 Q3)"),
    ),
    Measure(
        "% of care leavers aged 19-21 in education, employment or training",
        "High",
        "51.4%",
        {
            0: Seen("50.6%", "same", "amber"),
            1: Seen("52.7%", "up", "amber"),
            2: Seen("55.9%", "up", "green"),
            3: Seen("55.2%", "same", "green"),
        },
        vital=True,
        beside=Comparators("50.9% (2022/23)", "56.0% (2022/23)", "54.1% (2022/23)"),
    ),
)
SECTIONS = (
    ("Council Plan Ambition 1 - Every child has a good start", GOOD_START),
    ("Council Plan Ambition 2 - Children are safe at home and outside it", SAFE),
    ("Council Plan Ambition 3 - Skills for work in the county", SKILLS),
)

DESIGNED = (
    Designed(
        "previous_value_restated",
        "% of children in care who live 20 miles or more from home",
        ("scorecard-2023-24-q2", "performance-report-2023-24-q3"),
        "Q2 printed 23.8%; the Q3 appendix gives 22.6% as the Q2 value",
    ),
    Designed(
        "kpi_no_longer_reported",
        "Families helped by parents' groups at the family hubs",
        ("scorecard-2023-24-q2", "performance-report-2023-24-q3", "scorecard-2023-24-q4"),
        "reported for Q1 and Q2, missing without a word from Q3 on",
    ),
    Designed(
        "direction_contradicts_values",
        "Assessments for children's social care finished within the statutory time",
        ("scorecard-2023-24-q2",),
        "the arrow points up; 88.0% after 92.3%",
    ),
    Designed(
        "report_text_disagrees_with_appendix",
        "Re-referral rate",
        ("performance-report-2023-24-q3",),
        "paragraph 4 says 24.6% at the end of quarter 3; the appendix says 26.4%",
    ),
    Designed(
        "count_disagrees_with_table",
        "vital signs rated red",
        ("performance-report-2023-24-q3",),
        "paragraph 3 says that two of eight vital signs with a rating are red; the appendix has one of seven",
    ),
)
