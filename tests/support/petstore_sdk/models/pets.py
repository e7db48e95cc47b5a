"""Pets and jobs."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .._runtime.models import Model


class Pet(Model):
    """A pet."""

    id: str
    name: str
    tag: str | None = None
    weight_kg: float | None = Field(
        default=None, validation_alias="weightKg", serialization_alias="weightKg"
    )


class PetCreate(Model):
    """A pet to be kept."""

    __closed__ = True

    name: Annotated[str, Field(min_length=1, max_length=40)]
    tag: str | None = None
    weight_kg: float | None = Field(
        default=None, validation_alias="weightKg", serialization_alias="weightKg"
    )


class PetPage(Model):
    """One page of pets."""

    pets: list[Pet]
    next_cursor: str | None = Field(
        default=None, validation_alias="nextCursor", serialization_alias="nextCursor"
    )
    links: dict[str, Any] | None = Field(
        default=None, validation_alias="_links", serialization_alias="_links"
    )
    has_more: bool | None = Field(
        default=None, validation_alias="hasMore", serialization_alias="hasMore"
    )


class Job(Model):
    """Work that the service does in its own time."""

    id: str
    state: str
    percentage: float | None = None


class JobResponse(Model):
    """Envelope of a job."""

    job: Job


class JobProgress(Model):
    """How far a job is."""

    state: str
    percentage: float


class JobProgressResponse(Model):
    """Envelope of the progress of a job."""

    progress: JobProgress
