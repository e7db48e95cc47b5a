"""Progress."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Progress(Model):
    """Progress."""

    percentage: Annotated[float | None, Field(ge=0, le=100)] = None
    state: str | None = None
