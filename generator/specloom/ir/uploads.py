"""Properties of multipart bodies that are files although no format says so."""

from __future__ import annotations

from msgspec.structs import replace

from .aliases import object_behind
from .api import Api
from .media import is_binary_media
from .types import ListType, NullableType, ScalarType, Type


def mark_uploads(api: Api) -> Api:
    """`api` with text of a binary `contentMediaType` as a file where it is a part of its own.

    Without `contentEncoding` such text is bytes (OpenAPI 3.1, section 4.8.14.3), which a part of a
    multipart body can hold and JSON cannot.
    """
    schemas = dict(api.schemas)
    for operation in api.operations:
        for content in operation.bodies:
            schema = object_behind(schemas, content.type) if content.kind == "multipart" else None
            if schema is not None:
                fields = tuple(replace(each, type=_as_file(each.type)) for each in schema.fields)
                schemas[schema.pointer] = replace(schema, fields=fields)
    return replace(api, schemas=schemas)


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
