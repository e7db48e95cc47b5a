"""ErrorResponse, ErrorResponseError."""

from __future__ import annotations

from .._runtime.models import Model


class ErrorResponseError(Model):
    """Error response error."""

    code: str
    message: str


class ErrorResponse(Model):
    """Error response."""

    error: ErrorResponseError
