"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing_extensions import TypedDict


class SearchFilterDict(TypedDict, total=False):
    """``SearchFilter`` as plain data."""

    max: float
    min: float
