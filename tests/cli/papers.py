"""Small papers as text files, to be read by the program itself."""

from __future__ import annotations

from pathlib import Path

PAPER = """\
# Harbour Committee

Monday, 15 April 2024

# Lights programme update: January - March 2024

## Programme: Lights

| Milestone | Due date | Status | Update |
| --- | --- | --- | --- |
| Rebuild the lighthouse stair | March 2024 | On Target | The mason has begun. |
| Renew the lamp of buoy {number} | June 2024 | Complete | Lit on 3 March. |
"""

UNKNOWN_TABLE = """\
# Boats of the harbour

| Hull colour | Keel wood | Mast count |
| --- | --- | --- |
| Blue | Oak | 2 |
| Green | Elm | 1 |
"""

LAYOUT = """\
name = "boats"
title = "Boats"
description = "Boats of a harbour by colour and wood."
record = "commitments"

[recognise]
needs = ["commitment", "theme"]

[rows]
opens = [["commitment"]]

[columns.theme]
headings = ['hull colou?r']

[columns.commitment]
headings = ['keel wood']
"""


def write_papers(folder: Path, count: int) -> Path:
    """A folder with ``count`` papers that differ in the number of a buoy."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (folder / f"update-{number:03}.md").write_text(PAPER.format(number=number), encoding="utf-8")
    return folder
