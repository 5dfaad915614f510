"""The command line as Markdown, from its own help and from the tree of errors."""

from __future__ import annotations

from collections.abc import Iterator

import click

from papers2data.cli.program import EXIT_CODES, cli
from papers2data.pipeline.kinds import KINDS

WIDTH = 100


def all_commands() -> str:
    """The help of the program and of every command and subcommand, as the terminal shows it."""
    return "\n\n".join(f"## {name}\n\n```text\n{text}\n```" for name, text in _helps("papers2data", cli, None))


def exit_codes() -> str:
    """The exit statuses, as the program's help lists them."""
    lines = [line.strip().split(maxsplit=1) for line in EXIT_CODES.splitlines()]
    rows = [line for line in lines if len(line) == 2 and line[0].isdigit()]
    return "| status | meaning |\n|---|---|\n" + "\n".join(f"| {status} | {meaning} |" for status, meaning in rows)


def kinds() -> str:
    """The endings of files that are read, in one sentence."""
    *first, last = (f"`{ending}`" for ending in sorted(KINDS))
    return f"Files that end in {', '.join(first)} or {last} are read; a PDF is known by its content under any name."


def _helps(name: str, command: click.Command, parent: click.Context | None) -> Iterator[tuple[str, str]]:
    info = name.rpartition(" ")[2]
    context = click.Context(command, info_name=info, parent=parent, terminal_width=WIDTH, **command.context_settings)
    yield name, "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            found = command.get_command(context, each)
            if found is not None and not found.hidden:
                yield from _helps(f"{name} {each}", found, context)
