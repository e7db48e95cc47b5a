"""Bodies of type ``multipart/form-data`` (RFC 7578), sent piece by piece."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import to_json

from ._http import httpx
from .body import Body
from .errors import BuildError
from .files import FileUpload, as_file, is_file
from .fit import adapter
from .models import Model, wire_name
from .params import deep, header_value, plain, text
from .request import Upload


@dataclass(frozen=True, slots=True)
class Part:
    """The Encoding Object of one property."""

    content_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    deep: bool = False
    """Whether an object or a list is a part for each of its values: ``a[b]``, ``a[0]``."""
    item: str = "[{}]"
    """What follows the name of a list for each of its items then."""


class Multipart(httpx.SyncByteStream, httpx.AsyncByteStream):
    """Bytes and files, one after the other."""

    def __init__(self, pieces: Sequence[bytes | FileUpload]) -> None:
        self._pieces = pieces
        uploads = [piece for piece in pieces if isinstance(piece, FileUpload)]
        sizes = [len(piece) if isinstance(piece, bytes) else piece.size for piece in pieces]
        known = [size for size in sizes if size is not None]
        self.size = sum(known) if len(known) == len(sizes) else None
        self.replayable = all(upload.replayable for upload in uploads)
        self.async_only = any(upload.async_only for upload in uploads)

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                yield from piece

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            if isinstance(piece, bytes):
                yield piece
            else:
                async for chunk in piece:
                    yield chunk


@dataclass(frozen=True)
class MultipartBody(Body):
    """A form with files. Lists are repeated parts; objects are parts of JSON."""

    media_type: str = "multipart/form-data"
    parts: Mapping[str, Part] = field(default_factory=dict)

    def encode(self, value: Any, extra: Mapping[str, Any]) -> tuple[bytes | Upload, str]:
        if isinstance(value, Mapping):
            value = self._checked(value)
        if isinstance(value, Model):
            value = _given(value)
        boundary = secrets.token_hex(16)
        pieces: list[bytes | FileUpload] = []
        for name, item in self._named(value, extra):
            if item is not None:
                pieces += self._part(name, item, boundary)
        pieces.append(f"--{boundary}--\r\n".encode())
        return Multipart(pieces), f"{self.media_type}; boundary={boundary}"

    def _checked(self, value: Mapping[str, Any]) -> Any:
        """A mapping as the class of the body has it, which takes the names of Python too; in the
        order in which it was given, which some services care about."""
        shape = self.shape() if self.shape else None
        if not (isinstance(shape, type) and issubclass(shape, Model)):
            return value
        try:
            given = _given(adapter(shape).validator.validate_python(dict(value)))
            return {wire: given[wire] for wire in (wire_name(shape, name) for name in value)}
        except ValidationError as problem:
            lines = [
                f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in problem.errors()
            ]
        rules = "1 rule" if len(lines) == 1 else f"{len(lines)} rules"
        raise BuildError(f"the request: {rules} broken", lines)

    def _named(self, value: Any, extra: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """The parts: of a mapping by name, those of a list in their order, without names."""
        if isinstance(value, (list, tuple)) and not self.media_type.startswith(
            "multipart/form-data"
        ):
            for item in value:
                yield "", item
            return
        if not isinstance(value, Mapping):
            raise BuildError(f"{self.media_type} needs a mapping, not a {type(value).__name__}")
        for name, given in {**value, **extra}.items():
            part = self.parts.get(name, Part())
            if part.deep:
                yield from deep(name, plain(given), part.item)
            else:
                for item in given if isinstance(given, (list, set)) else [given]:
                    yield name, item

    def _part(self, name: str, value: Any, boundary: str) -> list[bytes | FileUpload]:
        part = self.parts.get(name, Part())
        disposition, kind = f'form-data; name="{_quoted(name)}"', part.content_type
        fields = dict(part.headers)
        content: bytes | FileUpload
        if is_file(value):
            file = as_file(value)
            disposition += f'; filename="{_quoted(file.name or name)}"'
            fields.update(file.headers)
            known = file.content_type != "application/octet-stream"
            if known or kind is None or "*" in kind or "," in kind:
                kind = file.content_type
            content = FileUpload(file)
        else:
            value = plain(value)
            kind = kind or ("application/json" if isinstance(value, (dict, list)) else None)
            content = to_json(value) if kind and "json" in kind else text(value).encode()
        headers = {"Content-Disposition": disposition} if name else {}
        if kind:
            headers["Content-Type"] = header_value("Content-Type", kind)
        headers.update({field: header_value(field, text) for field, text in fields.items()})
        lines = "".join(f"{field}: {text}\r\n" for field, text in headers.items())
        return [f"--{boundary}\r\n{lines}\r\n".encode(), content, b"\r\n"]


def _given(model: Model) -> dict[str, Any]:
    """The fields that were given, by their names on the wire; not written as data, which would
    read the files among them."""
    given = model.model_fields_set
    fields = {
        wire_name(type(model), name): value
        for name, value in model.__dict__.items()
        if name in given
    }
    return {**fields, **(model.model_extra or {})}


def _quoted(name: str) -> str:
    """A name within quotes, as browsers write it (HTML, "multipart/form-data")."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
