"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from typing_extensions import TypedDict


class FillGradientFillDict(TypedDict):
    """``FillGradientFill`` as plain data."""

    stops: Sequence[str]
    type: Literal["gradient"]


class FillSolidFillDict(TypedDict):
    """``FillSolidFill`` as plain data."""

    color: str
    type: Literal["solid"]


FillDict: TypeAlias = FillSolidFillDict | FillGradientFillDict
"""``Fill`` as plain data."""
