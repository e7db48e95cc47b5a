"""What did not fit its type, and where."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from .models import Model, describe, fact, wire_name

Place: TypeAlias = "tuple[Place, type[Model] | None, str | int] | None"
"""Steps into a value, the last one first: in which class, if any, and to which name or index."""


class Mismatch(NamedTuple):
    """One value that is not what the document says."""

    pointer: str
    """JSON pointer (RFC 6901) to the value, in the names of the API."""
    path: str
    """The same place in Python: ``specifications.outputs[2]``."""
    message: str
    value: Any = None
    """The value as it came; None where nothing came."""

    def __str__(self) -> str:
        return f"{self.pointer or '(the whole body)'}: {self.message}"


def mismatch(at: Place, message: str, value: Any = None) -> Mismatch:
    """What is wrong at a place."""
    return Mismatch(*written(at), message, value)


def written(at: Place) -> tuple[str, str]:
    """A place as a JSON pointer, and as an expression of Python."""
    if at is None:
        return "", ""
    before, cls, step = at
    pointer, path = written(before)
    wire = wire_name(cls, step) if cls and isinstance(step, str) else str(step)
    pointer = f"{pointer}/{wire.replace('~', '~0').replace('/', '~1')}"
    if cls is None:
        return pointer, f"{path}[{describe(step)}]"
    return pointer, f"{path}.{step}" if path else str(step)


def problems(value: Any) -> tuple[Mismatch, ...]:
    """What did not fit the document in an answer that was decoded leniently, if anything.

    Such values are in the model as they came; what is missing raises ``AttributeError`` when read.
    Takes what a method returned, any model in it, or a list of models.
    """
    told: tuple[Mismatch, ...] | None = fact(value, "problems")
    if told is not None or isinstance(value, Model):
        return told or ()
    return tuple(
        found._replace(pointer=f"/{index}{found.pointer}", path=f"[{index}].{found.path}")
        for index, item in enumerate(value if isinstance(value, (list, tuple)) else ())
        for found in problems(item)
    )
