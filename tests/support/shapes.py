"""Which operations of a document are alike on the wire, so that one can stand for the others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

from support.driver import Maker

T = TypeVar("T")
_REFERENCE = re.compile(r'"\$ref": "([^"]*)"')


def shape(maker: Maker, operation: Mapping[str, Any]) -> Hashable:
    """What decides how an operation's requests are written: where its parameters go and in which
    style, of what kinds they are, the types of its body, and what is done with the answer."""
    parameters = []
    for fact in operation["parameters"]:
        declared = maker.declared(operation, fact)
        look = [declared.get(key) for key in ("style", "explode", "allowReserved")]
        kind = _kind(maker, maker.schema(operation, fact))
        parameters.append((fact["location"], fact["required"], "content" in declared, *look, kind))
    body = operation["body"]
    media_types = tuple(body["media_types"]) if body else ()
    return operation["method"], frozenset(parameters), media_types, operation["result"]


def answer_shape(maker: Maker, pointer: str) -> str:
    """What a Response Object promises: the components it names, whether one or a list of them; of
    one that names none, all it says but for people."""
    response = dict(maker.document.resolve(pointer))
    response.pop("description", None)
    text = json.dumps(response, sort_keys=True)
    named = sorted(set(_REFERENCE.findall(text)))
    return " ".join(named) or text


def firsts(items: Iterable[T], key: Callable[[T], Hashable]) -> list[T]:
    """The first item of each kind, in order."""
    found: dict[Hashable, T] = {}
    for item in items:
        found.setdefault(key(item), item)
    return list(found.values())


def _kind(maker: Maker, schema: Mapping[str, Any]) -> Hashable:
    while "$ref" in schema:
        schema = maker.document.resolve(schema["$ref"][1:])
    kinds = schema.get("type")
    items = schema.get("items")
    return (
        tuple(kinds) if isinstance(kinds, list) else kinds,
        schema.get("format"),
        "enum" in schema,
        _kind(maker, items) if isinstance(items, dict) else None,
        tuple(key for key in ("oneOf", "anyOf", "allOf") if key in schema),
    )
