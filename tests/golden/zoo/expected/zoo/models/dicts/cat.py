"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing import Literal

from typing_extensions import Required, TypedDict


class CatDict(TypedDict, total=False):
    """``Cat`` as plain data."""

    kind: Required[Literal["cat"]]
    lives: int
