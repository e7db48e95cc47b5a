"""What other generators' extensions say of pages, in the form of `x-specloom-paging`.

Expressions that a dotted path cannot say (filters, slices) are not guessed at: the extension then
says nothing, and the method returns the page as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..ir.api import Operation
from .models import ModelPlan
from .paging_requests import first_page

Declared = dict[str, Any]


def declared_by_vendor(plan: ModelPlan, operation: Operation) -> tuple[str, Declared] | None:
    """The extension that declares the paging of an operation, and what it says."""
    extensions = operation.extensions
    fern = extensions.get("x-fern-pagination")
    if fern is True:  # as the document's root says for all
        fern = plan.api.extensions.get("x-fern-pagination")
    for key, value, read in (
        ("x-ms-pageable", extensions.get("x-ms-pageable"), _microsoft),
        ("x-speakeasy-pagination", extensions.get("x-speakeasy-pagination"), _speakeasy),
        ("x-fern-pagination", fern, _fern),
    ):
        found = read(plan, operation, value) if isinstance(value, Mapping) else None
        if found is not None:
            return key, found
    return None


def _microsoft(plan: ModelPlan, operation: Operation, value: Mapping[str, Any]) -> Declared | None:
    """`nextLinkName` (null: there is one page) and `itemName`."""
    link, items = value.get("nextLinkName"), value.get("itemName")
    if not isinstance(link, str) or not link:
        return None
    return {"items": items if isinstance(items, str) and items else "value", "next-link": link}


def _speakeasy(plan: ModelPlan, operation: Operation, value: Mapping[str, Any]) -> Declared | None:
    """`inputs` (parameters or properties of the body) and `outputs` (JSONPaths)."""
    inputs = value.get("inputs")
    names: dict[Any, tuple[str, bool]] = {}
    for entry in inputs if isinstance(inputs, list) else ():
        if isinstance(entry, Mapping) and isinstance(entry.get("name"), str):
            names[entry.get("type")] = (entry["name"], entry.get("in") == "requestBody")
    outputs = value.get("outputs")
    outputs = outputs if isinstance(outputs, Mapping) else {}
    results, cursor = outputs.get("results"), outputs.get("nextCursor")
    items = _dotted(results, "$")
    if items is None and results not in (None, "$"):
        return None
    found: Declared = {"items": items} if items else {}
    if "limit" in names:
        found["size-parameter"] = names["limit"][0]
    if "cursor" in names and cursor is not None:
        return _cursor(found, names["cursor"], cursor, "$")
    link = _dotted(outputs.get("nextUrl"), "$")
    if link:
        return {**found, "next-link": link}
    if "offset" in names:
        return _sent(found, "offset", names["offset"])
    if "page" in names:
        pages = _dotted(outputs.get("numPages"), "$")
        more: Declared = {"pages": pages} if pages else {}
        return _sent(
            found, "page", names["page"], {**more, **_first(plan, operation, names["page"])}
        )
    return None


def _fern(plan: ModelPlan, operation: Operation, value: Mapping[str, Any]) -> Declared | None:
    """`cursor`/`next_cursor`, `offset` (with `step` a number of items, without it a page),
    `next_uri` or `next_path`, with `results` and `has-next-page`."""
    items = _dotted(value.get("results"), "$response")
    if items is None and value.get("results") != "$response":
        return None
    found: Declared = {"items": items} if items else {}
    more = _dotted(value.get("has-next-page"), "$response")
    if more:
        found["has-more"] = more
    if "cursor" in value:
        name = _requested(operation, value["cursor"])
        return _cursor(found, name, value.get("next_cursor"), "$response") if name else None
    for key in ("next_uri", "next_path"):
        link = _dotted(value.get(key), "$response")
        if link:
            return {**found, "next-link": link}
    name = _requested(operation, value.get("offset"))
    if name is None:
        return None
    if "step" in value:
        size = _dotted(value["step"], "$request")
        return _sent({**found, "size-parameter": size} if size else found, "offset", name)
    return _sent(found, "page", name, _first(plan, operation, name))


def _cursor(found: Declared, name: tuple[str, bool], path: Any, root: str) -> Declared | None:
    """A cursor in the answer, or in the last of its items: `$.items[-1].id`."""
    dotted = _dotted(path, root)
    if dotted:
        return _sent(found, "cursor", name, {"response": dotted})
    prefix = f"{root}.{found['items']}" if "items" in found else root
    last = _LAST.fullmatch(path.removeprefix(prefix)) if isinstance(path, str) else None
    if last is None or not path.startswith(prefix):
        return None
    return _sent(found, "cursor", name, {"item": last[1]})


def _sent(
    found: Declared, style: str, name: tuple[str, bool], more: Declared | None = None
) -> Declared:
    """The parameter, or the property of the body, that asks for the next page."""
    wire, in_body = name
    place = {"in-body": True} if in_body else {}
    return {**found, style: {"parameter": wire, **place, **(more or {})}}


def _requested(operation: Operation, path: Any) -> tuple[str, bool] | None:
    """What `$request.x` means: a query parameter, else a property of the body (or in it: `x.y`)."""
    name = _dotted(path, "$request")
    if not name:
        return None
    queried = any(p.wire == name and p.location == "query" for p in operation.parameters)
    return (name, not queried) if queried or operation.bodies else None


def _first(plan: ModelPlan, operation: Operation, name: tuple[str, bool]) -> Declared:
    wire, in_body = name
    first = first_page(plan, operation, wire, in_body=in_body)
    return {} if first is None else {"first": first}


_LAST = re.compile(r"\[(?:-1:?|\(@\.length ?- ?1\))\]\.([\w$@-]+(?:\.[\w$@-]+)*)")
_PATH = re.compile(r"\.([\w$@-]+(?:\.[\w$@-]+)*)")


def _dotted(path: Any, root: str) -> str | None:
    """`$.data.items` as `data.items`; None for anything a dotted path cannot say."""
    if not isinstance(path, str) or not path.startswith(root):
        return None
    found = _PATH.fullmatch(path.removeprefix(root).removesuffix("[*]"))
    return found[1] if found else None
