"""Binary answers: read, iterated over, or saved to disk."""

from __future__ import annotations

import asyncio
import os
import secrets
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from .errors import APIConnectionError
from .files import Progress
from .streaming import AsyncStream, Stream, _Stream

IDENTITY = {"Accept-Encoding": "identity"}
"""Ranges and lengths are of the bytes that are sent: these must be the file's."""


class _Saving:
    """A file that takes its name only when it is complete."""

    def __init__(self, stream: _Stream[Any], target: Path, on_progress: Progress | None) -> None:
        self._stream = stream
        self._target = target
        self._part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        self._on_progress = on_progress
        self._done = 0
        self._total: int | None = None
        self._tag = ""
        self._tries = stream._options.get("max_retries", stream._client._options.max_retries)
        self._file = self._part.open("xb")

    def begun(self) -> None:
        """The answer has begun: from the start, or from where the last one broke off."""
        info = self._stream.response
        if self._done and info.status_code != 206:
            self._file.seek(0)
            self._file.truncate()
            self._done = 0
        elif self._done and not info.headers.get("content-range", "").startswith(
            f"bytes {self._done}-"
        ):
            raise self._stream._unfit("it is another range than was asked for")
        length = info.headers.get("content-length", "")
        self._total = self._done + int(length) if length.isdigit() else None
        if info.headers.get("accept-ranges") == "bytes" or info.status_code == 206:
            tag = info.headers.get("etag") or info.headers.get("last-modified") or ""
            # RFC 9110, section 13.1.5: a weak tag does not promise the same bytes.
            self._tag = "" if tag.startswith("W/") else tag

    def write(self, piece: bytes) -> None:
        """Append a piece."""
        self._file.write(piece)
        self._done += len(piece)
        if self._on_progress:
            self._on_progress(self._done, self._total)

    def resumed(self, error: Exception) -> dict[str, str]:
        """The header fields that ask for the rest; raises the error if there is no use."""
        self._tries -= 1
        if self._tries < 0 or not self._tag:
            raise error
        return {"Range": f"bytes={self._done}-", "If-Range": self._tag}

    def finish(self, *, complete: bool) -> None:
        """Give the file its name, or remove it."""
        self._file.close()
        if complete:
            self._part.replace(self._target)
        else:
            self._part.unlink(missing_ok=True)


class Download(Stream[bytes]):
    """A binary answer: ``save()`` it, ``read()`` it, or iterate over it under ``with``."""

    _fields = IDENTITY

    def __iter__(self) -> Iterator[bytes]:
        return self.iter_bytes()

    def save(
        self, target: str | os.PathLike[str] | IO[bytes], *, on_progress: Progress | None = None
    ) -> None:
        """Write the answer to a path or a binary file; not under ``with``.

        A path gets its content all at once, when all has come. A download that breaks off goes on
        from there, where the service offers ranges (RFC 9110, section 14).
        """
        if not isinstance(target, (str, os.PathLike)):
            with self:
                for piece in self:
                    target.write(piece)
            return
        saving, complete = _Saving(self, Path(target), on_progress), False
        fields: Mapping[str, str] = {}
        try:
            while not complete:
                try:
                    self._open(fields)
                    saving.begun()
                    for piece in self:
                        saving.write(piece)
                    complete = True
                except APIConnectionError as error:
                    fields = saving.resumed(error)
        finally:
            saving.finish(complete=complete)
            self.close()


class AsyncDownload(AsyncStream[bytes]):
    """The same for the async client."""

    _fields = IDENTITY

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self.iter_bytes()

    async def save(
        self, target: str | os.PathLike[str] | IO[bytes], *, on_progress: Progress | None = None
    ) -> None:
        """Write the answer to a path or a binary file; not under ``async with``. See `Download`."""
        if not isinstance(target, (str, os.PathLike)):
            async with self:
                async for piece in self:
                    await asyncio.to_thread(target.write, piece)
            return
        saving, complete = _Saving(self, Path(target), on_progress), False
        fields: Mapping[str, str] = {}
        try:
            while not complete:
                try:
                    await self._open(fields)
                    saving.begun()
                    async for piece in self:
                        await asyncio.to_thread(saving.write, piece)
                    complete = True
                except APIConnectionError as error:
                    fields = saving.resumed(error)
        finally:
            saving.finish(complete=complete)
            await self.close()
