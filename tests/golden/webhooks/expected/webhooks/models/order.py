"""OrderBody."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class OrderBody(Model):
    """Order body."""

    bread: str
    callback_url: Annotated[str, Field(alias="callbackUrl")]
