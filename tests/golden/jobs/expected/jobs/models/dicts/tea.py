"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing_extensions import Required, TypedDict


class TeaDict(TypedDict, total=False):
    """``Tea`` as plain data."""

    leaves: Required[str]
    minutes: float
