"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from typing_extensions import Required, TypedDict


class NoteDict(TypedDict, total=False):
    """``Note`` as plain data."""

    text: Required[str]
    extra: Mapping[str, Any]
