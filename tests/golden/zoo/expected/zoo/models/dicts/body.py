"""What can be given instead of models, as plain data."""

from __future__ import annotations

from typing_extensions import TypedDict

from ..._runtime.files import FileInput


class BodyUploadUploadPostDict(TypedDict):
    """``BodyUploadUploadPost`` as plain data."""

    file: FileInput
    note: str
