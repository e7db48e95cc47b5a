"""Waiting for work that a service does in its own time."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from typing_extensions import Self, TypeVar

from .call import Call
from .driver import finish, pause, ready
from .errors import APIConnectionError, APIStatusError, CallError
from .failures import one_line
from .operation import Operation
from .request import RequestOptions
from .resources import AsyncResource, Resource
from .response import RawResponse
from .retry import retry_after
from .wire import dig

T = TypeVar("T")

PATIENCE = 5
"""Failed reads in a row that are taken as a bad moment of the service."""


@dataclass(frozen=True, slots=True)
class Wait:
    """How to tell that work is over. Paths are dotted, as on the wire."""

    state: str
    """Path of the state in the result of the operation."""
    terminal: tuple[str, ...]
    """States that do not change any more."""
    success: tuple[str, ...]
    schedule: tuple[float, ...] = (1.0, 2.0, 5.0, 10.0)
    """Seconds between two looks; the last one stays."""
    restart_on: str = ""
    """Path of a value: when it changes, the schedule starts again."""
    timeout: float = 86400.0
    """Seconds to wait in all, unless the caller says otherwise."""
    progress: Operation[Any] | None = None
    """A cheaper operation, with the same path arguments, to look at meanwhile."""
    progress_state: str = "state"
    progress_value: str = ""
    """Path of how much is done, in percent."""
    cancel: Operation[Any] | None = None
    """Asks the service to stop the work."""


class _Watch(Generic[T]):
    """What has been seen and when to look again; no input or output."""

    def __init__(
        self,
        resource: Resource | AsyncResource,
        operation: Operation[Any],
        options: RequestOptions,
        *,
        path: Mapping[str, Any],
    ) -> None:
        self._client: Any = resource._client
        self._operation = operation
        self._options = options
        self._path = path
        self._spec: Wait = operation.wait
        self._looking_at = self._spec.progress or operation
        self._no_progress = False
        self._callbacks: list[Callable[[T], object]] = []
        self._state: str | None = None
        self._result: T | None = None
        self._mark: Any = None
        self._step = 0
        self._failures = 0
        self._asked: float | None = None

    @classmethod
    def resume(
        cls, resource: Any, operation: Operation[Any], options: RequestOptions, token: str
    ) -> Self:
        """A poller for what `continuation_token` of another one named.

        Raises:
            BuildError: The token is of another operation, or none at all.
        """
        try:
            name, path = json.loads(base64.urlsafe_b64decode(token))
        except (TypeError, ValueError):
            name, path = None, None
        if name != operation.id or not isinstance(path, dict):
            raise resource._client._config.errors.build(f"no continuation token of {operation.id}")
        return cls(resource, operation, options, path=path)

    def continuation_token(self) -> str:
        """Names what is waited for, so that another process can go on. Holds no secret."""
        data = json.dumps([self._operation.id, dict(self._path)], default=str)
        return base64.urlsafe_b64encode(data.encode()).decode()

    def done(self) -> bool:
        """Whether the work was over when last looked at."""
        return self._ended(self._spec.terminal)

    def _ended(self, states: Sequence[str]) -> bool:
        return self._state in states

    def add_done_callback(self, callback: Callable[[T], object]) -> None:
        """Call ``callback(result)`` once the work is over, whether well or not."""
        self._callbacks.append(callback)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._operation.id} {self._state or 'not looked at yet'}>"

    def _call(self, operation: Operation[Any]) -> Call:
        call: Call = self._client._call(operation, self._options, path=self._path)
        return call

    def _saw(self, operation: Operation[Any], raw: RawResponse[Any]) -> Any:
        """Take in an answer; gives what it says."""
        value = raw.parse()
        own = operation is self._operation
        state = dig(value, self._spec.state if own else self._spec.progress_state)
        self._state = None if state is None else str(state)
        self._result = value if own else None
        if own and self._no_progress:  # there may be some at the next look
            self._looking_at, self._no_progress = self._spec.progress or operation, False
        mark = dig(value, self._spec.restart_on)
        if mark is not None and mark != self._mark:
            self._mark, self._step = mark, 0
        self._failures, self._asked = 0, retry_after(raw.headers)
        return value

    def _bear(self, error: CallError) -> bool:
        """Let a failure pass that may be gone at the next look; raise any other.

        True: there is no progress at the moment, so look at the resource itself at once.
        """
        if isinstance(error, APIStatusError):
            if error.status_code == 404 and self._looking_at is not self._operation:
                self._looking_at, self._no_progress = self._operation, True
                return True
            if error.status_code != 429 and error.status_code < 500:
                raise error
            self._asked = error.retry_after
        elif not isinstance(error, APIConnectionError):
            raise error
        self._failures += 1
        if self._failures >= PATIENCE:
            raise error
        return False

    def _pause(self, schedule: Sequence[float], until: float) -> float:
        """Seconds until the next look.

        Raises:
            WaitTimeoutError: That would be too late.
        """
        seconds = (
            schedule[min(self._step, len(schedule) - 1)] if self._asked is None else self._asked
        )
        self._step += self._asked is None
        if time.monotonic() + seconds > until:
            kind = self._client._config.errors.wait_timeout
            raise kind(
                f"{self._operation.id}: still {self._state} when the time was up", self._result
            )
        return seconds

    def _outcome(self) -> T:
        """The result of work that is over.

        Raises:
            WaitError: It did not end well.
        """
        result: Any = self._result
        for callback in self._callbacks:
            callback(result)
        self._callbacks.clear()
        if not self._ended(self._spec.success):
            said = [dig(result, f"error.{name}") for name in ("code", "message")]
            text = "".join(f": {one_line(str(each))}" for each in said if each)
            kind = self._client._config.errors.wait
            raise kind(f"{self._operation.id}: ended as {self._state}{text}", result)
        outcome: T = result
        return outcome

    async def _look(self) -> Any:
        """Look now; gives what was seen, or None where a failure may pass."""
        while True:
            looking_at = self._looking_at
            try:
                return self._saw(looking_at, await self._client._exchange(self._call(looking_at)))
            except CallError as error:
                if not self._bear(error):
                    return None

    async def _status(self) -> str | None:
        if not self.done():
            await self._look()
        return self._state

    async def _wait(
        self,
        on_progress: Callable[[Any], object] | None,
        max_wait: float | None,
        schedule: Sequence[float] | None,
    ) -> T:
        until = time.monotonic() + (self._spec.timeout if max_wait is None else max_wait)
        while not (self.done() and self._result is not None):
            seen = await self._look()
            if on_progress and seen is not None:
                await ready(on_progress(seen))
            if self.done():
                # What the progress says is over has its result in the resource itself.
                self._looking_at = self._operation
            else:
                seconds = self._pause(schedule or self._spec.schedule, until)
                await pause(seconds, asynchronous=self._client._asynchronous)
        return self._outcome()

    async def _cancel(self) -> None:
        if self._spec.cancel is None:
            raise TypeError(f"{self._operation.id} has no operation that cancels it")
        await self._client._exchange(self._call(self._spec.cancel))


class Poller(_Watch[T]):
    """Work in progress. Nothing is asked of the service before the first method that says so."""

    def status(self) -> str | None:
        """Look now; the state."""
        return finish(self._status())

    def result(
        self,
        *,
        on_progress: Callable[[Any], object] | None = None,
        max_wait: float | None = None,
        schedule: Sequence[float] | None = None,
    ) -> T:
        """Wait until the work is over.

        Args:
            on_progress: Called with what was seen, each time.
            max_wait: Seconds to wait in all; as documented by default.
            schedule: Seconds between two looks; as documented by default.

        Raises:
            WaitError: It did not end well; the error has the ``result``.
            WaitTimeoutError: It goes on after ``max_wait``; this method can be called again.
        """
        return finish(self._wait(on_progress, max_wait, schedule))

    def cancel(self) -> None:
        """Ask the service to stop; `result` then ends with what it made of that."""
        finish(self._cancel())


class AsyncPoller(_Watch[T]):
    """The same for the async client."""

    async def status(self) -> str | None:
        """Look now; the state."""
        return await self._status()

    async def result(
        self,
        *,
        on_progress: Callable[[Any], object] | None = None,
        max_wait: float | None = None,
        schedule: Sequence[float] | None = None,
    ) -> T:
        """Wait until the work is over; see `Poller.result`. ``on_progress`` may be async."""
        return await self._wait(on_progress, max_wait, schedule)

    async def cancel(self) -> None:
        """Ask the service to stop; `result` then ends with what it made of that."""
        await self._cancel()
