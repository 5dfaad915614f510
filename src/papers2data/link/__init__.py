"""The same things over papers and periods: identity, history, follow-ups, and what people decide about them.

``link_all`` makes all links anew; it reads only the database and never changes what was read.
"""

from papers2data.link.run import link_all

__all__ = ["link_all"]
