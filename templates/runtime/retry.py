"""When another try is worth it, and how long to wait before it."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from datetime import timezone
from email.utils import parsedate_to_datetime

FIRST_DELAY = 0.5
"""Seconds; the upper bound of the wait doubles with each try."""
MAX_DELAY = 8.0
MAX_RETRY_AFTER = 120.0
"""A service that asks for more is not waited for: the error says how long it wants."""


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait that an answer asks for: RFC 9110, section 10.2.3, or ``retry-after-ms``."""
    if value := headers.get("retry-after-ms"):
        try:
            return max(0.0, float(value) / 1000)
        except ValueError:
            pass
    value = headers.get("retry-after")
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        date = parsedate_to_datetime(value)
        # Without a zone it is GMT, as all dates in HTTP are.
        date = date if date.tzinfo else date.replace(tzinfo=timezone.utc)
        return max(0.0, date.timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def backoff(tries: int) -> float:
    """Seconds before try ``tries + 1``: exponential with full jitter."""
    return random.uniform(0.0, min(MAX_DELAY, FIRST_DELAY * 2.0 ** (tries - 1)))


def retryable(status: int, *, conflict: bool) -> bool:
    """Whether a status can pass by itself."""
    return status in (408, 429) or status >= 500 or (conflict and status == 409)


def delay_after(status: int, headers: Mapping[str, str], tries: int) -> float | None:
    """Seconds before the next try, or None when the service asks for too many."""
    asked = retry_after(headers)
    if asked is None:
        return backoff(tries)
    return asked if asked <= MAX_RETRY_AFTER else None
