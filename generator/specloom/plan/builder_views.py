"""Builders as their template sees them: arguments, steps, what `build` takes."""

from __future__ import annotations

from msgspec.structs import replace

from .. import pycode
from ..ir.schemas import EnumSchema, ObjectSchema
from ..ir.types import ListType, NullableType, RefType, Type
from ..naming import avoid, pascal, unique, words
from ..pycode import Ident, Safe, TypeExpr
from ..render.views import ArgumentView, BuilderMethodView, BuilderView
from .builder_docs import arguments_doc, build_doc, builder_doc
from .builders import BuilderPlan
from .imports import sorted_imports
from .inputs import argument_type
from .models import ModelPlan, PlannedField
from .runtime import runtime_module
from .spelling import Spelling, renamed
from .types import MODELS, RUNTIME


def builder_view(plan: ModelPlan, builder: BuilderPlan) -> BuilderView:
    """The view of one builder."""
    variant = plan.api.schemas[builder.variant]
    assert isinstance(variant, ObjectSchema)
    fields = plan.fields[builder.variant]
    main = next((f for f in fields if f.default is None and _class_of(plan, f.type)), None)
    init_fields = plan.fields[_class_of(plan, main.type)] if main else ()
    flat = () if main else tuple(f for f in fields if f.default is None and not _listed(plan, f))
    own = init_fields or flat
    steps = [f for f in fields if f is not main and f not in flat]
    rest = [
        f for f in plan.fields[builder.body] if f.name not in (builder.tag_field, builder.inside)
    ]
    spell = Spelling({"build", *map(_step_name, steps), *(f.name for f in rest)})
    literals: dict[Ident, Safe] = {}
    methods = tuple(_step(plan, builder, step, spell, literals) for step in steps)
    body = plan.names[builder.body]
    imports: dict[str, set[str]] = {
        ".._runtime.builders": {"Builder"},
        "..errors": {"BuildError"},
    }
    if body in _IMPORTED:  # a class of that name stands beside the one of the runtime
        made: Safe = spell(pycode.named(MODELS, body))
    else:
        made = Ident(body)
        imports["..models"] = {body}
    if methods:
        imports["typing_extensions"] = {"Self"}
    if literals:
        imports.setdefault("typing", set()).update({"Literal", "TypeAlias"})
    init = _ordered(own, plan, spell)
    build = _ordered(tuple(rest), plan, spell)
    for symbol in spell.used:
        if symbol.module == MODELS:
            imports.setdefault("..", set()).add("models")
        elif symbol.module == RUNTIME:
            imports.setdefault(f"..{runtime_module(symbol.name)}", set()).add(symbol.name)
        elif symbol.module != "builtins":
            imports.setdefault(symbol.module, set()).add(symbol.name)
    view = BuilderView(
        module=Ident(builder.module),
        name=Ident(builder.name),
        doc=Safe(),
        module_doc=pycode.docstring(
            f"Builder of `{body}` with the {builder.tag_field} {builder.tag}.", indent=0
        ),
        imports=tuple(renamed(sorted_imports(imports), spell)),
        body=made,
        tag=pycode.literal(builder.tag),
        tag_field=pycode.literal(builder.tag_field),
        inside=pycode.literal(builder.inside),
        literals=tuple(literals.items()),
        init=init,
        init_call=_HIDDEN if any(each.name == "super" for each in init) else _USUAL,
        init_part=Ident(main.name) if main else Safe(),
        init_entries=tuple((pycode.literal(f.name), Ident(f.name)) for f in own),
        init_doc=arguments_doc("Start with what it cannot do without.", own),
        methods=methods,
        build=build,
        build_doc=build_doc(body, tuple(rest)),
    )
    parts = [_class_of(plan, each.type) for each in (*([main] if main else []), *steps)]
    return replace(view, doc=builder_doc(plan, builder, view, parts))


_USUAL = pycode.code("super().__init__(")
_HIDDEN = pycode.code("Builder.__init__(self, ")
"""The call where an argument is called `super`."""
_IMPORTED = frozenset(("BuildError", "Builder", "Literal", "Self", "TypeAlias"))
"""Names of what the module of a builder always imports, or may."""


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
    literals: dict[Ident, Safe],
) -> BuilderMethodView:
    about = field.field.doc.description
    enum = _listed(plan, field)
    part = pycode.literal(field.name)
    step = _step_name(field)
    if enum is not None:
        values = pycode.literal_of(*(member.value for member in enum.members))
        stem = f"{builder.name.removesuffix(builder.suffix)}{pascal(words(_one(field.name)))}"
        taken = {*_IMPORTED, builder.name, plan.names[builder.body], *map(str, literals)}
        name = Ident(unique(stem, taken, (f"{stem}Name",)))
        literals[name] = values.code
        doc = pycode.docstring(
            about or f"Ask for these {field.name}.", "Adds to what was asked for before.", indent=8
        )
        return BuilderMethodView(step, "names", part, name, (), (), doc)
    pointer = _class_of(plan, field.type)
    if pointer:
        fields = plan.fields[pointer]
        arguments = tuple(_optional(plan, each, spell) for each in fields)
        entries = tuple((pycode.literal(each.name), Ident(each.name)) for each in fields)
        doc = arguments_doc(about or f"Set {field.name}; those set before stay.", fields)
        return BuilderMethodView(step, "fields", part, Safe(), arguments, entries, doc)
    annotation = spell(argument_type(plan, field.field.type))
    doc = pycode.docstring(about or f"Set {field.name}.", indent=8)
    return BuilderMethodView(step, "value", part, annotation, (), (), doc)


def _step_name(field: PlannedField) -> Ident:
    return Ident(avoid(field.name, ("build",)))


def _one(name: str) -> str:
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def _optional(plan: ModelPlan, field: PlannedField, spell: Spelling) -> ArgumentView:
    annotation: TypeExpr = pycode.optional(argument_type(plan, field.field.type))
    return ArgumentView(Ident(field.name), spell(annotation), pycode.code("None"), "name")
