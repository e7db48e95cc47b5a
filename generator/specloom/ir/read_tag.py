"""What tells the members of a union apart (OpenAPI 3.1, section 4.8.25, and common habits)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..normalize import vendor
from ..normalize.canonical import At
from ..normalize.flat import Flat
from .apart import flat_of
from .conditions import sibling_tag_property
from .schemas import Discriminator, ObjectSchema, Origin
from .types import RefType, Tag, Type, UnionType

if TYPE_CHECKING:
    from .read_schema import SchemaReader


def read_tag(
    reader: SchemaReader,
    members: tuple[Type, ...],
    discriminator: dict[str, Any] | None,
    pointer: str,
) -> Tag | None:
    """The tag of a union: from its discriminator, else from a property whose constants differ.

    None when nothing tells the members apart: then the best fitting member is decoded.
    """
    pointers = [member.pointer if isinstance(member, RefType) else "" for member in members]
    if not all(pointers):
        return None
    if discriminator is not None:
        tag = _declared(reader, pointers, discriminator, pointer)
        if tag is not None:
            return tag
    return _inferred(reader, pointers)


def _declared(
    reader: SchemaReader, pointers: list[str], discriminator: dict[str, Any], pointer: str
) -> Tag | None:
    name = str(discriminator["propertyName"])
    if not any(_may_have(reader.flat(each), name) for each in pointers):
        _no_property(reader, name, "no member of the union has", pointer)
    values: dict[str, int] = {}
    mapping = discriminator.get("mapping")
    for value, target in (mapping if isinstance(mapping, dict) else {}).items():
        goal = _mapped(str(target))
        if goal in pointers:
            values[str(value)] = pointers.index(goal)
        else:
            reader.diagnostics.info(
                "schema-discriminator-mapping",
                f"discriminator value {str(value)!r:.80} maps to a schema outside the union",
                reader.place(pointer),
            )
    for index, target in enumerate(pointers):
        if index in values.values():
            continue
        said = vendor.tag_value(reader.resolve(target))
        own = [said] if said else _constants(reader, target, name)
        for value in own or [_last(target)]:
            values.setdefault(value, index)
    if set(values.values()) != set(range(len(pointers))):
        return None
    return Tag(name, tuple(values.items()))


def _may_have(flat: Flat, name: str) -> bool:
    """Whether a schema has a property, or does not say which ones it has."""
    return (
        name in flat.properties
        or name in flat.required
        or bool(flat.unions or flat.cut)
        or (not flat.properties)
    )


def report_heads(reader: SchemaReader) -> None:
    """Report discriminators whose property neither their schema has nor one that extends it."""
    heads = {
        pointer: schema
        for pointer, schema in reader.named.items()
        if isinstance(schema, ObjectSchema) and schema.discriminator is not None
    }
    having: set[tuple[str, str]] = set()
    for schema in reader.named.values() if heads else ():
        if isinstance(schema, ObjectSchema):
            for head in {schema.pointer, *schema.extends} & heads.keys():
                having.update((head, each.wire) for each in schema.fields)
    for pointer, schema in heads.items():
        name = schema.discriminator.property if schema.discriminator else ""
        if (pointer, name) not in having:
            _no_property(reader, name, "neither this schema nor one that extends it has", pointer)


def _no_property(reader: SchemaReader, name: str, who: str, pointer: str) -> None:
    reader.diagnostics.warning(
        "schema-discriminator-property",
        f"{who} the property {name!r:.60}, which the discriminator names",
        reader.place(f"{pointer}/discriminator"),
        "declare it in each, as a text",
    )


def own_discriminator(node: Any) -> Discriminator | None:
    """The discriminator a schema states itself, beside its properties and not beside a union."""
    found = node.get("discriminator") if isinstance(node, dict) else None
    if not isinstance(found, dict) or "oneOf" in node or "anyOf" in node:
        return None
    name, mapping = found.get("propertyName"), found.get("mapping")
    if not isinstance(name, str) or not name:
        return None
    pairs = mapping.items() if isinstance(mapping, dict) else ()
    return Discriminator(name, tuple((str(value), _mapped(str(target))) for value, target in pairs))


def is_heir(reader: SchemaReader, node: dict[str, Any], pointer: str, target: str) -> bool:
    """Whether a schema that is `allOf` of another one and no more is a kind of its own: the other
    one, or one that it extends, has a discriminator, whose mapping names it or names nothing."""
    if "allOf" not in node:
        return False
    found = [own_discriminator(reader.resolve(target))]
    found += [own_discriminator(reader.resolve(each)) for each in reader.flat(target).refs]
    for discriminator in filter(None, found):
        named = [goal for _, goal in discriminator.mapping]
        if pointer in named or not named or vendor.tag_value(node):
            return True
    return False


def _mapped(target: str) -> str:
    """A mapping's target as a pointer: a `$ref`, or the bare name of a component."""
    if "#" in target:
        return target.partition("#")[2]
    return f"/components/schemas/{target}"


def _last(pointer: str) -> str:
    return pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def _inferred(reader: SchemaReader, pointers: list[str]) -> Tag | None:
    """A property that is a different constant in every member."""
    if len(pointers) < 2:
        return None
    first = reader.flat(pointers[0])
    for name in first.properties:
        values: dict[str, int] = {}
        for index, pointer in enumerate(pointers):
            if name not in reader.flat(pointer).required:
                break
            own = _constants(reader, pointer, name)
            if not own or any(value in values for value in own):
                break
            values.update((value, index) for value in own)
        else:
            return Tag(name, tuple(values.items()))
    return None


def _constants(reader: SchemaReader, pointer: str, name: str) -> list[str]:
    """The string constants property `name` is limited to in the schema at `pointer`."""
    node = reader.flat(pointer).properties.get(name)
    return [] if node is None else constants_of(reader, node)


def constants_of(reader: SchemaReader, node: At) -> list[str]:
    """The few string constants that a property is limited to; empty when it is not."""
    values = flat_of(reader, node).enum or []
    return [value for value in values if isinstance(value, str)] if len(values) <= 8 else []


def sibling_union(
    reader: SchemaReader, flat: Flat, wire: str, node: At, pairs: dict[str, At], origin: Origin
) -> Type:
    """The union behind a property that follows a sibling property."""
    members: list[Type] = []
    values: list[tuple[str, int]] = []
    for value, schema in pairs.items():
        member = reader.read(
            schema, schema.pointer, Origin(origin.name, origin.parent, (*origin.path, value))
        )
        if member not in members:
            members.append(member)
        values.append((value, members.index(member)))
    tag = Tag(sibling_tag_property(flat, wire), tuple(values), sibling=True)
    return UnionType(tuple(members), tag)
