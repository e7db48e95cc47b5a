"""How a builder is used: the example of its docstring and of the README."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from .. import pycode
from ..ir.schemas import ObjectSchema
from ..ir.types import RefType
from ..pycode import Ident, Safe
from ..render.views import BuilderView
from .builders import BuilderPlan
from .models import ModelPlan
from .samples import NoSample, fields_of, sample


class BuilderExample(Struct, frozen=True):
    """The arguments of a builder's constructor and of `build`, and the steps between them."""

    init: Safe
    steps: tuple[Safe, ...]
    """`.outputs("a", "b")`."""
    build: Safe


def builder_example(plan: ModelPlan, builder: BuilderPlan, view: BuilderView) -> BuilderExample:
    """A use that gives what is required, and no more.

    Raises:
        NoSample: Something that is required has no short and sensible sample.
    """
    variant = plan.api.schemas[builder.variant]
    body = plan.api.schemas[builder.body]
    assert isinstance(variant, ObjectSchema) and isinstance(body, ObjectSchema)
    values = fields_of(plan, variant)
    types = {each.wire: each.type for each in variant.fields}
    wire = {each.name: each.field.wire for each in plan.fields[builder.variant]}
    main, holder = values, variant
    if view.init_part:
        part = wire[view.init_part]
        main = values[part]
        held = types[part]
        schema = plan.api.schemas.get(held.pointer) if isinstance(held, RefType) else None
        holder = schema if isinstance(schema, ObjectSchema) else variant
    steps = []
    parts = {pycode.literal(name): each for name, each in wire.items()}
    for step in view.methods:
        value = values.get(parts[step.part])
        if step.kind == "names":
            names = value or sample(plan, types[parts[step.part]])
            chosen = pycode.code(", ").join(pycode.literal(name) for name in names)
            steps.append(pycode.code(".{step}({given})", step=step.name, given=chosen))
        elif value is not None:
            raise NoSample  # more than an example should explain
    given = _keywords(plan, holder, main)
    wires = {each.name: each.field.wire for each in plan.fields[builder.body]}
    hidden = (wires.get(builder.tag_field, builder.tag_field), wires[builder.inside])
    return BuilderExample(
        init=pycode.code(", ").join(given[arg.name] for arg in view.init if arg.name in given),
        steps=tuple(steps),
        build=keywords(plan, body, fields_of(plan, body, without=hidden)),
    )


def keywords(plan: ModelPlan, schema: ObjectSchema, values: Mapping[str, Any]) -> Safe:
    """Properties by their Python names, as keyword arguments."""
    return pycode.code(", ").join(_keywords(plan, schema, values).values())


def _keywords(plan: ModelPlan, schema: ObjectSchema, values: Mapping[str, Any]) -> dict[str, Safe]:
    names = {each.field.wire: each.name for each in plan.fields[schema.pointer]}
    return {
        names[wire]: Ident(names[wire]) + pycode.code("=") + pycode.literal(value)
        for wire, value in values.items()
    }
