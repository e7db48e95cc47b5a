"""What calls of Zoo raise."""

from __future__ import annotations

from ._runtime import errors as base
from ._runtime.errors import ErrorTable

__all__ = [
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "BuildError",
    "ConflictError",
    "InternalServerError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseValidationError",
    "UnprocessableEntityError",
    "ZooError",
]


class ZooError(base.SDKError):
    """Base of all errors of this package."""


class BuildError(ZooError, base.BuildError):
    """The arguments break rules of the API; nothing was sent. ``violations`` lists them all."""


class APIConnectionError(ZooError, base.APIConnectionError):
    """No answer: no connection, or it broke. ``__cause__`` is the HTTP library's error."""


class APITimeoutError(APIConnectionError, base.APITimeoutError):
    """No answer within ``timeout``, or not the whole answer within ``deadline``."""


class ResponseValidationError(ZooError, base.ResponseValidationError):
    """A success whose body is not what the document promises."""


class APIStatusError(ZooError, base.APIStatusError):
    """The service answered with an error status."""


class BadRequestError(APIStatusError):
    """The service does not accept the request as it is (400)."""


class AuthenticationError(APIStatusError):
    """Credentials are missing or not valid (401)."""


class PermissionDeniedError(APIStatusError):
    """The credentials do not allow this (403)."""


class NotFoundError(APIStatusError):
    """There is no such thing, or not for these credentials (404)."""


class ConflictError(APIStatusError):
    """The request conflicts with the present state (409)."""


class UnprocessableEntityError(APIStatusError):
    """The request is understood, and cannot be carried out (422)."""


class RateLimitError(APIStatusError):
    """Too many requests; `retry_after` says how long to wait (429)."""


class InternalServerError(APIStatusError):
    """The service failed (5xx)."""


ERRORS = ErrorTable(
    build=BuildError,
    connection=APIConnectionError,
    timeout=APITimeoutError,
    validation=ResponseValidationError,
    status=APIStatusError,
    statuses={
        400: BadRequestError,
        401: AuthenticationError,
        403: PermissionDeniedError,
        404: NotFoundError,
        409: ConflictError,
        422: UnprocessableEntityError,
        429: RateLimitError,
        "5XX": InternalServerError,
    },
)
"""Which class each answer raises."""
