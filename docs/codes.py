"""The codes of findings, read from the source, so that none goes without its explanation.

Finding("page-empty", message)                        the code itself
Finding("bad-bytes" if bad else "encoding", …)        either
def _fault(code, …): return Finding(code, …)          what its callers in the same module pass on
"… WHERE code = 'unreadable'"                         inside SQL
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

CODE = re.compile(r"[a-z]+(?:-[a-z]+)*")
IN_SQL = re.compile(r"\bcode\s*=\s*'([a-z-]+)'")


def finding_codes(path: Path) -> Iterator[str]:
    """Every code of a finding that a module uses. Raises ValueError for one that cannot be read from the source."""
    text = path.read_text(encoding="utf-8")
    if "Finding" not in text and "findings" not in text:
        return
    yield from IN_SQL.findall(text)
    module = ast.parse(text)
    passing = {function.name: place for function in functions(module) if (place := passes_on(function))}
    for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
        name = called(call)
        if name == "Finding" or name in passing:
            given = argument(call, passing.get(name, (0, "code")))
            where = f"{path.name}:{call.lineno}"
            yield from constants(given, where, parameters(module, call), named(module))


def functions(module: ast.Module) -> list[ast.FunctionDef]:
    """All functions and methods of a module."""
    return [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]


def passes_on(function: ast.FunctionDef) -> tuple[int, str] | None:
    """Which parameter a function gives to Finding as its code: place and name; None where none."""
    names = [each.arg for each in function.args.args]
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and called(call) == "Finding":
            given = argument(call, (0, "code"))
            if isinstance(given, ast.Name) and given.id in names:
                return names.index(given.id), given.id
    return None


def parameters(module: ast.Module, call: ast.Call) -> set[str]:
    """The parameters of the functions that a call stands in."""
    around = [function for function in functions(module) if call in ast.walk(function)]
    return {each.arg for function in around for each in function.args.args}


def called(call: ast.Call) -> str:
    """The last part of the name that is called."""
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def argument(call: ast.Call, which: tuple[int, str]) -> ast.expr | None:
    """The argument at that place or of that name; None where it is not given."""
    place, name = which
    if place < len(call.args):
        return call.args[place]
    return next((each.value for each in call.keywords if each.arg == name), None)


def named(module: ast.Module) -> dict[str, ast.expr]:
    """What the module's own names stand for."""
    assigned = [node for node in module.body if isinstance(node, ast.Assign)]
    return {target.id: node.value for node in assigned for target in node.targets if isinstance(target, ast.Name)}


def constants(given: ast.expr | None, where: str, around: set[str], names: dict[str, ast.expr]) -> list[str]:
    """The texts that an argument can be: a constant, either side of a choice; none for what a caller passes."""
    if isinstance(given, ast.IfExp):
        return constants(given.body, where, around, names) + constants(given.orelse, where, around, names)
    if isinstance(given, ast.Name) and given.id in around:
        return []
    if isinstance(given, ast.Name):
        given = names.get(given.id)
    code = str(given.value) if isinstance(given, ast.Constant) else ""
    if not CODE.fullmatch(code):
        raise ValueError(f"{where}: a finding's code must be written out, in small letters and hyphens")
    return [code]
