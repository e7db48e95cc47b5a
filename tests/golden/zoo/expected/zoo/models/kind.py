"""Kind."""

from __future__ import annotations

from .._runtime.enums import OpenEnum


class Kind(OpenEnum):
    """Kind"""

    CAT = "cat"
    DOG = "dog"
