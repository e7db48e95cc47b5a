"""Lists that are asked for by `POST`, recognised by the habits of well-known APIs; those by `GET`
have the same cursors (`by_cursor`).

More has to be there than for a `GET`: the operation's name says that it only reads, and both sides
speak of pages. What asks for a page stands in the body (`start_cursor`, `page.cursor`) or in the
query, and the answer says how it goes on: by the value for the next page, or, where pages
are counted, at least by how many there are. Links are not followed: by which method is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from ..ir.aliases import object_behind, resolved
from ..ir.api import Operation
from ..ir.schemas import ObjectSchema
from ..ir.types import ListType, ScalarType, Type
from .models import ModelPlan
from .paging_answers import ABOUT_PAGES, NEXT, Place, is_text, items_path, places, plain_name
from .paging_requests import KINDS, PAGES, Asked, asked
from .reading import doubt_of_reading
from .results import Result

_CURSORS = (
    "cursor", "startcursor", "nextcursor", "pagetoken", "nextpagetoken", "nexttoken",
    "continuationtoken", "paginationtoken", "continuation", "marker", "pagekey", "startingafter",
    "after", "exclusivestartkey",
)  # fmt: skip
"""Plain names of what asks for the page after another one."""
_COUNTED = (
    "offset", "skip", "$skip", "pageoffset", "rowoffset", "page", "pagenumber", "start", "from",
)  # fmt: skip
"""Plain names of what does so only where the answer has the next value: else they are counted."""
_OFFSETS = ("offset", "skip", "$skip", "pageoffset", "rowoffset")
_SIZES = ("limit", "perpage", "pagesize", "$top", "top", "size", "count", "maxresults", "pagelimit")
_SAME = frozenset(_CURSORS) - {"after", "startingafter", "exclusivestartkey"}
"""What may be called the same on both sides."""
_MORE = ("hasmore", "hasmoreresults", "hasnextpage", "hasnext")
_ABOUT_PAGES = (*ABOUT_PAGES, "pages", "paginationresult")
_COUNTS = re.compile(
    r"total.*|.*total|(?!ac|dis).*count|num(ber)?of.*|offset|limit|page(number|no|index|size)?|.*pages"
    r"|has(more|next).*|is?last.*|size"
)
"""Plain names of numbers and flags that say where in a list one is."""


class Posted(Struct, frozen=True):
    """What `x-specloom-paging` would say (None: it is no list, or that is open), and why."""

    declared: dict[str, Any] | None = None
    why: str = ""
    late: bool = False
    """Whether earlier specloom did not know the habit."""


def posted(plan: ModelPlan, operation: Operation, result: Result) -> Posted:
    """The paging of an operation by `POST` or `QUERY`; `why` is empty where nothing is like it."""
    schema = object_behind(plan.api.schemas, result.main.type) if result.main else None
    request = asked(plan, operation)
    if not {content.kind for content in operation.bodies} <= KINDS:  # a file is sent once
        return Posted()
    if result.main is None or schema is None or not request.keys() & {*_CURSORS, *_COUNTED}:
        return Posted()
    within, page = _page(plan, operation, request, schema)
    items, way = _items(plan, operation, page), _way(plan, request, page, within)
    if way is None:
        asking = next((request[name] for name in _CURSORS[:-3] if name in request), None)
        if asking is None or not _has_list(plan, page):
            return Posted()
        return Posted(why=f"nothing in the answer is the next {_named(asking)}")
    like = f"asks for pages by {_named(way.asking)}"
    if not items:
        return Posted(why=f"{like}, but which list of the answer is meant is open")
    if not way.declared:
        return Posted(why=f"{like}, but whether the first one is 0 or 1 is open")
    if (status := result.main.status) in ("201", "202"):
        return Posted(why=f"{like}, but answers {status}, as what creates something does")
    if doubt := doubt_of_reading(operation):
        return Posted(why=f"{like}, but {doubt}")
    declared = {"items": within + items, **way.declared, **_sized(request, way.asking)}
    return Posted(declared, f"its name says that it only reads; {like}, {way.why}", late=True)


def by_cursor(plan: ModelPlan, operation: Operation, result: Result) -> dict[str, Any] | None:
    """The paging of a `GET` whose answer has the next value of a parameter, as lists by `POST` have
    it (`after` and `paging.next.after`, `cursor` on both sides)."""
    schema = object_behind(plan.api.schemas, result.main.type) if result.main else None
    optional = {each.wire for each in operation.parameters if not each.required}
    request = {name: each for name, each in asked(plan, operation).items() if each.wire in optional}
    if schema is None or not request.keys() & {*_CURSORS}:
        return None
    within, page = _page(plan, operation, request, schema)
    items, way = _items(plan, operation, page), _way(plan, request, page, within)
    if not items or way is None or "cursor" not in way.declared:
        return None
    return {"items": within + items, **way.declared, **_sized(request, way.asking)}


def _sized(request: Mapping[str, Asked], asking: Asked) -> dict[str, str]:
    """What asks for a number of items, where it stands beside what asks for a page."""
    size = next((request[name] for name in _SIZES if name in request), None)
    return {"size-parameter": size.wire} if size and size.in_body == asking.in_body else {}


def _page(
    plan: ModelPlan, operation: Operation, request: Mapping[str, Asked], schema: ObjectSchema
) -> tuple[str, ObjectSchema]:
    """The object that is the page, and its path: the answer, or the one object in it that has a
    list and leads on (`{"usage": …, "result": {"points": […], "next_page_offset": …}}`)."""
    if _items(plan, operation, schema):
        return "", schema
    inner = ((f.wire, object_behind(plan.api.schemas, f.type)) for f in schema.fields)
    found = [
        (f"{wire}.", page)
        for wire, page in inner
        if page and _items(plan, operation, page) and _way(plan, request, page, f"{wire}.")
    ]
    return found[0] if len(found) == 1 else ("", schema)


class _Way(Struct, frozen=True):
    """How pages are asked for."""

    asking: Asked
    declared: dict[str, Any]
    why: str


def _named(asking: Asked) -> str:
    return f"{asking.wire!r} in the {'body' if asking.in_body else 'query'}"


def _way(
    plan: ModelPlan, request: Mapping[str, Asked], schema: ObjectSchema, within: str
) -> _Way | None:
    said = list(places(plan, schema, within, _ABOUT_PAGES))
    for name in (*_CURSORS, *_COUNTED):
        asking = request.get(name)
        place = next(_leads_on(plan, name, asking, said), None) if asking else None
        if asking and place:
            way: dict[str, Any] = {"cursor": {**_sent(asking), "response": place.path}}
            more = next((each for each in said if each.name in _MORE), None)
            if more and place.name == name:  # which may be there on the last page, too
                way["has-more"] = more.path
            return _Way(asking, way, f"the next one is {place.path!r} of the answer")
    counts = next((p for p in said if _COUNTS.fullmatch(p.name) and _counts(plan, p.type)), None)
    if counts is None or not request.keys() & {*_SIZES}:
        return None
    for name in (*_OFFSETS, *PAGES):
        asking = request.get(name)
        if asking is None or not _is_number(plan, asking.type):
            continue
        why = f"which are counted: the answer has {counts.path!r}"
        if name in _OFFSETS:
            return _Way(asking, {"offset": _sent(asking)}, why)
        first = {} if asking.first is None else {"first": asking.first}
        page = {} if _from_nought(plan, asking) else {"page": {**_sent(asking), **first}}
        return _Way(asking, page, why)
    return None


def _leads_on(plan: ModelPlan, name: str, asking: Asked, said: list[Place]) -> Iterator[Place]:
    """What in an answer is the next value of what asks for a page, the surest first."""
    wanted = [f"next{name}", f"nextpage{name}", f"next.{name}", f"nextpage.{name}", f"page.{name}"]
    if name in _CURSORS:
        wanted += [*NEXT, "cursors.next", "cursors.after"]
    if name in _SAME:
        wanted.append(name)
    if name == "exclusivestartkey":
        wanted = ["lastevaluatedkey"]
    for each in wanted:
        yield from (p for p in said if p.name == each and _alike(plan, asking, p.type))


def _from_nought(plan: ModelPlan, asking: Asked) -> bool:
    """Whether the first page may be 0, and nothing says so."""
    found = resolved(plan.api.schemas, asking.type)
    return asking.first is None and isinstance(found, ScalarType) and found.limits.ge == 0


def _sent(asking: Asked) -> dict[str, Any]:
    return {"parameter": asking.wire, **({"in-body": True} if asking.in_body else {})}


def _alike(plan: ModelPlan, asking: Asked, other: Type) -> bool:
    """Whether what an answer has can be sent back."""
    one = asking.type
    if is_text(plan, one) or is_text(plan, other) or not asking.in_body:
        return is_text(plan, one) and is_text(plan, other)
    first, second = (resolved(plan.api.schemas, each) for each in (one, other))
    if isinstance(first, ScalarType) or isinstance(second, ScalarType):
        numbers = _is_number(plan, one) and _is_number(plan, other)
        return numbers or first == second
    return type(first) is type(second) and not isinstance(first, ListType)


def _counts(plan: ModelPlan, type_: Type) -> bool:
    return _is_number(plan, type_) or resolved(plan.api.schemas, type_) == ScalarType("boolean")


def _is_number(plan: ModelPlan, type_: Type) -> bool:
    found = resolved(plan.api.schemas, type_)
    return isinstance(found, ScalarType) and found.kind in ("integer", "number")


def _items(plan: ModelPlan, operation: Operation, schema: ObjectSchema) -> str:
    """The list that is meant, be it of plain values; beside others only one that is called so: a
    second one may be of what failed, or be read along with it. What `/team-members/search` is about
    is `team_members`."""
    spelled = {plain_name(field.wire): field.wire for field in schema.fields}
    parts = [plain_name(each) for each in reversed(re.split("[/:]", operation.path)[-2:])]
    return items_path(plan, [spelled.get(each, "") for each in parts], schema, plain=True)


def _has_list(plan: ModelPlan, schema: ObjectSchema) -> bool:
    return any(isinstance(resolved(plan.api.schemas, f.type), ListType) for f in schema.fields)
