"""Builders: one per value of a request body's tag.

A body whose schema has a union told apart by a sibling property (`JobCreate.type` for
`JobCreate.specifications`) gets a builder per tag value. The first required object of the variant
(`inputs`) gives the constructor its arguments, every other property becomes a step, and the rest of
the body is given to `build`.
"""

from __future__ import annotations

from msgspec import Struct

from ..ir.api import Api
from ..ir.read_rules import builders_wish
from ..ir.schemas import AliasSchema, ObjectSchema
from ..ir.types import NullableType, RefType, Tag, Type, UnionType
from ..naming import Ledger, Wish, pascal, snake, words
from .keys import Keys
from .model_names import Vocabulary
from .models import ModelPlan


class BuilderPlan(Struct, frozen=True):
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


def plan_builders(
    plan: ModelPlan, vocabulary: Vocabulary, ledger: Ledger, keys: Keys
) -> tuple[BuilderPlan, ...]:
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
    names = ledger.assign(
        "builders",
        {
            (made.body, made.tag): Wish(
                (f"{stem}{made.suffix}", f"{plan.names[made.body]}{stem}{made.suffix}"),
                (keys.text(made.body), made.tag),
                made.body,
            )
            for stem, made in found
        },
    )
    modules = ledger.assign(
        "builder-modules",
        {
            (made.body, made.tag): Wish(
                (snake(words(name.removesuffix(made.suffix))), snake(words(name))),
                (keys.text(made.body), made.tag),
                made.body,
                steady=True,
            )
            for _, made in found
            for name in [names[made.body, made.tag]]
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
