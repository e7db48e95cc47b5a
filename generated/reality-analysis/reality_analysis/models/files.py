"""FilesResponse."""

from __future__ import annotations

from .._runtime.models import Model
from .file import File


class FilesResponse(Model):
    """Files response."""

    __closed__ = True

    files: list[File]
