"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing_extensions import TypedDict


class OrderBodyDict(TypedDict):
    """``OrderBody`` as plain data."""

    bread: str
    callbackUrl: str
