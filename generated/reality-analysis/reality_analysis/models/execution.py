"""ExecutionInformation."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class ExecutionInformation(Model):
    """Execution information of a job."""

    __closed__ = True
    __nullable__ = frozenset({"ended_date_time", "processing_units", "started_date_time"})

    created_date_time: Annotated[datetime, Field(alias="createdDateTime")]
    """Creation time of the job."""
    ended_date_time: Annotated[datetime | None, Field(alias="endedDateTime")] = None
    """End time of the job."""
    processing_units: Annotated[float | None, Field(alias="processingUnits")] = None
    """The number of processing units consumed by the job."""
    started_date_time: Annotated[datetime | None, Field(alias="startedDateTime")] = None
    """Start time of the job."""
