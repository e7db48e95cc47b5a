"""Messages that the API sends by itself: webhooks and callbacks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar
from urllib.parse import parse_qsl

from pydantic_core import to_json

from .decode import Decoder
from .request import Decoding

T = TypeVar("T")


class Event(Generic[T]):
    """One kind of message.

    Args:
        name: What the document calls it.
        shape: Gives the type of its body.
        reads: How the body is written: JSON, or as a form.
    """

    def __init__(
        self, name: str, shape: Callable[[], Any], *, reads: Literal["json", "form"] = "json"
    ) -> None:
        self.name = name
        self._shape = shape
        self._reads = reads

    @cached_property
    def _decoder(self) -> Decoder[T]:
        return Decoder(self._shape())

    def parse(self, body: bytes | str, policy: Decoding = "lenient") -> T:
        """The message in a request's body. Check first that it comes from the API: its signature,
        or a secret in its address, as the service documents it.

        Raises:
            ValueError: It is not what the document says.
        """
        raw = body.encode() if isinstance(body, str) else bytes(body)
        if self._reads == "form":
            pairs = parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True)
            raw = to_json(dict(pairs))
        return self._decoder.decode(raw, policy)

    def __repr__(self) -> str:
        return f"<Event {self.name}>"
