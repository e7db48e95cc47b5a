"""Jobs: create, watch and cancel them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Body, Operation, RequestOptions, Resource
from .._runtime.paging import (
    AsyncPages,
    Pages,
    Paging,
    async_raw_pages,
    async_streamed_pages,
    raw_pages,
    streamed_pages,
)
from .._runtime.resources import async_raw, raw
from .._runtime.streaming import async_streamed, streamed
from .._runtime.waiting import AsyncPoller, Poller, Wait

_ACCEPT = "application/vnd.bentley.itwin-platform.v2+json"

CANCEL: Operation[models.Job] = Operation(
    "DELETE",
    "/reality-analysis/jobs/{id}",
    id="jobs-cancel",
    returns=lambda: models.JobResponse,
    unwrap="job",
    accept=_ACCEPT,
)
CREATE: Operation[models.Job] = Operation(
    "POST",
    "/reality-analysis/jobs",
    id="jobs-create",
    returns=lambda: models.JobResponse,
    unwrap="job",
    accept=_ACCEPT,
    body=(Body("application/json", lambda: models.JobCreate),),
)
LIST: Operation[models.Job] = Operation(
    "GET",
    "/reality-analysis/jobs",
    id="jobs-get-all",
    returns=lambda: models.JobsResponse,
    accept=_ACCEPT,
    paging=Paging(items="jobs", next_link="_links.next.href", token_parameter="continuationToken"),
)
MESSAGES: Operation[models.JobMessages] = Operation(
    "GET",
    "/reality-analysis/jobs/{id}/messages",
    id="jobs-messages",
    returns=lambda: models.JobMessagesResponse,
    unwrap="messages",
    accept=_ACCEPT,
)
PROGRESS: Operation[models.JobProgress] = Operation(
    "GET",
    "/reality-analysis/jobs/{id}/progress",
    id="jobs-progress",
    returns=lambda: models.JobProgressResponse,
    unwrap="progress",
    accept=_ACCEPT,
)
GET: Operation[models.Job] = Operation(
    "GET",
    "/reality-analysis/jobs/{id}",
    id="jobs-get",
    returns=lambda: models.JobResponse,
    unwrap="job",
    accept=_ACCEPT,
    wait=Wait(
        state="state",
        terminal=("Success", "Failed", "Cancelled"),
        success=("Success",),
        schedule=(15.0, 30.0, 60.0, 120.0),
        restart_on="percentage",
        timeout=86400.0,
        progress=PROGRESS,
        progress_value="percentage",
        cancel=CANCEL,
    ),
)


class Jobs(Resource):
    """Jobs: create, watch and cancel them."""

    @cached_property
    def with_raw_response(self) -> JobsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return JobsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> JobsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``with``."""
        return JobsWithStreamingResponse(self)

    def cancel(self, id: str, /, **options: Unpack[RequestOptions]) -> models.Job:
        """Cancel job.

        Cancel a job.

        Args:
            id: Job id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            HeaderNotFoundError: No valid credentials reached the service (401).
            JobNotFoundError: No such job, or not for these credentials (404).
            InvalidChangeError: Too late: the job is saving its data already (422).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (422).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``DELETE /reality-analysis/jobs/{id}`` (`jobs-cancel`).
        """
        return self._send(CANCEL, options, path={"id": id})

    def create(
        self, body: models.JobCreate | models.JobCreateDict, **options: Unpack[RequestOptions]
    ) -> models.Job:
        """Create job.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidPropertyError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400, 422).
            HeaderNotFoundError: No valid credentials reached the service (401).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``POST /reality-analysis/jobs`` (`jobs-create`).
        """
        return self._send(CREATE, options, body=body)

    def get(self, id: str, /, **options: Unpack[RequestOptions]) -> models.Job:
        """Get job.

        Args:
            id: Job id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            HeaderNotFoundError: No valid credentials reached the service (401).
            JobNotFoundError: No such job, or not for these credentials (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/jobs/{id}`` (`jobs-get`).
        """
        return self._send(GET, options, path={"id": id})

    def list(
        self, *, filter: str, top: int | None = None, **options: Unpack[RequestOptions]
    ) -> Pages[models.Job]:
        """Get jobs.

        Args:
            filter: OData-like filter.
            top: Page size. The service's default is 100.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400, 422).
            HeaderNotFoundError: No valid credentials reached the service (401).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/jobs`` (`jobs-get-all`).
        """
        return Pages(self, LIST, options, query={"$filter": filter, "$top": top})

    def messages(self, id: str, /, **options: Unpack[RequestOptions]) -> models.JobMessages:
        """Get job messages.

        Args:
            id: Job id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            HeaderNotFoundError: No valid credentials reached the service (401).
            JobNotFoundError: No such job, or not for these credentials (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/jobs/{id}/messages`` (`jobs-messages`).
        """
        return self._send(MESSAGES, options, path={"id": id})

    def progress(self, id: str, /, **options: Unpack[RequestOptions]) -> models.JobProgress:
        """Get job progress.

        Args:
            id: Job id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            HeaderNotFoundError: No valid credentials reached the service (401).
            JobProgressNotFoundError: No such job, or one that ended long ago (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/jobs/{id}/progress`` (`jobs-progress`).
        """
        return self._send(PROGRESS, options, path={"id": id})

    def poll(self, id: str, /, **options: Unpack[RequestOptions]) -> Poller[models.Job]:
        """Watch it: ``status()``, ``done()``, ``result()``, ``continuation_token()``."""
        return Poller(self, GET, options, path={"id": id})

    def resume(self, token: str, /, **options: Unpack[RequestOptions]) -> Poller[models.Job]:
        """Go on with a poller from its ``continuation_token()``, also in another process."""
        return Poller.resume(self, GET, options, token)

    def wait(
        self,
        id: str,
        /,
        *,
        on_progress: Callable[[models.Job | models.JobProgress], object] | None = None,
        max_wait: float | None = None,
        schedule: Sequence[float] | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.Job:
        """Wait until the state is one of Success, Failed, Cancelled.

        Looks after 15/30/60/120 s, again from the start when ``percentage`` changes.

        Args:
            id: Job id
            on_progress: Called with what was seen at each look.
            max_wait: Seconds to wait at most.
            schedule: Seconds between looks, instead of the documented ones.
            **options: Timeout, retries, extra headers and the like, for each look.

        Raises:
            WaitError: It ended otherwise than as Success.
            WaitTimeoutError: It had not ended in time.
        """
        poller = self.poll(id, **options)
        return poller.result(on_progress=on_progress, max_wait=max_wait, schedule=schedule)


class AsyncJobs(AsyncResource):
    """The same for the async client."""

    @cached_property
    def with_raw_response(self) -> AsyncJobsWithRawResponse:
        """The same methods, returning the answer as it came: status, headers, bytes."""
        return AsyncJobsWithRawResponse(self)

    @cached_property
    def with_streaming_response(self) -> AsyncJobsWithStreamingResponse:
        """The same methods, giving the answer while it comes; under ``async with``."""
        return AsyncJobsWithStreamingResponse(self)

    async def cancel(self, id: str, /, **options: Unpack[RequestOptions]) -> models.Job:
        """Cancel job.

        Cancel a job.

        Args:
            id: Job id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            HeaderNotFoundError: No valid credentials reached the service (401).
            JobNotFoundError: No such job, or not for these credentials (404).
            InvalidChangeError: Too late: the job is saving its data already (422).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (422).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``DELETE /reality-analysis/jobs/{id}`` (`jobs-cancel`).
        """
        return await self._send(CANCEL, options, path={"id": id})

    async def create(
        self, body: models.JobCreate | models.JobCreateDict, **options: Unpack[RequestOptions]
    ) -> models.Job:
        """Create job.

        Args:
            body: What to send.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidPropertyError: Request not accepted (400).
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400, 422).
            HeaderNotFoundError: No valid credentials reached the service (401).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``POST /reality-analysis/jobs`` (`jobs-create`).
        """
        return await self._send(CREATE, options, body=body)

    async def get(self, id: str, /, **options: Unpack[RequestOptions]) -> models.Job:
        """Get job.

        Args:
            id: Job id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            HeaderNotFoundError: No valid credentials reached the service (401).
            JobNotFoundError: No such job, or not for these credentials (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/jobs/{id}`` (`jobs-get`).
        """
        return await self._send(GET, options, path={"id": id})

    def list(
        self, *, filter: str, top: int | None = None, **options: Unpack[RequestOptions]
    ) -> AsyncPages[models.Job]:
        """Get jobs.

        Args:
            filter: OData-like filter.
            top: Page size. The service's default is 100.
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            InvalidRealityAnalysisRequestError: The service cannot do this; `details` say why
                (400, 422).
            HeaderNotFoundError: No valid credentials reached the service (401).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/jobs`` (`jobs-get-all`).
        """
        return AsyncPages(self, LIST, options, query={"$filter": filter, "$top": top})

    async def messages(self, id: str, /, **options: Unpack[RequestOptions]) -> models.JobMessages:
        """Get job messages.

        Args:
            id: Job id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            HeaderNotFoundError: No valid credentials reached the service (401).
            JobNotFoundError: No such job, or not for these credentials (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/jobs/{id}/messages`` (`jobs-messages`).
        """
        return await self._send(MESSAGES, options, path={"id": id})

    async def progress(self, id: str, /, **options: Unpack[RequestOptions]) -> models.JobProgress:
        """Get job progress.

        Args:
            id: Job id
            **options: Timeout, retries, extra headers and the like, for this call.

        Raises:
            HeaderNotFoundError: No valid credentials reached the service (401).
            JobProgressNotFoundError: No such job, or one that ended long ago (404).
            RateLimitExceededError: More requests than the tier of the client allows (429).

        See ``GET /reality-analysis/jobs/{id}/progress`` (`jobs-progress`).
        """
        return await self._send(PROGRESS, options, path={"id": id})

    def poll(self, id: str, /, **options: Unpack[RequestOptions]) -> AsyncPoller[models.Job]:
        """Watch it: ``status()``, ``done()``, ``result()``, ``continuation_token()``."""
        return AsyncPoller(self, GET, options, path={"id": id})

    def resume(self, token: str, /, **options: Unpack[RequestOptions]) -> AsyncPoller[models.Job]:
        """Go on with a poller from its ``continuation_token()``, also in another process."""
        return AsyncPoller.resume(self, GET, options, token)

    async def wait(
        self,
        id: str,
        /,
        *,
        on_progress: Callable[[models.Job | models.JobProgress], object] | None = None,
        max_wait: float | None = None,
        schedule: Sequence[float] | None = None,
        **options: Unpack[RequestOptions],
    ) -> models.Job:
        """Wait until the state is one of Success, Failed, Cancelled.

        Looks after 15/30/60/120 s, again from the start when ``percentage`` changes.

        Args:
            id: Job id
            on_progress: Called with what was seen at each look.
            max_wait: Seconds to wait at most.
            schedule: Seconds between looks, instead of the documented ones.
            **options: Timeout, retries, extra headers and the like, for each look.

        Raises:
            WaitError: It ended otherwise than as Success.
            WaitTimeoutError: It had not ended in time.
        """
        poller = self.poll(id, **options)
        return await poller.result(on_progress=on_progress, max_wait=max_wait, schedule=schedule)


class JobsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: Jobs) -> None:
        self.cancel = raw(resource.cancel)
        self.create = raw(resource.create)
        self.get = raw(resource.get)
        self.messages = raw(resource.messages)
        self.progress = raw(resource.progress)
        self.list = raw_pages(resource.list)


class AsyncJobsWithRawResponse:
    """Reached as ``with_raw_response``."""

    def __init__(self, resource: AsyncJobs) -> None:
        self.cancel = async_raw(resource.cancel)
        self.create = async_raw(resource.create)
        self.get = async_raw(resource.get)
        self.messages = async_raw(resource.messages)
        self.progress = async_raw(resource.progress)
        self.list = async_raw_pages(resource.list)


class JobsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: Jobs) -> None:
        self.cancel = streamed(resource.cancel)
        self.create = streamed(resource.create)
        self.get = streamed(resource.get)
        self.messages = streamed(resource.messages)
        self.progress = streamed(resource.progress)
        self.list = streamed_pages(resource.list)


class AsyncJobsWithStreamingResponse:
    """Reached as ``with_streaming_response``."""

    def __init__(self, resource: AsyncJobs) -> None:
        self.cancel = async_streamed(resource.cancel)
        self.create = async_streamed(resource.create)
        self.get = async_streamed(resource.get)
        self.messages = async_streamed(resource.messages)
        self.progress = async_streamed(resource.progress)
        self.list = async_streamed_pages(resource.list)
