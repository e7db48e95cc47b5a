"""What a request can say of pages: its query parameters, and properties of its body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from ..ir.aliases import object_behind, resolved
from ..ir.api import Operation
from ..ir.schemas import MISSING, Field, ObjectSchema
from ..ir.types import Type, UnionType
from .models import ModelPlan
from .paging_answers import ABOUT_PAGES, plain_name

KINDS = frozenset(("json", "form"))
"""Kinds of bodies that a property can be added to."""


class Asked(Struct, frozen=True):
    """A parameter, or a property of the body; `wire` is its name, or its dotted path there."""

    wire: str
    type: Type
    default: Any = MISSING
    in_body: bool = False


def asked(plan: ModelPlan, operation: Operation) -> dict[str, Asked]:
    """What a request can say, by plain name: in its body, in objects there that are about pages,
    in its query."""
    found: dict[str, Asked] = {}
    for field in common_fields(plan, operation):
        found[plain_name(field.wire)] = Asked(field.wire, field.type, _default(field), True)
    for field in common_fields(plan, operation):
        about = object_behind(plan.api.schemas, field.type)
        if about is None or plain_name(field.wire) not in ABOUT_PAGES:
            continue
        for inner in about.fields:
            entry = Asked(f"{field.wire}.{inner.wire}", inner.type, _default(inner), True)
            name = plain_name(inner.wire)
            if name not in found or name in ABOUT_PAGES:  # `page.page` is a number, `page` is none
                found[name] = entry
    for each in operation.parameters:
        if each.location == "query":
            found.setdefault(plain_name(each.wire), Asked(each.wire, each.type, each.default))
    return found


def first_page(plan: ModelPlan, operation: Operation, wire: str, *, in_body: bool) -> int | None:
    """The number of the first page: the default of what asks for one."""
    for each in asked(plan, operation).values():
        if (each.wire, each.in_body) == (wire, in_body) and type(each.default) is int:
            return each.default
    return None


def _default(field: Field) -> Any:
    return field.doc.default if field.default is MISSING else field.default


def common_fields(plan: ModelPlan, operation: Operation) -> tuple[Field, ...]:
    """The properties that a body has whatever its media type, and whichever member of a union it
    is; none where they could not be added to."""
    bodies = operation.bodies
    kinds = [each for content in bodies for each in _variants(plan, content.type)]
    if not kinds or None in kinds or not {content.kind for content in bodies} <= KINDS:
        return ()
    first, *others = (kind for kind in kinds if kind is not None)
    shared = [{field.wire for field in other.fields} for other in others]
    return tuple(f for f in first.fields if all(f.wire in wires for wires in shared))


def _variants(plan: ModelPlan, type_: Type | None) -> Iterator[ObjectSchema | None]:
    """The classes that a body can be of; None for what is no class."""
    found = resolved(plan.api.schemas, type_)
    if isinstance(found, UnionType):
        for member in found.members:
            yield from _variants(plan, member)
    else:
        yield object_behind(plan.api.schemas, found)
