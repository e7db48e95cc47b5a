"""Builders: one per value of a request body's tag.

A body whose schema has a union told apart by a sibling property (`JobCreate.type` for
`JobCreate.specifications`) gets a builder per tag value. The first required object of the variant
(`inputs`) gives the constructor its arguments, every other property becomes a step, and the rest of
the body is given to `build`.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..ir.api import Api, Content
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
    found: list[tuple[str, BuilderPlan]] = []
    for pointer in sorted(_bodies(plan.api)):
        fields = {entry.field.wire: entry.name for entry in plan.fields[pointer]}
        for variant in _variants(plan, pointer):
            made = BuilderPlan(
                name="",
                module="",
                body=pointer,
                tag=variant.value,
                tag_field=fields.get(variant.property, variant.property),
                inside=variant.field,
                variant=variant.pointer,
                suffix=_suffix(plan, pointer),
            )
            found.append((pascal(words(variant.value, vocabulary)), made))
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


def is_built(plan: ModelPlan, content: Content) -> bool:
    """Whether there are builders for a request body."""
    pointer = _body(plan.api, content)
    return pointer is not None and any(_variants(plan, pointer))


class _Variant(Struct, frozen=True):
    """A tag value of a body, the property that holds it, the field it tells about, and what is in
    that field then."""

    value: str
    property: str
    field: str
    pointer: str


def _variants(plan: ModelPlan, pointer: str) -> Iterator[_Variant]:
    """The kinds of a body that have builders."""
    if not _suffix(plan, pointer):
        return
    for entry in plan.fields[pointer]:
        tag, members = _tagged(entry.field.type)
        for value, index in tag.values if tag else ():
            member = members[index]
            if tag and isinstance(member, RefType) and member.pointer in plan.fields:
                yield _Variant(value, tag.property, entry.name, member.pointer)


def _suffix(plan: ModelPlan, pointer: str) -> str:
    """What the names of a body's builders end in; empty when it is to have none."""
    schema = plan.api.schemas[pointer]
    assert isinstance(schema, ObjectSchema)
    wish = schema.builders
    if wish is None:
        wish = builders_wish(plan.api.extensions.get("x-specloom-builders"))
    return wish if isinstance(wish, str) else "" if wish is False else "Builder"


def _bodies(api: Api) -> set[str]:
    """The classes that are JSON request bodies themselves."""
    found = (_body(api, content) for each in api.operations for content in each.bodies)
    return {pointer for pointer in found if pointer is not None}


def _body(api: Api, content: Content) -> str | None:
    """The class that a JSON request body is, by whatever names."""
    type_ = content.type if content.kind == "json" else None
    for _ in range(10):
        schema = api.schemas.get(type_.pointer) if isinstance(type_, RefType) else None
        if not isinstance(schema, AliasSchema):
            return schema.pointer if isinstance(schema, ObjectSchema) else None
        type_ = schema.target
    return None


def _tagged(type_: Type) -> tuple[Tag | None, tuple[Type, ...]]:
    """The tag beside a union, and the union's members."""
    inner = type_.inner if isinstance(type_, NullableType) else type_
    if isinstance(inner, UnionType) and isinstance(inner.tag, Tag) and inner.tag.sibling:
        return inner.tag, inner.members
    return None, ()
