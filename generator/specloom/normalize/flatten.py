"""`allOf` folded: one flat description of what a schema demands.

`flatten` reads a schema, follows the `$ref`s inside its `allOf`, and merges everything into a
`Flat`. Sub-schemas keep the pointer of the place they were written at, so an inline object that two
schemas inherit is one class and not two.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import vendor
from .canonical import ANNOTATIONS, At, SchemaNode, canonical
from .flat import Branches, Flat
from .fold_parts import OF_ARRAYS, OF_OBJECTS, close, fold_arrays, fold_objects, located
from .fold_scalars import OF_SCALARS, fold_scalars, narrow_enum, narrow_types

Resolve = Callable[[str], Any]
"""Gives the schema node at a JSON pointer (without the leading `#`)."""


_CHECKED = (
    ("not",),
    ("contains", "minContains", "maxContains"),
    ("uniqueItems",),
    ("propertyNames",),
)
"""Keywords that no type says, with those that mean nothing without them."""


def flatten(node: Any, pointer: str, resolve: Resolve) -> Flat:
    """Fold `node`, found at `pointer`, into a `Flat`.

    A `$ref` that is the whole schema is not followed (the caller makes a reference of it); one
    inside `allOf`, or beside other keywords, is.
    """
    flat = Flat(pointer, node.parts if isinstance(node, At) else frozenset((pointer,)))
    _merge(flat, node, pointer, resolve, seen=(), outer=True, depth=0)
    close(flat)
    return flat


_MAX_DEPTH = 150
"""Steps by `$ref` and into `allOf`: more than a person writes, fewer than Python's stack."""


def _merge(
    flat: Flat,
    raw: Any,
    pointer: str,
    resolve: Resolve,
    seen: tuple[str, ...],
    outer: bool,
    depth: int,
) -> None:
    if depth > _MAX_DEPTH:
        flat.cut = True
        return
    node = canonical(raw)
    if node.get("nullable") is True and outer:
        flat.nullable = True
    _annotate(flat, node, outer)
    reference = node.get("$ref")
    if isinstance(reference, str):
        target = reference.removeprefix("#")
        if target not in flat.refs:  # merged once, whatever number of ways lead there
            flat.refs.append(target)
            found = resolve(target)
            _merge(flat, found, target, resolve, (*seen, target), outer=False, depth=depth + 1)
    branches = node.get("allOf")
    if isinstance(branches, list):
        for index, branch in enumerate(branches):
            where = branch.pointer if isinstance(branch, At) else f"{pointer}/allOf/{index}"
            own = outer and not (isinstance(branch, dict) and "$ref" in branch)
            _merge(flat, branch, where, resolve, seen, outer=own, depth=depth + 1)
    _keywords(flat, node, pointer, seen)


def _annotate(flat: Flat, node: SchemaNode, outer: bool) -> None:
    """Annotations of the outermost schema win; those behind a `$ref` only fill gaps in objects."""
    for key, value in node.items():
        if (key in ANNOTATIONS or key.startswith("x-")) and (outer or key not in _OWN):
            flat.annotations.setdefault(key, value)


_OWN = frozenset(
    {"title", "default", "examples", "deprecated", "x-specloom-builders"}
    | {*vendor.FIELD_KEYS, *vendor.COMPONENT_KEYS}
)
"""Annotations of a referenced schema that do not pass to the schema that includes it."""


def _keywords(flat: Flat, node: SchemaNode, pointer: str, seen: tuple[str, ...]) -> None:
    if "type" in node:
        narrow_types(flat, node["type"])
    if isinstance(node.get("enum"), list):
        narrow_enum(flat, node["enum"])
    # most schemas have keywords of one kind at most
    if not OF_OBJECTS.isdisjoint(node):
        fold_objects(flat, node, pointer)
    if not OF_ARRAYS.isdisjoint(node):
        fold_arrays(flat, node, pointer)
    if not OF_SCALARS.isdisjoint(node):
        fold_scalars(flat, node)
    if not _OF_CHOICES.isdisjoint(node):
        _choices(flat, node, pointer, seen)
    if not _OF_CONDITIONS.isdisjoint(node):
        _conditions(flat, node, pointer)


_OF_CHOICES = frozenset("oneOf anyOf discriminator".split())
_OF_CONDITIONS = frozenset(
    ["if", "dependentRequired", "dependentSchemas", *(key for key, *_ in _CHECKED)]
)


def _choices(flat: Flat, node: SchemaNode, pointer: str, seen: tuple[str, ...]) -> None:
    for keyword in ("oneOf", "anyOf"):
        members = node.get(keyword)
        if isinstance(members, list) and members and not _lists(members, flat.pointer, seen):
            branches = [
                located(member, f"{pointer}/{keyword}/{i}") for i, member in enumerate(members)
            ]
            flat.unions.append(Branches(keyword, branches, _discriminator(node)))
    if "oneOf" not in node and "anyOf" not in node and _discriminator(node):
        flat.discriminator = flat.discriminator or _discriminator(node)


def _conditions(flat: Flat, node: SchemaNode, pointer: str) -> None:
    if "if" in node:
        parts: SchemaNode = {key: node[key] for key in ("if", "then", "else") if key in node}
        flat.conditions.append(At(parts, pointer))
    dependent = node.get("dependentRequired")
    if isinstance(dependent, dict):
        for name, needed in dependent.items():
            if isinstance(needed, list):
                others = (each for each in needed if isinstance(each, str))
                flat.dependent.setdefault(name, []).extend(others)
    schemas = node.get("dependentSchemas")
    for name, schema in schemas.items() if isinstance(schemas, dict) else ():
        if isinstance(schema, dict) and schema.keys() == {"required"}:
            others = (each for each in schema["required"] if isinstance(each, str))
            flat.dependent.setdefault(name, []).extend(others)
        else:
            flat.checks.append({"dependentSchemas": {name: schema}})
    for key, *more in _CHECKED:
        if key in node and node[key] not in _SAYS_NOTHING.get(key, ()):
            flat.checks.append({each: node[each] for each in (key, *more) if each in node})


_SAYS_NOTHING: dict[str, tuple[Any, ...]] = {
    "not": (False,),
    "uniqueItems": (False,),
    "propertyNames": (True, {}),
}


def _lists(members: list[Any], pointer: str, seen: tuple[str, ...]) -> bool:
    """Whether a base schema lists, as one of its variants, the schema that includes it. It says
    nothing about that schema then: `Pet: oneOf [Cat]`, `Cat: allOf [Pet]`."""
    variants = [each.get("$ref") for each in members if isinstance(each, dict)]
    return any(f"#{each}" in variants for each in (pointer, *seen[:-1]) if seen)


def _discriminator(node: SchemaNode) -> dict[str, Any] | None:
    found = node.get("discriminator")
    return found if isinstance(found, dict) and found.get("propertyName") else None
