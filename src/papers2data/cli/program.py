"""The program: its commands, and how an error becomes one sentence and an exit status."""

from __future__ import annotations

import io
import os
import sqlite3
import sys
from importlib import import_module
from typing import IO, Any

import click

from papers2data.cli.quick import import_database_library
from papers2data.cli.talk import plain
from papers2data.errors import Papers2DataError, StoreError

COMMANDS = (
    "ingest",
    "load",
    "search",
    "show",
    "findings",
    "check",
    "history",
    "compare",
    "brief",
    "tracker",
    "links",
    "link",
    "correct",
    "corrections",
    "export",
    "serve",
    "publish",
    "account",
    "demo",
    "inspect",
    "schemas",
    "doctor",
)
"""All commands, in the order of ``--help``; each is the ``command`` of its module in ``cli.commands``."""

STOPPED = 130
"""The exit status after Ctrl-C."""

CLOSED = 141
"""The exit status when the program that reads the output has ended, as ``head`` does."""

EXIT_CODES = """
\b
Exit status:
    0  done
    1  a check of 'doctor' failed, or the program met a fault of its own
    2  the call itself: an unknown command, option, table or id
    3  a file or folder that is missing, empty, damaged or no paper
    4  a declaration in schemas/ that does not hold
    5  a database that cannot be read or written, or is of a newer version
  130  stopped by Ctrl-C; nothing is left half done
  141  the program that read the output has ended
"""


class Fault(click.ClickException):
    """One sentence for a person on stderr, and an exit status."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(plain(message))
        self.exit_code = exit_code  # type: ignore[misc]  # click itself declares it once for each class

    def show(self, file: IO[Any] | None = None) -> None:
        """Prints the sentence."""
        click.echo(f"Error: {self.message}", err=file is None, file=file)


class Program(click.Group):
    """A group that names the nearest command for an unknown one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that ``args`` begin with. Raises click.UsageError for one that does not exist."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            raise click.UsageError(unknown("command", name, self.list_commands(ctx)), ctx)
        return super().resolve_command(ctx, args)


class Main(Program):
    """The program itself: commands are imported when they are needed, errors become sentences."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of the way of the data."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with this name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"papers2data.cli.commands.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """What the command gives back. Raises click.ClickException for what went wrong."""
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        try:
            import_database_library()
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt as error:
            message = "stopped. Nothing is left half done: the same command goes on from here"
            raise Fault(message, STOPPED) from error
        except BrokenPipeError as error:
            _close_output()
            raise click.exceptions.Exit(CLOSED) from error
        except sqlite3.Error as error:
            message = f"the database cannot be read ({error}): restore a copy, or ingest the papers into a new file"
            raise Fault(message, StoreError.exit_code) from error
        except Papers2DataError as error:
            raise Fault(str(error), error.exit_code) from error
        return result


def unknown(what: str, given: str, known: list[str] | tuple[str, ...]) -> str:
    """A sentence that says there is no such thing, with the nearest of ``known``."""
    from difflib import get_close_matches

    near = get_close_matches(given, known, n=1, cutoff=0.5)
    advice = f"did you mean {near[0]}?" if near else f"choose from {', '.join(known)}"
    return plain(f"there is no {what} {given!r}: {advice}")


def _close_output() -> None:
    """Points stdout at nothing, so that Python does not complain again when it closes it."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from papers2data.snapshot.origin import current_origin

        click.echo(f"papers2data {current_origin().program}")
        ctx.exit()


@click.command(cls=Main, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
def cli() -> None:
    """Reads a council's committee papers into a database that can be searched.

    Begin with 'papers2data ingest FOLDER', then 'papers2data serve'; or see it at work with 'papers2data demo'.
    """


def main() -> None:
    """Runs the program and ends the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that can't show a letter must not end a search
    cli.main(prog_name="papers2data")


__all__ = ["COMMANDS", "Fault", "Program", "cli", "main", "unknown"]
