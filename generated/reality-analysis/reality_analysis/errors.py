"""What calls of Reality Analysis raise."""

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
    "DetectorNotFoundError",
    "HeaderNotFoundError",
    "ITwinNotFoundError",
    "InsufficientPermissionsError",
    "InternalServerError",
    "InvalidChange400Error",
    "InvalidChange422Error",
    "InvalidChangeError",
    "InvalidParameterError",
    "InvalidPropertyError",
    "InvalidRealityAnalysisRequest400Error",
    "InvalidRealityAnalysisRequest422Error",
    "InvalidRealityAnalysisRequestError",
    "InvalidValueError",
    "JobNotFoundError",
    "JobProgressNotFoundError",
    "NotFoundError",
    "OperationNotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "RateLimitExceededError",
    "RealityAnalysisError",
    "ResourceNotFoundError",
    "ResponseValidationError",
    "UnprocessableEntityError",
    "WaitError",
    "WaitTimeoutError",
]


class RealityAnalysisError(base.SDKError):
    """Base of all errors of this package."""


class BuildError(RealityAnalysisError, base.BuildError):
    """The arguments break rules of the API; nothing was sent. ``violations`` lists them all."""


class APIConnectionError(RealityAnalysisError, base.APIConnectionError):
    """No answer: no connection, or it broke. ``__cause__`` is the HTTP library's error."""


class APITimeoutError(APIConnectionError, base.APITimeoutError):
    """No answer within ``timeout``, or not the whole answer within ``deadline``."""


class ResponseValidationError(RealityAnalysisError, base.ResponseValidationError):
    """A success whose body is not what the document promises."""


class WaitError(RealityAnalysisError, waiting.WaitError):
    """What was waited for ended otherwise than well; ``result`` is its last state."""


class WaitTimeoutError(WaitError, waiting.WaitTimeoutError):
    """What was waited for had not ended in time."""


class APIStatusError(RealityAnalysisError, base.APIStatusError):
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


class DetectorNotFoundError(NotFoundError):
    """Not found (404 ``DetectorNotFound``)."""

    code = "DetectorNotFound"


class HeaderNotFoundError(AuthenticationError):
    """No valid credentials reached the service (401 ``HeaderNotFound``)."""

    code = "HeaderNotFound"


class InsufficientPermissionsError(PermissionDeniedError):
    """Not permitted (403 ``InsufficientPermissions``)."""

    code = "InsufficientPermissions"


class InvalidRealityAnalysisRequestError(APIStatusError):
    """The service cannot do this; `details` say why (400 or 422
    ``InvalidRealityAnalysisRequest``).
    """

    code = "InvalidRealityAnalysisRequest"


class InvalidRealityAnalysisRequest400Error(InvalidRealityAnalysisRequestError, BadRequestError):
    """The service cannot do this; `details` say why (400 ``InvalidRealityAnalysisRequest``)."""

    code = "InvalidRealityAnalysisRequest"


class InvalidRealityAnalysisRequest422Error(
    InvalidRealityAnalysisRequestError, UnprocessableEntityError
):
    """The service cannot do this; `details` say why (422 ``InvalidRealityAnalysisRequest``)."""

    code = "InvalidRealityAnalysisRequest"


class JobNotFoundError(NotFoundError):
    """No such job, or not for these credentials (404 ``JobNotFound``)."""

    code = "JobNotFound"


class JobProgressNotFoundError(NotFoundError):
    """No such job, or one that ended long ago (404 ``JobProgressNotFound``)."""

    code = "JobProgressNotFound"


class RateLimitExceededError(RateLimitError):
    """More requests than the tier of the client allows (429 ``RateLimitExceeded``)."""

    code = "RateLimitExceeded"


class ResourceNotFoundError(NotFoundError):
    """Not found (404 ``ResourceNotFound``)."""

    code = "ResourceNotFound"


class ITwinNotFoundError(NotFoundError):
    """No such iTwin, or not for these credentials (404 ``iTwinNotFound``)."""

    code = "iTwinNotFound"


class InvalidChangeError(InvalidRealityAnalysisRequestError):
    """The version is not in a state that allows this. Too late: the job is saving its data already
    (400 or 422 ``InvalidChange``).
    """

    code = "InvalidChange"


class InvalidChange400Error(InvalidChangeError, InvalidRealityAnalysisRequest400Error):
    """The version is not in a state that allows this (400 ``InvalidChange``)."""

    code = "InvalidChange"


class InvalidChange422Error(InvalidChangeError, InvalidRealityAnalysisRequest422Error):
    """Too late: the job is saving its data already (422 ``InvalidChange``)."""

    code = "InvalidChange"


class InvalidParameterError(InvalidRealityAnalysisRequest400Error):
    """Request not accepted (400 ``InvalidParameter``)."""

    code = "InvalidParameter"


class InvalidPropertyError(InvalidRealityAnalysisRequest400Error):
    """Request not accepted (400 ``InvalidProperty``)."""

    code = "InvalidProperty"


class InvalidValueError(InvalidRealityAnalysisRequest400Error):
    """Request not accepted (400 ``InvalidValue``)."""

    code = "InvalidValue"


class OperationNotFoundError(ResourceNotFoundError):
    """Not found (404 ``OperationNotFound``)."""

    code = "OperationNotFound"


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
    codes={
        (404, "DetectorNotFound"): DetectorNotFoundError,
        (401, "HeaderNotFound"): HeaderNotFoundError,
        (403, "InsufficientPermissions"): InsufficientPermissionsError,
        (400, "InvalidRealityAnalysisRequest"): InvalidRealityAnalysisRequest400Error,
        (422, "InvalidRealityAnalysisRequest"): InvalidRealityAnalysisRequest422Error,
        (404, "JobNotFound"): JobNotFoundError,
        (404, "JobProgressNotFound"): JobProgressNotFoundError,
        (429, "RateLimitExceeded"): RateLimitExceededError,
        (404, "ResourceNotFound"): ResourceNotFoundError,
        (404, "iTwinNotFound"): ITwinNotFoundError,
        (400, "InvalidChange"): InvalidChange400Error,
        (422, "InvalidChange"): InvalidChange422Error,
        (400, "InvalidParameter"): InvalidParameterError,
        (400, "InvalidProperty"): InvalidPropertyError,
        (400, "InvalidValue"): InvalidValueError,
        (404, "OperationNotFound"): OperationNotFoundError,
    },
    shape=ErrorShape(
        code="error.code", message="error.message", target="error.target", details="error.details"
    ),
)
"""Which class each answer raises."""
