"""Fill, FillGradientFill, FillSolidFill."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from .._runtime.models import Model
from .._runtime.unions import ByTag, UnknownVariant


class FillGradientFill(Model):
    """GradientFill"""

    __constants__ = frozenset({"type"})

    stops: list[str]
    type: Literal["gradient"] = "gradient"


class FillSolidFill(Model):
    """SolidFill"""

    __constants__ = frozenset({"type"})

    color: str
    type: Literal["solid"] = "solid"


Fill: TypeAlias = Annotated[
    FillSolidFill | FillGradientFill | UnknownVariant,
    ByTag("type", {"solid": FillSolidFill, "gradient": FillGradientFill}),
]
"""Told apart by a const, without a discriminator."""
