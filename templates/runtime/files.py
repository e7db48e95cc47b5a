"""What can be sent as a file, and sending it piece by piece."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from mimetypes import guess_type
from pathlib import Path
from typing import IO, Annotated, Any, TypeAlias

from pydantic_core import PydanticCustomError, core_schema

from ._http import httpx
from .body import Body
from .errors import BuildError
from .request import Progress, Upload

CHUNK = 65536

Content: TypeAlias = bytes | os.PathLike[str] | IO[bytes] | Iterable[bytes] | AsyncIterable[bytes]


@dataclass(frozen=True, slots=True)
class File:
    """Content with what the service should know of it, and a progress callback."""

    content: Content
    name: str | None = None
    """File name; that of the path or file object by default."""
    content_type: str | None = None
    """Guessed from the name by default."""
    on_progress: Progress | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    """Further headers of its part of a multipart body."""


class _AsGiven:
    """Tells pydantic to take a file as it is: it cannot look into a stream without reading it."""

    is_file = True

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return core_schema.no_info_after_validator_function(_no_text, core_schema.any_schema())


def _no_text(value: Any) -> Any:
    """The value, unless it is text: a path, most likely, which would be sent as the content."""
    if isinstance(value, str):
        ways = "pathlib.Path, bytes, an open file or an iterator of bytes"
        raise PydanticCustomError("file", "text is no file: give a {ways}", {"ways": ways})
    return value


FileInput: TypeAlias = Annotated[
    Content | File | tuple[str, Content] | tuple[str, Content, str], _AsGiven()
]
"""Content, `File`, ``(name, content)`` or ``(name, content, content type)``."""


def as_file(value: FileInput) -> File:
    """The content with its name and type filled in."""
    given: Any = value
    if isinstance(given, tuple):
        file = File(given[1], given[0], given[2] if len(given) == 3 else None)
    else:
        file = given if isinstance(given, File) else File(given)
    path = (
        file.content
        if isinstance(file.content, os.PathLike)
        else getattr(file.content, "name", None)
    )
    name = file.name or (Path(path).name if isinstance(path, (str, os.PathLike)) else None)
    kind = file.content_type or (guess_type(name)[0] if name else None)
    kind = kind or "application/octet-stream"
    return File(file.content, name, kind, file.on_progress, file.headers)


def is_file(value: Any) -> bool:
    """Whether a value is a `FileInput` and no plain data."""
    if isinstance(value, tuple):
        return len(value) in (2, 3) and isinstance(value[0], str) and is_file(value[1])
    if isinstance(value, (str, Mapping, list, set, frozenset)):
        return False
    return isinstance(
        value, (bytes, bytearray, File, os.PathLike, Iterator, AsyncIterable)
    ) or hasattr(value, "read")


class FileUpload(httpx.SyncByteStream, httpx.AsyncByteStream):
    """Reads a file while it is sent; never all of it is in memory.

    Raises:
        BuildError: There is no such file, or it was opened as text.
    """

    def __init__(self, file: File) -> None:
        self._content: Any = file.content
        self._on_progress = file.on_progress
        self._start = 0
        self.size: int | None = None
        self.replayable = True
        self.async_only = isinstance(file.content, AsyncIterable)
        content: Any = file.content
        if isinstance(content, (bytes, bytearray)):
            self.size = len(content)
        elif isinstance(content, os.PathLike):
            path = Path(content)
            try:
                if path.is_fifo() or path.is_char_device():  # can be opened once, when it is sent
                    self.replayable = False
                else:
                    with path.open("rb") as opened:
                        self._measure(opened)
            except OSError as problem:
                raise BuildError(f"cannot read {content}: {problem.strerror}") from problem
        elif hasattr(content, "read") and not self.async_only:
            self._measure(content)
        elif not isinstance(content, (list, tuple)):
            self.replayable = False

    def _measure(self, opened: IO[bytes]) -> None:
        if hasattr(opened, "encoding"):
            raise BuildError("a file to be sent must be opened in binary mode")
        self.replayable = opened.seekable()
        if self.replayable:
            self._start = opened.tell()
            self.size = opened.seek(0, os.SEEK_END) - self._start
            opened.seek(self._start)

    def __iter__(self) -> Iterator[bytes]:
        content = self._content
        if isinstance(content, (bytes, bytearray)):
            pieces: Any = (content[at : at + CHUNK] for at in range(0, len(content), CHUNK))
        elif isinstance(content, os.PathLike):
            with Path(content).open("rb") as opened:
                yield from self._counted(iter(lambda: opened.read(CHUNK), b""))
            return
        elif hasattr(content, "read"):
            if self.replayable:
                content.seek(self._start)
            pieces = iter(lambda: content.read(CHUNK), b"")
        else:
            pieces = content
        yield from self._counted(pieces)

    def _counted(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        done = 0
        for piece in pieces:
            yield b"".join((piece,))  # a copy of any buffer; a number would be so many zeros
            done += len(piece)
            if self._on_progress:
                self._on_progress(done, self.size)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if self.async_only:
            done = 0
            async for piece in self._content:
                yield piece
                done += len(piece)
                if self._on_progress:
                    self._on_progress(done, self.size)
            return
        pieces = iter(self)
        if isinstance(self._content, (bytes, bytearray)):
            for piece in pieces:
                yield piece
            return
        # Reading a disk blocks: not on the event loop.
        while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
            yield piece


class RawBody(Body):
    """A body that is sent as it is: a `FileInput`, or text as UTF-8."""

    open_ended = False

    def encode(self, value: Any, extra: Mapping[str, Any]) -> tuple[bytes | Upload, str]:
        wild = "*" in self.media_type  # a range of media types, of which only the caller knows one
        if isinstance(value, str):
            return value.encode(), "text/plain" if wild else self.media_type
        if not is_file(value) and not isinstance(value, Iterable):
            raise BuildError(f"a {type(value).__name__} cannot be sent as {self.media_type}")
        if isinstance(value, bytes):
            return value, "" if wild else self.media_type
        file = as_file(value)
        return FileUpload(file), (file.content_type or "") if wild else self.media_type
