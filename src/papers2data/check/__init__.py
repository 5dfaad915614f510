"""What a scrutiny officer would question: rules over what was read and linked, whose answers are findings.

``check_all`` makes all findings of the family "scrutiny" anew; it changes nothing else.
"""

from papers2data.check.asked import asked, codes
from papers2data.check.run import RULES, check_all

__all__ = ["RULES", "asked", "check_all", "codes"]
