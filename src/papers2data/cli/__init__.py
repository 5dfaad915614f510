"""The command line: the only place that prints or exits. ``papers2data.cli:main`` is the program."""

from papers2data.cli.program import main

__all__ = ["main"]
