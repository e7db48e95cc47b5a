"""Work that an operation starts and the service goes on with after its answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast
from urllib.parse import urljoin

from pydantic_core import from_json, to_json
from typing_extensions import Self, TypeVar, Unpack

from ._http import httpx
from .building import Arguments
from .call import Call
from .driver import finish, pause, ready
from .operation import Operation, Thunk
from .request import RequestOptions
from .response import RawResponse
from .retry import retry_after
from .urls import origin
from .waiting import AsyncPoller, Poller, Wait, _Watch
from .wire import dig

T = TypeVar("T")

GOOD_ENDS = ("succeeded", "completed")
ENDS = (*GOOD_ENDS, "failed", "canceled", "cancelled")
"""States that do not change any more; services differ in their capitals."""
MONITORS = ("operation-location", "azure-asyncoperation")
"""Headers that name where the status of the work is."""


@dataclass(frozen=True, slots=True)
class LongRunning(Wait):
    """How work ends, and where its result is then."""

    state: str = "status"
    terminal: tuple[str, ...] = ENDS
    success: tuple[str, ...] = GOOD_ENDS
    schedule: tuple[float, ...] = (1.0, 2.0, 5.0, 10.0, 30.0)
    """Seconds between two looks where the service does not say ``Retry-After``."""
    returns: Thunk | None = None
    """Type of the result; None: there is none."""
    final: str = ""
    """``location``, ``original-uri``, or ``status``: the status document. ``""``: what the status
    document names, else what PUT and PATCH were sent to, else what ``Location`` names."""
    whole: bool = False
    """The status document is the result itself; else it may hold it as ``result``."""


class _Started(_Watch[T]):
    """Where the work is looked at: `_path` has that, as the continuation token has it.

    ``mode`` says what is looked at: a ``status`` document, the ``location`` where the result will
    be, or the ``original`` URL of the resource, which knows its own state.
    """

    _last: RawResponse[Any] | None = None
    """The last answer, until the result is taken from it."""

    async def _begin(self, arguments: Arguments) -> Self:
        raw = await self._client._exchange(
            self._client._call(self._operation, self._options, **arguments)
        )
        self._path = {"original": raw._request.url}
        self._saw(self._operation, raw)
        return self

    def _ended(self, states: Sequence[str]) -> bool:
        return (self._state or "").lower() in states

    def _call(self, operation: Operation[Any]) -> Call:
        whole = self._path.keys() >= {"mode", "monitor", "original"}
        return self._read(self._path["monitor"] if whole else "")  # of a token that was made up

    def _read(self, url: str) -> Call:
        """A call that reads one of the URLs the service has named."""
        client, own = self._client, self._operation
        if not self._is_own(url):
            raise client._config.errors.build(f"{own.id}: the work is at another host: {url[:200]}")
        reading = replace(own, method="GET", body=(), responses={}, unwrap=None,
                          returns=cast(LongRunning, self._spec).returns)  # fmt: skip
        options = {k: v for k, v in self._options.items() if k not in ("extra_query", "extra_body")}
        call: Call = client._call(reading, options, url=url)
        return call

    def _is_own(self, url: str) -> bool:
        """Whether a URL is of the API: nothing is asked of anybody else."""
        try:
            return origin(url) in self._client._origins(self._operation)
        except (ValueError, httpx.InvalidURL):
            return False

    def _named(self, raw: RawResponse[Any], link: str | None) -> str | None:
        """The URL that an answer names.

        Raises:
            ResponseValidationError: It is at another host.
        """
        if not link:
            return None
        try:
            url = urljoin(raw._request.url, link)
        except ValueError:
            url = link
        if self._is_own(url):
            return url
        problem = f"the work is at another host: {url[:200]}"
        call = self._client._call(self._operation, {}, url=raw._request.url)
        raise call.report.validation(raw.status_code, raw.headers, raw.content, [problem])

    def _saw(self, operation: Operation[Any], raw: RawResponse[Any]) -> Any:
        first = "mode" not in self._path
        at: dict[str, str] = {**self._path}
        status = next(filter(None, (self._named(raw, raw.headers.get(h)) for h in MONITORS)), None)
        location = self._named(raw, raw.headers.get("location"))
        if location:
            at["location"] = location
        if status:
            at |= {"mode": "status", "monitor": status}
        elif first and location and raw.status_code in (201, 202):
            at |= {"mode": "location", "monitor": location}
        elif first:
            at |= {"mode": "original", "monitor": at["original"]}
        elif location and at["mode"] == "location":
            at["monitor"] = location
        self._path, self._last = at, raw
        document: Any = _document(raw)
        self._result = document
        self._state = self._state_of(raw, document, first=first)
        self._failures, self._asked = 0, retry_after(raw.headers)
        return document or {"status": self._state}

    def _state_of(self, raw: RawResponse[Any], document: Mapping[str, Any], *, first: bool) -> str:
        mode = self._path["mode"]
        if first and mode != "original":
            return "InProgress"
        by_code = "InProgress" if raw.status_code == 202 else "Succeeded"
        if mode == "location":
            return by_code
        if first and self._operation.method not in ("PUT", "PATCH"):
            return "Succeeded"  # and nothing says where to look
        names = ["properties.provisioningState", "provisioningState"]
        if mode == "status":
            names.insert(0, self._spec.state)
        found = (dig(document, name) for name in names)
        return next((str(state) for state in found if isinstance(state, str)), by_code)

    async def _wait(
        self,
        on_progress: Callable[[Any], object] | None,
        max_wait: float | None,
        schedule: Sequence[float] | None,
    ) -> T:
        until = time.monotonic() + (self._spec.timeout if max_wait is None else max_wait)
        while not self.done():
            if self._state is not None or self._failures:
                seconds = self._pause(schedule or self._spec.schedule, until)
                await pause(seconds, asynchronous=self._client._asynchronous)
            seen = await self._look()
            if on_progress and seen is not None:
                await ready(on_progress(seen))
        if self._last is not None and self._ended(self._spec.success):
            self._result, self._last = await self._final(self._last), None
        return self._outcome()

    async def _final(self, last: RawResponse[Any]) -> T | None:
        """The result of work that ended well, from where the service keeps it."""
        spec = cast(LongRunning, self._spec)
        if spec.returns is None:
            return None
        at, final, document = self._path, spec.final, _document(last)
        if at["mode"] != "status":
            final = final or at["mode"]
        url = {"location": at.get("location"), "original-uri": at["original"]}.get(final)
        if not final:
            kept = document.get("resourceLocation")
            url = self._named(last, kept) if isinstance(kept, str) else None
            writes = self._operation.method in ("PUT", "PATCH")
            url = url or (at["original"] if writes else at.get("location"))
        if url and url != at["monitor"]:
            last = await self._client._exchange(self._read(url))
        elif at["mode"] == "status" and not spec.whole and document.get("result") is not None:
            last.content = to_json(document["result"])
        result: T = last.parse()
        return result


def _document(raw: RawResponse[Any]) -> dict[str, Any]:
    """The body of an answer, if it is an object."""
    try:
        found = from_json(raw.content) if raw.content else None
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


class OperationPoller(_Started[T], Poller[T]):
    """Work that was started. ``result()`` waits for its result."""

    @classmethod
    def begin(
        cls,
        resource: Any,
        operation: Operation[Any],
        options: RequestOptions,
        **arguments: Unpack[Arguments],
    ) -> Self:
        """Start it."""
        return finish(cls(resource, operation, options, path={})._begin(arguments))


class AsyncOperationPoller(_Started[T], AsyncPoller[T]):
    """The same for the async client."""

    @classmethod
    async def begin(
        cls,
        resource: Any,
        operation: Operation[Any],
        options: RequestOptions,
        **arguments: Unpack[Arguments],
    ) -> Self:
        """Start it."""
        return await cls(resource, operation, options, path={})._begin(arguments)
