"""MakeTokenBody, MakeTokenBodyGrantType, MakeTokenResponse."""

from __future__ import annotations

from .._runtime.enums import OpenEnum
from .._runtime.models import Model


class MakeTokenBodyGrantType(OpenEnum):
    """Make token body grant type."""

    CLIENT_CREDENTIALS = "client_credentials"
    REFRESH_TOKEN = "refresh_token"


class MakeTokenBody(Model):
    """Make token body."""

    grant_type: MakeTokenBodyGrantType
    scope: list[str] | None = None


class MakeTokenResponse(Model):
    """Make token response."""

    token: str
