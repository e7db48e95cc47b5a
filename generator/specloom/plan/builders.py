"""Builders: one per value of a request body's tag.

A body whose schema has a union told apart by a sibling property (`JobCreate.type` for
`JobCreate.specifications`) gets a builder per tag value. The first required object of the variant
(`inputs`) gives the constructor its arguments, every other property becomes a step, and the rest of
the body is given to `build`.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import pycode
from ..ir.api import Api
from ..ir.read_rules import builders_wish
from ..ir.rules import AtMost, Choice, ListNeeds, Requires, Rule
from ..ir.schemas import AliasSchema, EnumSchema, ObjectSchema
from ..ir.types import ListType, NullableType, RefType, Tag, Type, UnionType
from ..naming import assign, pascal, snake, words
from ..pycode import Ident, Safe, Section, TypeExpr
from ..render.views import ArgumentView, BuilderMethodView, BuilderView
from .arguments import argument_type
from .imports import sorted_imports
from .model_names import Vocabulary
from .models import ModelPlan, PlannedField
from .operations import Spelling


@dataclass(frozen=True, slots=True)
class BuilderPlan:
    """One builder: the body it makes, the tag value, and the variant it fills."""

    name: str
    module: str
    body: str
    """Pointer of the body's class."""
    tag: str
    tag_field: str
    inside: str
    variant: str
    """Pointer of the variant's class."""
    suffix: str
    """What its name ends in."""


def plan_builders(plan: ModelPlan, vocabulary: Vocabulary) -> tuple[BuilderPlan, ...]:
    """Builders for every tagged request body, sorted by name."""
    usual = builders_wish(plan.api.extensions.get("x-specloom-builders"))
    found: list[tuple[str, BuilderPlan]] = []
    for pointer in sorted(_bodies(plan.api)):
        schema = plan.api.schemas[pointer]
        assert isinstance(schema, ObjectSchema)
        wish = usual if schema.builders is None else schema.builders
        if wish is False:
            continue
        suffix = wish if isinstance(wish, str) else "Builder"
        for entry in plan.fields[pointer]:
            union = _tagged(entry.field.type)
            if union is None or union.tag is None:
                continue
            fields = {e.field.wire: e.name for e in plan.fields[pointer]}
            for value, index in union.tag.values:
                member = union.members[index]
                if not isinstance(member, RefType) or member.pointer not in plan.fields:
                    continue
                stem = pascal(words(value, vocabulary))
                made = BuilderPlan(
                    name="",
                    module="",
                    body=pointer,
                    tag=value,
                    tag_field=fields.get(union.tag.property, union.tag.property),
                    inside=entry.name,
                    variant=member.pointer,
                    suffix=suffix,
                )
                found.append((stem, made))
    names, _ = assign(
        {
            (made.body, made.tag): [
                f"{stem}{made.suffix}",
                f"{plan.names[made.body]}{stem}{made.suffix}",
            ]
            for stem, made in found
        }
    )
    modules, _ = assign(
        {
            (made.body, made.tag): [
                snake(words(names[made.body, made.tag].removesuffix(made.suffix)))
            ]
            for _, made in found
        },
        fold=str.casefold,
    )
    plans = [
        BuilderPlan(
            names[made.body, made.tag],
            modules[made.body, made.tag],
            made.body,
            made.tag,
            made.tag_field,
            made.inside,
            made.variant,
            made.suffix,
        )
        for _, made in found
    ]
    return tuple(sorted(plans, key=lambda each: each.name))


def _bodies(api: Api) -> set[str]:
    """The classes that are JSON request bodies themselves."""
    found: set[str] = set()
    for operation in api.operations:
        for content in operation.bodies:
            type_ = content.type
            for _ in range(10):
                schema = api.schemas.get(type_.pointer) if isinstance(type_, RefType) else None
                if isinstance(schema, AliasSchema):
                    type_ = schema.target
                    continue
                if isinstance(schema, ObjectSchema) and content.kind == "json":
                    found.add(schema.pointer)
                break
    return found


def _tagged(type_: Type) -> UnionType | None:
    inner = type_.inner if isinstance(type_, NullableType) else type_
    if isinstance(inner, UnionType) and isinstance(inner.tag, Tag) and inner.tag.sibling:
        return inner
    return None


# -- views ---------------------------------------------------------------------------------------


def builder_view(plan: ModelPlan, builder: BuilderPlan) -> BuilderView:
    """The view of one builder."""
    spell = Spelling()
    variant = plan.api.schemas[builder.variant]
    assert isinstance(variant, ObjectSchema)
    fields = plan.fields[builder.variant]
    main = next((f for f in fields if f.default is None and _class_of(plan, f.type)), None)
    init_fields = plan.fields[_class_of(plan, main.type)] if main else ()
    flat = () if main else tuple(f for f in fields if f.default is None and not _listed(plan, f))
    own = init_fields or flat
    steps = [f for f in fields if f is not main and f not in flat]
    literals: list[tuple[Ident, Safe]] = []
    methods = tuple(_step(plan, builder, step, spell, literals) for step in steps)
    rest = [
        f for f in plan.fields[builder.body] if f.name not in (builder.tag_field, builder.inside)
    ]
    imports: dict[str, set[str]] = {"typing_extensions": {"Self"}}
    if literals:
        imports.setdefault("typing", set()).update({"Literal", "TypeAlias"})
    init = _ordered(own, plan, spell)
    build = _ordered(tuple(rest), plan, spell)
    for symbol in spell.used:
        if symbol.module == "models":
            imports.setdefault("..", set()).add("models")
        elif symbol.module not in ("builtins", "_runtime"):
            imports.setdefault(symbol.module, set()).add(symbol.name)
    body = plan.names[builder.body]
    return BuilderView(
        module=Ident(builder.module),
        name=Ident(builder.name),
        doc=_doc(plan, builder, variant, main, own, steps),
        module_doc=pycode.docstring(f"Builder of {body} for {builder.tag}.", indent=0),
        imports=sorted_imports(imports),
        body=Ident(body),
        tag=pycode.literal(builder.tag),
        tag_field=pycode.literal(builder.tag_field),
        inside=pycode.literal(builder.inside),
        literals=tuple(literals),
        init=init,
        init_part=Ident(main.name) if main else Safe(),
        init_entries=tuple((pycode.literal(f.name), Ident(f.name)) for f in own),
        init_doc=_arguments_doc("Start with what it cannot do without.", own),
        methods=methods,
        build=build,
        build_doc=_build_doc(body, tuple(rest)),
    )


def _class_of(plan: ModelPlan, type_: Type) -> str:
    """The pointer of the class a field holds; "" when it holds none."""
    inner = type_.inner if isinstance(type_, NullableType) else type_
    if isinstance(inner, RefType) and inner.pointer in plan.fields:
        return inner.pointer
    return ""


def _listed(plan: ModelPlan, field: PlannedField) -> EnumSchema | None:
    """The enum whose members a list field holds."""
    inner = field.type.inner if isinstance(field.type, NullableType) else field.type
    if isinstance(inner, ListType) and isinstance(inner.item, RefType):
        schema = plan.api.schemas.get(inner.item.pointer)
        return schema if isinstance(schema, EnumSchema) else None
    return None


def _ordered(
    fields: tuple[PlannedField, ...], plan: ModelPlan, spell: Spelling
) -> tuple[ArgumentView, ...]:
    """Keyword arguments, required ones first."""
    ordered = sorted(fields, key=lambda field: field.default is not None)
    return tuple(_argument(plan, field, spell) for field in ordered)


def _argument(plan: ModelPlan, field: PlannedField, spell: Spelling) -> ArgumentView:
    annotation = argument_type(plan, field.field.type)
    required = field.default is None
    if not required:
        annotation = pycode.optional(annotation)
    return ArgumentView(
        Ident(field.name), spell(annotation), Safe() if required else pycode.code("None"), "name"
    )


def _step(
    plan: ModelPlan,
    builder: BuilderPlan,
    field: PlannedField,
    spell: Spelling,
    literals: list[tuple[Ident, Safe]],
) -> BuilderMethodView:
    about = field.field.doc.description
    enum = _listed(plan, field)
    part = pycode.literal(field.name)
    if enum is not None:
        values = pycode.literal_of(*(member.value for member in enum.members))
        name = Ident(
            f"{builder.name.removesuffix(builder.suffix)}{pascal(words(_one(field.name)))}"
        )
        literals.append((name, values.code))
        doc = pycode.docstring(about or f"Ask for these {field.name}.",
                               "Adds to what was asked for before.", indent=8)  # fmt: skip
        return BuilderMethodView(Ident(field.name), "names", part, name, (), (), doc)
    pointer = _class_of(plan, field.type)
    if pointer:
        fields = plan.fields[pointer]
        arguments = tuple(_optional(plan, each, spell) for each in fields)
        entries = tuple((pycode.literal(each.name), Ident(each.name)) for each in fields)
        doc = _arguments_doc(about or f"Set {field.name}; those set before stay.", fields)
        return BuilderMethodView(Ident(field.name), "fields", part, Safe(), arguments, entries, doc)
    annotation = spell(argument_type(plan, field.field.type))
    doc = pycode.docstring(about or f"Set {field.name}.", indent=8)
    return BuilderMethodView(Ident(field.name), "value", part, annotation, (), (), doc)


def _one(name: str) -> str:
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def _optional(plan: ModelPlan, field: PlannedField, spell: Spelling) -> ArgumentView:
    annotation: TypeExpr = pycode.optional(argument_type(plan, field.field.type))
    return ArgumentView(Ident(field.name), spell(annotation), pycode.code("None"), "name")


# -- docs ----------------------------------------------------------------------------------------


def _arguments_doc(lead: str, fields: tuple[PlannedField, ...]) -> Safe:
    entries = tuple((f.name, f.field.doc.description or f.field.doc.title) for f in fields)
    return pycode.docstring(lead, Section("Args", entries), indent=8)


def _build_doc(body: str, fields: tuple[PlannedField, ...]) -> Safe:
    entries = tuple((f.name, f.field.doc.description or f.field.doc.title) for f in fields)
    raises = Section("Raises", (("BuildError", "Lists every rule that is broken."),))
    return pycode.docstring(f"The finished {body}.", Section("Args", entries), raises, indent=8)


def _doc(
    plan: ModelPlan,
    builder: BuilderPlan,
    variant: ObjectSchema,
    main: PlannedField | None,
    own: tuple[PlannedField, ...],
    steps: list[PlannedField],
) -> Safe:
    about = variant.doc.description or variant.doc.title or f"A {builder.tag} body."
    checks: list[str] = []
    checks += _rules(plan, builder.variant)
    if main is not None:
        checks += _rules(plan, _class_of(plan, main.type))
    for step in steps:
        if _class_of(plan, step.type):
            checks += _rules(plan, _class_of(plan, step.type))
    listed = "\n".join(f"* {check}" for check in checks)
    more = f"Checked by ``build()``, all at once:\n\n{listed}" if checks else ""
    return pycode.docstring(about, more, indent=4)


def _rules(plan: ModelPlan, pointer: str) -> list[str]:
    schema = plan.api.schemas.get(pointer)
    if not isinstance(schema, ObjectSchema):
        return []
    names = {entry.field.wire: entry.name for entry in plan.fields[pointer]}
    return [text for text in (_said(rule, names) for rule in schema.rules) if text]


def _said(rule: Rule, names: dict[str, str]) -> str:
    match rule:
        case Choice(groups, exactly_one):
            spelled = [
                " with ".join(f"``{names.get(name, name)}``" for name in group) for group in groups
            ]
            return f"{'exactly' if exactly_one else 'at least'} one of {' and '.join(spelled)};"
        case Requires(name, needed):
            others = ", ".join(f"``{names.get(other, other)}``" for other in needed)
            return f"``{names.get(name, name)}`` needs {others};"
        case ListNeeds(_, needs):
            by_needed: dict[tuple[str, ...], list[str]] = {}
            for item, needed in needs:
                by_needed.setdefault(needed, []).append(item)
            return " ".join(
                f"{', '.join(f'``{item}``' for item in items)} "
                f"{'needs' if len(items) == 1 else 'need'} "
                f"{', '.join(f'``{other}``' for other in needed)};"
                for needed, items in by_needed.items()
            )
        case AtMost(low, high):
            return f"``{names.get(low, low)}`` is at most ``{names.get(high, high)}``;"
        case _:
            return ""
