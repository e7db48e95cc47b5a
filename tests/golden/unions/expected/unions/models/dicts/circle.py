"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing_extensions import TypedDict


class CircleDict(TypedDict):
    """``Circle`` as plain data."""

    kind: str
    radius: float
