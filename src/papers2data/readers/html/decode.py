"""Bytes of a web page as text, by what the page says of itself (HTML Standard 13.2.3)."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from papers2data.errors import InputError
from papers2data.model import Finding

_SAID = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_SAID = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})")
_XML_LINE = re.compile(r"^\s*<\?xml[^>]*\?>")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN = frozenset({"iso8859-1", "ascii", "iso8859-15"})
_HEAD = 4_096


def decode_page(raw: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The page's text, and a finding where bytes could not be read. Raises InputError for an empty file.

    A byte order mark goes before what the page says, and that before UTF-8 and the likeliest encoding. What calls
    itself Latin 1 is read as Windows 1252, as browsers do.
    """
    if not raw.strip():
        raise InputError("the file is empty: there is nothing to read")
    encoding = _encoding(raw)
    text = raw.decode(encoding, errors="replace")
    bad = text.count("\ufffd")
    findings: tuple[Finding, ...] = ()
    if bad:
        findings = (
            Finding("bad-bytes", f"{bad} characters could not be read as {encoding}; they are shown as \ufffd."),
        )
    return _XML_LINE.sub("", text.lstrip("\ufeff")).replace("\0", ""), findings


def _encoding(raw: bytes) -> str:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    said = _SAID.search(raw[:_HEAD]) or _XML_SAID.match(raw[:_HEAD])
    known = _known(said[1].decode("ascii", "replace")) if said is not None else ""
    if known and known != "cp1252":
        return known
    try:  # letters of Windows 1252 never happen to be UTF-8; browsers save pages anew and leave the old label
        raw.decode("utf-8")
    except UnicodeDecodeError:
        best = None if known else from_bytes(raw, cp_isolation=["cp1252", "iso8859_15", "mac_roman"]).best()
        return best.encoding if best else "cp1252"
    return "utf-8"


def _known(name: str) -> str:
    """The codec of that name; "" where there is none, and for UTF-16, which a page that can be searched is not."""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return ""
    if found in _LATIN:
        return "cp1252"
    return "" if found.startswith(("utf-16", "utf-32")) else found
