"""Status lines: sentences of running text that state a status or a figure.

paragraph ── sentences ──> sentence ── said ──> figures, periods and cues ──> statuses · figures ──> records
"""

from __future__ import annotations

from papers2data.extract.status_lines.read import read_status_lines

__all__ = ["read_status_lines"]
