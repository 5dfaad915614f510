"""A briefing as a file whose form its name tells."""

from __future__ import annotations

from pathlib import Path

from papers2data.briefing.markdown import markdown
from papers2data.briefing.page import page
from papers2data.briefing.parts import Briefing
from papers2data.errors import UsageError

FORMS = (".md", ".html", ".docx")


def check_form(path: Path) -> str:
    """The form that a file's name tells. Raises UsageError where it tells none."""
    form = path.suffix.lower()
    if form not in FORMS:
        raise UsageError(f"{path} tells no form of file: end its name with {', '.join(FORMS[:-1])} or {FORMS[-1]}")
    return form


def write(briefing: Briefing, path: Path) -> None:
    """Writes ``path``, which is whole or, where something fails, as it was. Raises UsageError."""
    form = check_form(path)
    draft = path.with_name(f".{path.name}.tmp")
    try:
        if form == ".docx":
            from papers2data.briefing.word import word

            word(briefing, draft)
        else:
            draft.write_text(markdown(briefing) if form == ".md" else page(briefing), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        if draft.is_file():
            draft.unlink()
