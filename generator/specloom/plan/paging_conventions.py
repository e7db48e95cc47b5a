"""Paging that no extension declares, recognised by the habits of well-known APIs.

Only `GET` operations whose answer has exactly one list of objects are looked at, and only
combinations of a parameter and a place in the answer that leave no doubt. The result has the form
of `x-specloom-paging`, so that an overlay can state the same, or `false` to refuse it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..ir.api import Operation
from ..ir.schemas import AliasSchema, ObjectSchema
from ..ir.types import ListType, NullableType, RefType, ScalarType, Type
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
    declared = _vendor(operation)
    if declared is not None:
        return declared
    query = {p.wire for p in operation.parameters if p.location == "query"}
    required = {p.wire for p in operation.parameters if p.location == "query" and p.required}
    body = resolved(plan, result.main.type)
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
    found = _style(plan, schema, query - required)
    return {"items": items, **found} if found else None


def _vendor(operation: Operation) -> dict[str, Any] | None:
    """`x-ms-pageable` and `x-speakeasy-pagination`, as far as they say the same things."""
    ms = operation.extensions.get("x-ms-pageable")
    if isinstance(ms, Mapping) and isinstance(ms.get("nextLinkName"), str):
        return {"items": str(ms.get("itemName") or "value"), "next-link": ms["nextLinkName"]}
    speakeasy = operation.extensions.get("x-speakeasy-pagination")
    if not isinstance(speakeasy, Mapping):
        return None
    inputs = {
        entry.get("type"): entry.get("name")
        for entry in speakeasy.get("inputs") or ()
        if isinstance(entry, Mapping) and entry.get("in") == "parameters"
    }
    outputs = speakeasy.get("outputs")
    outputs = outputs if isinstance(outputs, Mapping) else {}
    items = _dotted(outputs.get("results"))
    found: dict[str, Any] = {"items": items} if items else {}
    if "cursor" in inputs and _dotted(outputs.get("nextCursor")):
        cursor = {"parameter": inputs["cursor"], "response": _dotted(outputs["nextCursor"])}
        return {**found, "cursor": cursor}
    if _dotted(outputs.get("nextUrl")):
        return {**found, "next-link": _dotted(outputs["nextUrl"])}
    if "offset" in inputs:
        return {**found, "offset": {"parameter": inputs["offset"]}}
    if "page" in inputs:
        return {**found, "page": {"parameter": inputs["page"]}}
    return None


def _dotted(path: Any) -> str:
    """`$.data.items` as `data.items`; empty for anything a dotted path cannot say."""
    if not isinstance(path, str) or not path.startswith("$.") or any(c in path for c in "[]*?@()"):
        return ""
    return path[2:]


def _style(plan: ModelPlan, schema: ObjectSchema, query: set[str]) -> dict[str, Any] | None:
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
        return {"page": {"parameter": page}}
    return None


def _items(plan: ModelPlan, schema: ObjectSchema) -> str:
    """The wire name of the only list of objects in an answer."""
    lists = [
        field.wire
        for field in schema.fields
        if isinstance(found := resolved(plan, field.type), ListType)
        and not isinstance(resolved(plan, found.item), ScalarType)
    ]
    return lists[0] if len(lists) == 1 else ""


def _is_text(plan: ModelPlan, type_: Type | None) -> bool:
    found = resolved(plan, type_) if type_ is not None else None
    return isinstance(found, ScalarType) and found.kind == "string"


def _has_link_header(operation: Operation, result: Result) -> bool:
    statuses = {success.status for success in result.successes}
    return any(
        header.wire.lower() == "link"
        for response in operation.responses
        if response.status in statuses
        for header in response.headers
    )


def resolved(plan: ModelPlan, type_: Type | None) -> Type | None:
    """The type behind nullability and aliases."""
    for _ in range(20):
        if isinstance(type_, NullableType):
            type_ = type_.inner
        elif isinstance(type_, RefType) and isinstance(
            schema := plan.api.schemas.get(type_.pointer), AliasSchema
        ):
            type_ = schema.target
        else:
            return type_
    return None
