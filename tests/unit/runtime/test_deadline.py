"""How long each wait of a call may take, and that none goes beyond its deadline."""

from __future__ import annotations

import math
from typing import Any

import pytest
from sdk_runtime.deadline import Deadline, OutOfTime


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which a test sets."""
    now = [5000.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    return now


@pytest.mark.parametrize(
    ("deadline", "timeout", "connect", "read", "pool"),
    [
        (None, 5, 5, 5, None),
        (None, 60, 10, 60, None),
        (None, None, 10, None, None),
        (None, (2, None), 2, None, None),
        (None, (20, 5), 20, 5, None),
        (8, 60, 8, 8, 8),
        (8, 3, 3, 3, 8),
        (8, (2, None), 2, 8, 8),
        (8, (20, 5), 8, 5, 8),
    ],
)
def test_seconds_for_each_step(
    clock: list[float], deadline: Any, timeout: Any, connect: float, read: Any, pool: Any
) -> None:
    steps = Deadline(deadline).steps(timeout)
    assert steps == {"connect": connect, "read": read, "write": read, "pool": pool}


@pytest.mark.parametrize(
    ("timeout", "waits"), [(3, [3, 3, 2.5, 0.5]), (None, [8, 5, 2.5, 0.5]), (100, [8, 5, 2.5, 0.5])]
)
def test_waits_are_shorter_towards_the_end(
    clock: list[float], timeout: Any, waits: list[float]
) -> None:
    deadline = Deadline(8)
    read: Any = deadline.steps(timeout)["read"]
    for passed, seconds in zip((0, 3, 5.5, 7.5), waits, strict=True):
        clock[0] = 5000 + passed
        assert read.now() == seconds
        assert deadline.left() == 8 - passed
    for late in (8, 9):
        clock[0] = 5000 + late
        for wait in (read.now, deadline.left, lambda: deadline.steps(timeout)):
            with pytest.raises(OutOfTime):
                wait()
    read.end = math.inf  # what the caller reads in its own time
    assert read.now() == timeout
    assert Deadline(None).left() is None
