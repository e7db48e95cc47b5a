"""Quotas that a service announces, and keeping below them."""

from __future__ import annotations

import math
import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

RATE_LIMITS = ("ratelimit", "x-ratelimit-remaining", "ratelimit-remaining")
"""Header fields that say what is left of a quota."""


@dataclass(frozen=True, slots=True)
class RateLimit:
    """What a service says of a quota; None where it does not say."""

    remaining: int | None = None
    """Calls left in this window."""
    limit: int | None = None
    """Calls in a whole window."""
    reset_after: float | None = None
    """Seconds, counted from the answer, until the window starts again."""
    window: float | None = None
    """Seconds in a whole window."""


def rate_limit(headers: Mapping[str, str]) -> RateLimit | None:
    """Read ``RateLimit`` (draft-ietf-httpapi-ratelimit-headers) or ``X-RateLimit-*`` headers.

    Of several quotas the one with the least left counts.
    """
    if "ratelimit" in headers:
        policies = dict(_items(headers.get("ratelimit-policy", "")))
        found = [
            RateLimit(
                _whole(values.get("r") or values.get("remaining")),
                _whole(policies.get(name, {}).get("q") or values.get("limit")),
                _seconds(values.get("t") or values.get("reset")),
                _seconds(policies.get(name, {}).get("w")),
            )
            for name, values in _items(headers["ratelimit"])
        ]
        return min(
            found, key=lambda f: math.inf if f.remaining is None else f.remaining, default=None
        )
    for prefix in ("x-ratelimit-", "ratelimit-"):
        if f"{prefix}remaining" in headers or f"{prefix}limit" in headers:
            return RateLimit(
                _whole(headers.get(f"{prefix}remaining")),
                _whole(headers.get(f"{prefix}limit")),
                _seconds(headers.get(f"{prefix}reset")),
            )
    return None


def _items(field: str) -> list[tuple[str, dict[str, str]]]:
    """``"default";r=50;t=30, "daily";r=9`` as names with parameters; or ``limit=…, …`` of old."""
    if '"' not in field and ";" not in field:
        return [("", dict(re.findall(r"([a-z]+)\s*=\s*([0-9.]+)", field.lower())))] if field else []
    items = []
    for item in field.split(","):
        name, _, parameters = item.partition(";")
        values = dict(re.findall(r"([a-z]+)\s*=\s*([0-9.]+)", parameters.lower()))
        items.append((name.strip(' "'), values))
    return items


def _whole(text: str | None) -> int | None:
    number = _number(text)
    return None if number is None else int(number)


def _seconds(text: str | None) -> float | None:
    """Seconds from now; some services give the time of day as a Unix time (in s or ms)."""
    number = _number(text)
    if number is None or number < 1e9:
        return number
    return max(0.0, (number / 1000 if number > 1e11 else number) - time.time())


def _number(text: str | None) -> float | None:
    try:
        number = float((text or "").split(",")[0].split(";")[0])
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


class Pacer:
    """Holds calls back that would be answered with 429. Safe for threads and tasks."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._left: int | None = None
        self._reset = 0.0

    def seen(self, headers: Mapping[str, str]) -> None:
        """Learn from an answer."""
        limit = rate_limit(headers)
        if limit is not None and limit.remaining is not None and limit.reset_after is not None:
            with self._lock:
                self._left = limit.remaining
                self._reset = time.monotonic() + limit.reset_after

    def delay(self) -> float:
        """Seconds to wait before the next call; counts it."""
        with self._lock:
            wait = self._reset - time.monotonic()
            if self._left is None or wait <= 0:
                return 0.0
            self._left -= 1
            return wait if self._left < 0 else 0.0
