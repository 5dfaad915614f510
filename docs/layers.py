"""The layers of the package as Markdown, from the contract that holds them and each layer's own first sentence."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src/papers2data"


def layers() -> str:
    """A row for each layer that there is, top to bottom; what stands beside each other shares one."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {each["id"]: each for each in declared["tool"]["importlinter"]["contracts"]}
    rows = []
    for line in contracts["layers"]["layers"]:
        for name in re.findall(r"\w+", line):
            said = sentence(name)
            if said:
                rows.append(f"| `{name}` | {said} |")
    return "| layer | what it does |\n|---|---|\n" + "\n".join(rows)


def sentence(name: str) -> str:
    """The first line of a layer's docstring; "" where the layer is not there yet."""
    for path in (PACKAGE / name / "__init__.py", PACKAGE / f"{name}.py"):
        if path.is_file():
            said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
            return re.sub(r"``(.+?)``", r"`\1`", said.partition("\n")[0])
    return ""
