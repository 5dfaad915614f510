"""Bytes of text files, whatever wrote them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers2data.errors import InputError
from papers2data.readers.text.decode import decode


@pytest.mark.parametrize(
    ("raw", "text", "codes"),
    [
        pytest.param("£500k – café".encode(), "£500k – café", [], id="utf-8"),
        pytest.param("£500k".encode("utf-8-sig"), "£500k", [], id="utf-8 with its mark"),
        pytest.param("£500k\n".encode("utf-16"), "£500k\n", [], id="utf-16 with its mark"),
        pytest.param(
            "Saving: £500k – “closed”".encode("cp1252"), "Saving: £500k – “closed”", ["encoding"], id="cp1252"
        ),
        pytest.param(b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n", [], id="line ends of three systems"),
        pytest.param("\uf0b7 first".encode(), "• first", [], id="bullet of a symbol font"),
        pytest.param(("£" * 20).encode() + b"\xff ok", "£" * 20 + "\ufffd ok", ["bad-bytes"], id="one damaged byte"),
    ],
)
def test_decode(raw: bytes, text: str, codes: list[str]) -> None:
    """Each encoding that councils use is read, and what cannot be read is replaced and reported."""
    got, findings = decode(raw)
    assert got == text
    assert [finding.code for finding in findings] == codes


@pytest.mark.parametrize(
    "raw", [b"", b"  \n\n ", bytes(range(32)) * 20], ids=["empty", "only blanks", "a binary that is no paper"]
)
def test_decode_refuses_what_is_no_text(raw: bytes) -> None:
    """A file without text is refused with an error, never read as an empty paper."""
    with pytest.raises(InputError):
        decode(raw)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_utf8_is_never_damaged(text: str) -> None:
    """Well-formed UTF-8 comes back without a finding."""
    if text.strip() and not text.encode().startswith((b"\xff\xfe", b"\xfe\xff")):
        assert decode(text.encode())[1] == ()
