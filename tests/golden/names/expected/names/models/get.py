"""GetOwnerResponse, GetOwnerResponseModel, GetOwnerResponseOwner, GetOwnerResponseOwnerModel."""

from __future__ import annotations

from .._runtime.models import Model


class GetOwnerResponseOwner(Model):
    """Get owner response owner."""

    name: str | None = None


class GetOwnerResponse(Model):
    """Get owner response."""

    owner: GetOwnerResponseOwner | None = None


class GetOwnerResponseOwnerModel(Model):
    """Get owner response owner model."""

    login: str | None = None


class GetOwnerResponseModel(Model):
    """Get owner response model."""

    owner: GetOwnerResponseOwnerModel | None = None
