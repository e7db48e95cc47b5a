"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing_extensions import TypedDict


class DiskDict(TypedDict):
    """``Disk`` as plain data."""

    size: int
