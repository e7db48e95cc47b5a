"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from typing_extensions import Required, TypedDict

from ... import models


class MakeTokenBodyDict(TypedDict, total=False):
    """``MakeTokenBody`` as plain data."""

    grant_type: Required[
        models.MakeTokenBodyGrantType | Literal["client_credentials", "refresh_token"]
    ]
    scope: Sequence[str]
