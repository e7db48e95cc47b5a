"""Lists that come in pages: declared by `x-specloom-paging` or by others, or recognised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from msgspec import Struct

from .. import pycode
from ..ir.aliases import object_behind, resolved
from ..ir.api import Operation
from ..ir.types import AnyType, ListType, Type
from ..pycode import Expr, TypeExpr
from .arguments import Argument
from .models import ModelPlan
from .paging_answers import is_text
from .paging_conventions import conventional
from .paging_requests import KINDS
from .paging_vendors import declared_by_vendor
from .results import Result

HABIT = "convention"
"""The source of what is a list in pages because it looks like those of well-known APIs."""


Whole: TypeAlias = Literal["always", "late"]
"""Which habits make no list in pages of an operation: none at all does, or none that is new."""


class PagingPlan(Struct, frozen=True):
    """How an operation is walked. `own_parameters` are query parameters that the walk sets and a
    caller does not."""

    expression: Expr
    item: TypeExpr
    own_parameters: tuple[str, ...]
    style: str
    source: str
    """Who says so: the extension's key, or `HABIT`."""
    size: str = ""
    """The parameter that asks for a number of items."""
    late: bool = False
    """Whether it is a habit that earlier specloom did not know (`plan.paging_kept`)."""
    in_body: str = ""
    """The property of the request body that the walk sets, where that is what asks for a page."""


def plan_paging(
    plan: ModelPlan, operation: Operation, result: Result, arguments: tuple[Argument, ...]
) -> tuple[PagingPlan | None, str]:
    """The paging of an operation, or None when it answers with everything at once; and why, where
    habits say so, or where it is much like a list in pages."""
    if result.kind != "json" or result.main is None or result.optional:
        return None, ""
    declared, why = operation.extensions.get("x-specloom-paging"), ""
    source, late = "x-specloom-paging", False
    if declared is None and (vendor := declared_by_vendor(plan, operation)):
        source, declared = vendor
    if declared is None:
        found = conventional(plan, operation, result)
        source, declared, why, late = HABIT, found.declared, found.why, found.late
    if not isinstance(declared, Mapping):
        return None, why
    path = declared.get("items", "")
    path = path if isinstance(path, str) else ""
    item = item_type(plan, result.main.type, path)
    if item is None:
        return None, why
    keywords, own, style = _keywords(declared)
    if path:
        keywords = {"items": path, **keywords}
    in_body = _in_body(declared)
    if in_body and not {content.kind for content in operation.bodies} <= KINDS:
        return None, "its pages are asked for in a body that nothing can be added to"
    if in_body and _is_json(plan, result.main.type, item, keywords):
        keywords["json"] = True
    wires = {argument.wire for argument in arguments}
    planned = PagingPlan(
        pycode.call(
            pycode.named("_runtime", "BodyPaging" if in_body else "Paging"),
            **{name: pycode.value(value) for name, value in keywords.items()},
        ),
        plan.writer.plain(item),
        tuple(sorted(own & wires)),
        style,
        source,
        size if isinstance(size := declared.get("size-parameter"), str) else "",
        late,
        str(next(keywords[key] for key in _ASKING if key in keywords)) if in_body else "",
    )
    return planned, why


_ASKING = ("cursor_parameter", "offset_parameter", "page_parameter")


def _in_body(declared: Mapping[str, Any]) -> bool:
    """Whether what asks for a page is a property of the request body."""
    parts = (declared.get(style) for style in ("cursor", "offset", "page"))
    return any(isinstance(part, Mapping) and part.get("in-body") is True for part in parts)


def _is_json(plan: ModelPlan, answer: Type | None, item: Type, keywords: Mapping[str, Any]) -> bool:
    """Whether a cursor is no text, so that it goes back as what it is in JSON."""
    if "cursor_parameter" not in keywords:
        return False
    inside, path = (item, "item_cursor") if "item_cursor" in keywords else (answer, "cursor")
    type_ = type_at(plan, inside, keywords[path])
    return type_ is not None and not is_text(plan, type_)


def _keywords(declared: Mapping[str, Any]) -> tuple[dict[str, Any], set[str], str]:
    """Arguments of the runtime's `Paging`, the parameters it sets, and the style in a word."""
    found: dict[str, Any] = {}
    own: set[str] = set()
    style = ""
    if isinstance(declared.get("next-link"), str):
        found["next_link"], style = declared["next-link"], "next-link"
        if isinstance(declared.get("token-parameter"), str):
            found["token_parameter"], style = declared["token-parameter"], "token"
            own.add(found["token_parameter"])
    if declared.get("link-header") is True:
        found["link_header"], style = True, "link-header"
    cursor = declared.get("cursor")
    if isinstance(cursor, Mapping):
        key = "item_cursor" if "item" in cursor else "cursor"
        found[key] = cursor.get("item", cursor.get("response"))
        found["cursor_parameter"], style = cursor.get("parameter"), "cursor"
        if cursor.get("in-body") is not True:
            own.add(str(cursor.get("parameter")))
    offset = declared.get("offset")
    if isinstance(offset, Mapping):
        found["offset_parameter"], style = offset.get("parameter"), "offset"
    page = declared.get("page")
    if isinstance(page, Mapping):
        found["page_parameter"], style = page.get("parameter"), "page"
        if isinstance(page.get("first"), int) and page["first"] != 1:
            found["first_page"] = page["first"]
        if isinstance(page.get("pages"), str):
            found["pages"] = page["pages"]
    if isinstance(declared.get("has-more"), str):
        found["has_more"] = declared["has-more"]
    return found, own, style


def item_type(plan: ModelPlan, type_: Type | None, path: str) -> Type | None:
    """The type of one item: of the list at a dotted path of wire names."""
    found = resolved(plan.api.schemas, type_at(plan, type_, path))
    if isinstance(found, ListType):
        return found.item
    return AnyType() if isinstance(found, AnyType) else None


def type_at(plan: ModelPlan, type_: Type | None, path: str) -> Type | None:
    """The type of what stands at a dotted path of wire names."""
    for name in filter(None, path.split(".")):
        schema = object_behind(plan.api.schemas, type_)
        if schema is None:
            return None
        type_ = next((field.type for field in schema.fields if field.wire == name), None)
    return type_
