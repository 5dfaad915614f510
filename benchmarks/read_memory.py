"""The memory that reading one pack needs, in a process of its own: ``python -m benchmarks.read_memory OUTPUT PACK``.

Writes JSON: the most that the process held at once, and what of it the extraction itself takes, which is held until it
is written. Both in MiB. What is neither is the program, its libraries and what one page needs.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from types import FunctionType, ModuleType

from benchmarks.engines import peak

from papers2data.pipeline.document import Settings, extract
from papers2data.pipeline.inputs import describe

_NOT_ITS_OWN = (type, ModuleType, FunctionType)


def size_of(thing: object) -> float:
    """What an object and all that it holds take, in MiB; what it holds twice counts once."""
    seen: set[int] = set()
    waiting, size = [thing], 0
    while waiting:
        each = waiting.pop()
        if id(each) not in seen and not isinstance(each, _NOT_ITS_OWN):
            seen.add(id(each))
            size += sys.getsizeof(each)
            waiting += gc.get_referents(each)
    return size / (1 << 20)


def main(output: str, pack: str) -> None:
    """Reads the pack, and measures before anything of it is let go."""
    found = extract(describe(Path(pack), "pack"), Settings(ocr=False))
    told = {"peak": peak(), "held": size_of(found)}
    Path(output).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
