"""ApiV1User, ApiV1UserModel."""

from __future__ import annotations

from .._runtime.models import Model


class ApiV1User(Model):
    """Api V1 user."""

    id: str | None = None


class ApiV1UserModel(Model):
    """Api V1 user model."""

    id: int | None = None
