"""Paging that no extension declares, recognised by the habits of well-known APIs.

Only `GET` operations whose answer has exactly one list of objects are looked at, and only
combinations of a parameter and a place in the answer that leave no doubt. The result has the form
of `x-specloom-paging`, so that an overlay can state the same, or `false` to refuse it.
"""

from __future__ import annotations

from typing import Any

from ..ir.aliases import resolved
from ..ir.api import Operation
from ..ir.schemas import ObjectSchema
from ..ir.types import ListType, RefType, ScalarType, Type
from .models import ModelPlan
from .results import Result

_CURSOR_PARAMETERS = (
    "cursor", "next_cursor", "page_token", "pageToken", "next_token", "nextToken",
    "continuation_token", "continuationToken", "next_page_token", "starting_after", "marker",
)  # fmt: skip
_CURSOR_PROPERTIES = (
    "next_cursor", "nextCursor", "next_page_token", "nextPageToken", "next_token", "nextToken",
    "continuation_token", "continuationToken", "next_marker",
)  # fmt: skip
_LINK_PROPERTIES = ("next", "next_url", "nextUrl", "next_link", "nextLink", "@odata.nextLink")
_OFFSETS = ("offset", "$skip", "skip")
_SIZES = ("limit", "per_page", "perPage", "page_size", "pageSize", "$top", "top", "size", "count")
_PAGES = ("page", "page_number", "pageNumber")


def conventional(plan: ModelPlan, operation: Operation, result: Result) -> dict[str, Any] | None:
    """What `x-specloom-paging` would say of the operation; None when nothing is certain."""
    if operation.method != "GET" or result.main is None or result.main.type is None:
        return None
    query = {p.wire for p in operation.parameters if p.location == "query"}
    required = {p.wire for p in operation.parameters if p.location == "query" and p.required}
    body = resolved(plan.api.schemas, result.main.type)
    if isinstance(body, ListType):
        if _has_link_header(operation, result) and query & {*_PAGES, *_SIZES, *_CURSOR_PARAMETERS}:
            return {"link-header": True}
        return None
    schema = plan.api.schemas.get(body.pointer) if isinstance(body, RefType) else None
    if not isinstance(schema, ObjectSchema):
        return None
    items = _items(plan, schema)
    if not items:
        return None
    found = _style(plan, operation, schema, query - required)
    return {"items": items, **found} if found else None


def _style(
    plan: ModelPlan, operation: Operation, schema: ObjectSchema, query: set[str]
) -> dict[str, Any] | None:
    fields = {field.wire: field.type for field in schema.fields}
    parameter = next((name for name in _CURSOR_PARAMETERS if name in query), None)
    cursor = next((n for n in _CURSOR_PROPERTIES if _is_text(plan, fields.get(n))), None)
    if parameter and cursor:
        return {"cursor": {"parameter": parameter, "response": cursor}}
    if "starting_after" in query and "has_more" in fields:
        return {"cursor": {"parameter": "starting_after", "item": "id"}, "has-more": "has_more"}
    link = next((name for name in _LINK_PROPERTIES if _is_text(plan, fields.get(name))), None)
    if link and (query & {*_OFFSETS, *_PAGES, *_CURSOR_PARAMETERS, *_SIZES}):
        return {"next-link": link}
    sized = next((name for name in _SIZES if name in query), None)
    offset = next((name for name in _OFFSETS if name in query), None)
    if offset and sized:
        return {"offset": {"parameter": offset}, "size-parameter": sized}
    page = next((name for name in _PAGES if name in query), None)
    if page and sized:
        return {"page": {"parameter": page, **first_page(operation, page)}}
    return None


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
