"""The document that the models engine is given.

Only keywords that say a plain type, under names that are final: no description, default, limit or
extension of the original reaches it, so none of them can change what it writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..ir.schemas import EnumSchema, ObjectSchema
from ..ir.types import (
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
    literal_kind,
)
from ..plan.models import ModelPlan

_REF = "#/components/schemas/"
_SCALARS: Mapping[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "bytes": {"type": "string"},
    "time": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date-time": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "file": {"type": "string", "format": "binary"},
}


def stripped_document(schemas: Iterable[dict[str, dict[str, Any]]]) -> dict[str, Any]:
    """An OpenAPI document around some stripped schemas."""
    joined: dict[str, dict[str, Any]] = {}
    for part in schemas:
        for name, schema in part.items():
            if schema or name not in joined:
                joined[name] = schema or joined.get(name, _STUB)
    return {
        "openapi": "3.1.0",
        "info": {"title": "models", "version": "1"},
        "paths": {},
        "components": {"schemas": joined},
    }


_STUB: dict[str, Any] = {"type": "object"}


def strip_object(plan: ModelPlan, schema: ObjectSchema) -> dict[str, dict[str, Any]]:
    """One class: its fields under their Python names, all required, since a field that may be left
    out has null in its planned type. Everything the class mentions is a stub (`{}`)."""
    mentioned: dict[str, dict[str, Any]] = {}
    files = schema.pointer in plan.api.multipart
    properties: dict[str, Any] = {}
    for entry in plan.fields[schema.pointer]:
        properties[entry.name] = _strip(plan, entry.type, mentioned, files=files)
    name = plan.names[schema.pointer]
    return {
        **mentioned,
        name: {"type": "object", "properties": properties, "required": list(properties)},
    }


def strip_enum(plan: ModelPlan, schema: EnumSchema) -> dict[str, dict[str, Any]]:
    """One enum: its values."""
    kind = "integer" if schema.integers else "string"
    values = [member.value for member in schema.members]
    return {plan.names[schema.pointer]: {"type": kind, "enum": values}}


def _strip(
    plan: ModelPlan, type_: Type, mentioned: dict[str, dict[str, Any]], *, files: bool
) -> dict[str, Any]:
    def inner(each: Type) -> dict[str, Any]:
        return _strip(plan, each, mentioned, files=files)

    def stub(name: str) -> dict[str, Any]:
        mentioned.setdefault(name, {})
        return {"$ref": _REF + name}

    match type_:
        case AnyType():
            return {}
        case NullType():
            return {"type": "null"}
        case ScalarType(kind="file") if files:
            return stub("FileInput")
        case ScalarType(kind=kind):
            return dict(_SCALARS[kind])
        case LiteralType(values):
            return inner(literal_kind(values))
        case ListType(item=item):
            return {"type": "array", "items": inner(item)}
        case TupleType(items=items):
            return {
                "type": "array",
                "prefixItems": [inner(item) for item in items],
                "items": False,
                "minItems": len(items),
                "maxItems": len(items),
            }
        case MapType(value):
            return {"type": "object", "additionalProperties": inner(value) or True}
        case PythonType(name=name):
            return stub(name)
        case RefType(pointer):
            return stub(plan.names[pointer])
        case NullableType(wrapped):
            return {"anyOf": [inner(wrapped), {"type": "null"}]}
        case UnionType(members, tag):
            branches = [inner(member) for member in members]
            return {"anyOf": [*branches, *([stub("UnknownVariant")] if tag else [])]}
