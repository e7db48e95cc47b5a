"""Objects with named properties: classes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ..normalize import vendor
from ..normalize.canonical import At, written_at
from ..normalize.flat import Flat
from ..normalize.flatten import flatten
from .conditions import is_list_need, sibling_tag
from .read_containers import read_map_value
from .read_doc import doc_of
from .read_rules import builders_wish, object_rules
from .read_tag import own_discriminator, sibling_union
from .schemas import MISSING, Doc, Field, ObjectSchema, Origin
from .types import AnyType, Type

if TYPE_CHECKING:
    from .read_schema import SchemaReader


def read_object(
    reader: SchemaReader, flat: Flat, origin: Origin, child: Callable[[str], Origin]
) -> ObjectSchema:
    """The class of an object; `child` gives the origins of what is inside it."""
    additional: Type | None = None
    fields = _fields(reader, flat, child)
    if isinstance(flat.additional, At) or flat.patterns:
        additional = read_map_value(reader, flat, child("value"))
    elif flat.additional is True:
        additional = AnyType()
    if flat.additional is not False:
        fields += tuple(_unnamed(flat, additional or AnyType()))
    return ObjectSchema(
        flat.pointer,
        origin,
        doc_of(flat),
        fields,
        additional,
        closed=flat.additional is False and not flat.patterns,
        rules=object_rules(reader, flat),
        extends=tuple(dict.fromkeys(flat.refs)),
        discriminator=own_discriminator(reader.resolve(flat.pointer)),
        tag_value=vendor.tag_value(reader.resolve(flat.pointer)),
        builders=builders_wish(flat.annotations.get("x-specloom-builders")),
    )


def _fields(reader: SchemaReader, flat: Flat, child: Callable[[str], Origin]) -> tuple[Field, ...]:
    tags = sibling_tag(flat)
    fields: list[Field] = []
    for wire, node in flat.properties.items():
        said = "" if wire in tags else _plainly_said(node)
        if said:
            if said not in reader.plain_fields:
                alone = flatten(node, node.pointer, reader.resolve)
                made = _field(flat, wire, node, reader.shape(alone, child(wire)), alone)
                reader.plain_fields[said] = made
            fields.append(_as(reader.plain_fields[said], flat, wire, node))
            continue
        where = _origin(flat, wire, node) or child(wire)
        # flattened once, for the type and for what is said about the property
        own = None if reader.plain_ref(node) else flatten(node, node.pointer, reader.resolve)
        if wire in tags:
            type_ = sibling_union(reader, flat, wire, node, tags[wire], where)
        elif own is not None:
            type_ = reader.shape(_without_list_needs(own), where)
        else:
            type_ = reader.read(node, node.pointer, where)
        fields.append(_field(flat, wire, node, type_, own))
    return tuple(fields)


_PLAIN = frozenset(
    {
        *("type", "format", "nullable", "title", "description", "deprecated", "default"),
        *("example", "examples", "readOnly", "writeOnly", "minLength", "maxLength"),
        *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    }
)
_SCALARS = frozenset({"string", "integer", "number", "boolean"})


def _plainly_said(node: At) -> str:
    """All that is said of a property, when it is a scalar wherever it stands, and nothing of it can
    be wrong: large documents say the same of many. Empty for all others."""
    kind = node.get("type")
    plain = isinstance(kind, str) and kind in _SCALARS and node.keys() <= _PLAIN
    return dict.__repr__(node) if plain and not node.is_joined else ""


def _as(known: Field, flat: Flat, wire: str, node: At) -> Field:
    """The field of which the same is said as of one that is known."""
    return Field(
        wire=wire,
        type=known.type,
        required=wire in flat.required,
        pointer=written_at(node.pointer),
        doc=known.doc,
        default=known.default,
        read_only=known.read_only,
        write_only=known.write_only,
        wished=known.wished,
    )


def _without_list_needs(flat: Flat) -> Flat:
    if not any(map(is_list_need, flat.conditions)):
        return flat
    return replace(flat, conditions=[each for each in flat.conditions if not is_list_need(each)])


_OF_COMPONENT = re.compile(r"(/components/schemas/[^/]+)(?:/allOf/\d+)*/properties/[^/]+")


def _origin(flat: Flat, wire: str, node: At) -> Origin | None:
    """The origin of a property that another component brought: it is named after that one, whoever
    of those that include it is read first."""
    if node.pointer.startswith(f"{flat.pointer}/"):
        return None
    found = _OF_COMPONENT.fullmatch(node.pointer)
    if found is None:
        return None
    return Origin(parent=found[1], path=(wire,))


def _unnamed(flat: Flat, type_: Type) -> Iterator[Field]:
    """Properties that are required, and of which nothing else is said."""
    for wire in flat.required:
        if wire not in flat.properties:
            yield Field(wire, type_, True, f"{flat.pointer}/required", Doc())


def _field(flat: Flat, wire: str, node: At, type_: Type, own: Flat | None) -> Field:
    annotations = own.annotations if own else dict(node)
    doc = doc_of(own) if own else doc_of(Flat(node.pointer, annotations=annotations))
    return Field(
        wire=wire,
        type=type_,
        required=wire in flat.required,
        pointer=written_at(node.pointer),
        doc=doc,
        default=annotations.get("default", MISSING),
        read_only=annotations.get("readOnly") is True,
        write_only=annotations.get("writeOnly") is True,
        wished=vendor.field_name(annotations),
    )
