"""What the configuration changes about a document's models: names, types, bases, what is left out.

It works on the IR, so everything after it sees one API and no exceptions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from ..diagnostics import Diagnostics, Place
from .api import Api, Operation, Parameter
from .overrides import At, Configured, Hook, OverrideEntry, Overrides, absolute
from .rewrite import (
    rewrite_event,
    rewrite_request,
    rewrite_responses,
    rewrite_schema,
    rewrite_type,
)
from .schemas import AliasSchema, EnumSchema, Field, Named, ObjectSchema
from .types import (
    AnyType,
    ListType,
    MapType,
    NullableType,
    PythonType,
    RefType,
    ScalarType,
    Type,
    nullable,
)
from .usage import reachable


def customize(
    api: Api,
    overrides: Mapping[str, OverrideEntry],
    format_types: Mapping[str, str],
    diagnostics: Diagnostics,
    place: Callable[[str], Place],
    hook: Hook | None = None,
    configured: Configured = lambda *path: None,
    package: str = "",
) -> Api:
    """`api` as the configuration wants it.

    Args:
        api: What the document says.
        overrides: By JSON Pointer, which may hold `*` and `**`.
        format_types: The Python type of values by their `format`, such as `decimal.Decimal`.
        diagnostics: Takes overrides that match nothing.
        place: Where a pointer stands in the document's text.
        hook: What extensions say about names, types and bases.
        configured: Where a key of the configuration stands.
        package: The package that is generated.
    """
    if not overrides and not format_types and hook is None:
        return api
    formats: set[str] = set()
    known = Overrides(overrides, hook, package)
    skipped: set[str] = set()
    schemas = {
        pointer: changed
        for pointer, schema in api.schemas.items()
        if (changed := _schema(schema, known, skipped)) is not None
    }
    operations = tuple(_operations(api, known, diagnostics, place))
    known.report(diagnostics, configured)

    def change(type_: Type) -> Type:
        match type_:
            case RefType(pointer) if pointer in skipped:
                return AnyType()
            case ScalarType(kind=kind, format=name) if name in format_types and kind != "file":
                formats.add(name)
                return _python(absolute(format_types[name], package), type_)
            case _:
                return type_

    api = _everywhere(
        replace(api, schemas=schemas, operations=operations),
        lambda type_: rewrite_type(type_, change),
    )
    api = _named(_without_orphans(api, known.replaced))
    for name in sorted(format_types.keys() - formats):
        diagnostics.error(
            "override-unused",
            f"format-types: no value of the document has the format '{name}'",
            configured("format-types", name),
        )
    return api


def _everywhere(api: Api, retype: Callable[[Type], Type]) -> Api:
    return replace(
        api,
        schemas={key: rewrite_schema(schema, retype) for key, schema in api.schemas.items()},
        operations=tuple(
            rewrite_responses(rewrite_request(each, retype), retype) for each in api.operations
        ),
        events=tuple(rewrite_event(each, retype) for each in api.events),
    )


def _without_orphans(api: Api, replaced: frozenset[str]) -> Api:
    """Without the classes of inline schemas that an override took the place of."""

    def is_inside(pointer: str) -> bool:
        return any(pointer == above or pointer.startswith(f"{above}/") for above in replaced)

    inside = {key for key, schema in api.schemas.items() if schema.origin.parent and is_inside(key)}
    if not inside:
        return api
    roots: list[Type] = [RefType(pointer) for pointer in api.schemas if pointer not in inside]

    def note(type_: Type) -> Type:
        roots.append(type_)
        return type_

    _everywhere(replace(api, schemas={}), note)
    needed = reachable(api.schemas, roots)
    return replace(api, schemas={key: api.schemas[key] for key in api.schemas if key in needed})


def _named(api: Api) -> Api:
    """With the names of the user's classes, which no generated class may have too."""
    names = {
        schema.base.rpartition(".")[2]
        for schema in api.schemas.values()
        if isinstance(schema, ObjectSchema) and schema.base
    }

    def note(type_: Type) -> Type:
        if isinstance(type_, PythonType):
            names.add(type_.name)
        return type_

    _everywhere(api, lambda type_: rewrite_type(type_, note))
    return replace(api, python_names=frozenset(names))


def _python(path: str, wire: Type) -> Type:
    """The class of that name; a value that could be null still can."""
    if isinstance(wire, NullableType):
        return nullable(_python(path, wire.inner))
    module, _, name = path.rpartition(".")
    return PythonType(module or "builtins", name, wire)


def format_of(type_: Type) -> str:
    """The `format` of a value; empty when it has none."""
    inner = type_.inner if isinstance(type_, NullableType) else type_
    return inner.format if isinstance(inner, ScalarType) else ""


def _schema(schema: Named, overrides: Overrides, skipped: set[str]) -> Named | None:
    match schema:
        case ObjectSchema(pointer=pointer):
            at = overrides.at(pointer, "class", schema.origin.name)
        case EnumSchema(pointer=pointer):
            at = overrides.at(pointer, "enum", schema.origin.name)
        case AliasSchema(pointer=pointer):
            at = overrides.at(
                pointer, "type without a class", schema.origin.name, format_of(schema.target)
            )
    if at.skip:
        skipped.add(schema.pointer)
        return None
    if name := at.name:
        schema = replace(schema, origin=replace(schema.origin, wished=name))
    if path := at.type:
        wire = schema.target if isinstance(schema, AliasSchema) else AnyType()
        return AliasSchema(schema.pointer, schema.origin, schema.doc, _python(path, wire))
    if isinstance(schema, ObjectSchema):
        fields = tuple(_fields(schema, overrides))
        schema = replace(schema, fields=fields, base=at.base or schema.base)
    return schema


def _fields(schema: ObjectSchema, overrides: Overrides) -> Iterator[Field]:
    for field in schema.fields:
        at = overrides.at(field.pointer, "property", field.wire, format_of(field.type))
        if at.skip:
            continue
        yield replace(
            field,
            type=_retyped(field.type, field.pointer, at, overrides),
            wished=at.name or field.wished,
            arguments=at.arguments,
        )


def _retyped(type_: Type, pointer: str, at: At, overrides: Overrides) -> Type:
    """The type of what stands at the pointer; that of its items or values may be overridden too."""
    if path := at.type:
        return _python(path, type_)
    inner = type_.inner if isinstance(type_, NullableType) else type_
    match inner:
        case ListType(item=item):
            below = f"{pointer}/items"
            changed: Type = replace(
                inner,
                item=_retyped(
                    item, below, overrides.at(below, "list item", "", format_of(item)), overrides
                ),
            )
        case MapType(value):
            below = f"{pointer}/additionalProperties"
            changed = replace(
                inner,
                value=_retyped(
                    value, below, overrides.at(below, "map value", "", format_of(value)), overrides
                ),
            )
        case _:
            return type_
    return nullable(changed) if isinstance(type_, NullableType) else changed


def _operations(
    api: Api, overrides: Overrides, diagnostics: Diagnostics, place: Callable[[str], Place]
) -> Iterator[Operation]:
    for operation in api.operations:
        at = overrides.at(operation.pointer, "operation", operation.id)
        if at.skip:
            continue
        extensions = dict(operation.extensions)
        if name := at.name:
            extensions["x-specloom-method"] = name
        parameters: list[Parameter] = []
        for parameter in operation.parameters:
            if parameter.pointer == operation.pointer:  # only the path says that it is there
                parameters.append(parameter)
                continue
            own = overrides.at(
                parameter.pointer, "parameter", parameter.wire, format_of(parameter.type)
            )
            if own.skip:
                if not parameter.required:
                    continue
                diagnostics.error(
                    "override-required",
                    f"parameter '{parameter.wire}' cannot be left out: it has to be given",
                    place(parameter.pointer),
                )
            parameters.append(
                replace(
                    parameter,
                    type=_retyped(parameter.type, f"{parameter.pointer}/schema", own, overrides),
                    wished=own.name or parameter.wished,
                )
            )
        yield replace(operation, parameters=tuple(parameters), extensions=extensions)
