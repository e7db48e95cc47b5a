"""From the bytes of an answer to models."""

from __future__ import annotations

import sys
import warnings
from functools import cached_property
from typing import Any, Generic, Literal, TypeAlias, TypeVar, cast

from pydantic import ValidationError
from pydantic_core import from_json

from .deprecation import PACKAGE
from .fit import adapter, fit
from .mismatch import At, DecodeFailure, Mismatch
from .models import Model, describe, wire_name

T = TypeVar("T")

Policy: TypeAlias = Literal["lenient", "warn", "strict"]
"""What to do with an answer that does not fit the document.

``lenient`` keeps what fits, leaves the rest as it came and tells it by ``problems(answer)``;
``warn`` does the same with a ``DecodingWarning``; ``strict`` fails. An enum value or a kind of
object that is newer than the SDK always fits. An answer that is nothing like the document's fails
under every policy.
"""


class DecodingWarning(UserWarning):
    """An answer does not fit the document everywhere."""


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

    def decode(self, body: bytes, policy: Policy = "lenient") -> T:
        """The body as the type.

        Raises:
            DecodeFailure: It is not JSON, or not what the document says (see ``Policy``).
        """
        try:
            value = self.validator.validate_json(
                body, strict=policy == "strict", by_alias=True, by_name=False
            )
        except ValidationError:
            value = self._salvaged(body, policy)
        return cast(T, getattr(value, self.unwrap) if self.unwrap else value)

    def _salvaged(self, body: bytes, policy: Policy) -> Any:
        try:
            data = from_json(body, allow_inf_nan=False)
        except ValueError as error:
            raise DecodeFailure((At().mismatch(f"not JSON: {error}", describe(body)),)) from None
        value, found = fit(self.type, data, strict=policy == "strict", by_name=False)
        if found and (policy == "strict" or not self._usable(value, found)):
            raise DecodeFailure(found)
        if found and policy == "warn":
            level, frame = 1, sys._getframe()  # blame the line that called into the package
            while frame.f_back and frame.f_code.co_filename.startswith(PACKAGE):
                level, frame = level + 1, frame.f_back
            warnings.warn(DecodingWarning(str(DecodeFailure(found))), stacklevel=level)
        return value

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
