"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing_extensions import TypedDict


class NewOrderDict(TypedDict):
    """``NewOrder`` as plain data."""

    amount: int
    product: str
