"""Bucket, BucketResponse."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .container import ContainerLinks


class Bucket(Model):
    """Per-iTwin scratch storage."""

    __closed__ = True

    itwin_id: Annotated[str, Field(alias="iTwinId")]
    """iTwin of the bucket."""


class BucketResponse(Model):
    """Bucket Response"""

    __closed__ = True

    links: Annotated[ContainerLinks, Field(alias="_links")]
    bucket: Bucket
