"""Pending."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Pending(Model):
    """Pending."""

    retry_after: Annotated[int, Field(alias="retryAfter")]
