"""From the bytes of an answer to models."""

from __future__ import annotations

import re
from functools import cached_property
from json import detect_encoding
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from .deprecation import warn
from .errors import DecodeFailure
from .fit import adapter, fit
from .mismatch import Mismatch, mismatch
from .models import Model, describe, set_fact, wire_name
from .request import Decoding

T = TypeVar("T")

ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w|(u[dD][89a-fA-F]\w\w)|.)", re.DOTALL
)
"""An escape in JSON; group 1 is half of a surrogate pair (RFC 8259, section 8.2)."""
LONG = re.compile(
    rb'"[^"\\]*(?:\\.[^"\\]*)*"|(?<!\d)(-?\d{4300,}(?:\.\d+)?(?:[eE][+-]?\d+)?)', re.DOTALL
)
"""Text in JSON; group 1 is a number with more digits than Python reads."""


class DecodingWarning(UserWarning):
    """An answer does not fit the document everywhere."""


class _Result:
    __slots__ = ()

    def __getstate__(self) -> None:
        """What is copied and pickled besides the data: as of a model, nothing."""


class ListResult(_Result, list[T]):
    """A list that remembers the answer it came with."""

    __slots__ = ("__facts__",)


class DictResult(_Result, dict[str, T]):
    """A mapping that remembers the answer it came with."""

    __slots__ = ("__facts__",)


def attached(value: Any, info: object, found: tuple[Mismatch, ...]) -> Any:
    """The value, for which `response_info` then gives ``info``, and `problems` what was found in it
    (models know that by themselves)."""
    if isinstance(value, Model):
        set_fact(value, "response", info)
    elif type(value) in (list, dict):
        value = ListResult(value) if type(value) is list else DictResult(value)
        value.__facts__ = {"response": info, "problems": found}
    return value


def _whole(escape: re.Match[bytes]) -> bytes:
    """U+FFFD for what services leave of a character that they cut in two."""
    return b"\\ufffd" if escape[1] else escape[0]


def _quoted(found: re.Match[bytes]) -> bytes:
    """A number that is too long as text: it costs itself alone."""
    return b'"%b"' % found[1] if found[1] else found[0]


class Decoder(Generic[T]):
    """Reads bodies of one type.

    Args:
        tp: The type of the body: a model, ``list[Pet]``, an annotated union.
        unwrap: The property (its Python name) of the body that is the result.
    """

    def __init__(self, tp: Any, *, unwrap: str | None = None) -> None:
        self.type = tp
        self.unwrap = unwrap

    @cached_property
    def validator(self) -> Any:
        """pydantic-core's, without the wrapper."""
        return adapter(self.type).validator

    def decode(self, body: bytes, policy: Decoding = "lenient", info: object = None) -> T:
        """The body as the type.

        Args:
            info: What `response_info` shall give for it.

        Raises:
            DecodeFailure: It is not JSON, or not what the document says (see `Decoding`).
        """
        found: tuple[Mismatch, ...] = ()
        try:
            value = self.validator.validate_json(body, strict=policy == "strict", by_name=False)
        except ValidationError:
            value, found = self._salvaged(body, policy)
        result: T = getattr(value, self.unwrap) if self.unwrap else value
        return result if info is None else attached(result, info, self._within(found))

    def _within(self, found: tuple[Mismatch, ...]) -> tuple[Mismatch, ...]:
        """What was found in a list or a mapping that is the result, as seen from there."""
        if not self.unwrap:
            return found
        return tuple(
            each._replace(
                pointer="/" + each.pointer.split("/", 2)[2],
                path=each.path.removeprefix(self.unwrap),
            )
            for each in found
            if each.path.startswith(f"{self.unwrap}[")
        )

    def _salvaged(self, body: bytes, policy: Decoding) -> tuple[Any, tuple[Mismatch, ...]]:
        try:
            try:
                data = from_json(body)
            except ValueError:
                # without a byte order mark, and in UTF-8 (RFC 8259, section 8.1)
                body = body.decode(detect_encoding(body)).encode()
                if policy != "strict":
                    body = LONG.sub(_quoted, ESCAPE.sub(_whole, body))
                data = from_json(body)
        except ValueError as error:
            raise DecodeFailure((mismatch(None, f"not JSON: {error}", describe(body)),)) from None
        value, found = fit(self.type, data, strict=policy == "strict", by_name=False)
        if found and (policy == "strict" or not self._usable(value, found)):
            raise DecodeFailure(found)
        if found and policy == "warn":
            warn(DecodingWarning(str(DecodeFailure(found))))
        return value, found

    def _usable(self, value: Any, found: tuple[Mismatch, ...]) -> bool:
        """Whether the result is of its type at all."""
        at = ""
        if self.unwrap:
            if not isinstance(value, Model) or self.unwrap not in value.__dict__:
                return False
            at = "/" + wire_name(type(value), self.unwrap)
            value = getattr(value, self.unwrap)
        if any(problem.pointer == at for problem in found):
            return False
        if not isinstance(value, Model):
            return True
        required = {name for name, f in type(value).model_fields.items() if f.is_required()}
        return not required or not required.isdisjoint(value.model_fields_set)
