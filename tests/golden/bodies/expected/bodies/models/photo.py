"""PhotoInfo, PhotoInfoInput."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class PhotoInfo(Model):
    """Photo info."""

    id: str
    """Set by the service."""
    title: str
    secret: str | None = None
    taken_at: Annotated[datetime | None, Field(alias="takenAt")] = None
    x_origin: Annotated[str | None, Field(alias="x-origin")] = None


class PhotoInfoInput(Model):
    """Photo info input."""

    title: str
    secret: str | None = None
    taken_at: Annotated[datetime | None, Field(alias="takenAt")] = None
    x_origin: Annotated[str | None, Field(alias="x-origin")] = None
