"""Documents whose names clash in every way, and what is added to them."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

NAMES = (
    "foo", "Foo", "FOO", "foo-bar", "fooBar", "FooBar", "foo_bar", "foo.bar", "Foo Bar", "bar",
    "Bar", "BarDict", "bar_dict", "AnyFoo", "AsyncFoo", "foo2", "foo_2", "Foo2", "größe", "Größe",
    "ßa", "名前", "id", "body", "class", "list", "owner", "ownerName", "owner_name", "Schema",
    "fooInput", "foo_owner", "FooOwner", "BarFoo", "payment_required", "not_found", "+1", "-1",
)  # fmt: skip
"""The same words in several spellings, what names are made of, and what Python needs."""
PATHS = ("/foo", "/Foo", "/foo/{id}", "/foo-bar", "/v1/foo", "/bar", "/bar/{id}/foo", "/")
METHODS = ("get", "post", "put", "delete")
STATUSES = ("200", "201", "2XX", "400", "402", "404", "default")
SCHEMES: tuple[dict[str, Any], ...] = (
    {"type": "http", "scheme": "bearer"},
    {"type": "http", "scheme": "basic"},
    {"type": "apiKey", "in": "header", "name": "X-Key"},
)

name = st.sampled_from(NAMES)


def _references() -> st.SearchStrategy[dict[str, Any]]:
    """References to components, which are added where they are missing (`_closed`)."""
    return st.builds(lambda each: {"$ref": f"#/components/schemas/{each}"}, name)


def _objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(
        lambda properties: {"type": "object", "properties": properties},
        st.dictionaries(name, inner, min_size=1, max_size=3),
    )


enums = st.builds(
    lambda values: {"type": "string", "enum": values},
    st.lists(name, min_size=2, max_size=4, unique=True),
)
schemas = st.recursive(
    st.one_of(st.sampled_from([{"type": "string"}, {"type": "integer"}]), enums, _references()),
    lambda inner: st.one_of(
        _objects(inner),
        st.builds(lambda item: {"type": "array", "items": item}, inner),
        st.builds(lambda each: {"oneOf": each}, st.lists(_objects(inner), min_size=2, max_size=3)),
        st.builds(lambda ref, own: {"allOf": [ref, own]}, _references(), _objects(inner)),
    ),
    max_leaves=5,
)
components = st.one_of(_objects(schemas), _objects(schemas), enums, schemas)


@st.composite
def _answers(draw: st.DrawFn) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for status in draw(st.lists(st.sampled_from(STATUSES), min_size=1, max_size=2, unique=True)):
        answer: dict[str, Any] = {"description": "It is."}
        if draw(st.booleans()):
            answer["content"] = {"application/json": {"schema": draw(schemas)}}
        if status[0] == "4" and draw(st.booleans()):
            answer["x-specloom-error-codes"] = draw(st.lists(name, max_size=2, unique=True))
        found[status] = answer
    return found


parameters = st.builds(
    lambda wire, where, schema: {"name": wire, "in": where, "schema": schema},
    name,
    st.sampled_from(["query", "header", "cookie"]),
    st.one_of(st.just({"type": "string"}), enums),
)


@st.composite
def operations(draw: st.DrawFn) -> dict[str, Any]:
    """An operation, to be put at any path."""
    made: dict[str, Any] = {"responses": draw(_answers())}
    if draw(st.booleans()):
        made["operationId"] = draw(name)
    made["tags"] = draw(st.lists(name, max_size=2, unique=True))
    found = draw(st.lists(parameters, max_size=3))
    made["parameters"] = list({(each["in"], each["name"]): each for each in found}.values())
    if draw(st.booleans()):
        made["requestBody"] = {"content": {"application/json": {"schema": draw(schemas)}}}
    return made


spots = st.tuples(st.sampled_from(PATHS), st.sampled_from(METHODS))


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A whole document."""
    document: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "webhooks": {},
        "components": {"schemas": draw(st.dictionaries(name, components, max_size=5))},
    }
    for (path, method), each in draw(st.dictionaries(spots, operations(), max_size=4)).items():
        document["paths"].setdefault(path, {})[method] = each
    for each in draw(st.lists(name, max_size=1)):
        _add_webhook(document, each, draw(schemas))
    for each in draw(st.lists(name, max_size=2, unique=True)):
        _add_scheme(document, each, draw(st.sampled_from(SCHEMES)))
    return _closed(document)


@st.composite
def grown(draw: st.DrawFn, document: dict[str, Any]) -> dict[str, Any]:
    """The document with one or several things more."""
    new = deepcopy(document)
    for _ in range(draw(st.integers(1, 3))):
        draw(st.sampled_from(_ADDITIONS))(draw, new)
    return _closed(new)


@st.composite
def rearranged(draw: st.DrawFn, document: dict[str, Any]) -> tuple[dict[str, Any], Moves] | None:
    """The document with one list in another order, with more in it, or a thing in it with another
    property; and where things went. None without a list of things that differ."""
    new = deepcopy(document)
    found = [(place, each) for place, each in _lists(new) if _differ(each)]
    if not found:
        return None
    place, listed = draw(st.sampled_from(found))
    items: list[tuple[int | None, Any]] = list(enumerate(listed))
    if draw(st.booleans()):
        items = list(draw(st.permutations(items)))
    for each in draw(st.lists(_objects(schemas), max_size=2)):
        if each not in listed:
            items.insert(draw(st.integers(0, len(items))), (None, each))
    changed = draw(st.sampled_from([each for at, each in items if at is not None]))
    if "properties" in changed and draw(st.booleans()):
        changed["properties"].setdefault("brandNew", {"type": "string"})
    listed[:] = [each for _, each in items]
    if not _differ(listed):
        return None
    went = {f"{place}/{at}": f"{place}/{now}" for now, (at, _) in enumerate(items)
            if at is not None}  # fmt: skip
    return _closed(new), went


Moves = dict[str, str]
"""Where things stand now, by where they stood."""


def _lists(node: Any, place: str = "") -> list[tuple[str, list[Any]]]:
    """Every list of schemas that any of may fit, by its pointer."""
    children = node.items() if isinstance(node, dict) else ()
    if isinstance(node, list):
        children = enumerate(node)
    found = [(place, node)] if isinstance(node, list) and place.endswith("/oneOf") else []
    for key, child in children:
        found += _lists(child, f"{place}/{str(key).replace('~', '~0').replace('/', '~1')}")
    return found


def _differ(listed: list[Any]) -> bool:
    return len({repr(each) for each in listed}) == len(listed)


def _more_components(draw: st.DrawFn, document: dict[str, Any]) -> None:
    document["components"]["schemas"].setdefault(draw(name), draw(components))


def _more_operations(draw: st.DrawFn, document: dict[str, Any]) -> None:
    path, method = draw(spots)
    document["paths"].setdefault(path, {}).setdefault(method, draw(operations()))


def _more_properties(draw: st.DrawFn, document: dict[str, Any]) -> None:
    holders = [each for each in _parts(document) if "properties" in each]
    if holders:
        draw(st.sampled_from(holders))["properties"].setdefault(draw(name), draw(schemas))


def _more_values(draw: st.DrawFn, document: dict[str, Any]) -> None:
    holders = [each for each in _parts(document) if "enum" in each]
    if holders:
        values = draw(st.sampled_from(holders))["enum"]
        value = draw(name)
        if value not in values:
            values.insert(draw(st.integers(0, len(values))), value)


def _more_variants(draw: st.DrawFn, document: dict[str, Any]) -> None:
    holders = [each for each in _parts(document) if "oneOf" in each]
    if holders:
        # At the end: before one that says the very same it cannot be told from that.
        draw(st.sampled_from(holders))["oneOf"].append(draw(_objects(schemas)))


def _more_in_operations(draw: st.DrawFn, document: dict[str, Any]) -> None:
    found = [each for item in document["paths"].values() for each in item.values()]
    if not found:
        return
    operation = draw(st.sampled_from(found))
    match draw(st.sampled_from(["tag", "parameter", "answer", "code"])):
        case "tag":
            tag = draw(name)
            at = draw(st.integers(0, len(operation["tags"])))
            if tag not in operation["tags"]:
                operation["tags"].insert(at, tag)
        case "parameter":
            new = draw(parameters)
            if not any((p["in"], p["name"]) == (new["in"], new["name"])
                       for p in operation["parameters"]):  # fmt: skip
                operation["parameters"].insert(0, new)
        case "answer":
            for status, answer in draw(_answers()).items():
                operation["responses"].setdefault(status, answer)
        case "code":
            for status, answer in operation["responses"].items():
                codes = answer.get("x-specloom-error-codes", [])
                if status[0] == "4":
                    answer["x-specloom-error-codes"] = list(dict.fromkeys([draw(name), *codes]))


def _more_webhooks(draw: st.DrawFn, document: dict[str, Any]) -> None:
    _add_webhook(document, draw(name), draw(schemas))


def _more_schemes(draw: st.DrawFn, document: dict[str, Any]) -> None:
    _add_scheme(document, draw(name), draw(st.sampled_from(SCHEMES)))


_ADDITIONS = (
    _more_components,
    _more_operations,
    _more_properties,
    _more_values,
    _more_variants,
    _more_in_operations,
    _more_in_operations,
    _more_webhooks,
    _more_schemes,
)


def _add_webhook(document: dict[str, Any], each: str, schema: Any) -> None:
    document["webhooks"].setdefault(each, {"post": {
        "requestBody": {"content": {"application/json": {"schema": schema}}},
        "responses": {"200": {"description": "Thanks."}},
    }})  # fmt: skip


def _add_scheme(document: dict[str, Any], each: str, scheme: dict[str, Any]) -> None:
    document["components"].setdefault("securitySchemes", {}).setdefault(each, scheme)


def _parts(node: Any) -> list[dict[str, Any]]:
    """Every schema in the document, in one order."""
    if isinstance(node, list):
        return [part for each in node for part in _parts(each)]
    if not isinstance(node, dict):
        return []
    own = [node] if isinstance(node.get("properties", node.get("enum", node.get("oneOf"))),
                               dict | list) else []  # fmt: skip
    return own + [part for key in sorted(node) for part in _parts(node[key])]


def _closed(document: dict[str, Any]) -> dict[str, Any]:
    """The document with a component for each reference that leads to nothing."""
    schemas = document["components"]["schemas"]
    for reference in _targets(document):
        schemas.setdefault(reference.rpartition("/")[2], {"type": "object"})
    for path, item in document["paths"].items():
        for operation in item.values():
            known = {(each["in"], each["name"]) for each in operation["parameters"]}
            if "{id}" in path and ("path", "id") not in known:
                operation["parameters"].append(
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
                )
    return document


def _targets(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [target for each in node.values() for target in _targets(each)]
    return [target for each in node for target in _targets(each)] if isinstance(node, list) else []
