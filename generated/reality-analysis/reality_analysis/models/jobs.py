"""JobsResponse."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model
from .job import Job
from .page import PageLinks


class JobsResponse(Model):
    """One page of jobs."""

    __closed__ = True

    jobs: list[Job]
    """Jobs of this page."""
    links: Annotated[PageLinks | None, Field(alias="_links")] = None
