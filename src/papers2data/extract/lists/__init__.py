"""Planned milestones and indicators that papers list in running text.

heading            02 Remodelling the front door          Our commitments - Children are safe
introducing words  Key milestones for the year include:   To know how we do we look at:
items              • Open the hub by March 2019           • Rate of referrals
"""

from __future__ import annotations

from papers2data.extract.found import Found
from papers2data.extract.lists.indicators import read_indicators
from papers2data.extract.lists.milestones import read_milestones
from papers2data.model import Document, Paper

__all__ = ["read_lists"]


def read_lists(document: Document, papers: tuple[Paper, ...]) -> Found:
    """Records for ``milestone_readings`` (basis planned) and ``kpi_definitions``, in the order of the paper."""
    return read_milestones(document, papers) + read_indicators(document, papers)
