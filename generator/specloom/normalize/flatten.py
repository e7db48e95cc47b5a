"""`allOf` folded: one flat description of what a schema demands.

`flatten` reads a schema, follows the `$ref`s inside its `allOf`, and merges everything into a
`Flat`. Sub-schemas keep the pointer of the place they were written at, so an inline object that two
schemas inherit is one class and not two.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from ..load.pointer import escape
from . import vendor
from .canonical import ANNOTATIONS, At, SchemaNode, canonical, joined
from .flat import Branches, Flat

Resolve = Callable[[str], Any]
"""Gives the schema node at a JSON pointer (without the leading `#`)."""


_SIZES = {
    "minLength": max,
    "minItems": max,
    "minProperties": max,
    "minimum": max,
    "exclusiveMinimum": max,
    "maxLength": min,
    "maxItems": min,
    "maxProperties": min,
    "maximum": min,
    "exclusiveMaximum": min,
}
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
    _close(flat)
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
        _narrow_types(flat, node["type"])
    if isinstance(node.get("enum"), list):
        _narrow_enum(flat, node["enum"])
    # most schemas have keywords of one kind at most
    if not _OF_OBJECTS.isdisjoint(node):
        _objects(flat, node, pointer)
    if not _OF_ARRAYS.isdisjoint(node):
        _arrays(flat, node, pointer)
    if not _OF_SCALARS.isdisjoint(node):
        _scalars(flat, node)
    if not _OF_CHOICES.isdisjoint(node):
        _choices(flat, node, pointer, seen)
    if not _OF_CONDITIONS.isdisjoint(node):
        _conditions(flat, node, pointer)


_OF_OBJECTS = frozenset(
    "properties required additionalProperties unevaluatedProperties patternProperties".split()
)
_OF_ARRAYS = frozenset("items prefixItems unevaluatedItems".split())
_OF_SCALARS = _SIZES.keys() | frozenset(
    "pattern multipleOf format contentEncoding contentMediaType contentSchema".split()
)
_OF_CHOICES = frozenset("oneOf anyOf discriminator".split())
_OF_CONDITIONS = frozenset(
    ["if", "dependentRequired", "dependentSchemas", *(key for key, *_ in _CHECKED)]
)


def _scalars(flat: Flat, node: SchemaNode) -> None:
    for key in _SIZES.keys() & node.keys():
        value, tighter = _limit(key, node[key]), _SIZES[key]
        if value is not None:
            flat.limits[key] = tighter(flat.limits[key], value) if key in flat.limits else value
    for key in ("pattern", "multipleOf"):
        if key in node and flat.limits.setdefault(key, node[key]) != node[key]:
            flat.checks.append({key: node[key]})
    for key in ("format", "contentEncoding", "contentMediaType"):
        if isinstance(node.get(key), str):
            flat.format = flat.format or node[key]
    for key in ("contentEncoding", "contentMediaType", "contentSchema"):
        if key in node:
            flat.annotations.setdefault(key, node[key])


def _choices(flat: Flat, node: SchemaNode, pointer: str, seen: tuple[str, ...]) -> None:
    for keyword in ("oneOf", "anyOf"):
        members = node.get(keyword)
        if isinstance(members, list) and members and not _lists(members, flat.pointer, seen):
            located = [_at(member, f"{pointer}/{keyword}/{i}") for i, member in enumerate(members)]
            flat.unions.append(Branches(keyword, located, _discriminator(node)))
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


def _close(flat: Flat) -> None:
    """`unevaluatedProperties` as `additionalProperties`, and `unevaluatedItems` as `items`: so they
    are where no keyword that depends on the value looks at properties or items."""
    if not flat.unevaluated:
        return
    depends = bool(flat.conditions) or any(union.keyword == "anyOf" for union in flat.unions)
    said = {keyword for check in flat.checks for keyword in check}
    for keyword, schema in flat.unevaluated.items():
        names = keyword == "unevaluatedProperties"
        if (flat.additional if names else flat.items) is not None:
            continue  # nothing is left unevaluated
        if depends or ("dependentSchemas" if names else "contains") in said:
            flat.checks.append({keyword: schema})
        elif names:
            flat.additional = schema
        else:
            flat.items = schema


def _unevaluated(flat: Flat, node: SchemaNode, keyword: str, pointer: str) -> None:
    """What an inner schema lets pass is evaluated for the outer one, which is read after it."""
    value = node.get(keyword)
    if not isinstance(value, bool | dict):
        return
    here = value if isinstance(value, bool) else _at(value, f"{pointer}/{keyword}")
    earlier = flat.unevaluated.get(keyword)
    if earlier is None or earlier == here:
        flat.unevaluated[keyword] = here
    else:
        flat.unevaluated[keyword] = True if earlier is True else here
        flat.checks.append({keyword: here if earlier is True else earlier})


def _lists(members: list[Any], pointer: str, seen: tuple[str, ...]) -> bool:
    """Whether a base schema lists, as one of its variants, the schema that includes it. It says
    nothing about that schema then: `Pet: oneOf [Cat]`, `Cat: allOf [Pet]`."""
    variants = [each.get("$ref") for each in members if isinstance(each, dict)]
    return any(f"#{each}" in variants for each in (pointer, *seen[:-1]) if seen)


def _limit(key: str, value: Any) -> int | float | None:
    """The value of a limit; None when it is none. Sizes are whole numbers, if need be rounded to
    the nearest one that allows the same sizes."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not key.startswith(("min", "max")) or key in ("minimum", "maximum"):
        return value
    if not 0 <= value < 2**53:  # no value has such a size
        return None
    return math.ceil(value) if key.startswith("min") else math.floor(value)


def _objects(flat: Flat, node: SchemaNode, pointer: str) -> None:
    properties = node.get("properties")
    if isinstance(properties, dict):
        for name, value in properties.items():
            here = _at(value, f"{pointer}/properties/{escape(name)}")
            earlier = flat.properties.get(name)
            if earlier is None or earlier == here:
                flat.properties.setdefault(name, here)
            else:  # both must hold; the later (own) one gives the place
                flat.properties[name] = joined(here, earlier, flat.pointer)
    required = node.get("required")
    if isinstance(required, list):
        flat.required.update((name, None) for name in required if isinstance(name, str))
    if "additionalProperties" in node:
        value = node["additionalProperties"]
        if isinstance(value, dict):
            here = _at(value, f"{pointer}/additionalProperties")
            if isinstance(flat.additional, At) and flat.additional != here:
                here = joined(here, flat.additional, flat.pointer)
            flat.additional = False if flat.additional is False else here
        elif value is False or flat.additional is None:
            flat.additional = bool(value)
    _unevaluated(flat, node, "unevaluatedProperties", pointer)
    patterns = node.get("patternProperties")
    if isinstance(patterns, dict):
        for name, value in patterns.items():
            here = _at(value, f"{pointer}/patternProperties/{escape(name)}")
            earlier = flat.patterns.get(name)
            if earlier is not None and earlier != here:
                here = joined(here, earlier, flat.pointer)
            flat.patterns[name] = here


def _arrays(flat: Flat, node: SchemaNode, pointer: str) -> None:
    _unevaluated(flat, node, "unevaluatedItems", pointer)
    items = node.get("items")
    if isinstance(items, dict):
        here = _at(items, f"{pointer}/items")
        if isinstance(flat.items, At) and flat.items != here:
            here = joined(here, flat.items, flat.pointer)
        flat.items = False if flat.items is False else here
    elif items is False or (items is True and flat.items is None):
        flat.items = items
    prefix = node.get("prefixItems")
    if isinstance(prefix, list) and flat.prefix_items is not None:
        flat.checks.append({"prefixItems": prefix})
    elif isinstance(prefix, list):
        flat.prefix_items = [_at(x, f"{pointer}/prefixItems/{i}") for i, x in enumerate(prefix)]


def _narrow_types(flat: Flat, types: list[str]) -> None:
    if flat.types is None:
        flat.types = list(types)
        return
    both = [name for name in flat.types if name in types]
    if "integer" in types and "number" in flat.types and "integer" not in both:
        both.append("integer")
    if "number" in types and "integer" in flat.types and "integer" not in both:
        both.append("integer")
    if not both:
        flat.conflicts.append(f"type {flat.types} and type {types}")
        return
    flat.types = both


def _narrow_enum(flat: Flat, values: list[Any]) -> None:
    if flat.enum is None:
        flat.enum = list(values)
        return
    both = [value for value in flat.enum if value in values]
    if both or not (flat.enum and values):
        flat.enum = both
    else:
        flat.conflicts.append("enums that share no value")


def _discriminator(node: SchemaNode) -> dict[str, Any] | None:
    found = node.get("discriminator")
    return found if isinstance(found, dict) and found.get("propertyName") else None


def _at(node: Any, pointer: str) -> At:
    if isinstance(node, At):
        return node
    if node is False:
        return At({"not": {}}, pointer)
    return At(node if isinstance(node, dict) else {}, pointer)
