"""What the answer of a list has: the items, and what it says of its pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from ..ir.aliases import object_behind, resolved
from ..ir.schemas import ObjectSchema
from ..ir.types import ListType, ScalarType, Type
from .models import ModelPlan

_LISTS = (
    "data", "items", "results", "result", "entries", "value", "values", "records", "elements",
    "rows", "content",
)  # fmt: skip
ABOUT_PAGES = (
    "meta", "metadata", "responsemetadata", "pagination", "paging", "page", "pageinfo", "links",
    "nextpage", "resultinfo",
)  # fmt: skip
"""Objects in which an answer says how it goes on, by plain name."""
NEXT = ("nextcursor", "nextpagetoken", "nexttoken", "continuationtoken", "nextmarker")
"""Plain names of what an answer has for any cursor."""


def plain_name(name: str) -> str:
    """`next_page_token`, `nextPageToken` and `NextPageToken` as one."""
    return re.sub("[_-]", "", name).casefold()


def is_text(plan: ModelPlan, type_: Type | None) -> bool:
    """Whether values of a type are text and nothing else."""
    found = resolved(plan.api.schemas, type_) if type_ is not None else None
    return isinstance(found, ScalarType) and found.kind == "string"


class Place(Struct, frozen=True):
    """Something that an answer has: what it is called (`name`, a plain name), where, its type."""

    name: str
    path: str
    type: Type


def places(
    plan: ModelPlan, schema: ObjectSchema, within: str, about_pages: Collection[str] = ABOUT_PAGES
) -> Iterator[Place]:
    """What an answer has, and what the objects in it have that are called as those that are about
    its pages; `within` is its own path, with a dot.

    Of `{"paging": {"next": {"after": …}}}` that is `paging`, then `next`, then `next.after`. What
    stands in `next_page` goes by `nextpage.` and its name, and a link of HAL (`{"next": {"href":
    …}}`) by the name of what it is in.
    """
    schemas = plan.api.schemas
    for field in schema.fields:
        yield Place(plain_name(field.wire), within + field.wire, field.type)
    for field in schema.fields:
        name = plain_name(field.wire)
        about = object_behind(schemas, field.type) if name in about_pages else None
        for inner in about.fields if about else ():
            path, key = f"{within}{field.wire}.{inner.wire}", plain_name(inner.wire)
            yield Place(f"{name}.{key}" if name == "nextpage" else key, path, inner.type)
            target = object_behind(schemas, inner.type)
            for leaf in target.fields if target else ():
                linked = key if leaf.wire == "href" else f"{key}.{plain_name(leaf.wire)}"
                yield Place(linked, f"{path}.{leaf.wire}", leaf.type)


def items_path(
    plan: ModelPlan, subjects: Iterable[str], schema: ObjectSchema, *, plain: bool = False
) -> str:
    """The wire name of the list in an answer that is meant: the only one, or that of a subject, the
    surest first, or one that is called as lists are; empty if that is open. Lists of plain values
    are looked at where `plain` says so."""
    lists = [
        field.wire
        for field in schema.fields
        if isinstance(type_ := resolved(plan.api.schemas, field.type), ListType)
        and (plain or not isinstance(resolved(plan.api.schemas, type_.item), ScalarType))
    ]
    meant = ([w for w in lists if w == subject] for subject in subjects)
    for found in (lists, *meant, [w for w in lists if w in _LISTS]):
        if len(found) == 1:
            return found[0]
    return ""


def only_object(plan: ModelPlan, schema: ObjectSchema) -> tuple[str, ObjectSchema] | None:
    """The name and the class of the only property of an answer that is no plain value."""
    schemas = plan.api.schemas
    parts = [f for f in schema.fields if not isinstance(resolved(schemas, f.type), ScalarType)]
    inner = object_behind(schemas, parts[0].type) if len(parts) == 1 else None
    return (parts[0].wire, inner) if inner is not None else None
