"""What a type is behind the names and the null that it may have."""

from __future__ import annotations

from collections.abc import Mapping

from .schemas import AliasSchema, Named, ObjectSchema
from .types import NullableType, RefType, Type


def resolved(schemas: Mapping[str, Named], type_: Type | None) -> Type | None:
    """The type behind nullability and aliases; a name that only stands for itself is left."""
    seen: set[str] = set()
    while True:
        if isinstance(type_, NullableType):
            type_ = type_.inner
        elif (
            isinstance(type_, RefType)
            and type_.pointer not in seen
            and isinstance(schema := schemas.get(type_.pointer), AliasSchema)
        ):
            seen.add(type_.pointer)
            type_ = schema.target
        else:
            return type_


def object_behind(schemas: Mapping[str, Named], type_: Type | None) -> ObjectSchema | None:
    """The class behind nullability and aliases, if a class is what the type comes to."""
    found = resolved(schemas, type_)
    schema = schemas.get(found.pointer) if isinstance(found, RefType) else None
    return schema if isinstance(schema, ObjectSchema) else None
