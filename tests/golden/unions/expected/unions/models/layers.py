"""Layers."""

from __future__ import annotations

from .._runtime.models import Model
from .shape import Shape


class Layers(Model):
    """Named properties, and others of one type."""

    __pydantic_extra__: dict[str, Shape]

    background: str | None = None
