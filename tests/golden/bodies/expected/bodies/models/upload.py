"""UploadPhotoBody."""

from __future__ import annotations

from .._runtime.files import FileInput
from .._runtime.models import Model
from .photo import PhotoInfoInput


class UploadPhotoBody(Model):
    """Upload photo body."""

    file: FileInput
    info: PhotoInfoInput
    album: str | None = None
    thumbnails: list[FileInput] | None = None
