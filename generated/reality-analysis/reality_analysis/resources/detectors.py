"""Detectors, which jobs find things with, and their versions."""

from __future__ import annotations

import builtins
from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Body, Operation, RequestOptions, Resource
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed

_ACCEPT = "application/vnd.bentley.itwin-platform.v2+json"

COMPLETE_VERSION: Operation[None] = Operation(
    "POST",
    "/reality-analysis/detectors/{detectorName}/versions/{versionNumber}/complete",
    id="detectors-complete-version-upload",
    accept=_ACCEPT,
)
CREATE: Operation[models.Detector] = Operation(
    "POST",
    "/reality-analysis/detectors",
    id="detectors-create",
    returns=lambda: models.DetectorResponse,
    unwrap="detector",
    accept=_ACCEPT,
    body=(Body("application/json", lambda: models.DetectorCreate),),
)
CREATE_VERSION: Operation[models.DetectorVersionResponse] = Operation(
    "POST",
    "/reality-analysis/detectors/{detectorName}/versions",
    id="detectors-version-create",
    returns=lambda: models.DetectorVersionResponse,
    accept=_ACCEPT,
    body=(Body("application/json", lambda: models.DetectorVersionCreate),),
)
DELETE: Operation[None] = Operation(
    "DELETE", "/reality-analysis/detectors/{detectorName}", id="detectors-delete", accept=_ACCEPT
)
DELETE_VERSION: Operation[None] = Operation(
    "DELETE",
    "/reality-analysis/detectors/{detectorName}/versions/{versionNumber}",
    id="detectors-delete-version",
    accept=_ACCEPT,
)
GET: Operation[models.Detector] = Operation(
    "GET",
    "/reality-analysis/detectors/{detectorName}",
    id="detectors-get",
    returns=lambda: models.DetectorResponse,
    unwrap="detector",
    accept=_ACCEPT,
)
LIST: Operation[builtins.list[models.DetectorMinimal]] = Operation(
    "GET",
    "/reality-analysis/detectors",
    id="detectors-get-all",
    returns=lambda: models.DetectorsMinimalResponse,
    unwrap="detectors",
    accept=_ACCEPT,
)
PUBLISH_VERSION: Operation[None] = Operation(
    "POST",
    "/reality-analysis/detectors/{detectorName}/versions/{versionNumber}/publish",
    id="detectors-publish-version",
    accept=_ACCEPT,
)
UNPUBLISH_VERSION: Operation[None] = Operation(
    "POST",
    "/reality-analysis/detectors/{detectorName}/versions/{versionNumber}/unpublish",
    id="detectors-unpublish-version",
    accept=_ACCEPT,
)
UPDATE: Operation[models.Detector] = Operation(
    "PATCH",
    "/reality-analysis/detectors/{detectorName}",
    id="detectors-patch",
    returns=lambda: models.DetectorResponse,
    unwrap="detector",
    accept=_ACCEPT,
    body=(Body("application/json", lambda: models.DetectorPatch),),
)


class Detectors(Resource):
    """Detectors, which jobs find things with, and their versions."""

    @cached_property
    def with_raw_response(self) -> DetectorsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return DetectorsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> DetectorsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return DetectorsWithStreamingResponse(self)

    def complete_version(
        self, detector_name: str, version_number: str, /, **options: Unpack[RequestOptions]
    ) -> None:
        """Complete detector version upload.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            version_number: Detector version.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidChangeError: The version is not in a state that allows this (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``POST /reality-analysis/detectors/{detectorName}/versions/{versionNumber}/complete``
        (`detectors-complete-version-upload`).
        """
        return self._send(
            COMPLETE_VERSION,
            options,
            path={"detectorName": detector_name, "versionNumber": version_number},
        )

    def create(
        self,
        body: models.DetectorCreate | models.DetectorCreateDict,
        **options: Unpack[RequestOptions],
    ) -> models.Detector:
        """Create detector.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidValueError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            ConflictError: Conflict with the present state (409).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``POST /reality-analysis/detectors`` (`detectors-create`).
        """
        return self._send(CREATE, options, body=body)

    def create_version(
        self,
        detector_name: str,
        /,
        body: models.DetectorVersionCreate | models.DetectorVersionCreateDict,
        **options: Unpack[RequestOptions],
    ) -> models.DetectorVersionResponse:
        """Create detector version.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidPropertyError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            NotFoundError: Not found (404).
            ConflictError: Conflict with the present state (409).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``POST /reality-analysis/detectors/{detectorName}/versions``
        (`detectors-version-create`).
        """
        return self._send(CREATE_VERSION, options, path={"detectorName": detector_name}, body=body)

    def delete(self, detector_name: str, /, **options: Unpack[RequestOptions]) -> None:
        """Delete detector.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidValueError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``DELETE /reality-analysis/detectors/{detectorName}`` (`detectors-delete`).
        """
        return self._send(DELETE, options, path={"detectorName": detector_name})

    def delete_version(
        self, detector_name: str, version_number: str, /, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete detector version.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            version_number: Detector version.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``DELETE /reality-analysis/detectors/{detectorName}/versions/{versionNumber}``
        (`detectors-delete-version`).
        """
        return self._send(
            DELETE_VERSION,
            options,
            path={"detectorName": detector_name, "versionNumber": version_number},
        )

    def get(self, detector_name: str, /, **options: Unpack[RequestOptions]) -> models.Detector:
        """Get detector.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            HeaderNotFoundError: No valid credentials reached the service (401).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/detectors/{detectorName}`` (`detectors-get`).
        """
        return self._send(GET, options, path={"detectorName": detector_name})

    def list(
        self, *, filter: str | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[models.DetectorMinimal]:
        """Get detectors.

        Args:
            filter: OData-like filter.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidParameterError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/detectors`` (`detectors-get-all`).
        """
        return self._send(LIST, options, query={"$filter": filter})

    def publish_version(
        self, detector_name: str, version_number: str, /, **options: Unpack[RequestOptions]
    ) -> None:
        """Publish detector version.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            version_number: Detector version.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidChangeError: The version is not in a state that allows this (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            InsufficientPermissionsError: Not permitted (403).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``POST /reality-analysis/detectors/{detectorName}/versions/{versionNumber}/publish``
        (`detectors-publish-version`).
        """
        return self._send(
            PUBLISH_VERSION,
            options,
            path={"detectorName": detector_name, "versionNumber": version_number},
        )

    def unpublish_version(
        self, detector_name: str, version_number: str, /, **options: Unpack[RequestOptions]
    ) -> None:
        """Unpublish detector version.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            version_number: Detector version.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidParameterError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            InsufficientPermissionsError: Not permitted (403).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``POST
        /reality-analysis/detectors/{detectorName}/versions/{versionNumber}/unpublish``
        (`detectors-unpublish-version`).
        """
        return self._send(
            UNPUBLISH_VERSION,
            options,
            path={"detectorName": detector_name, "versionNumber": version_number},
        )

    def update(
        self,
        detector_name: str,
        /,
        body: models.DetectorPatch | models.DetectorPatchDict,
        **options: Unpack[RequestOptions],
    ) -> models.Detector:
        """Modify detector.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidPropertyError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            InsufficientPermissionsError: Not permitted (403).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``PATCH /reality-analysis/detectors/{detectorName}`` (`detectors-patch`).
        """
        return self._send(UPDATE, options, path={"detectorName": detector_name}, body=body)


class AsyncDetectors(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncDetectorsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncDetectorsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncDetectorsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncDetectorsWithStreamingResponse(self)

    async def complete_version(
        self, detector_name: str, version_number: str, /, **options: Unpack[RequestOptions]
    ) -> None:
        """Complete detector version upload.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            version_number: Detector version.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidChangeError: The version is not in a state that allows this (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``POST /reality-analysis/detectors/{detectorName}/versions/{versionNumber}/complete``
        (`detectors-complete-version-upload`).
        """
        return await self._send(
            COMPLETE_VERSION,
            options,
            path={"detectorName": detector_name, "versionNumber": version_number},
        )

    async def create(
        self,
        body: models.DetectorCreate | models.DetectorCreateDict,
        **options: Unpack[RequestOptions],
    ) -> models.Detector:
        """Create detector.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidValueError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            ConflictError: Conflict with the present state (409).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``POST /reality-analysis/detectors`` (`detectors-create`).
        """
        return await self._send(CREATE, options, body=body)

    async def create_version(
        self,
        detector_name: str,
        /,
        body: models.DetectorVersionCreate | models.DetectorVersionCreateDict,
        **options: Unpack[RequestOptions],
    ) -> models.DetectorVersionResponse:
        """Create detector version.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidPropertyError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            NotFoundError: Not found (404).
            ConflictError: Conflict with the present state (409).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``POST /reality-analysis/detectors/{detectorName}/versions``
        (`detectors-version-create`).
        """
        return await self._send(
            CREATE_VERSION, options, path={"detectorName": detector_name}, body=body
        )

    async def delete(self, detector_name: str, /, **options: Unpack[RequestOptions]) -> None:
        """Delete detector.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidValueError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``DELETE /reality-analysis/detectors/{detectorName}`` (`detectors-delete`).
        """
        return await self._send(DELETE, options, path={"detectorName": detector_name})

    async def delete_version(
        self, detector_name: str, version_number: str, /, **options: Unpack[RequestOptions]
    ) -> None:
        """Delete detector version.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            version_number: Detector version.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``DELETE /reality-analysis/detectors/{detectorName}/versions/{versionNumber}``
        (`detectors-delete-version`).
        """
        return await self._send(
            DELETE_VERSION,
            options,
            path={"detectorName": detector_name, "versionNumber": version_number},
        )

    async def get(
        self, detector_name: str, /, **options: Unpack[RequestOptions]
    ) -> models.Detector:
        """Get detector.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            HeaderNotFoundError: No valid credentials reached the service (401).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/detectors/{detectorName}`` (`detectors-get`).
        """
        return await self._send(GET, options, path={"detectorName": detector_name})

    async def list(
        self, *, filter: str | None = None, **options: Unpack[RequestOptions]
    ) -> builtins.list[models.DetectorMinimal]:
        """Get detectors.

        Args:
            filter: OData-like filter.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidParameterError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/detectors`` (`detectors-get-all`).
        """
        return await self._send(LIST, options, query={"$filter": filter})

    async def publish_version(
        self, detector_name: str, version_number: str, /, **options: Unpack[RequestOptions]
    ) -> None:
        """Publish detector version.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            version_number: Detector version.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidChangeError: The version is not in a state that allows this (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            InsufficientPermissionsError: Not permitted (403).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``POST /reality-analysis/detectors/{detectorName}/versions/{versionNumber}/publish``
        (`detectors-publish-version`).
        """
        return await self._send(
            PUBLISH_VERSION,
            options,
            path={"detectorName": detector_name, "versionNumber": version_number},
        )

    async def unpublish_version(
        self, detector_name: str, version_number: str, /, **options: Unpack[RequestOptions]
    ) -> None:
        """Unpublish detector version.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            version_number: Detector version.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidParameterError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            InsufficientPermissionsError: Not permitted (403).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``POST
        /reality-analysis/detectors/{detectorName}/versions/{versionNumber}/unpublish``
        (`detectors-unpublish-version`).
        """
        return await self._send(
            UNPUBLISH_VERSION,
            options,
            path={"detectorName": detector_name, "versionNumber": version_number},
        )

    async def update(
        self,
        detector_name: str,
        /,
        body: models.DetectorPatch | models.DetectorPatchDict,
        **options: Unpack[RequestOptions],
    ) -> models.Detector:
        """Modify detector.

        Args:
            detector_name: Detector name; library names hold a slash (@bentley/...), so
                percent-encode it.
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidPropertyError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400).
            HeaderNotFoundError: No valid credentials reached the service (401).
            InsufficientPermissionsError: Not permitted (403).
            DetectorNotFoundError: Not found (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``PATCH /reality-analysis/detectors/{detectorName}`` (`detectors-patch`).
        """
        return await self._send(UPDATE, options, path={"detectorName": detector_name}, body=body)


class DetectorsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Detectors) -> None:
        self.complete_version = raw(resource.complete_version)
        self.create = raw(resource.create)
        self.create_version = raw(resource.create_version)
        self.delete = raw(resource.delete)
        self.delete_version = raw(resource.delete_version)
        self.get = raw(resource.get)
        self.list = raw(resource.list)
        self.publish_version = raw(resource.publish_version)
        self.unpublish_version = raw(resource.unpublish_version)
        self.update = raw(resource.update)


class AsyncDetectorsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncDetectors) -> None:
        self.complete_version = async_raw(resource.complete_version)
        self.create = async_raw(resource.create)
        self.create_version = async_raw(resource.create_version)
        self.delete = async_raw(resource.delete)
        self.delete_version = async_raw(resource.delete_version)
        self.get = async_raw(resource.get)
        self.list = async_raw(resource.list)
        self.publish_version = async_raw(resource.publish_version)
        self.unpublish_version = async_raw(resource.unpublish_version)
        self.update = async_raw(resource.update)


class DetectorsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Detectors) -> None:
        self.complete_version = streamed(resource.complete_version)
        self.create = streamed(resource.create)
        self.create_version = streamed(resource.create_version)
        self.delete = streamed(resource.delete)
        self.delete_version = streamed(resource.delete_version)
        self.get = streamed(resource.get)
        self.list = streamed(resource.list)
        self.publish_version = streamed(resource.publish_version)
        self.unpublish_version = streamed(resource.unpublish_version)
        self.update = streamed(resource.update)


class AsyncDetectorsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncDetectors) -> None:
        self.complete_version = async_streamed(resource.complete_version)
        self.create = async_streamed(resource.create)
        self.create_version = async_streamed(resource.create_version)
        self.delete = async_streamed(resource.delete)
        self.delete_version = async_streamed(resource.delete_version)
        self.get = async_streamed(resource.get)
        self.list = async_streamed(resource.list)
        self.publish_version = async_streamed(resource.publish_version)
        self.unpublish_version = async_streamed(resource.unpublish_version)
        self.update = async_streamed(resource.update)
