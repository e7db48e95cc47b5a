"""What waiting raises. Each SDK derives its own classes from these."""

from __future__ import annotations

from typing import Any

from .errors import SDKError


class WaitError(SDKError):
    """What was waited for came to an end other than success; ``result`` is its last state."""

    def __init__(self, message: str, result: Any = None) -> None:
        self.result = result
        super().__init__(message)


class WaitTimeoutError(WaitError):
    """It had not come to an end in time; it can still be waited for again."""
