"""Documents read in worker processes, so that a crash, a hang or a bomb costs that document only."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from papers2data import snapshot
from papers2data.errors import InputError
from papers2data.pipeline.document import Settings, extract, unreadable
from papers2data.pipeline.inputs import Input

RECYCLE = 50
"""Documents that a worker reads before a fresh one takes its place: what libraries leak goes with it."""


@dataclass(frozen=True, slots=True)
class Done:
    """One document read: where its snapshot lies, and why it could not be read ("" where it could)."""

    file: Input
    snapshot: Path
    reason: str = ""


def read_all(files: Iterable[Input], folder: Path, settings: Settings, jobs: int) -> Iterator[Done]:
    """Each file's outcome as it comes, in the order of ``files``; at most ``jobs`` are read at once."""
    context = _context()
    limits = (settings.memory,)
    with ProcessPool(jobs, max_tasks=RECYCLE, initializer=_limit, initargs=limits, context=context) as pool:
        waiting = [(f, pool.schedule(read_one, args=(f, folder, settings), timeout=settings.seconds)) for f in files]
        try:
            for file, future in waiting:
                yield _outcome(file, future, folder, settings)
        except BaseException:
            pool.stop()  # type: ignore[no-untyped-call]
            raise


def read_one(file: Input, folder: Path, settings: Settings) -> Done:
    """Reads one document in this process and writes its snapshot; one that cannot be read gets a snapshot saying so."""
    try:
        return Done(file, snapshot.write(extract(file, settings), folder))
    except InputError as error:
        return _failed(file, folder, str(error))
    except MemoryError:
        return _failed(file, folder, _too_big(settings))


def _outcome(file: Input, future: object, folder: Path, settings: Settings) -> Done:
    """What became of one document, whatever its worker came to."""
    try:
        done: Done = future.result()  # type: ignore[attr-defined]
    except FutureTimeout:
        reason = f"reading took longer than {settings.seconds} seconds and was stopped: give more with --seconds"
    except ProcessExpired as error:
        reason = f"the reader crashed (exit status {error.exitcode}); nothing of this file was read"
    except MemoryError:
        reason = _too_big(settings)
    except Exception as error:  # the fence of one document: the pack goes on, and the fault is shown
        reason = f"the program failed on this file ({type(error).__name__}: {error}); please report it"
    else:
        return done
    return _failed(file, folder, reason)


def _too_big(settings: Settings) -> str:
    return f"reading took more than {settings.memory} MiB of memory and was stopped: give more with --memory"


def _failed(file: Input, folder: Path, reason: str) -> Done:
    return Done(file, snapshot.write(unreadable(file, reason), folder), reason)


def _context() -> BaseContext:
    """How workers are started: from a server that has the readers imported already, or anew where there is none."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["papers2data.pipeline.document"])
    return context


def _limit(memory: int) -> None:
    """Bounds the worker's address space where the system can; ``memory`` is in MiB, 0 sets no bound."""
    try:
        import resource  # not on Windows, where a worker is bounded by its time only
    except ImportError:
        return
    if memory:
        soft = memory << 20
        resource.setrlimit(resource.RLIMIT_AS, (soft, resource.getrlimit(resource.RLIMIT_AS)[1]))
