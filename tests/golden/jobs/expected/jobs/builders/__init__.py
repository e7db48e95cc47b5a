"""Builders of request bodies, one per kind; each checks every rule before anything is sent."""

from __future__ import annotations

from .cake import CakeBuilder as CakeBuilder
from .soup import SoupBuilder as SoupBuilder
from .tea import TeaBuilder as TeaBuilder

__all__ = [
    "CakeBuilder",
    "SoupBuilder",
    "TeaBuilder",
]
