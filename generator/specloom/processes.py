"""Work on as many processors as it pays to use, with results in the order of the work."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def processors() -> int:
    """How many this process may use: a container often has fewer than the machine."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def mapped(function: Callable[[T], R], work: Sequence[T], workers: int) -> Iterator[R]:
    """`function` of each piece of work, in order; with one worker in this process.

    What `function` imports should be imported before: processes that are forked share it.

    Raises:
        MemoryError: A process was ended from outside, most likely for want of memory.
    """
    if workers <= 1:
        yield from map(function, work)
        return
    import multiprocessing  # these take long to import, and most runs need no second process
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # With threads around forking is not safe, and it is not everywhere to be had.
    can_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if can_fork else "spawn")
    try:
        with ProcessPoolExecutor(workers, mp_context=context) as pool:
            yield from pool.map(function, work)
    except BrokenProcessPool as broken:
        raise MemoryError("a process of specloom was ended from outside") from broken
