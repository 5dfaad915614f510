"""Scans made from papers: pages drawn as pictures, as a scanner at a slant or a sheet laid sideways leaves them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdfium2
from PIL import Image

_TURNS = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


def picture_of(paper: Path, page: int = 0, dpi: int = 200) -> Image.Image:
    """A page (0-based) as a colour picture."""
    file = pypdfium2.PdfDocument(paper)
    try:
        picture: Image.Image = file[page].render(scale=dpi / 72).to_pil().convert("RGB")
    finally:
        file.close()
    return picture


def scan(picture: Image.Image, target: Path, *, turn: int = 0, skew: float = 0, dpi: int = 200) -> Path:
    """A PDF of nothing but the picture, turned clockwise by quarters and laid ``skew`` degrees askew."""
    if skew:
        picture = picture.rotate(skew, Image.Resampling.BICUBIC, fillcolor="white")
    if turn:
        picture = picture.transpose(_TURNS[turn])
    picture.save(target, resolution=dpi, quality=80)
    return target


def text_of(paper: Path, page: int = 0) -> str:
    """What a page says."""
    file = pypdfium2.PdfDocument(paper)
    try:
        return str(file[page].get_textpage().get_text_range()).replace("\ufffe", "").replace("\x02", "-")
    finally:
        file.close()


def words(text: str) -> Counter[str]:
    """The words of a text, how often each."""
    return Counter(re.findall(r"[\w£%.,/()']+", text.replace("’", "'").replace("‘", "'")))


def share_read(truth: str, read: str) -> float:
    """The share of the words of ``truth`` that ``read`` has."""
    said = words(truth)
    return sum((said & words(read)).values()) / sum(said.values())
