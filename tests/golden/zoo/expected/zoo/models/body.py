"""BodyUploadUploadPost."""

from __future__ import annotations

from .._runtime.files import FileInput
from .._runtime.models import Model


class BodyUploadUploadPost(Model):
    """Body_upload_upload_post"""

    file: FileInput
    note: str
