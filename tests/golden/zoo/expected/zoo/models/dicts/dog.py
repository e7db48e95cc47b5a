"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing import Literal

from typing_extensions import Required, TypedDict


class DogDict(TypedDict, total=False):
    """``Dog`` as plain data."""

    kind: Required[Literal["dog"]]
    good: bool
