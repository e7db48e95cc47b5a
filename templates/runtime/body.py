"""Request bodies: JSON here; forms, multipart and raw bodies are `Body` classes of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pydantic_core import from_json, to_json

from .errors import BuildError
from .operation import Thunk
from .request import Upload


@dataclass(frozen=True)
class Body:
    """One media type a request body may have."""

    media_type: str = "application/json"
    shape: Thunk | None = None
    """Type of the body; None: any data."""
    null: bool = False
    """Whether None is a body, written as null, and not none at all."""
    adds: Mapping[str, Any] = field(default_factory=dict)
    """Properties that every body has, whatever is given."""
    open_ended: ClassVar[bool] = True
    """Whether it can be an object, which takes ``extra_body``."""

    def encode(self, value: Any, extra: Mapping[str, Any]) -> tuple[bytes | Upload, str]:
        """The body on the wire, and its Content-Type if one is known. The base class writes JSON.

        Raises:
            BuildError: The value breaks rules of the document.
        """
        # with pydantic's machinery: not before it is needed
        from .strict import to_wire

        content = to_wire(self.shape() if self.shape else Any, value)
        if extra := {**self.adds, **extra}:
            data = from_json(content)
            if not isinstance(data, dict):
                raise BuildError("extra_body needs a body that is an object")
            content = to_json(data | extra, by_alias=True)
        return content, self.media_type


class Verbatim(Body):
    """Bytes that are sent as they are."""

    open_ended = False

    def encode(self, value: Any, extra: Mapping[str, Any]) -> tuple[bytes | Upload, str]:
        return (value.encode() if isinstance(value, str) else b"".join((value,))), self.media_type
