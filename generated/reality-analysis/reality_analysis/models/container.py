"""ContainerLinks."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .link import Link


class ContainerLinks(Model):
    """Signed Azure container URL."""

    __closed__ = True

    container_url: Annotated[Link, Field(alias="containerUrl")]
