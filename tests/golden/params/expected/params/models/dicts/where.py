"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing import Any

from typing_extensions import TypedDict


class WhereDict(TypedDict):
    """``Where`` as plain data."""

    equals: Any
    field: str
