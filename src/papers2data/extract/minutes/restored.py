"""Lines of lists of people as their authors set them: titles off labels, initials on names, posts in brackets.

"Minutes of … 2 May 2019 Present:"    →  "Minutes of … 2 May 2019", "Present:"
marker "J.", text "Mather (Clerk)"    →  "J. Mather (Clerk)"
"Jo Oak Customer Services"            →  "Jo Oak (Customer Services)"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from papers2data.extract.minutes.beside import apart_by_signs
from papers2data.extract.minutes.labels import known_label, label_of
from papers2data.extract.minutes.names import is_name, post_apart, with_posts_apart
from papers2data.extract.minutes.rosters import people_of_tables
from papers2data.split.lines import Line

_PLAIN = re.compile(r"[^,;:().–]{5,80}")
HEADS = re.compile(
    r"(?:(?:names?|roles?|titles?|posts?|positions?|organisations?|initials|job title)\b[\s/]*){2,5}", re.IGNORECASE
)
"""The headings of a list in columns whose gaps were lost."""
_LETTER = re.compile(r"[A-Z]\.")
_HEADED = re.compile(r"\b(?:minutes|notes|meeting|held)\b.*\d", re.IGNORECASE)
_FRONT = 80


def rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the posts in brackets where runs of them are a list in two columns whose gap was lost."""
    whole: list[Line] = []
    run: list[Line] = []
    known = False
    front = _with_initials([part for line in people_of_tables(lines[:_FRONT]) for part in _label_apart(line)])
    told = [replace(line, text=apart_by_signs(line.text)) for line in front]
    for line in [*told, None]:
        if line is not None and HEADS.fullmatch(line.text.strip()) and line.row is None:
            known = True
            continue
        if line is not None and _may_lack_gap(line):
            run.append(line)
            continue
        texts = with_posts_apart([one.text for one in run], known=known)
        known = known or any(one.text != text for one, text in zip(run, texts, strict=True))
        whole += [replace(one, text=text) for one, text in zip(run, texts, strict=True)]
        run = []
        whole += [line] if line is not None else []
    return [*whole, *lines[_FRONT:]]


def _label_apart(line: Line) -> list[Line]:
    """The line, cut before a label that stands at its end, where the title above it ran on into it."""
    words = list(re.finditer(r"\S+", line.text))
    if line.row is not None or not (line.heading or line.bold) or not _HEADED.search(line.text):
        return [line]
    for word in words[1:]:
        before, after = line.text[: word.start()].rstrip(), line.text[word.start() :]
        if re.fullmatch(r"[^\W\d][^\d,;]*", after) and _HEADED.search(before) and known_label(after.strip(" :")):
            return [replace(line, text=before), replace(line, text=after)]
    return [line]


def _may_lack_gap(line: Line) -> bool:
    """True for a line that may be a name and a post whose gap was lost."""
    if line.row is not None or line.marker or label_of(line.text)[0] is not None:
        return False
    apart = post_apart(line.text)
    told = apart is not None and apart[1] and not line.text.endswith(".")
    return told or (not line.heading and _PLAIN.fullmatch(line.text) is not None)


def _with_initials(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a letter that opens a name ("J. Mather") as part of it where it does not count on in a list."""
    letters = [line.marker[0] if _LETTER.fullmatch(line.marker) else "" for line in lines]
    whole = list(lines)
    for at, letter in enumerate(letters):
        near = (*letters[max(at - 1, 0) : at], *letters[at + 1 : at + 2])
        counts = bool(letter) and any(one and abs(ord(one) - ord(letter)) == 1 for one in near)
        name = re.split(r"\s+[-–(]|,", lines[at].text)[0]
        if letter and (not counts or " " not in name.strip()) and is_name(f"{letter}. {name.strip()}"):
            whole[at] = replace(lines[at], text=lines[at].printed, marker="")
    return whole
