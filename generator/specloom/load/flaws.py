"""Values of the right type that the specification does not allow where they stand.

They are passed by, or taken as their author can only have meant them. Either is told: what a
document asks for in vain is a mistake that its author wants to know of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..diagnostics import Diagnostic, Severity
from . import grammar
from .flaws_of_objects import OBJECTS
from .flaws_of_schemas import KEYWORDS, Node, schema

_REQUIRED: Final[Mapping[grammar.Kind, tuple[str, ...]]] = {
    "openapi": ("info",),
    "info": ("title", "version"),
    "server": ("url",),
    "tag": ("name",),
    "discriminator": ("propertyName",),
}
"""Fields without which an object says less than it seems to (OpenAPI 3.1, section 4.8)."""

_LOOKS: Final = {**OBJECTS, "schema": schema}


def flaws(node: Node, kind: grammar.Kind) -> Iterator[tuple[tuple[str, ...], Diagnostic]]:
    """What is wrong with an object: where in it, and what."""
    if kind == "schema" and KEYWORDS.isdisjoint(node):
        return  # nearly all of a document
    look = _LOOKS.get(kind)
    for name in _REQUIRED.get(kind, ()) if "$ref" not in node else ():
        if node.get(name) in (None, ""):
            yield (), _told(f"{grammar.describe(kind)} needs `{name}`")
    for keys, message in look(node) if look is not None else ():
        yield keys, _told(message)


def _told(message: str) -> Diagnostic:
    return Diagnostic("load-value", Severity.WARNING, message)
