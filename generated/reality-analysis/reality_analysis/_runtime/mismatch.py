"""What did not fit its type, and where."""

from __future__ import annotations

from typing import Any, NamedTuple

from .models import Model, describe, fact


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


class At(NamedTuple):
    """A place in a body."""

    pointer: str = ""
    path: str = ""

    def field(self, name: str, wire: str) -> At:
        return At(f"{self.pointer}/{_escaped(wire)}", f"{self.path}.{name}" if self.path else name)

    def item(self, index: int) -> At:
        return At(f"{self.pointer}/{index}", f"{self.path}[{index}]")

    def key(self, key: str) -> At:
        return At(f"{self.pointer}/{_escaped(key)}", f"{self.path}[{describe(key)}]")

    def mismatch(self, message: str, value: Any = None) -> Mismatch:
        return Mismatch(self.pointer, self.path, message, value)


class DecodeFailure(ValueError):
    """A body that cannot be read as what the document promises.

    Attributes:
        problems: What did not fit; the first ones of a long list.
    """

    def __init__(self, problems: tuple[Mismatch, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        more = f" (and {len(self.problems) - 3} more)" if len(self.problems) > 3 else ""
        return "; ".join(map(str, self.problems[:3])) + more


def problems(value: Any) -> tuple[Mismatch, ...]:
    """What did not fit the document in an answer that was decoded leniently, if anything.

    Such values are in the model as they came; what is missing raises ``AttributeError`` when read.
    Takes a model or a list of models.
    """
    if isinstance(value, Model):
        found: tuple[Mismatch, ...] | None = fact(value, "problems")
        return found or ()
    if isinstance(value, (list, tuple)):
        return tuple(
            found._replace(pointer=f"/{index}{found.pointer}", path=f"[{index}].{found.path}")
            for index, item in enumerate(value)
            for found in problems(item)
        )
    return ()


def _escaped(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1")
