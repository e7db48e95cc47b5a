"""Time that passes only when somebody waits for it."""

from __future__ import annotations

import asyncio
import time

import pytest


class Clock:
    """Stands in for `time` and `asyncio.sleep`: a wait is noted, and takes no time.

    Attributes:
        waits: Every wait so far, in seconds.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.waits: list[float] = []
        monotonic, real_sleep = time.monotonic, asyncio.sleep

        def sleep(seconds: float) -> None:
            self.waits.append(seconds)

        async def async_sleep(seconds: float) -> None:
            self.waits.append(seconds)
            await real_sleep(0)

        patch.setattr("time.sleep", sleep)
        patch.setattr("asyncio.sleep", async_sleep)
        patch.setattr("time.monotonic", lambda: monotonic() + self.passed)

    @property
    def passed(self) -> float:
        """Seconds waited in all."""
        return sum(self.waits)
