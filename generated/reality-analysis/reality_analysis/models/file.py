"""File, FileType."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.enums import OpenEnum
from .._runtime.models import Model


class FileType(OpenEnum):
    """Kind of service file."""

    PRESET = "Preset"


class File(Model):
    """File offered by the service."""

    __closed__ = True
    __nullable__ = frozenset({"deprecated", "description"})

    id: str
    """File id."""
    name: Annotated[str, Field(min_length=3, max_length=256)]
    """Display name."""
    type: FileType
    deprecated: bool | None = None
    """Will go away."""
    description: str | None = None
    """What it holds."""
