"""The performance report that goes before the scorecard of the third quarter."""

from __future__ import annotations

from corpus.authoring.word import Word

PARAGRAPHS = (
    (
        "Purpose of the Report",
        ("To report on the department's performance at the end of quarter 3 of 2023/24.",),
    ),
    (
        "Information",
        (
            "The scorecard at **Appendix 1** shows the core measures. Vital signs are those that Members look at every "
            "quarter, and each has a rating of red, amber or green.",
            "Two of the eight vital signs with a rating are red this quarter.",
            "The re-referral rate was 24.6% at the end of quarter 3, down from 27.9% in quarter 2. A panel now reads "
            "every case that comes back within three months.",
            "The proportion of education, health and care plans issued within 20 weeks rose to 44.2% in the last "
            "quarter of 2023, compared with 35.7% in the quarter before. Nationally it was 49.2% in 2022.",
            "Of care leavers aged 19 to 21, 55.9% were in education, employment or training, which is close to the "
            "national average of 56.0%.",
            "First-time entrants to the youth justice system remain low, at 133 per 100,000.",
        ),
    ),
    ("Other Options Considered", ("None.",)),
    ("Reason/s for Recommendation/s", ("Members asked to see the scorecard each quarter.",)),
)
LINES = (
    (
        "The re-referral rate was 24.6% at the end of quarter 3, down from 27.9% in quarter 2.",
        24.6,
        "%",
    ),
    (
        "The proportion of education, health and care plans issued within 20 weeks rose to 44.2% in the last quarter "
        "of 2023, compared with 35.7% in the quarter before.",
        44.2,
        "%",
    ),
)
"""Sentences that say a figure, with the figure and its unit."""


def write_report(word: Word) -> None:
    """The report at the end of ``word``."""
    word.running(foot="{page}")
    word.paragraph("**22 January 2024**\t\t\t\t\t**Agenda Item: 6**", after=14)
    word.paragraph("REPORT OF THE CORPORATE DIRECTOR FOR CHILDREN AND LEARNING", bold=True, size=12)
    word.paragraph("PERFORMANCE OF THE DEPARTMENT - QUARTER 3 2023/24", bold=True, size=12, after=10)
    number = 1
    for heading, paragraphs in PARAGRAPHS:
        word.heading(heading)
        for text in paragraphs:
            word.item(f"{number}.", text)
            number += 1
    word.heading("RECOMMENDATION")
    word.item("1)", "That the Committee considers the performance of the department and comments on it.")
    word.paragraph("")
    word.paragraph("**Naomi Carr-Ellis**", after=0)
    word.paragraph("**Corporate Director for Children and Learning**")
