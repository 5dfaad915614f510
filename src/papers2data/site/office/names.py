"""Names under which uploads are kept: what the sender called them, less everything that a disk could obey."""

from __future__ import annotations

import unicodedata

LONGEST = 120
"""Bytes of a name, well below what any disk takes."""

FORBIDDEN = frozenset('<>:"|?*%#')
"""Letters that some disk or address gives a meaning."""

RESERVED = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)
"""Names of devices, whatever ending follows (Windows)."""


def safe_name(given: str) -> str:
    """The last part of ``given`` as a file's name that stays in its folder: never empty, hidden or a device's."""
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    plain = "".join("_" if letter in FORBIDDEN else letter for letter in last if letter.isprintable())
    stem, dot, ending = plain.strip(" .~$").rpartition(".")
    if not dot or len(ending) > 10:
        stem, ending = f"{stem}{dot}{ending}", ""
    stem = _short(stem.strip(" ."), LONGEST - len(ending.encode()) - 1) or "paper"
    if stem.partition(".")[0].strip().casefold() in RESERVED:
        stem = f"_{stem}"
    return f"{stem}.{ending}" if ending else stem


def free_name(given: str, taken: set[str]) -> str:
    """A safe name that no other file of the folder has, on disks that tell capitals apart or not; it is taken now."""
    name = safe_name(given)
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, ending) if dot else (name, "")
    number = 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem} ({number}){dot}{ending}"
    taken.add(name.casefold())
    return name


def _short(text: str, most: int) -> str:
    return text.encode()[:most].decode("utf-8", "ignore").strip(" .")
