"""What can be given instead of models, as plain data."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import Required, TypedDict

from ... import models
from ..._runtime.files import FileInput
from .photo import PhotoInfoInputDict


class UploadPhotoBodyDict(TypedDict, total=False):
    """``UploadPhotoBody`` as plain data."""

    file: Required[FileInput]
    info: Required[models.PhotoInfoInput | PhotoInfoInputDict]
    album: str
    thumbnails: Sequence[FileInput]
