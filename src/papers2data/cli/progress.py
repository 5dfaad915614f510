"""How far an ingest has come: a moving bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from papers2data.cli.talk import one_line

Tick = Callable[[str, str, int, int], None]
"""Told (name, outcome, how many are done, how many there are) after each document."""


@contextmanager
def progress(total: int) -> Iterator[Tick]:
    """What to tell after each of ``total`` documents."""
    if total == 0 or not sys.stderr.isatty():
        yield lambda name, outcome, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Name(TextColumn):
        """The file's name as it is, without rich's markup."""

        def render(self, task: object) -> Text:
            return Text(str(getattr(task, "description", "")), no_wrap=True, overflow="ellipsis")

    columns = (BarColumn(bar_width=30), MofNCompleteColumn(), TimeRemainingColumn(), Name(""))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda name, outcome, done, total: bar.update(task, completed=done, description=one_line(name))
