"""Polygon."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .point import Point


class Polygon(Model):
    """Polygon."""

    kind: str
    points: Annotated[list[Point], Field(min_length=3)]
