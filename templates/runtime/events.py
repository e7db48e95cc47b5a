"""Messages that the API sends by itself: webhooks and callbacks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar, cast, get_args, get_origin
from urllib.parse import parse_qs

from pydantic_core import to_json

from .decode import Decoder
from .fit import unwrapped

T = TypeVar("T")


class Event(Generic[T]):
    """One kind of message.

    Args:
        name: What the document calls it.
        shape: Gives the type of its body.
        reads: How the body is written: JSON, a form, text, bytes that are given as they are, or
            that there is none.
    """

    def __init__(
        self,
        name: str,
        shape: Callable[[], Any],
        *,
        reads: Literal["json", "form", "text", "bytes", "nothing"] = "json",
    ) -> None:
        self.name = name
        self._shape = shape
        self._reads = reads

    @cached_property
    def _decoder(self) -> Decoder[T]:
        return Decoder(self._shape())

    def parse(self, body: bytes | str) -> T:
        """The message in a request's body. Check first that it comes from the API: its signature,
        or a secret in its address, as the service documents it.

        Raises:
            ValueError: It is not what the document says.
        """
        raw = body.encode() if isinstance(body, str) else bytes(body)
        if self._reads in ("text", "bytes", "nothing"):
            texts: dict[str, Any] = {"text": raw.decode("utf-8", "replace"), "bytes": raw}
            return cast(T, texts.get(self._reads))
        if self._reads == "form":
            values = parse_qs(raw.decode("utf-8", "replace"), keep_blank_values=True)
            raw = to_json({name: self._value(name, given) for name, given in values.items()})
        return self._decoder.decode(raw)

    def _value(self, name: str, given: list[str]) -> str | list[str]:
        """One field of a form: all its values where it is a list."""
        shape = unwrapped(self._shape())[0]
        for key, field in getattr(shape, "model_fields", {}).items():
            if name in (key, field.alias):
                kinds = [field.annotation, *get_args(field.annotation)]
                if any(get_origin(unwrapped(kind)[0]) is list for kind in kinds):
                    return given
        return given[-1]

    def __repr__(self) -> str:
        return f"<Event {self.name}>"
