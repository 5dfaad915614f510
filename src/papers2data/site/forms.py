"""What forms need of the lists that they choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from papers2data.site.words import plain


def in_pairs(values: Iterable[str]) -> list[tuple[str, str]]:
    """Each value as what is asked and what is shown."""
    return [(value, value) for value in values]


def worded(values: Iterable[str]) -> list[tuple[str, str]]:
    """The same for words of the database, shown as people write them."""
    return [(value, plain(value)) for value in values]


def first_two(options: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    """What is asked and what is shown, of options that hold more."""
    return [(option[0], option[1]) for option in options]


def without_from(asked: Mapping[str, str]) -> dict[str, str]:
    """What was asked, without the place in the list and what was left empty."""
    return {name: value for name, value in asked.items() if value and name != "from"}
