"""Strings, numbers and booleans with their formats and limits."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..normalize.flat import Flat
from ..normalize.patterns import translate
from .types import Constraints, ScalarType

if TYPE_CHECKING:
    from .read_schema import SchemaReader

_STRING_KINDS = {
    "date-time": "date-time",
    "datetime": "date-time",
    "date": "date",
    "time": "time",
    "byte": "bytes",
    "base64": "bytes",
    "binary": "file",
}
"""Formats that change the Python type; every other one stays a `str` and is documented."""


def read_scalar(reader: SchemaReader, flat: Flat, name: str) -> ScalarType:
    """The scalar type `name` with the limits that apply to it."""
    limits = flat.limits
    if name == "string":
        kind = _STRING_KINDS.get(flat.format, "string")
        if kind != "string":
            return ScalarType(kind, format=flat.format)
        return ScalarType(
            kind,
            Constraints(
                min_length=_count(limits.get("minLength")),
                max_length=_count(limits.get("maxLength")),
                pattern=_pattern(reader, flat),
            ),
            flat.format,
        )
    if name == "boolean":
        return ScalarType("boolean")
    bounds = Constraints(
        ge=_number(limits.get("minimum")),
        gt=_number(limits.get("exclusiveMinimum")),
        le=_number(limits.get("maximum")),
        lt=_number(limits.get("exclusiveMaximum")),
        multiple_of=_positive(limits.get("multipleOf")),
    )
    return ScalarType(name, _whole(bounds) if name == "integer" else bounds, flat.format)


def _whole(bounds: Constraints) -> Constraints:
    """The whole numbers that allow the same whole numbers."""
    step = Fraction(str(bounds.multiple_of)).numerator if bounds.multiple_of else 1
    return Constraints(
        ge=_rounded(math.ceil, bounds.ge),
        gt=_rounded(math.floor, bounds.gt),
        le=_rounded(math.floor, bounds.le),
        lt=_rounded(math.ceil, bounds.lt),
        multiple_of=step if 1 < step < _I64 else None,
    )


def _rounded(direction: Callable[[float], int], value: float | None) -> int | None:
    return None if value is None else _in_range(direction(value))


def _pattern(reader: SchemaReader, flat: Flat) -> str | None:
    source = flat.limits.get("pattern")
    if not isinstance(source, str):
        return None
    translated = translate(source)
    if isinstance(translated, str):
        return translated
    reader.diagnostics.info(
        "schema-pattern-not-enforced",
        f"pattern {source!r:.120} is documented, not enforced: {translated.reason}",
        reader.place(flat.pointer),
    )
    return None


def _count(value: Any) -> int | None:
    return int(value) if isinstance(value, int | float) and 0 <= value < 2**53 else None


_I64 = 2**63


def _number(value: Any) -> int | float | None:
    """A limit that pydantic-core can hold; one beyond 64 bits limits nothing a JSON number has."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, int):
        return _in_range(value)
    if value != value or value in (float("inf"), float("-inf")):
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _in_range(value: int) -> int | None:
    return value if -_I64 <= value < _I64 else None


def _positive(value: Any) -> int | float | None:
    number = _number(value)
    return number if number is not None and number > 0 else None
