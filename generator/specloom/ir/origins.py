"""Where a schema stands, as far as its name is concerned."""

from __future__ import annotations

from collections.abc import Callable

from ..load.pointer import escape, unescape
from ..normalize.flat import Flat
from .schemas import Origin

_COMPONENTS = "/components/schemas"
_FILES = "/x-specloom-files"
_STRUCTURE = frozenset(
    {"properties", "schema", "schemas", "components", "content", "paths", "allOf", "oneOf", "anyOf"}
)
"""Words of pointers that say nothing about what stands there."""


def component_at(name: str) -> str:
    """The pointer of a schema in `components`."""
    return f"{_COMPONENTS}/{escape(name)}"


def origin_of(target: str) -> Origin | None:
    """Where a schema that something refers to gets its name from; None for one that is read in
    place."""
    head, _, last = target.rpartition("/")
    last = unescape(last)
    if head.endswith((_COMPONENTS, f"{_COMPONENTS}/")):
        return Origin(name=last)
    if head.endswith(("/$defs", "/definitions")):
        owner = head.rpartition("/")[0]
        parent = origin_of(owner) if owner else None
        return Origin(parent=owner, path=(last,)) if parent else Origin(name=last)
    if head == _FILES:
        return Origin(name=last.rpartition("/")[2].partition(".")[0])
    return Origin(name=last) if target.startswith(f"{_FILES}/") else None


def owner_of(pointer: str) -> tuple[str, tuple[str, ...]]:
    """The pointer of the schema with a name around `pointer`, empty where there is none, and the
    words from there."""
    parts = pointer.split("/")
    for end in range(len(parts) - 1, 3, -1):
        owner = "/".join(parts[:end])
        if origin_of(owner) is not None:
            return owner, _words(parts[end:])
    return "", _words(parts[1:])


def inside(flat: Flat, origin: Origin) -> Callable[[str], Origin]:
    """Origins of what stands inside this schema."""
    if origin.name or flat.properties:
        return lambda word: Origin(parent=flat.pointer, path=(word,))
    return lambda word: Origin(
        parent=origin.parent, path=(*origin.path, word), argument=origin.argument
    )


def _words(parts: list[str]) -> tuple[str, ...]:
    return tuple(unescape(part) for part in parts if part not in _STRUCTURE)
