"""Which field of an OpenAPI object holds what kind of object.

The structure of OpenAPI 3.0, 3.1 and 3.2 in one table. Walking a document by it finds the
references and extensions that mean something, and passes by the ones that are only data: a `$ref`
in an example is not a reference, a property that is named `default` is not a default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

Kind = str
"""Name of a kind of object ("schema"). "schema*" is a mapping of names to schemas."""

METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

ANY: Final = "*"
"""Stands for every field in the table of a kind whose fields are names or patterns."""

# A value "[schema" says that the field holds a list of schemas.
_FIELDS: Final[Mapping[Kind, Mapping[str, str]]] = {
    "openapi": {
        "info": "info",
        "servers": "[server",
        "paths": "paths",
        "webhooks": "path-item*",
        "components": "components",
        "tags": "[tag",
    },
    "paths": {ANY: "path-item"},
    "path-item": {
        **dict.fromkeys(METHODS, "operation"),
        "additionalOperations": "operation*",
        "parameters": "[parameter",
        "servers": "[server",
    },
    "operation": {
        "parameters": "[parameter",
        "requestBody": "request-body",
        "responses": "responses",
        "callbacks": "callback*",
        "servers": "[server",
    },
    "responses": {ANY: "response"},
    "callback": {ANY: "path-item"},
    "components": {
        "schemas": "schema*",
        "responses": "response*",
        "parameters": "parameter*",
        "examples": "example*",
        "requestBodies": "request-body*",
        "headers": "header*",
        "securitySchemes": "security-scheme*",
        "links": "link*",
        "callbacks": "callback*",
        "pathItems": "path-item*",
        "mediaTypes": "media-type*",
    },
    "parameter": {"schema": "schema", "content": "media-type*", "examples": "example*"},
    "header": {"schema": "schema", "content": "media-type*", "examples": "example*"},
    "request-body": {"content": "media-type*"},
    "response": {"headers": "header*", "content": "media-type*", "links": "link*"},
    "media-type": {
        "schema": "schema",
        "itemSchema": "schema",
        "examples": "example*",
        "encoding": "encoding*",
        "prefixEncoding": "[encoding",
        "itemEncoding": "encoding",
    },
    "encoding": {
        "headers": "header*",
        "encoding": "encoding*",
        "prefixEncoding": "[encoding",
        "itemEncoding": "encoding",
    },
    "link": {"server": "server"},
    # Of draft 7: by name a schema, or a list of names.
    "dependencies": {ANY: "schema"},
    "schema": {
        **dict.fromkeys(
            (
                *("properties", "patternProperties", "dependentSchemas", "$defs"),
                "definitions",
            ),
            "schema*",
        ),
        "dependencies": "dependencies",
        **dict.fromkeys(
            (
                "additionalProperties",
                "unevaluatedProperties",
                "propertyNames",
                "items",
                "additionalItems",
                "unevaluatedItems",
                "contains",
                "contentSchema",
                "not",
                "if",
                "then",
                "else",
            ),
            "schema",
        ),
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "[schema"),
        "discriminator": "discriminator",
    },
    # Objects that hold no other object of interest.
    "info": {},
    "server": {},
    "tag": {},
    "example": {},
    "security-scheme": {},
    "discriminator": {},
}

KINDS: Final = tuple(_FIELDS)
"""Every kind of object."""

REFERABLE: Final = frozenset(
    {
        "schema",
        "response",
        "parameter",
        "example",
        "request-body",
        "header",
        "security-scheme",
        "link",
        "callback",
        "path-item",
        "media-type",
    }
)
"""Kinds in whose place a Reference Object may stand (OpenAPI 3.2, section 4.23)."""


def fields_of(kind: Kind) -> Mapping[str, str]:
    """The fields of a kind that hold objects: "schema", a list "[schema" or a mapping "schema*"."""
    return _FIELDS[kind]


def children(node: Mapping[str, Any], kind: Kind) -> Iterator[tuple[tuple[str, ...], Any, Kind]]:
    """The objects directly in an object: the keys that lead there, the object, its kind.

    Only mappings are objects; a boolean schema or a value of a wrong type is passed by.
    """
    if kind.endswith("*"):
        for name, child in node.items():
            if isinstance(child, dict):
                yield (name,), child, kind[:-1]
        return
    fields = _FIELDS[kind]
    if ANY in fields:
        for name, child in node.items():
            if isinstance(child, dict) and not name.startswith("x-"):
                yield (name,), child, fields[ANY]
        return
    for name, child in node.items():
        inner = fields.get(name)
        if inner is None:
            continue
        if isinstance(child, dict):
            if inner[0] != "[":
                yield (name,), child, inner
        # `items` may be a list in documents that follow older drafts of JSON Schema.
        elif isinstance(child, list) and (inner[0] == "[" or name == "items"):
            inner = inner.removeprefix("[")
            for index, item in enumerate(child):
                if isinstance(item, dict):
                    yield (name, str(index)), item, inner


def describe(kind: Kind) -> str:
    """A kind for a reader: "a schema", "a mapping of schemas"."""
    name = kind.rstrip("*").replace("-", " ")
    if kind.endswith("*"):
        return f"a mapping of {name}s" if not name.endswith("y") else f"a mapping of {name[:-1]}ies"
    if name in ("openapi", "components", "paths", "responses", "info", "dependencies"):
        return f"the {name} object"
    return f"an {name}" if name[0] in "aeio" else f"a {name}"
