"""Tesseract's command line: the only door to it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from PIL import Image

from papers2data.errors import Papers2DataError

HOW_TO_INSTALL = "apt install tesseract-ocr; pip install 'papers2data[ocr]'"
"""What brings OCR to a Debian or Ubuntu machine."""
_LAYOUT = ("--psm", "3", "-c", "thresholding_method=2")
"""Whole page, ink told from paper place by place (Sauvola), so that words on coloured cells are read."""
_ROTATE = re.compile(r"Rotate: (\d+)")
_SURE = re.compile(r"Orientation confidence: ([\d.]+)")
_LEAST_SURE = 1.0
"""Tesseract's measure of how much likelier the best orientation is; below this it is a guess."""


class OcrError(Papers2DataError):
    """Tesseract did not read the picture: it is missing, failed, or took too long."""


@cache
def is_installed() -> bool:
    """True where tesseract and its English language file are on this machine."""
    if shutil.which("tesseract") is None:
        return False
    try:
        return "eng" in _run(["--list-langs"], 20).split()
    except OcrError:
        return False


def quarter_turn(picture: Image.Image, dpi: int, seconds: float) -> int | None:
    """Degrees clockwise by which the picture must be turned to be upright: 0, 90, 180 or 270; None where unsure."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            said = _run([_saved(picture, folder), "-", "--psm", "0", "--dpi", str(dpi)], seconds)
        except OcrError:  # too few letters to tell
            return None
    turn, sure = _ROTATE.search(said), _SURE.search(said)
    if turn is None or sure is None or float(sure[1]) < _LEAST_SURE:
        return None
    return int(turn[1]) % 360


def hocr_of(picture: Image.Image, dpi: int, seconds: float) -> bytes:
    """The picture's text as hOCR. Raises OcrError."""
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "out")
        _run([_saved(picture, folder), target, "-l", "eng", *_LAYOUT, "--dpi", str(dpi), "hocr"], seconds)
        try:
            return Path(f"{target}.hocr").read_bytes()
        except OSError as error:
            raise OcrError("tesseract wrote nothing") from error


def _saved(picture: Image.Image, folder: str) -> str:
    path = str(Path(folder) / "page.png")
    picture.save(path, compress_level=1)
    return path


def _run(arguments: list[str], seconds: float) -> str:
    # papers are read side by side, one a processor; threads of tesseract's own would only be in each other's way
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - the program's own arguments, no shell
            ["tesseract", *arguments],  # noqa: S607 - wherever the system keeps it
            capture_output=True,
            timeout=max(seconds, 1.0),
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise OcrError(f"tesseract took longer than {seconds:.0f} seconds") from error
    except OSError as error:
        raise OcrError(f"tesseract cannot be run ({error.strerror})") from error
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OcrError(f"tesseract failed ({lines[-1][:120] if lines else done.returncode})")
    return done.stdout.decode("utf-8", "replace")
