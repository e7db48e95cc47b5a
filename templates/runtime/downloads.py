"""Binary answers: read, iterated over, or saved to disk."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from .driver import finish
from .errors import APIConnectionError
from .request import Progress
from .response import ResponseInfo
from .streaming import NO_FIELDS, AsyncStream, Stream, _Stream

IDENTITY = {"Accept-Encoding": "identity"}
"""Ranges and lengths are of the bytes that are sent: these must be the file's."""


class _Target:
    """A binary file that is written to."""

    def __init__(self, file: IO[bytes], on_progress: Progress | None) -> None:
        self._file = file
        self._on_progress = on_progress
        self._done = 0
        self._total: int | None = None

    def begun(self, info: ResponseInfo) -> bool:
        """The answer has begun. False: it is another range than was asked for."""
        length = info.headers.get("content-length", "")
        self._total = self._done + int(length) if length.isdigit() else None
        return True

    def write(self, piece: bytes) -> None:
        """Append a piece."""
        self._file.write(piece)
        self._done += len(piece)
        if self._on_progress:
            self._on_progress(self._done, self._total)

    def rest(self) -> Mapping[str, str]:
        """The header fields that ask for what is missing; none if there is no use."""
        return NO_FIELDS

    def finish(self, *, complete: bool) -> None:
        """Nothing more comes."""


class _Path(_Target):
    """A file that takes its name only when it is complete."""

    def __init__(self, target: Path, on_progress: Progress | None) -> None:
        self._target = target
        self._part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        self._tag = ""
        super().__init__(self._part.open("xb"), on_progress)

    def begun(self, info: ResponseInfo) -> bool:
        if self._done and info.status_code != 206:  # from the start
            self._file.seek(0)
            self._file.truncate()
            self._done = 0
        if info.headers.get("accept-ranges") == "bytes":
            tag = info.headers.get("etag") or info.headers.get("last-modified") or ""
            # RFC 9110, section 13.1.5: a weak tag does not promise the same bytes.
            packed = "content-encoding" in info.headers  # ranges are of what is sent
            part = info.status_code == 206 and not self._done  # of a range of the caller's
            self._tag = "" if packed or part or tag.startswith("W/") else tag
        start = info.headers.get("content-range", "").startswith(f"bytes {self._done}-")
        return super().begun(info) and (start or not self._done)

    def rest(self) -> Mapping[str, str]:
        range_ = {"Range": f"bytes={self._done}-", "If-Range": self._tag}
        return range_ if self._tag else NO_FIELDS

    def finish(self, *, complete: bool) -> None:
        try:
            self._file.close()
            if complete:
                self._part.replace(self._target)
        finally:
            self._part.unlink(missing_ok=True)


class _Device(_Target):
    """A device or a pipe, whose name must stay its own."""

    def finish(self, *, complete: bool) -> None:
        self._file.close()


def _opened(target: Any, on_progress: Progress | None) -> _Target:
    if not isinstance(target, (str, os.PathLike)):
        return _Target(target, on_progress)
    path = Path(target)
    if path.exists() and not path.is_file() and not path.is_dir():
        return _Device(path.open("wb"), on_progress)
    return _Path(path.resolve(), on_progress)


class _Download(_Stream[bytes]):
    _fields = IDENTITY

    async def _bytes(self) -> AsyncIterator[bytes]:
        if self._operation.reading(self.status_code) == "nothing":
            raise self._unfit("this answer comes without the file")
        async for piece in super()._bytes():
            yield piece

    async def _read(self) -> bytes:
        if self._raw and self._raw.live:  # under `with`
            return await super()._read()
        try:
            await self._open()
            return await super()._read()
        finally:
            await self._close()

    async def _save(self, target: Any, on_progress: Progress | None) -> None:
        saving = _opened(target, on_progress)
        complete, tries, fields = False, 0, NO_FIELDS
        try:
            while not complete:
                try:
                    await self._open(fields)
                    if not saving.begun(self.response):
                        raise self._unfit("it is another range than was asked for")
                    async for piece in self._bytes():
                        await self._blocking(saving.write, piece)
                    complete = True
                except APIConnectionError:
                    tries += 1
                    fields = saving.rest()
                    if not fields or tries > self._opened()[0].options["max_retries"]:
                        raise
        finally:
            await self._close()
            saving.finish(complete=complete)

    async def _blocking(self, function: Callable[[bytes], object], piece: bytes) -> None:
        """Writing a disk blocks: not on the event loop."""
        if self._client._asynchronous:
            await asyncio.to_thread(function, piece)
        else:
            function(piece)


class Download(_Download, Stream[bytes]):
    """A binary answer: ``save()`` it, ``read()`` it, or iterate over it under ``with``."""

    def __iter__(self) -> Iterator[bytes]:
        return self.iter_bytes()

    def save(
        self, target: str | os.PathLike[str] | IO[bytes], *, on_progress: Progress | None = None
    ) -> None:
        """Write the answer to a path or a binary file; not under ``with``.

        A path gets its content all at once, when all has come. A download that breaks off goes on
        from there, where the service offers ranges (RFC 9110, section 14).
        """
        finish(self._save(target, on_progress))


class AsyncDownload(_Download, AsyncStream[bytes]):
    """The same for the async client."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self.iter_bytes()

    async def save(
        self, target: str | os.PathLike[str] | IO[bytes], *, on_progress: Progress | None = None
    ) -> None:
        """Write the answer to a path or a binary file; not under ``async with``. See `Download`."""
        await self._save(target, on_progress)
