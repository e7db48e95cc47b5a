"""When another try is worth it, and how long to wait before it."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import timezone
from email.utils import parsedate_to_datetime

FIRST_DELAY = 0.5
"""Seconds; the upper bound of the wait doubles with each try."""
MAX_DELAY = 8.0
MAX_RETRY_AFTER = 120.0
"""A service that asks for more is not waited for: the error says how long it wants."""


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait that an answer asks for: RFC 9110, section 10.2.3, or ``retry-after-ms``."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        with suppress(KeyError, ValueError):
            return max(0.0, float(headers[name]) * unit)
    with suppress(KeyError, ValueError, OverflowError):
        date = parsedate_to_datetime(headers["retry-after"])
        # Without a zone it is GMT, as all dates in HTTP are.
        date = date if date.tzinfo else date.replace(tzinfo=timezone.utc)
        return max(0.0, date.timestamp() - time.time())
    return None


def backoff(tries: int) -> float:
    """Seconds before try ``tries + 1``: exponential with full jitter."""
    return random.uniform(0.0, min(MAX_DELAY, FIRST_DELAY * 2.0 ** (tries - 1)))


def delay_after(status: int, headers: Mapping[str, str], tries: int) -> float | None:
    """Seconds before the next try after an error status, or None when it will not pass by itself
    or the service asks for too many."""
    if status not in (408, 409, 429) and status < 500:
        return None
    asked = retry_after(headers)
    if asked is None:
        return backoff(tries)
    return asked if asked <= MAX_RETRY_AFTER else None
