"""Paging that no extension declares, recognised by the habits of well-known APIs.

Only `GET` operations whose answer has exactly one list of objects are looked at, and only
combinations of a parameter and a place in the answer that leave no doubt. The result has the form
of `x-specloom-paging`, so that an overlay can state the same, or `false` to refuse it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..ir.aliases import resolved
from ..ir.api import Operation
from ..ir.schemas import ObjectSchema
from ..ir.types import ListType, RefType, ScalarType, Type
from .models import ModelPlan
from .results import Result

# As `_plain` has them: next_page_token, nextPageToken and NextPageToken are one habit.
_CURSOR_PARAMETERS = (
    "cursor", "nextcursor", "pagetoken", "nexttoken", "continuationtoken", "nextpagetoken",
    "startingafter", "marker",
)  # fmt: skip
_CURSOR_PROPERTIES = (
    "nextcursor", "nextpagetoken", "nexttoken", "continuationtoken", "nextmarker",
)  # fmt: skip
_NAMED_PAGES = ("nextpage",)
"""What holds the next value of a parameter `page` that is text, and so no number."""
_LINK_PROPERTIES = ("next", "nexturl", "nextlink", "@odata.nextlink")
_OFFSETS = ("offset", "$skip", "skip")
_SIZES = ("limit", "perpage", "pagesize", "$top", "top", "size", "count")
_PAGES = ("page", "pagenumber")


def conventional(plan: ModelPlan, operation: Operation, result: Result) -> dict[str, Any] | None:
    """What `x-specloom-paging` would say of the operation; None when nothing is certain."""
    if operation.method != "GET" or result.main is None or result.main.type is None:
        return None
    parameters = [each for each in operation.parameters if each.location == "query"]
    query = {_plain(each.wire): each.wire for each in parameters}
    body = resolved(plan.api.schemas, result.main.type)
    if isinstance(body, ListType):
        turns = query.keys() & {*_PAGES, *_SIZES, *_CURSOR_PARAMETERS}
        return {"link-header": True} if turns and _has_link_header(operation, result) else None
    schema = plan.api.schemas.get(body.pointer) if isinstance(body, RefType) else None
    if not isinstance(schema, ObjectSchema):
        return None
    items = _items(plan, schema)
    if not items:
        return None
    required = {_plain(each.wire) for each in parameters if each.required}
    free = {plain: wire for plain, wire in query.items() if plain not in required}
    found = _style(plan, operation, schema, free)
    return {"items": items, **found} if found else None


def _plain(name: str) -> str:
    return re.sub("[_-]", "", name).casefold()


def _style(
    plan: ModelPlan, operation: Operation, schema: ObjectSchema, query: Mapping[str, str]
) -> dict[str, Any] | None:
    """How pages are asked for; `query` are the parameters that may be left out, by plain name."""
    texts = {_plain(each.wire): each.wire for each in schema.fields if _is_text(plan, each.type)}
    named = {each.wire for each in operation.parameters if _is_text(plan, each.type)}
    parameter, cursor = _first(_CURSOR_PARAMETERS, query), _first(_CURSOR_PROPERTIES, texts)
    if parameter and cursor:
        return {"cursor": {"parameter": parameter, "response": cursor}}
    if "starting_after" in query.values() and any(f.wire == "has_more" for f in schema.fields):
        return {"cursor": {"parameter": "starting_after", "item": "id"}, "has-more": "has_more"}
    link = _first(_LINK_PROPERTIES, texts)
    if link and query.keys() & {*_OFFSETS, *_PAGES, *_CURSOR_PARAMETERS, *_SIZES}:
        return {"next-link": link}
    sized, offset, page = (_first(names, query) for names in (_SIZES, _OFFSETS, _PAGES))
    if offset and sized:
        return {"offset": {"parameter": offset}, "size-parameter": sized}
    if page in named:
        cursor = _first(_NAMED_PAGES, texts)
        return {"cursor": {"parameter": page, "response": cursor}} if cursor else None
    if page and sized:
        return {"page": {"parameter": page, **first_page(operation, page)}}
    return None


def _first(names: Iterable[str], wires: Mapping[str, str]) -> str:
    """The wire name of the first of some plain names that is there."""
    return next((wires[name] for name in names if name in wires), "")


def first_page(operation: Operation, name: str) -> dict[str, int]:
    """The number of the first page: the default of the parameter that asks for one."""
    for parameter in operation.parameters:
        number = parameter.default
        if (parameter.wire, parameter.location) == (name, "query") and type(number) is int:
            return {"first": number}
    return {}


def _items(plan: ModelPlan, schema: ObjectSchema) -> str:
    """The wire name of the only list of objects in an answer."""
    lists = [
        field.wire
        for field in schema.fields
        if isinstance(found := resolved(plan.api.schemas, field.type), ListType)
        and not isinstance(resolved(plan.api.schemas, found.item), ScalarType)
    ]
    return lists[0] if len(lists) == 1 else ""


def _is_text(plan: ModelPlan, type_: Type | None) -> bool:
    found = resolved(plan.api.schemas, type_) if type_ is not None else None
    return isinstance(found, ScalarType) and found.kind == "string"


def _has_link_header(operation: Operation, result: Result) -> bool:
    statuses = {success.status for success in result.successes}
    return any(
        header.wire.lower() == "link"
        for response in operation.responses
        if response.status in statuses
        for header in response.headers
    )
