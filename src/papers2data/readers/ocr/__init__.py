"""Scans: pages that are pictures of text, read by tesseract; each word with its box and how sure it is."""

from papers2data.readers.ocr.scan import ScannedPage, read_scan
from papers2data.readers.ocr.seen import SeenRule, SeenWord, Turn
from papers2data.readers.ocr.tesseract import HOW_TO_INSTALL, OcrError, is_installed

__all__ = [
    "HOW_TO_INSTALL",
    "OcrError",
    "ScannedPage",
    "SeenRule",
    "SeenWord",
    "Turn",
    "is_installed",
    "read_scan",
]
