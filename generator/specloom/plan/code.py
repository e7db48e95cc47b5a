"""Small pieces of code: tuples, mappings, and expressions with commas between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .. import pycode
from ..pycode import Expr


def joined(expressions: Iterable[Expr]) -> tuple[pycode.annotations.Part, ...]:
    """The parts of some expressions with commas between them."""
    parts: list[pycode.annotations.Part] = []
    for expression in expressions:
        parts += (pycode.code(", "), *expression.parts) if parts else expression.parts
    return tuple(parts)


def tuple_of(items: Iterable[Expr]) -> Expr:
    """`(a, b)`; `(a,)` for one."""
    listed = list(items)
    comma = (pycode.code(","),) if len(listed) == 1 else ()
    return Expr((pycode.code("("), *joined(listed), *comma, pycode.code(")")))


def mapping_of(entries: Mapping[str, Expr]) -> Expr:
    """`{"a": b}`."""
    spelled = (
        Expr((pycode.literal(key), pycode.code(": "), *value.parts))
        for key, value in entries.items()
    )
    return Expr((pycode.code("{"), *joined(spelled), pycode.code("}")))


def value_of(value: Any) -> Expr:
    """A JSON scalar, or nested tuples of them, as code."""
    if isinstance(value, tuple):
        return tuple_of(value_of(item) for item in value)
    return pycode.value(value)
