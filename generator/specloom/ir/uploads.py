"""Properties of multipart bodies that are files although no format says so."""

from __future__ import annotations

from msgspec.structs import replace

from .api import Api
from .media import is_binary_media
from .schemas import AliasSchema, Named, ObjectSchema
from .types import ListType, NullableType, RefType, ScalarType, Type


def mark_uploads(api: Api) -> Api:
    """`api` with text of a binary `contentMediaType` as a file where it is a part of its own.

    Without `contentEncoding` such text is bytes (OpenAPI 3.1, section 4.8.14.3), which a part of a
    multipart body can hold and JSON cannot.
    """
    schemas = dict(api.schemas)
    for operation in api.operations:
        for content in operation.bodies:
            schema = _object(content.type, schemas) if content.kind == "multipart" else None
            if schema is not None:
                fields = tuple(replace(each, type=_as_file(each.type)) for each in schema.fields)
                schemas[schema.pointer] = replace(schema, fields=fields)
    return replace(api, schemas=schemas)


def _object(type_: Type | None, schemas: dict[str, Named]) -> ObjectSchema | None:
    """The class behind a type, through aliases."""
    for _ in range(20):
        schema = schemas.get(type_.pointer) if isinstance(type_, RefType) else None
        if not isinstance(schema, AliasSchema):
            return schema if isinstance(schema, ObjectSchema) else None
        type_ = schema.target
    return None


def _as_file(type_: Type) -> Type:
    match type_:
        case ScalarType(kind="string", format=media) if is_binary_media(media):
            return ScalarType("file", format=media)
        case ListType():
            return replace(type_, item=_as_file(type_.item))
        case NullableType(inner):
            return NullableType(_as_file(inner))
        case _:
            return type_
