"""The same things over papers and periods: identity, history, follow-ups, and what people decide about them.

``link_all`` makes all links anew; it reads only the database and never changes what was read. ``decide`` and
``correct`` keep what people say, which comes before what the program finds.
"""

from papers2data.link.corrections import correct, withdraw_correction
from papers2data.link.decisions import decide, withdraw
from papers2data.link.exchange import export_said, import_said
from papers2data.link.proposals import Proposal, accept, proposals, reject
from papers2data.link.run import link_all

__all__ = [
    "Proposal",
    "accept",
    "correct",
    "decide",
    "export_said",
    "import_said",
    "link_all",
    "proposals",
    "reject",
    "withdraw",
    "withdraw_correction",
]
