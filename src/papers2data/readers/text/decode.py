"""Bytes of a text file as text, whatever wrote them."""

from __future__ import annotations

import unicodedata

from charset_normalizer import from_bytes

from papers2data.errors import InputError
from papers2data.model import Finding

BULLETS = {0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF076: "•", 0xF0FC: "✓", 0x25AA: "•", 0x25CF: "•", 0x25B6: "•"}
"""Signs of symbol fonts in the private use area, and other bullets, as one bullet that everything else knows."""

_NOT_TEXT = frozenset(range(32)) - {9, 10, 12, 13, 27}


def decode(raw: bytes) -> tuple[str, tuple[Finding, ...]]:
    """The text with Unix line ends, and a finding where bytes could not be read.

    UTF-8 and UTF-16 (with their marks) are tried first, then the likeliest encoding. Bytes without a meaning become
    U+FFFD. Raises InputError for an empty file and for one that holds no text.
    """
    if not raw.strip():
        raise InputError("the file is empty: there is nothing to read")
    findings: tuple[Finding, ...] = ()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", errors="replace")
    elif sum(byte in _NOT_TEXT for byte in raw[:4096]) > len(raw[:4096]) // 50:
        raise InputError("the file is no text: give the PDF, Word or text file as the council published it")
    else:
        text, findings = _decode_bytes(raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    return unicodedata.normalize("NFC", text.translate(BULLETS)), findings


def _decode_bytes(raw: bytes) -> tuple[str, tuple[Finding, ...]]:
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    replaced = raw.decode("utf-8", errors="replace")
    bad = replaced.count("\ufffd")
    high = sum(byte >= 0x80 for byte in raw)
    if bad * 4 < high:  # mostly right UTF-8 with a few damaged bytes
        text, encoding = replaced, "UTF-8"
    else:
        best = from_bytes(raw, cp_isolation=["cp1252", "iso8859_15", "mac_roman"]).best()
        encoding = best.encoding if best else "cp1252"
        text = raw.decode(encoding, errors="replace")
        bad = text.count("\ufffd")
    if not bad:
        return text, (Finding("encoding", f"Read as {encoding}: the file is not UTF-8.", severity="info"),)
    message = f"{bad} characters could not be read as {encoding}; they are shown as \ufffd."
    return text, (Finding("bad-bytes", message),)
