"""What calls of the Petstore API raise."""

from __future__ import annotations

from ._runtime import errors as base
from ._runtime import wait_errors as waiting
from ._runtime.errors import ErrorShape, ErrorTable

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
    "PetNotFoundError",
    "PetstoreError",
    "RateLimitError",
    "ResponseValidationError",
    "UnprocessableEntityError",
    "WaitError",
    "WaitTimeoutError",
]


class PetstoreError(base.SDKError):
    """Base of all errors of this package."""


class BuildError(PetstoreError, base.BuildError):
    """The arguments break rules of the API; nothing was sent."""


class APIConnectionError(PetstoreError, base.APIConnectionError):
    """No answer: no connection, or it broke."""


class APITimeoutError(APIConnectionError, base.APITimeoutError):
    """No answer in time."""


class ResponseValidationError(PetstoreError, base.ResponseValidationError):
    """A success whose body is not what the document promises."""


class WaitError(PetstoreError, waiting.WaitError):
    """What was waited for ended otherwise than well."""


class WaitTimeoutError(WaitError, waiting.WaitTimeoutError):
    """What was waited for goes on."""


class APIStatusError(PetstoreError, base.APIStatusError):
    """The service answered with an error status."""


class BadRequestError(APIStatusError):
    """The request is not valid (400)."""


class AuthenticationError(APIStatusError):
    """No credentials, or they are not valid (401)."""


class PermissionDeniedError(APIStatusError):
    """The credentials do not allow this (403)."""


class NotFoundError(APIStatusError):
    """No such thing (404)."""


class ConflictError(APIStatusError):
    """Not in the present state (409)."""


class UnprocessableEntityError(APIStatusError):
    """The request cannot be followed (422)."""


class RateLimitError(APIStatusError):
    """Too many requests (429); ``retry_after`` says how long to wait."""


class InternalServerError(APIStatusError):
    """The service failed (5xx)."""


class PetNotFoundError(NotFoundError):
    """No such pet (404 ``PetNotFound``)."""

    code = "PetNotFound"


ERRORS = ErrorTable(
    build=BuildError,
    connection=APIConnectionError,
    timeout=APITimeoutError,
    validation=ResponseValidationError,
    wait=WaitError,
    wait_timeout=WaitTimeoutError,
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
    codes={(404, "PetNotFound"): PetNotFoundError},
    shape=ErrorShape(
        code="error.code",
        message="error.message",
        target="error.target",
        details="error.details",
    ),
)
