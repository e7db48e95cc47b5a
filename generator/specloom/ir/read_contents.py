"""Bodies: what is sent or answered, by media type."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from ..load.pointer import escape
from ..normalize.canonical import ANNOTATIONS
from ..normalize.prose import prose
from .api import Content, PartEncoding
from .media import kind_of, read_encodings, report_encodings, sendable
from .read_doc import doc_from, doc_of, together
from .schemas import AliasSchema, Origin
from .types import AnyType, ListType, MapType, RefType, ScalarType, Type
from .values import text_of

if TYPE_CHECKING:
    from .read_operation import OperationReader

_EVENT_FIELDS = frozenset({"data", "event", "id", "retry"})
_DEEPEST = 20


def read_bodies(
    reader: OperationReader, node: dict[str, Any], operation: str
) -> tuple[tuple[Content, ...], bool, str]:
    raw = node.get("requestBody")
    if raw is None:
        return (), False, ""
    body, pointer = reader.follow(raw, f"{operation}/requestBody")
    if body.get("required") is not True and _holds_nothing(body.get("content")):
        return (), False, ""
    origin = reader.shared(pointer) or Origin(parent=operation, path=("body",))
    contents = sendable(read_contents(reader, body.get("content"), pointer, origin))
    if not contents:
        reader.diagnostics.warning(
            "operation-body-empty",
            "the request body names no media type; the operation is sent without a body",
            reader.place(pointer),
            "give its `content` a media type",
        )
    about = prose(text_of(body.get("description"))) or next(
        (about for each in contents if (about := each.doc.description or each.doc.title)), ""
    )
    return contents, body.get("required") is True, about


def _holds_nothing(content: Any) -> bool:
    """Whether all that a body may be is an object that can have no properties."""
    entries = content.values() if isinstance(content, dict) else ()
    schemas = [entry.get("schema") if isinstance(entry, dict) else None for entry in entries]
    return bool(schemas) and all(
        isinstance(schema, dict)
        and schema.get("type") == "object"
        and schema.get("additionalProperties") is False
        and not schema.get("properties")
        and schema.keys() <= {"type", "additionalProperties", "properties", *ANNOTATIONS}
        for schema in schemas
    )


def read_contents(
    reader: OperationReader, node: Any, pointer: str, origin: Origin
) -> Iterator[Content]:
    """One `Content` per media type; JSON and text of equal schemas share their classes."""
    known: list[tuple[Any, Type]] = []
    for media, raw in (node if isinstance(node, dict) else {}).items():
        at = f"{pointer}/content/{escape(media)}"
        entry, at = reader.follow(raw, at)
        key = "itemSchema" if isinstance(entry.get("itemSchema"), dict) else "schema"
        schema = entry.get(key)
        kind = kind_of(media, schema, reader.resolve)
        type_: Type | None = None
        alike = kind in ("json", "text", "xml")
        if alike and schema in (each for each, _ in known):
            type_ = next(found for each, found in known if each == schema)
        elif schema is not None:
            type_ = reader.schemas.read(schema, f"{at}/{key}", origin)
            known += [(schema, type_)] if alike else []
        elif kind in ("json", "form", "multipart", "lines"):
            type_ = AnyType()
        if kind == "multipart" and isinstance(type_, ScalarType):
            type_ = MapType(AnyType())  # text with parts in it: nobody writes that by hand
        if kind in ("lines", "events") and key == "schema":
            type_ = _item(reader, type_)
        report_encodings(
            entry, kind, at, reader.diagnostics, reader.place, partial(_only_value, reader)
        )
        own = isinstance(schema, dict) and reader.schemas.plain_ref(schema) is None
        said = doc_of(reader.schemas.flat(f"{at}/{key}")) if own else None
        yield Content(
            media=media.strip(),
            kind=kind,
            type=type_,
            pointer=at,
            doc=together(doc_from(entry), said),
            encodings=(
                *read_encodings(entry.get("encoding"), partial(_only_value, reader)),
                *(_part_types(reader, schema, entry) if kind == "multipart" else ()),
            ),
            examples=tuple(reader.examples(entry, f"{at}")),
            stream_end=text_of(entry.get("x-speakeasy-sse-sentinel")),
            whole_events=kind == "events" and key == "itemSchema" and _is_event(reader, schema),
        )


def _part_types(
    reader: OperationReader, schema: Any, entry: dict[str, Any]
) -> Iterator[PartEncoding]:
    """The content types that properties have by their own schemas (OpenAPI 3.1, section
    4.8.15: the default of `contentType`)."""
    node, _ = reader.follow(schema, "")
    properties, encoded = node.get("properties"), entry.get("encoding")
    for name, raw in (properties if isinstance(properties, dict) else {}).items():
        inner, _ = reader.follow(raw, "")
        inner, _ = reader.follow(inner.get("items", inner), "")
        media = inner.get("contentMediaType")
        known = isinstance(encoded, dict) and name in encoded
        if isinstance(media, str) and not known and media != "application/octet-stream":
            yield PartEncoding(str(name), media)


def _item(reader: OperationReader, type_: Type | None) -> Type | None:
    """The type of one item of a stream whose schema describes all of it (OpenAPI 3.2, section
    4.14.3)."""
    inner = type_
    for _ in range(20):
        named = reader.schemas.named.get(inner.pointer) if isinstance(inner, RefType) else None
        if not isinstance(named, AliasSchema):
            break
        inner = named.target
    return inner.item if isinstance(inner, ListType) else type_


def _is_event(reader: OperationReader, schema: Any, depth: int = 0) -> bool:
    """Whether a schema describes the fields of a server-sent event (OpenAPI 3.2, section
    4.14.4): nothing but those, in each of its alternatives."""
    node, _ = reader.follow(schema, "")
    properties = node.get("properties")
    own = set(properties) if isinstance(properties, dict) else set()
    if depth > _DEEPEST or not own <= _EVENT_FIELDS:
        return False
    parts = [
        part
        for key in ("allOf", "oneOf", "anyOf")
        for part in (node[key] if isinstance(node.get(key), list) else ())
    ]
    if not parts:
        return "data" in own or "event" in own
    return all(_is_event(reader, part, depth + 1) for part in parts)


def _only_value(reader: OperationReader, header: Any) -> str:
    """The value of a header of a part, where the document allows only one."""
    node, _ = reader.follow(header, "")
    schema, _ = reader.follow(node.get("schema"), "")
    values = schema.get("enum")
    value = values[0] if isinstance(values, list) and len(values) == 1 else schema.get("const")
    return text_of(value)
