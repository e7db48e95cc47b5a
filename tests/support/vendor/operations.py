"""Changes of operations and of the names the SDK takes from them."""

from __future__ import annotations

import random
from typing import Any

from .sites import Change, Expected, Operation, operations, pick


def _unpinned(data: Any) -> list[Operation]:
    return [item for item in operations(data) if item.node.get("operationId")]


def remove(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, [item for item in operations(data) if not item.node.get("deprecated")])
    if found is None:
        return None
    del found.item[found.method]
    return {"operation-removed"}


def remove_after_sunset(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, [item for item in operations(data) if item.node.get("x-sunset")])
    if found is None:
        return None
    del found.item[found.method]
    return {"operation-removed-after-sunset"}


def add(data: Any, rng: random.Random) -> Expected:
    data.setdefault("paths", {})[f"/added-{rng.randrange(10**6)}"] = {
        "get": {"operationId": "added-one", "responses": {"204": {"description": "Nothing."}}}
    }
    return {"operation-added"}


def move(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, [item for item in _unpinned(data) if len(_methods(item)) == 1])
    if found is None:
        return None
    item = data["paths"].pop(found.path)
    data["paths"][f"/moved{found.path}"] = item
    return {"operation-moved"}


def _methods(operation: Operation) -> list[str]:
    return [key for key in operation.item if key in ("get", "put", "post", "delete", "patch")]


def deprecate(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, [item for item in operations(data) if not item.node.get("deprecated")])
    if found is None:
        return None
    found.node["deprecated"] = True
    return {"operation-deprecated"}


def undeprecate(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, [item for item in operations(data) if item.node.get("deprecated")])
    if found is None:
        return None
    del found.node["deprecated"]
    return {"operation-undeprecated"}


def rename(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, _unpinned(data))
    if found is None:
        return None
    found.node["operationId"] = "somethingElse"
    return {"operation-id-changed"}


def respell(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, _unpinned(data))
    if found is None:
        return None
    found.node["operationId"] = "_" + found.node["operationId"].swapcase()
    return {"operation-id-respelled"}


def retag(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, [item for item in operations(data) if item.node.get("tags")])
    if found is None:
        return None
    found.node["tags"][0] = "quite another"
    return {"operation-resource-changed"}


def add_tag(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, operations(data))
    if found is None:
        return None
    found.node["tags"] = [*found.node.get("tags", ()), "quite another"]
    return {"operation-tag-added"}


def drop_tags(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, [item for item in operations(data) if len(item.node.get("tags", ())) == 1])
    if found is None:
        return None
    del found.node["tags"]
    return {"operation-tag-removed"}


def reword(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, operations(data))
    if found is None:
        return None
    found.node["description"] = f"{found.node.get('description', '')} And more."
    return {"docs-changed"}


def add_callback(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, operations(data))
    if found is None:
        return None
    found.node.setdefault("callbacks", {})["rung"] = {
        "{$request.body#/url}": {"post": {"responses": {"200": {"description": "Heard."}}}}
    }
    return {"callback-added"}


def rename_path_variable(data: Any, rng: random.Random) -> Expected | None:
    found = pick(rng, [path for path in data.get("paths", {}) if _single_variable(data, path)])
    if found is None:
        return None
    item = data["paths"].pop(found)
    name = found[found.index("{") + 1 : found.index("}")]
    for holder in (item, *item.values()):
        if isinstance(holder, dict):
            for parameter in holder.get("parameters", ()):
                if parameter.get("in") == "path" and parameter.get("name") == name:
                    parameter["name"] = "renamed"
    data["paths"][found.replace(f"{{{name}}}", "{renamed}")] = item
    return {"path-parameter-renamed"}


def _single_variable(data: Any, path: str) -> bool:
    item = data["paths"][path]
    if path.count("{") != 1 or path.split("{")[0] + "{renamed}" in str(data["paths"].keys()):
        return False
    holders = [item, *(value for value in item.values() if isinstance(value, dict))]
    return all(
        "$ref" not in parameter for holder in holders for parameter in holder.get("parameters", ())
    )


OPERATIONS: dict[str, Change] = {
    "operation removed": remove,
    "operation removed after its sunset": remove_after_sunset,
    "operation added": add,
    "operation moved": move,
    "operation deprecated": deprecate,
    "operation no longer deprecated": undeprecate,
    "operationId changed": rename,
    "operationId respelled": respell,
    "tag changed": retag,
    "tag added": add_tag,
    "tags dropped": drop_tags,
    "description changed": reword,
    "callback added": add_callback,
    "path variable renamed": rename_path_variable,
}
