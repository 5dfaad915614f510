"""Writes what the documentation takes from the code and the declarations: ``python -m docs.generate [--check]``.

A page holds text by people and, between two marks, parts that are written here:

    <!-- begin tables -->
    …                       whatever stands between the marks is replaced
    <!-- end tables -->
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from docs import commands, layers, reference

HERE = Path(__file__).resolve().parent
PAGES = sorted([*HERE.glob("*.md"), *HERE.parent.glob("*.md")])

PARTS: Mapping[str, Callable[[], str]] = {
    "commands": commands.all_commands,
    "exit-codes": commands.exit_codes,
    "kinds": commands.kinds,
    "layers": layers.layers,
    "layouts": reference.layouts,
    "questions": reference.questions,
    "scales": reference.scales,
    "settings": reference.settings,
    "tables": reference.tables,
    "views": reference.views,
}

MARKS = re.compile(r"(<!-- begin (?P<name>[a-z-]+) -->\n).*?(<!-- end (?P=name) -->)", re.DOTALL)


def written(text: str) -> str:
    """The page with each part between its marks written anew. Raises KeyError for a part that is not known."""
    return MARKS.sub(lambda found: f"{found[1]}\n{PARTS[found['name']]().strip()}\n\n{found[3]}", text)


def stale() -> list[Path]:
    """The pages whose written parts are not what they would be now."""
    return [page for page in PAGES if (text := page.read_text(encoding="utf-8")) != written(text)]


def main(arguments: list[str]) -> int:
    """The exit status: with ``--check`` 1 where a page is stale, else 0 after writing those that were."""
    pages = stale()
    names = ", ".join(page.name for page in pages)
    if "--check" in arguments:
        if pages:
            print(f"Not up to date: {names}. Run 'make docs'.", file=sys.stderr)
        return 1 if pages else 0
    for page in pages:
        page.write_text(written(page.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"Written: {names}." if pages else "The documentation is up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
