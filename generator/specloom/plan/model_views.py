"""The modules of `models/`, ready to be rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from msgspec.structs import replace

from .. import pycode
from ..ir.graph import components
from ..ir.schemas import AliasSchema, Doc, EnumSchema, Named, ObjectSchema
from ..ir.types import (
    AnyType,
    Constraints,
    ListType,
    NullableType,
    NullType,
    ScalarType,
    Type,
    nullable,
    references,
    told_apart,
)
from ..pycode import Expr, Ident, Safe, TypeExpr
from ..render.views import (
    AliasView,
    ClassView,
    EnumMemberView,
    EnumView,
    FieldView,
    ModelModuleView,
)
from .docs import notes
from .imports import import_views
from .model_docs import alias_doc, class_doc, field_doc
from .model_parts import ModelPart
from .models import PlannedField, may_be_null
from .rules import rules_expression
from .types import FIELD, checks_of, without_checks


def model_modules(parts: Iterable[ModelPart]) -> tuple[ModelModuleView, ...]:
    """One view per module, in the order of the parts."""
    known: Known = {}
    return tuple(_module(part, known) for part in parts)


Known: TypeAlias = dict[tuple[object, ...], tuple[FieldView, tuple[Expr, ...]]]
"""Fields and what they mention, by what decides them: large documents say the same of many."""


def _module(part: ModelPart, known: Known) -> ModelModuleView:
    schemas = part.schemas
    used: list[Expr] = []
    enums = [_enum(part, schema, used) for schema in schemas if isinstance(schema, EnumSchema)]
    objects = [schema for schema in schemas if isinstance(schema, ObjectSchema)]
    classes = _classes(part, schemas, _needed_first(objects, part.names), used, known)
    aliases = _aliases(part, [s for s in schemas if isinstance(s, AliasSchema)], used)
    if classes:
        used.append(pycode.named("_runtime.models", "Model"))
    if any(not alias.recursive for alias in aliases):
        used.append(pycode.named("typing", "TypeAlias"))
    used += [pycode.named("_runtime.enums", str(enum.base)) for enum in enums]
    if any(alias.recursive for alias in aliases):
        used.append(pycode.named("typing_extensions", "TypeAliasType"))
    titles = [part.names[schema.pointer] for schema in schemas]
    return ModelModuleView(
        name=Ident(part.module),
        doc=pycode.docstring(_about(titles), indent=0),
        imports=import_views(used, part.homes, own_module=part.module),
        enums=tuple(enums),
        classes=tuple(classes),
        aliases=tuple(aliases),
    )


def _about(names: list[str]) -> str:
    """The names, as many of them as one line holds."""
    for shown in range(len(names), 0, -1):
        more = len(names) - shown
        text = f"{', '.join(names[:shown])}{f' and {more} more' if more else ''}."
        if len(text) <= _ONE_LINE and shown <= _SHOWN:
            return text
    return f"{names[0]}{f' and {len(names) - 1} more' if len(names) > 1 else ''}."


_ONE_LINE = 94
"""Characters that a docstring has beside its quotes."""
_SHOWN = 5


def _needed_first(objects: list[ObjectSchema], names: Mapping[str, str]) -> list[ObjectSchema]:
    """Classes after those they hold, so that a module reads from the parts to the whole.

    Among classes that hold each other, after those that a tag stands for: to type checkers
    `ByTag("kind", {"cat": Cat})` is an expression, which needs `Cat` to be there.
    """
    by_pointer = {schema.pointer: schema for schema in objects}

    def needs(pointer: str, by: Callable[[Type], tuple[str, ...]]) -> tuple[str, ...]:
        found = [p for field in by_pointer[pointer].fields for p in by(field.type)]
        return tuple(dict.fromkeys(p for p in found if p in by_pointer))

    def by_name(group: Iterable[str]) -> list[str]:
        return sorted(group, key=names.__getitem__)

    ordered: list[ObjectSchema] = []
    for group in components(by_pointer, lambda p: needs(p, references)):
        inside = frozenset(group)
        tagged = {p: [q for q in needs(p, told_apart) if q in inside] for p in group}
        for part in components(by_name(group), tagged.__getitem__):
            ordered += [by_pointer[pointer] for pointer in by_name(part)]
    return ordered


def _enum(part: ModelPart, schema: EnumSchema, used: list[Expr]) -> EnumView:
    named = part.members[schema.pointer]
    return EnumView(
        name=Ident(part.names[schema.pointer]),
        base=Ident("OpenIntEnum" if schema.integers else "OpenEnum"),
        doc=_doc(part, schema, schema.doc),
        members=tuple(
            EnumMemberView(
                Ident(name),
                pycode.literal(value),
                pycode.docstring(member.description, indent=4) if member.description else Safe(),
            )
            for (name, value), member in zip(named, schema.members, strict=True)
        ),
        pointer=pycode.comment(schema.pointer),
    )


def _classes(
    part: ModelPart,
    schemas: Iterable[Named],
    ordered: list[ObjectSchema],
    used: list[Expr],
    known: Known,
) -> list[ClassView]:
    later = {each.pointer for each in schemas if not isinstance(each, EnumSchema)}
    views: list[ClassView] = []
    for schema in ordered:
        views.append(_class(part, schema, used, known, frozenset(later)))
        later.discard(schema.pointer)
    return views


def _class(
    part: ModelPart,
    schema: ObjectSchema,
    used: list[Expr],
    known: Known,
    later: frozenset[str],
) -> ClassView:
    planned = part.fields[schema.pointer]
    siblings = {entry.field.wire: entry.name for entry in planned}
    files = schema.pointer in part.files
    views: list[FieldView] = []
    null_fields: list[str] = []
    constants: list[str] = []
    for entry in planned:
        key = _decided_by(entry)
        made = known.get(key) if key else None
        if made is None:
            made = _field(part, entry, siblings, files=files, later=later)
            if key:
                known[key] = made
        views.append(made[0])
        used += made[1]
        if entry.default is not None and may_be_null(entry.field.type, part.aliases):
            null_fields.append(entry.name)
        if entry.constant:
            constants.append(entry.name)
    facts: list[Safe] = []
    if schema.closed:
        facts.append(pycode.code("__closed__ = True"))
    if null_fields:
        facts.append(pycode.code("__nullable__ = ") + _names_set(null_fields))
    if constants:
        facts.append(pycode.code("__constants__ = ") + _names_set(constants))
    if schema.rules:
        rules = rules_expression(schema.rules, siblings)
        if rules is not None:
            used.append(rules)
            facts.append(pycode.code("__rules__ = ") + rules.code)
    extra = Safe()
    if schema.additional not in (None, AnyType()):
        type_ = part.writer.field(schema.additional, files=files, later=later)
        used.append(type_)
        extra = pycode.map_of(type_).code
    bases = [pycode.code("Model")]
    if schema.base:
        module, _, name = schema.base.rpartition(".")
        used.append(pycode.named(f".{module}" if module.startswith(".") else module, name))
        bases.insert(0, Ident(name))
    return ClassView(
        name=Ident(part.names[schema.pointer]),
        bases=tuple(bases),
        doc=_doc(part, schema, _with_additional(schema)),
        facts=tuple(facts),
        extra=extra,
        fields=tuple(views),
        pointer=pycode.comment(schema.pointer),
    )


def _doc(part: ModelPart, schema: Named, doc: Doc) -> Safe:
    place = part.places.get(schema.pointer, "")
    return class_doc(part.names[schema.pointer], schema, doc, place)


def _with_additional(schema: ObjectSchema) -> Doc:
    """What is said of a class, and of the properties that have no name."""
    said = notes(Doc(), schema.additional) if schema.additional is not None else ""
    doc = schema.doc
    return replace(doc, limits=(*doc.limits, f"Values: {said}")) if said else doc


def _names_set(names: Iterable[str]) -> Safe:
    inside = pycode.code(", ").join(pycode.literal(name) for name in sorted(names))
    return pycode.code("frozenset({") + inside + pycode.code("})")


def _decided_by(entry: PlannedField) -> tuple[object, ...]:
    """All that decides how a field of a scalar is written; empty for other fields. What is said of
    it is told by its identity: `read_object` gives fields of which the same is said the same."""
    field = entry.field
    type_ = field.type.inner if isinstance(field.type, NullableType) else field.type
    if not isinstance(type_, ScalarType) or type_.kind == "file":
        return ()
    said = (id(field.type), id(field.doc), id(field.default), field.arguments)
    flags = (field.read_only, field.write_only, entry.constant, entry.default is None)
    return (entry.name, field.wire, *said, *flags, entry.type is field.type)


def _field(
    part: ModelPart,
    entry: PlannedField,
    siblings: Mapping[str, str],
    *,
    files: bool,
    later: frozenset[str],
) -> tuple[FieldView, tuple[Expr, ...]]:
    """A field, and the expressions in it."""
    annotation = _annotation(part, entry, entry.type, siblings, files=files, later=later)
    view = FieldView(
        name=Ident(entry.name),
        annotation=annotation.code,
        default=entry.default.code if entry.default is not None else Safe(),
        doc=field_doc(entry),
        engine=part.writer.plain(entry.type, files=files, literals=False).code,
    )
    return view, (annotation,) if entry.default is None else (annotation, entry.default)


def _annotation(
    part: ModelPart,
    entry: PlannedField,
    type_: Type,
    siblings: Mapping[str, str],
    *,
    files: bool,
    later: frozenset[str],
) -> TypeExpr:
    """The type, its limits and its wire name in one `Annotated`.

    `Field(alias=…)` inside `Annotated` is what pydantic reads and type checkers do not: they see
    constructors with the Python names, and at run time both spellings work.
    """
    inner = type_.inner if isinstance(type_, NullableType) else type_
    keywords: dict[str, Expr] = {}
    if entry.name != entry.field.wire:
        keywords["alias"] = pycode.value(entry.field.wire)
    keywords.update((name, pycode.value(given)) for name, given in entry.field.arguments)
    checks, inner = checks_of(inner), without_checks(inner)
    type_ = nullable(inner) if isinstance(type_, NullableType) else inner
    if isinstance(inner, ScalarType) and inner.kind != "file":
        keywords.update(_limit_keywords(inner.limits))
        base = part.writer.plain(type_, files=files)
    elif isinstance(inner, ListType):
        sizes = {"min_length": inner.min_items, "max_length": inner.max_items}
        keywords.update({k: pycode.value(v) for k, v in sizes.items() if v is not None})
        base = pycode.list_of(part.writer.field(inner.item, files=files, later=later))
        base = pycode.optional(base) if isinstance(type_, NullableType) else base
    else:
        base = part.writer.field(type_, siblings=siblings, files=files, later=later)
    field = (pycode.call(FIELD, **keywords),) if keywords else ()
    return pycode.annotated(base, *field, *checks)


def _limit_keywords(limits: Constraints) -> dict[str, Expr]:
    names = ("ge", "gt", "le", "lt", "multiple_of", "min_length", "max_length", "pattern")
    return {
        name: pycode.value(getattr(limits, name))
        for name in names
        if getattr(limits, name) is not None
    }


def _aliases(part: ModelPart, schemas: list[AliasSchema], used: list[Expr]) -> list[AliasView]:
    """Aliases after those they mention; one that mentions itself is a `TypeAliasType`."""
    by_pointer = {schema.pointer: schema for schema in schemas}

    def needs(pointer: str) -> tuple[str, ...]:
        return tuple(p for p in references(by_pointer[pointer].target) if p in by_pointer)

    views: list[AliasView] = []
    for group in components(by_pointer, needs):
        for pointer in sorted(group, key=lambda p: part.names[p]):
            schema = by_pointer[pointer]
            # `None | None` cannot be evaluated, so a name for null alone is a type of its own too
            alone = isinstance(schema.target, NullType)
            recursive = len(group) > 1 or pointer in needs(pointer) or alone
            type_ = part.writer.field(schema.target)
            used.append(type_)
            views.append(
                AliasView(
                    name=Ident(part.names[pointer]),
                    expression=pycode.literal(str(type_.code)) if recursive else type_.code,
                    doc=alias_doc(schema.doc, schema.target),
                    recursive=recursive,
                    pointer=pycode.comment(pointer),
                )
            )
    return views
