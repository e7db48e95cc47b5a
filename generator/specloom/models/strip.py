"""What the models engine is given: types and values, each once.

Only keywords that say a plain type: no name, description, default, limit or extension of the
original reaches it, so none of them can change what it writes. The engine's work grows with what it
reads, and documents repeat themselves: the 38,000 fields of a large one have 72 types. So what a
type mentions is a numbered stub, and whichever fields have it, it is read once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct, field
from msgspec.structs import force_setattr

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
from ..plan.model_parts import ModelPart

_REF = "#/components/schemas/"
SCALARS: Mapping[str, dict[str, Any]] = {
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


class Stripped(Struct, frozen=True):
    """The type of a field, or an enum, as the engine is given it.

    `optional` says that the field can be null, which to the engine is a property that is not
    required. `mentions` are the names that the stubs in `schema` stand for, in the order of their
    numbers.
    """

    schema: dict[str, Any]
    optional: bool = False
    mentions: tuple[str, ...] = ()
    key: str = ""
    """The same for all that the engine reads alike; made of the others."""

    def __post_init__(self) -> None:
        key = f"{json.dumps(self.schema)}{'?' if self.optional else ''}"
        force_setattr(self, "key", key)

    def spelled(self, hint: str) -> str:
        """The type by what the engine read, with the names of what it mentions."""
        if not self.mentions:
            return hint
        return _STUB.sub(lambda found: self.mentions[int(found[1])], hint)


def stripped_document(
    types: Mapping[str, Stripped], enums: Mapping[str, Stripped], name: str
) -> dict[str, Any]:
    """An OpenAPI document of one class, whose properties are the types by their names, and of
    enums."""
    stubs = max((len(each.mentions) for each in types.values()), default=0)
    shape = {
        "type": "object",
        "properties": {name: each.schema for name, each in types.items()},
        "required": [name for name, each in types.items() if not each.optional],
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "models", "version": "1"},
        "paths": {},
        "components": {
            "schemas": {
                **{f"Stub{number}": {"type": "object"} for number in range(stubs)},
                name: shape,
                **{name: each.schema for name, each in enums.items()},
            }
        },
    }


def ref(number: int) -> dict[str, Any]:
    """What stands for the class that is mentioned as the `number`th, counted from 0."""
    return {"$ref": f"{_REF}Stub{number}"}


def strip_object(part: ModelPart, schema: ObjectSchema) -> dict[str, Stripped]:
    """The types of the fields of a class, by the names of the fields."""
    files = schema.pointer in part.files
    found: dict[str, Stripped] = {}
    for entry in part.fields[schema.pointer]:
        type_, optional = entry.type, False
        if isinstance(type_, NullableType) and not isinstance(type_.inner, AnyType):
            type_, optional = type_.inner, True
        if isinstance(type_, ScalarType) and type_.kind != "file":
            found[entry.name] = _scalar(type_.kind, optional)
            continue
        writer = _Writer(part.names.__getitem__, files)
        stripped = writer.strip(type_)
        found[entry.name] = Stripped(stripped, optional, tuple(writer.mentions))
    return found


@cache
def _scalar(kind: str, optional: bool) -> Stripped:
    return Stripped(SCALARS[kind], optional)


def strip_enum(schema: EnumSchema) -> Stripped:
    """An enum: its values."""
    kind = "integer" if schema.integers else "string"
    return Stripped({"type": kind, "enum": [member.value for member in schema.members]})


class _Writer(Struct, frozen=True):
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
                return SCALARS[kind]
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
        return ref(self.mentions.setdefault(name, len(self.mentions)))

    def _tuple(self, items: Sequence[Type]) -> dict[str, Any]:
        return {
            "type": "array",
            "prefixItems": [self.strip(item) for item in items],
            "items": False,
            "minItems": len(items),
            "maxItems": len(items),
        }
