"""What can go wrong with the program or its use. Faults in papers are findings, never exceptions.

    Papers2DataError (1)
    ├── UsageError (2)              the call itself: an unknown table, an option's value
    ├── InputError (3)              a path that is missing, empty, or no paper
    │   └── UnreadableError (3)     a file that its reader cannot open: damaged, encrypted, over a limit
    ├── SchemaError (4)             a declaration in schemas/ that does not hold
    └── StoreError (5)              the database: unreadable, locked, or of a newer version

The number is the exit status of the command line.
"""

from __future__ import annotations


class Papers2DataError(Exception):
    """Base of all errors that the program raises on purpose; ``exit_code`` is the command line's exit status."""

    exit_code = 1


class UsageError(Papers2DataError):
    """The call asks for something that does not exist."""

    exit_code = 2


class InputError(Papers2DataError):
    """A file or folder given as input is missing, empty or no paper."""

    exit_code = 3


class UnreadableError(InputError):
    """A file cannot be opened by its reader: it is damaged, encrypted or over a limit."""


class SchemaError(Papers2DataError):
    """A declaration in ``schemas/`` does not hold; the message names file and key."""

    exit_code = 4


class StoreError(Papers2DataError):
    """The database cannot be read or written: damaged, locked, or made by a newer version."""

    exit_code = 5
