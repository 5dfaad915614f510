"""The same things over papers and periods: identity, history, follow-ups, and what people decide about them.

``link_all`` makes all links anew; it reads only the database and never changes what was read. ``decide``,
``correct`` and ``decide_finding`` keep what people say, which comes before what the program finds.
"""

from papers2data.link.corrections import correct, withdraw_correction
from papers2data.link.decisions import decide, withdraw
from papers2data.link.exchange import export_said, import_said
from papers2data.link.findings import decide_finding, undo_finding
from papers2data.link.proposals import Proposal, accept, proposals, reject
from papers2data.link.run import link_all

__all__ = [
    "Proposal",
    "accept",
    "correct",
    "decide",
    "decide_finding",
    "export_said",
    "import_said",
    "link_all",
    "proposals",
    "reject",
    "undo_finding",
    "withdraw",
    "withdraw_correction",
]
