"""What a request can say of pages: its query parameters, and properties of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from ..ir.aliases import object_behind, resolved
from ..ir.api import Operation
from ..ir.schemas import MISSING, Doc, Field, ObjectSchema
from ..ir.types import Type, UnionType
from .models import ModelPlan
from .paging_answers import ABOUT_PAGES, plain_name

KINDS = frozenset(("json", "form"))
"""Kinds of bodies that a property can be added to."""
PAGES = ("page", "pagenumber")
"""Plain names of what asks for a page by its number."""
_FROM_ZERO = re.compile(
    r"(?i)\b(zero|0)[ -]?(based|indexed)\b|\b(start|begin)\w*\s+(at|from|with)\s+(0|zero)\b"
)


class Asked(Struct, frozen=True):
    """A parameter, or a property of the body; `wire` is its name, or its dotted path there."""

    wire: str
    type: Type
    default: Any
    doc: Doc
    in_body: bool = False

    @property
    def first(self) -> int | None:
        """Of what asks for a page by its number, that of the first one: its default, or 0 where its
        description says so; None where nothing is said."""
        if type(self.default) is int:
            return self.default
        return 0 if _FROM_ZERO.search(self.doc.description) else None


def asked(plan: ModelPlan, operation: Operation) -> dict[str, Asked]:
    """What a request can say, by plain name: in its body, in objects there that are about pages,
    in its query."""
    found: dict[str, Asked] = {}
    for field in common_fields(plan, operation):
        found[plain_name(field.wire)] = _in_body(field, field.wire)
    for field in common_fields(plan, operation):
        about = object_behind(plan.api.schemas, field.type)
        if about is None or plain_name(field.wire) not in ABOUT_PAGES:
            continue
        for inner in about.fields:
            name = plain_name(inner.wire)
            if name not in found or name in ABOUT_PAGES:  # `page.page` is a number, `page` is none
                found[name] = _in_body(inner, f"{field.wire}.{inner.wire}")
    for each in operation.parameters:
        if each.location == "query":
            entry = Asked(each.wire, each.type, each.default, each.doc)
            found.setdefault(plain_name(each.wire), entry)
    return found


def first_page(plan: ModelPlan, operation: Operation, wire: str, *, in_body: bool) -> int | None:
    """The number of the first page, where the document says it of what asks for one."""
    entries = asked(plan, operation).values()
    return next((e.first for e in entries if (e.wire, e.in_body) == (wire, in_body)), None)


def _in_body(field: Field, path: str) -> Asked:
    default = field.doc.default if field.default is MISSING else field.default
    return Asked(path, field.type, default, field.doc, True)


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
