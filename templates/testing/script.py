"""What a test tells the fake to do: ``fake.on(client.pets.list).returns(...)``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import from_json
from typing_extensions import Self

from .._runtime.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    BuildError,
    ErrorTable,
)
from .._runtime.strict import json_bytes
from .description import Answer
from .endpoint import Endpoint
from .recording import ReceivedCall


class Script:
    """Orders for one operation, followed one after the other; then it goes its usual way.

    Each order holds ``times`` calls, or until there is another one. All methods return the script,
    so that orders can be chained: ``fake.on(client.jobs.get).raises(429, times=2).slow(0.1)``.
    """

    def __init__(self, endpoint: Endpoint, errors: ErrorTable, log: list[ReceivedCall]) -> None:
        self._endpoint = endpoint
        self._errors = errors
        self._log = log
        self._orders: list[tuple[int | None, dict[str, Any]]] = []

    @property
    def calls(self) -> list[ReceivedCall]:
        """The requests for this operation so far."""
        return [call for call in self._log if call.operation == self._endpoint.id]

    def returns(
        self,
        value: Any = None,
        *,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
        times: int | None = None,
    ) -> Self:
        """Answer with a value: what the method returns (a model, a list of models for a list), the
        whole body as plain data, or bytes; or a function of the `ReceivedCall` that gives one.

        Raises:
            TypeError: The value is nothing that JSON can have.
        """
        value = list(value) if isinstance(value, Iterator) else value
        if not callable(value):
            as_json(value)
        success = status or self._endpoint.success.status
        return self._order(times, value=value, answer=Answer(success, headers=headers or {}))

    def raises(
        self,
        error: int | type[APIStatusError | APIConnectionError],
        code: str = "",
        *,
        body: Any = None,
        retry_after: float | None = None,
        times: int | None = None,
    ) -> Self:
        """Answer with an error: a status, with or without one of its codes, or an error class of
        the SDK. The body is the document's example, if it has one."""
        if isinstance(error, type) and issubclass(error, APIConnectionError):
            return self._order(
                times, fault="timeout" if issubclass(error, APITimeoutError) else "drop"
            )
        status = error if isinstance(error, int) else 0
        for (its_status, its_code), cls in self._errors.codes.items():
            if cls is error:
                status, code = its_status, its_code
        for its_key, cls in self._errors.statuses.items():
            if cls is error:
                status = its_key if isinstance(its_key, int) else int(its_key[0]) * 100
        if not status:
            raise ValueError(f"no status is known for {error}")
        headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}
        return self._order(times, answer=Answer(status, body, code, headers))

    def drops(self, *, times: int | None = None) -> Self:
        """Close the connection without an answer."""
        return self._order(times, fault="drop")

    def truncates(self, *, times: int | None = None) -> Self:
        """Close the connection in the middle of the body."""
        return self._order(times, fault="truncate")

    def garbage(
        self, content: bytes = b"<html>Sign in</html>", *, times: int | None = None
    ) -> Self:
        """Answer a success with a body that is nothing like the document's."""
        return self.returns(content, headers={"Content-Type": "text/html"}, times=times)

    def slow(self, seconds: float, *, times: int | None = None) -> Self:
        """Answer late, and else as usual."""
        return self._order(times, delay=seconds)

    def forget(self) -> None:
        """Take all orders back."""
        self._orders.clear()

    def _order(self, times: int | None, **what: Any) -> Self:
        if self._orders and self._orders[-1][0] is None:
            del self._orders[-1]
        self._orders.append((times, what))
        return self

    def next_order(self) -> dict[str, Any]:
        """What to do with the next call; empty: as usual."""
        while self._orders and self._orders[0][0] == 0:
            del self._orders[0]
        if not self._orders:
            return {}
        times, what = self._orders[0]
        self._orders[0] = (times and times - 1, what)
        return what


def as_json(value: Any) -> Any:
    """What is to be answered as JSON data; bytes and text stay as they are.

    Raises:
        TypeError: It is nothing that JSON can have.
    """
    if isinstance(value, (bytes, str)):
        return value
    try:
        return from_json(json_bytes(value))
    except BuildError as problem:
        shown = repr(value)
        shown = shown if len(shown) <= 200 else f"{shown[:200]}…"
        reason = str(problem).rpartition(": ")[2]
        raise TypeError(f"the fake cannot answer with {shown}: {reason}") from None
