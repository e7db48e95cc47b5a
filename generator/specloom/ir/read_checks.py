"""What a schema demands of a value that its type does not say: JSON Schema keywords as they stand.

They become `Fits({...})` beside the type, or among the rules of a class. What has no plain form
(`normalize.plain`) is documented, and reported.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from ..normalize.canonical import ANNOTATIONS, SchemaNode, canonical
from ..normalize.flat import Branches, Flat
from ..normalize.plain import NotPlain, plain
from .conditions import left_of
from .read_rules import choice_rule, not_together
from .types import (
    AnyType,
    ListType,
    LiteralType,
    MapType,
    NullableType,
    NullType,
    PythonType,
    RefType,
    ScalarType,
    TupleType,
    Type,
    UnionType,
)

if TYPE_CHECKING:
    from .read_schema import SchemaReader

_ARRAYS = frozenset({"uniqueItems", "contains", "prefixItems", "unevaluatedItems"})
_OBJECTS = frozenset({"propertyNames", "dependentSchemas", "unevaluatedProperties"})
_KINDS: dict[str, frozenset[str]] = {"string": frozenset({"pattern"})}
_NUMBERS = frozenset({"multipleOf"})


def checked(reader: SchemaReader, flat: Flat, type_: Type) -> Type:
    """The type of a schema with what the schema demands besides."""
    match type_:
        case NullableType(inner):
            found = checked(reader, flat, inner)
            return type_ if found is inner else NullableType(found)
        case NullType() | PythonType() | UnionType(()):
            return type_
        case RefType() if all(choice_rule(union) is not None for union in flat.unions):
            return type_  # a class has rules of its own
        case RefType():  # all that is left of a union: its class knows nothing of this schema
            text = written(reader, flat, list(_demands(flat, UnionType((type_,)))))
            return UnionType((type_,), checks=text) if text else type_
        case _:
            demands = [each for each in _demands(flat, type_) if _concerns(each, type_)]
            text = written(reader, flat, demands)
            return replace(type_, checks=text) if text else type_


def object_checks(reader: SchemaReader, flat: Flat) -> str:
    """What a class demands of its objects that neither its fields nor other rules say."""
    demands = [
        each
        for each in flat.checks
        if _OBJECTS & each.keys() or ("not" in each and not_together(each) is None)
    ]
    demands += [left for each in flat.conditions if (left := left_of(flat, each)) is not None]
    if flat.patterns:
        demands.append(_patterns(flat))
    return written(reader, flat, demands)


def written(reader: SchemaReader, flat: Flat, demands: list[SchemaNode]) -> str:
    """Demands as one plain schema in JSON; empty when there are none. Those that have no plain form
    are reported."""
    parts: list[dict[str, Any]] = []
    for demand in demands:
        try:
            part = plain(demand, reader.resolve, ref_siblings=reader.ref_siblings)
        except NotPlain as problem:
            keyword = next(iter(demand))
            reader.diagnostics.info(
                "schema-keyword-not-enforced",
                f"{keyword!r} is documented, not enforced: {problem}",
                reader.place(flat.pointer),
            )
            continue
        if part not in ({}, True, *parts):
            parts.append(part)
    if not parts:
        return ""
    keys = [key for part in parts for key in part]
    together = len(keys) == len(set(keys)) and not {"items", "additionalProperties"} & set(keys)
    whole = {k: v for part in parts for k, v in part.items()} if together else {"allOf": parts}
    return json.dumps(parts[0] if len(parts) == 1 else whole)


def _demands(flat: Flat, type_: Type) -> Iterator[SchemaNode]:
    """Everything that the type alone does not say."""
    yield from flat.checks
    yield from (dict(each) for each in flat.conditions)
    if isinstance(type_, MapType | AnyType | UnionType):
        yield from _of_objects(flat, isinstance(type_, UnionType))
    if isinstance(type_, ListType | AnyType):
        prefix = {} if flat.prefix_items is None else {"prefixItems": flat.prefix_items}
        said = flat.items is False or (flat.items is not None and prefix)
        yield {**prefix, **({"items": flat.items} if said else {})}
    if isinstance(type_, AnyType) and flat.properties and not flat.patterns:
        rest = {} if flat.additional is None else {"additionalProperties": flat.additional}
        yield {"properties": flat.properties, **rest}
    if flat.enum and not isinstance(type_, LiteralType):
        yield {"enum": flat.enum}
    if isinstance(type_, AnyType):
        yield {key: value for key, value in flat.limits.items() if key not in _SIZES}
        for union in flat.unions:
            if choice_rule(union) is None and not (union.keyword == "anyOf" and _open(union)):
                yield {union.keyword: union.members}


_SIZES = frozenset({"minProperties", "maxProperties"})


def _of_objects(flat: Flat, in_union: bool) -> Iterator[SchemaNode]:
    """Keywords of objects that are not of one class. Those of a union have some from its base."""
    sizes = {key: flat.limits[key] for key in sorted(_SIZES & flat.limits.keys(), reverse=True)}
    if sizes and not in_union:
        yield sizes
    if flat.required and not (in_union and flat.properties):
        yield {"required": list(flat.required)}
    if flat.dependent:
        yield {"dependentRequired": flat.dependent}
    for union in flat.unions:
        if choice_rule(union) is not None:
            yield {union.keyword: union.members}
    if flat.patterns:
        yield _patterns(flat)


def _patterns(flat: Flat) -> SchemaNode:
    """`patternProperties`, with what they leave over."""
    closed = {"additionalProperties": False} if flat.additional is False else {}
    named = {"properties": dict.fromkeys(flat.properties, True)} if closed else {}
    return {
        **({} if not flat.properties else named),
        "patternProperties": dict(flat.patterns),
        **closed,
    }


def _open(union: Branches) -> bool:
    """Whether a member of a union takes any value."""
    return any(
        not any(key not in ANNOTATIONS and not key.startswith("x-") for key in canonical(member))
        for member in union.members
    )


def _concerns(demand: SchemaNode, type_: Type) -> bool:
    """Whether keywords are about values of the type at all."""
    match type_:
        case ListType() | TupleType():
            strangers = _OBJECTS | _NUMBERS | _KINDS["string"]
        case MapType():
            strangers = _ARRAYS | _NUMBERS | _KINDS["string"]
        case ScalarType(kind="integer" | "number" | "boolean"):
            strangers = _ARRAYS | _OBJECTS | _KINDS["string"]
        case ScalarType():
            strangers = _ARRAYS | _OBJECTS | _NUMBERS
        case _:
            return bool(demand)
    return bool(demand) and not strangers & demand.keys()
