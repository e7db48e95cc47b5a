"""Note."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models import Model


class Note(Model):
    """Note."""

    text: Annotated[str, Field(max_length=1000)]
    extra: dict[str, Any] | None = None
    """Any JSON."""
