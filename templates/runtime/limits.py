"""Quotas that a service announces, and keeping below them."""

from __future__ import annotations

import math
import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass


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
    if not any("ratelimit" in name for name in headers):
        return None
    found: list[RateLimit] = []
    policies = dict(_items(headers.get("ratelimit-policy", "")))
    for name, own in _items(headers.get("ratelimit", "")):
        policy = policies.get(name, {})
        left, limit = own.get("r", own.get("remaining")), policy.get("q", own.get("limit"))
        found.append(_limit(left, limit, own.get("t", own.get("reset")), policy.get("w")))
    for prefix in ("x-ratelimit-", "ratelimit-"):
        names = (f"{prefix}remaining", f"{prefix}limit", f"{prefix}reset")
        if not found and (names[0] in headers or names[1] in headers):
            found.append(_limit(*map(headers.get, names)))
    return min(found, key=lambda f: math.inf if f.remaining is None else f.remaining, default=None)


def _items(field: str) -> list[tuple[str, dict[str, str]]]:
    """``"default";r=50;t=30, "daily";r=9`` as names with parameters; or ``limit=…, …`` of old."""
    structured = ";" in field
    items = (item.partition(";") for item in field.split(",")) if structured else [("", "", field)]
    parameters = re.compile(r"\b([a-z]+)\s*=\s*([0-9.]+)")
    found = [(name.strip(' "'), dict(parameters.findall(rest.lower()))) for name, _, rest in items]
    return found if field else []


def _limit(
    remaining: str | None, limit: str | None, reset: str | None, window: str | None = None
) -> RateLimit:
    left, whole, after, long = map(_number, (remaining, limit, reset, window))
    if after is not None and after >= 1e9:  # the time of day as a Unix time, in s or ms
        after = max(0.0, (after / 1000 if after > 1e11 else after) - time.time())
    return RateLimit(_whole(left), _whole(whole), after, long)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _number(text: str | None) -> float | None:
    try:
        number = float((text or "").split(",")[0].split(";")[0])
    except ValueError:
        return None
    return number if 0 <= number < 1e13 else None  # a time of day in ms is the most there is


class Quota:
    """What the service last said of its quota. Safe for threads and tasks."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._left = 0
        self._reset = 0.0
        self.limit: RateLimit | None = None

    def heard(self, headers: Mapping[str, str]) -> None:
        """Learn from an answer."""
        if limit := rate_limit(headers):
            with self._lock:
                self.limit = limit
                if limit.remaining is not None and limit.reset_after is not None:
                    self._left = limit.remaining
                    self._reset = time.monotonic() + limit.reset_after

    def delay(self) -> float:
        """Seconds to wait before the next call, so as not to be answered with 429; counts it."""
        with self._lock:
            wait = self._reset - time.monotonic()
            if wait <= 0:
                return 0.0
            self._left -= 1
            return wait if self._left < 0 else 0.0
