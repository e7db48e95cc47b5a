"""Paging that no extension declares, recognised by the habits of well-known APIs.

`GET` operations are looked at here whose answer has a list of objects that must be the one meant:
the only one, or one that is called as lists are (`entries`) or as the path is. What leads to the
next page stands beside the list, or in an object beside it that is called as such objects are
(`meta`, `pagination`); further cursors are those of lists by `POST`. Only combinations that leave
no doubt count. The result has the form of `x-specloom-paging`, so that an overlay can state the
same, or `false` to refuse it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..ir.aliases import object_behind, resolved
from ..ir.api import Operation
from ..ir.schemas import ObjectSchema
from ..ir.types import ListType, ScalarType, Type
from .models import ModelPlan
from .paging_answers import NEXT, is_text, items_path, only_object, places, plain_name
from .paging_posts import Posted, by_cursor, posted
from .paging_requests import PAGES, first_page
from .results import Result

# As `plain_name` has them: next_page_token, nextPageToken and NextPageToken are one habit.
_CURSOR_PARAMETERS = (
    "cursor", "nextcursor", "pagetoken", "nexttoken", "continuationtoken", "nextpagetoken",
    "startingafter", "startcursor", "marker",
)  # fmt: skip
_NAMED_PAGES = ("nextpage",)
"""What holds the next value of a parameter `page` that is text, and so no number."""
_LINK_PROPERTIES = (
    "next", "nexturl", "nextlink", "nextpageurl", "nextpageuri", "nextpagelink", "@odata.nextlink",
)  # fmt: skip
_OFFSETS = ("offset", "$skip", "skip")
_SIZES = ("limit", "perpage", "pagesize", "$top", "top", "size", "count")
_SAYS = frozenset((*NEXT, *_LINK_PROPERTIES, *_OFFSETS, *PAGES, *_SIZES))
"""What tells a page from an object that happens to have a list."""


def conventional(plan: ModelPlan, operation: Operation, result: Result) -> Posted:
    """What the habits of well-known APIs say of an operation."""
    if operation.method in ("POST", "QUERY"):
        return posted(plan, operation, result)
    if operation.method != "GET" or result.main is None or result.main.type is None:
        return Posted()
    found = _asked_by_get(plan, operation, result, result.main.type)
    return Posted(found) if found else Posted(by_cursor(plan, operation, result), late=True)


def _asked_by_get(
    plan: ModelPlan, operation: Operation, result: Result, answer: Type
) -> dict[str, Any] | None:
    """What `x-specloom-paging` would say of the operation; None when nothing is certain."""
    parameters = [each for each in operation.parameters if each.location == "query"]
    query = {plain_name(each.wire): each.wire for each in parameters}
    body = resolved(plan.api.schemas, answer)
    if isinstance(body, ListType):
        turns = query.keys() & {*PAGES, *_SIZES, *_CURSOR_PARAMETERS}
        linked = turns and _has_link_header(operation, result)
        return {"link-header": True, **_size(query)} if linked else None
    schema = object_behind(plan.api.schemas, body)
    if schema is None:
        return None
    required = {plain_name(each.wire) for each in parameters if each.required}
    required -= {*_SIZES}  # which callers give then, for every page
    free = {plain: wire for plain, wire in query.items() if plain not in required}
    found = _page(plan, operation, schema, free)
    inner = only_object(plan, schema) if found is None else None
    if inner is None:
        return found
    wire, page = inner  # `{"albums": {"items": [...], "next": ...}}`
    about = {plain_name(each.wire) for each in page.fields}
    found = _page(plan, operation, page, free, f"{wire}.")
    # An object that has a list is a page of it where it says something of pages.
    return found if found and about & _SAYS else None


def _page(
    plan: ModelPlan,
    operation: Operation,
    schema: ObjectSchema,
    query: Mapping[str, str],
    within: str = "",
) -> dict[str, Any] | None:
    """The paging of an answer that is a page; `within` is the path of the page, with a dot."""
    items = items_path(plan, [operation.path.rpartition("/")[2]], schema)
    found = _style(plan, operation, schema, query, within) if items else None
    return {"items": within + items, **found, **_size(query)} if found else None


def _size(query: Mapping[str, str]) -> dict[str, str]:
    name = _first(_SIZES, query)
    return {"size-parameter": name} if name else {}


def _style(
    plan: ModelPlan,
    operation: Operation,
    schema: ObjectSchema,
    query: Mapping[str, str],
    within: str,
) -> dict[str, Any] | None:
    """How pages are asked for; `query` are the parameters that may be left out, by plain name."""
    texts = _texts(plan, schema, within)
    named = {each.wire for each in operation.parameters if is_text(plan, each.type)}
    parameter, cursor = _first(_CURSOR_PARAMETERS, query), _first(NEXT, texts)
    if parameter and cursor and not _switched(plan, operation, parameter):
        return {"cursor": {"parameter": parameter, "response": cursor}}
    if "starting_after" in query.values() and any(f.wire == "has_more" for f in schema.fields):
        has_more = f"{within}has_more"
        return {"cursor": {"parameter": "starting_after", "item": "id"}, "has-more": has_more}
    for name in (*_OFFSETS, *PAGES):  # `next_page: {offset: "eyJ0…"}`
        if query.get(name) in named and (again := texts.get(f"nextpage.{name}")):
            return {"cursor": {"parameter": query[name], "response": again}}
    link = _first(_LINK_PROPERTIES, texts)
    if link and query.keys() & {*_OFFSETS, *PAGES, *_CURSOR_PARAMETERS, *_SIZES}:
        return {"next-link": link}
    sized, offset, page = (_first(names, query) for names in (_SIZES, _OFFSETS, PAGES))
    if offset and sized and (offset not in named or _counts(operation, offset)):
        return {"offset": {"parameter": offset}}
    if page in named:
        cursor = _first(_NAMED_PAGES, texts)
        return {"cursor": {"parameter": page, "response": cursor}} if cursor else None
    if page and sized:
        first = first_page(plan, operation, page, in_body=False)
        return {"page": {"parameter": page, **({} if first is None else {"first": first})}}
    return None


def _counts(operation: Operation, name: str) -> bool:
    """Whether a parameter that is text is shown to be a number: else it may be a token."""
    docs = (each.doc for each in operation.parameters if each.wire == name)
    shown = [value for doc in docs for value in (*doc.examples, doc.default)]
    return any(str(value).isdigit() for value in shown)


def _texts(plan: ModelPlan, schema: ObjectSchema, within: str) -> dict[str, str]:
    """The dotted paths of an answer's texts, by plain name."""
    found: dict[str, str] = {}
    for place in places(plan, schema, within):
        if is_text(plan, place.type):
            found.setdefault(place.name, place.path)
    return found


def _switched(plan: ModelPlan, operation: Operation, parameter: str) -> bool:
    """Whether another parameter turns the cursor on (`usemarker`): without it there is none."""
    return any(
        parameter in each.wire and resolved(plan.api.schemas, each.type) == ScalarType("boolean")
        for each in operation.parameters
    )


def _first(names: Iterable[str], wires: Mapping[str, str]) -> str:
    """The wire name of the first of some plain names that is there."""
    return next((wires[name] for name in names if name in wires), "")


def _has_link_header(operation: Operation, result: Result) -> bool:
    statuses = {success.status for success in result.successes}
    return any(
        header.wire.lower() == "link"
        for response in operation.responses
        if response.status in statuses
        for header in response.headers
    )
