"""What can be given instead of models, as plain data."""

from __future__ import annotations

from datetime import datetime

from typing_extensions import Required, TypedDict

PhotoInfoInputDict = TypedDict(
    "PhotoInfoInputDict",
    {
        "title": "Required[str]",
        "secret": "str",
        "takenAt": "datetime | str",
        "x-origin": "str",
    },
    total=False,
)
"""``PhotoInfoInput`` as plain data."""
