"""What the models engine is given: the shape of a class.

Only keywords that say a plain type: no name, description, default, limit or extension of the
original reaches it, so none of them can change what it writes. The engine's work grows with the
fields it reads, and large documents repeat themselves. So a shape holds each type once, whichever
fields have it, and what a class mentions is a numbered stub: many classes have one shape.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
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
_STUB = re.compile(r"\bStub(\d+)\b")


@dataclass(frozen=True, slots=True)
class Stripped:
    """A class or enum as the engine is given it.

    `properties` names, for each field, the property in `schema` that has its type. `mentions` are
    the names that the stubs in `schema` stand for, in the order of their numbers.
    """

    schema: dict[str, Any]
    properties: Mapping[str, str] = field(default_factory=dict)
    mentions: tuple[str, ...] = ()

    def read(self, hints: Mapping[str, str], name: str) -> str:
        """The type of a field by what the engine read of the properties; empty for nothing."""
        # `date` and `datetime` get a name of their own where the engine imports them under one
        hint = hints.get(self.properties.get(name, ""), "").replace("_aliased", "")
        return _STUB.sub(lambda found: self.mentions[int(found[1])], hint)


def stripped_document(shapes: Mapping[str, dict[str, Any]], stubs: int) -> dict[str, Any]:
    """An OpenAPI document of some shapes by name, and the stubs they mention."""
    schemas = {f"Stub{number}": {"type": "object"} for number in range(stubs)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "models", "version": "1"},
        "paths": {},
        "components": {"schemas": {**schemas, **shapes}},
    }


def strip_object(plan: ModelPlan, schema: ObjectSchema) -> Stripped:
    """A class: the types of its fields. One that has null is a property that is not required, which
    is the engine's own word for `T | None`."""
    writer = _Writer(plan.names.__getitem__, files=schema.pointer in plan.api.multipart)
    types: dict[str, str] = {}
    properties: dict[str, Any] = {}
    required: list[str] = []
    fields: dict[str, str] = {}
    for entry in plan.fields[schema.pointer]:
        type_, optional = entry.type, False
        if isinstance(type_, NullableType) and not isinstance(type_.inner, AnyType):
            type_, optional = type_.inner, True
        stripped = writer.strip(type_)
        key = f"{optional} {stripped}"
        name = fields[entry.name] = types.setdefault(key, f"p{len(types)}")
        if name not in properties:
            properties[name] = stripped
            required += [] if optional else [name]
    return Stripped(
        {"type": "object", "properties": properties, "required": required},
        fields,
        tuple(writer.mentions),
    )


def strip_enum(schema: EnumSchema) -> Stripped:
    """An enum: its values."""
    kind = "integer" if schema.integers else "string"
    return Stripped({"type": kind, "enum": [member.value for member in schema.members]})


@dataclass(frozen=True, slots=True)
class _Writer:
    name: Callable[[str], str]
    files: bool
    mentions: dict[str, int] = field(default_factory=dict)

    def strip(self, type_: Type) -> dict[str, Any]:
        match type_:
            case AnyType():
                return {}
            case NullType():
                return {"type": "null"}
            case ScalarType(kind="file") if self.files:
                return self._stub("FileInput")
            case ScalarType(kind=kind):
                return _SCALARS[kind]
            case LiteralType(values):
                return self.strip(literal_kind(values))
            case ListType(item=item):
                return {"type": "array", "items": self.strip(item)}
            case TupleType(items=items):
                return self._tuple(items)
            case MapType(value):
                return {"type": "object", "additionalProperties": self.strip(value) or True}
            case PythonType(name=name):
                return self._stub(name)
            case RefType(pointer):
                return self._stub(self.name(pointer))
            case NullableType(wrapped):
                return {"anyOf": [self.strip(wrapped), {"type": "null"}]}
            case UnionType(members, tag):
                branches = [self.strip(member) for member in members]
                return {"anyOf": [*branches, *([self._stub("UnknownVariant")] if tag else [])]}

    def _stub(self, name: str) -> dict[str, Any]:
        return {"$ref": f"{_REF}Stub{self.mentions.setdefault(name, len(self.mentions))}"}

    def _tuple(self, items: Sequence[Type]) -> dict[str, Any]:
        return {
            "type": "array",
            "prefixItems": [self.strip(item) for item in items],
            "items": False,
            "minItems": len(items),
            "maxItems": len(items),
        }
