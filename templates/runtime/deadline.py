"""The deadline of a call, kept where bytes are waited for.

The HTTP library bounds each wait for bytes, not all of them together: a server that sends one byte
at a time would be in time for ever.
"""

from __future__ import annotations

import math
import time
from typing import Any

from typing_extensions import Self

from ._http import httpx
from .request import Timeout

CHUNK = 65536
CONNECT_SECONDS = 10.0


class OutOfTime(httpx.TimeoutException):
    """The deadline of a call has passed."""

    def __init__(self, message: str = "the deadline has passed") -> None:
        super().__init__(message)


class Until(float):
    """Seconds for one wait: fewer, the nearer the end of the call is.

    To whoever knows nothing of it, it is the number of seconds there were when it was made.
    """

    def __new__(cls, step: float | None, end: float) -> Self:
        left = end - time.monotonic()
        made = super().__new__(cls, left if step is None else min(step, left))
        made.step, made.end = math.inf if step is None else step, end
        return made

    step: float
    end: float
    """By the monotonic clock; infinite once the rest is the caller's to read."""

    def now(self) -> float | None:
        """Seconds that the next wait may take.

        Raises:
            OutOfTime: There are none.
        """
        left = self.end - time.monotonic()
        if not left > 0:  # or is no number
            raise OutOfTime
        if left < self.step:
            return left
        return None if self.step == math.inf else self.step


class Deadline:
    """When a call must be over, if ever.

    Args:
        seconds: From now; None for as long as it takes.
    """

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self.end = math.inf if seconds is None else time.monotonic() + seconds

    def left(self) -> float | None:
        """Seconds until then; None: no end.

        Raises:
            OutOfTime: It has passed.
        """
        return Until(None, self.end).now()

    def steps(self, timeout: Timeout) -> dict[str, float | None]:
        """Seconds for each step of a try, as the HTTP library has it: none beyond the deadline."""
        left = self.left()
        connect, read = timeout if isinstance(timeout, tuple) else (None, timeout)
        if connect is None:
            connect = min(CONNECT_SECONDS, read or CONNECT_SECONDS)
        if left is not None:
            connect, read = min(connect, left), Until(read, self.end)
        return {"connect": connect, "read": read, "write": read, "pool": left}


def keep_deadlines(http: Any) -> None:
    """Make the connections that a client of the HTTP library will open ask `Until` before each
    wait. One with a transport of its own keeps to the seconds it is given."""
    for transport in (getattr(http, "_transport", None), *getattr(http, "_mounts", {}).values()):
        backend: Any = getattr(getattr(transport, "_pool", None), "_network_backend", None)
        if backend and Until not in (kept := getattr(backend, "_kept", ())):
            backend._kept = (*kept, Until)  # of each SDK that uses this client
            backend.connect_tcp = _opening(backend.connect_tcp)
            backend.connect_unix_socket = _opening(backend.connect_unix_socket)


def keep_apart(live: httpx.Response) -> None:
    """Make the pool drop the connection of an answer after which more came, all at once: that
    would be taken for the answer to the next call."""
    stream: Any = live.extensions.get("network_stream")
    at: Any = live.stream
    while at and getattr(stream, "h11", at) is None:
        stream.h11 = getattr(at, "_h11_state", None)
        steps = (getattr(at, name, None) for name in ("_stream", "_httpcore_stream", "_connection"))
        at = next(filter(None, steps), None)


def _opening(method: Any) -> Any:
    """A function that opens a stream, sync or async."""

    def opened(*args: Any, **options: Any) -> Any:
        stream = method(*args, **options)
        return _opened(stream) if hasattr(stream, "__await__") else _watched(stream)

    return opened


async def _opened(stream: Any) -> Any:
    return _watched(await stream)


def _watched(stream: Any) -> Any:
    read, write, tell = stream.read, stream.write, stream.get_extra_info

    def reading(max_bytes: int, timeout: Any = None) -> Any:
        return read(max_bytes, timeout.now() if type(timeout) is Until else timeout)

    def writing(buffer: bytes, timeout: Any = None) -> None:
        for at in range(0, len(buffer), CHUNK):  # a wait for each, of which one write has many
            write(buffer[at : at + CHUNK], timeout.now() if type(timeout) is Until else timeout)

    def telling(info: str) -> Any:
        spoilt = info == "is_readable" and stream.h11 and stream.h11.trailing_data[0]
        return bool(spoilt) or tell(info)

    stream.h11, stream.read, stream.get_extra_info = None, reading, telling
    if not hasattr(stream, "aclose"):  # an async stream bounds the whole of a write
        stream.write = writing
    stream.start_tls = _opening(stream.start_tls)
    return stream
