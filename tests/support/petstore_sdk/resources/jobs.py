"""Jobs: start them and wait for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from typing_extensions import Unpack

from .. import models
from .._runtime import AsyncResource, Operation, RequestOptions, Resource
from .._runtime.waiting import AsyncPoller, Poller, Wait

if TYPE_CHECKING:
    from ..models import Job, JobProgress

CANCEL: Operation[Job] = Operation(
    "DELETE", "/jobs/{id}", id="jobs-cancel", returns=lambda: models.JobResponse, unwrap="job"
)
PROGRESS: Operation[JobProgress] = Operation(
    "GET",
    "/jobs/{id}/progress",
    id="jobs-progress",
    returns=lambda: models.JobProgressResponse,
    unwrap="progress",
)
GET: Operation[Job] = Operation(
    "GET",
    "/jobs/{id}",
    id="jobs-get",
    returns=lambda: models.JobResponse,
    unwrap="job",
    wait=Wait(
        state="state",
        terminal=("Success", "Failed", "Cancelled"),
        success=("Success",),
        schedule=(15.0, 30.0, 60.0, 120.0),
        restart_on="percentage",
        progress=PROGRESS,
        progress_value="percentage",
        cancel=CANCEL,
    ),
)


class Jobs(Resource):
    """Jobs: start them and wait for them. Reached as ``client.jobs``."""

    def cancel(self, id: str, /, **options: Unpack[RequestOptions]) -> Job:
        """Cancel a job."""
        return self._send(CANCEL, options, path={"id": id})

    def get(self, id: str, /, **options: Unpack[RequestOptions]) -> Job:
        """One job."""
        return self._send(GET, options, path={"id": id})

    def progress(self, id: str, /, **options: Unpack[RequestOptions]) -> JobProgress:
        """How far a job is."""
        return self._send(PROGRESS, options, path={"id": id})

    def poller(self, id: str, /, **options: Unpack[RequestOptions]) -> Poller[Job]:
        """Watch a job: ``status()``, ``done()``, ``result()``, ``continuation_token()``."""
        return Poller(self, GET, options, path={"id": id})

    def resume(self, token: str, /, **options: Unpack[RequestOptions]) -> Poller[Job]:
        """Go on with a poller from its ``continuation_token()``, also in another process."""
        return Poller.resume(self, GET, options, token)

    def wait(
        self,
        id: str,
        /,
        *,
        on_progress: Callable[[Job | JobProgress], object] | None = None,
        max_wait: float | None = None,
        schedule: Sequence[float] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Job:
        """Wait until a job is over."""
        poller = self.poller(id, **options)
        return poller.result(on_progress=on_progress, max_wait=max_wait, schedule=schedule)


class AsyncJobs(AsyncResource):
    """The same for ``AsyncPetstore``."""

    async def cancel(self, id: str, /, **options: Unpack[RequestOptions]) -> Job:
        """Cancel a job."""
        return await self._send(CANCEL, options, path={"id": id})

    async def get(self, id: str, /, **options: Unpack[RequestOptions]) -> Job:
        """One job."""
        return await self._send(GET, options, path={"id": id})

    async def progress(self, id: str, /, **options: Unpack[RequestOptions]) -> JobProgress:
        """How far a job is."""
        return await self._send(PROGRESS, options, path={"id": id})

    def poller(self, id: str, /, **options: Unpack[RequestOptions]) -> AsyncPoller[Job]:
        """Watch a job: ``status()``, ``done()``, ``result()``, ``continuation_token()``."""
        return AsyncPoller(self, GET, options, path={"id": id})

    def resume(self, token: str, /, **options: Unpack[RequestOptions]) -> AsyncPoller[Job]:
        """Go on with a poller from its ``continuation_token()``, also in another process."""
        return AsyncPoller.resume(self, GET, options, token)

    async def wait(
        self,
        id: str,
        /,
        *,
        on_progress: Callable[[Job | JobProgress], object] | None = None,
        max_wait: float | None = None,
        schedule: Sequence[float] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Job:
        """Wait until a job is over."""
        poller = self.poller(id, **options)
        return await poller.result(on_progress=on_progress, max_wait=max_wait, schedule=schedule)
