"""Where a document can be changed, found independently of specloom's own walk."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Expected = set[str]
Change = Callable[[Any, random.Random], Expected | None]
"""Changes a document in place and says which rules must be found; None when it finds no site."""

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
BOTH = {"request", "response"}


@dataclass(frozen=True)
class Operation:
    path: str
    method: str
    node: dict[str, Any]
    item: dict[str, Any]


def operations(data: Any) -> list[Operation]:
    return [
        Operation(path, method, item[method], item)
        for path, item in data.get("paths", {}).items()
        if "$ref" not in item
        for method in METHODS
        if method in item
    ]


def pick(random_: random.Random, items: list[Any]) -> Any:
    return random_.choice(items) if items else None


def resolve(data: Any, node: Any) -> Any:
    while isinstance(node, dict) and isinstance(node.get("$ref"), str):
        node = lookup(data, node["$ref"])
    return node


def lookup(data: Any, ref: str) -> Any:
    for part in ref[2:].split("/"):
        part = part.replace("~1", "/").replace("~0", "~")
        data = data[int(part)] if isinstance(data, list) else data[part]
    return data


def schemas(data: Any) -> dict[str, Any]:
    return data.get("components", {}).get("schemas", {})


def parameters(data: Any) -> list[tuple[Operation, dict[str, Any]]]:
    """Parameters that stand in an operation itself and have a plain schema."""
    found = []
    for operation in operations(data):
        for parameter in operation.node.get("parameters", ()):
            schema = parameter.get("schema", {})
            if "$ref" not in parameter and plain(schema) and parameter.get("in") == "query":
                found.append((operation, parameter))
    return found


def plain(schema: Any) -> bool:
    return isinstance(schema, dict) and not schema.keys() & {
        "$ref", "allOf", "oneOf", "anyOf", "not", "nullable", "readOnly", "writeOnly", "const",
    } and isinstance(schema.get("type"), str)  # fmt: skip


@dataclass(frozen=True)
class Property:
    component: str
    name: str
    holder: dict[str, Any]
    directions: set[str]

    @property
    def schema(self) -> dict[str, Any]:
        return self.holder["properties"][self.name]

    @property
    def required(self) -> bool:
        return self.name in self.holder.get("required", ())

    def rules(self, rule: str) -> Expected:
        return {f"{direction}-{rule}" for direction in self.directions}

    def require(self, yes: bool) -> None:
        others = [name for name in self.holder.get("required", ()) if name != self.name]
        self.holder["required"] = [*others, self.name] if yes else others
        if not self.holder["required"]:
            del self.holder["required"]


def properties(data: Any) -> list[Property]:
    """Plain properties of plain components that no heir declares again."""
    used = usage(data)
    found = []
    again = _redeclared(data)
    for name, schema in schemas(data).items():
        if not isinstance(schema, dict) or schema.keys() & {"allOf", "oneOf", "anyOf", "not"}:
            continue
        for key, value in schema.get("properties", {}).items():
            if plain(value) and key not in again and key != _tag(schema):
                found.append(Property(name, key, schema, used.get(name) or BOTH))
    return found


def _tag(schema: dict[str, Any]) -> str:
    return schema.get("discriminator", {}).get("propertyName", "")


def _redeclared(data: Any) -> set[str]:
    names: set[str] = set()
    for part in nodes(data.get("components", {})):
        if "allOf" in part:
            names.update(part.get("properties", ()), part.get("required", ()))
            for member in part["allOf"]:
                names.update(member.get("properties", ()), member.get("required", ()))
    return names


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            yield item
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)


def usage(data: Any) -> dict[str, set[str]]:
    """Schema component -> the directions in which operations use it."""
    used: dict[str, set[str]] = {}
    waiting: list[tuple[Any, str]] = []
    items = [(item, False) for item in data.get("paths", {}).values()]
    for key in ("webhooks", "x-webhooks"):
        items += [(item, True) for item in data.get(key, {}).values()]
    while items:
        item, event = items.pop()
        item = resolve(data, item)
        sent, got = ("response", "request") if event else ("request", "response")
        for holder in (item, *(item[method] for method in METHODS if method in item)):
            waiting += [(resolve(data, part), sent) for part in holder.get("parameters", ())]
            waiting.append((resolve(data, holder.get("requestBody", {})), sent))
            for answer in holder.get("responses", {}).values():
                waiting.append((resolve(data, answer), got))
            for callback in holder.get("callbacks", {}).values():
                items += [
                    (target, not event)
                    for name, target in resolve(data, callback).items()
                    if not name.startswith("x-")
                ]
    seen: set[tuple[int, str]] = set()
    while waiting:
        node, direction = waiting.pop()
        if isinstance(node, list):
            waiting += [(child, direction) for child in node]
        if not isinstance(node, dict) or (id(node), direction) in seen:
            continue
        seen.add((id(node), direction))
        hidden = "readOnly" if direction == "request" else "writeOnly"
        if node.get(hidden) is True:
            continue
        ref = node.get("$ref")
        if isinstance(ref, str):
            if ref.startswith("#/components/schemas/"):
                name = ref.removeprefix("#/components/schemas/").replace("~1", "/")
                used.setdefault(name, set()).add(direction)
            waiting.append((lookup(data, ref), direction))
        for ref in node.get("discriminator", {}).get("mapping", {}).values():
            waiting.append(({"$ref": ref if ref.startswith("#") else _named(ref)}, direction))
        waiting += [
            (child, direction)
            for key, child in node.items()
            if key not in ("example", "examples", "discriminator") and not key.startswith("x-")
        ]
    return used


def _named(name: str) -> str:
    return f"#/components/schemas/{name}"
