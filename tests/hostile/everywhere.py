"""One document that has every hard name in every place where a document can name something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from .names import pointer
from .places import Doc

TEXT: Doc = {"type": "string"}
KINDS: tuple[Doc, ...] = (
    *({"type": "string", "format": each} for each in ("date", "date-time", "uuid", "time")),
    *({"type": "string", "format": each} for each in ("duration", "decimal", "binary")),
    *({"type": each} for each in ("integer", "number", "boolean", "object")),
    {"enum": ["a", "b"]},
    {"type": "string", "maxLength": 4},
    {"type": "array", "items": TEXT},
    {"type": "object", "additionalProperties": {"type": "number"}},
    {"type": "object", "properties": {"list": TEXT, "on": {"type": "string", "format": "date"}}},
)
"""Types that a name must not hide: each name has another of them in every place."""
OK: Doc = {"description": "d"}
MEDIA = ("application/json", "multipart/form-data", "application/x-www-form-urlencoded")
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_IN_PATH = re.compile(r"[^{}/?#]+")


def ref(name: str) -> Doc:
    return {"$ref": f"#/components/schemas/{pointer(name)}"}


def body(schema: Doc, media: str = MEDIA[0]) -> Doc:
    return {"content": {media: {"schema": schema}}}


def operation(identifier: str, tag: str, schema: Doc, **more: Any) -> Doc:
    answer = {"200": {"description": "d", **body(schema)}}
    return {"operationId": identifier, "tags": [tag], "responses": answer, **more}


def parameters(location: str, names: Sequence[str]) -> list[Doc]:
    return [
        {"name": name, "in": location, "required": location == "path", "schema": kind(at)}
        for at, name in enumerate(names)
    ]


def kind(at: int) -> Doc:
    return KINDS[at % len(KINDS)]


def everywhere(names: Sequence[str]) -> Doc:
    """The names as those of tags, operations, parameters, headers, schemas, properties, values,
    kinds of a union, security schemes, variables of servers, callbacks, webhooks, and in a body
    that has builders."""
    headers = [name for name in names if _HEADER.fullmatch(name)]
    in_path = [name for name in names if _IN_PATH.fullmatch(name)]
    event = {
        "post": {"requestBody": body(ref("Thing")), "responses": {"200": {"description": "d"}}}
    }
    paths: Doc = {}
    for at, name in enumerate(names):
        paths[f"/method{at}"] = {"get": operation(name, "all", kind(at))}
        tagged = operation(f"op {at}", name, ref(name), parameters=parameters("query", [name]))
        fields = {"type": "object", "required": [name], "properties": {name: kind(at)}}
        paths[f"/tag{at}"] = {"post": tagged | {"requestBody": body(fields, MEDIA[at % 3])}}
    many = parameters("query", names) + parameters("header", headers)
    paths["/all"] = {
        "post": operation("many", "all", ref("Word"), parameters=many)
        | {"callbacks": {name: {"{$request.query.id}": event} for name in names[::3]}}
    }
    paths["/all"]["post"]["responses"]["200"]["headers"] = {
        name: {"schema": {"type": "integer"}} for name in headers
    }
    paths["/" + "/".join(f"{{{name}}}" for name in in_path)] = {
        "get": operation("path", "all", ref("Kinds"), parameters=parameters("path", in_path))
    }
    paths["/build"] = {"post": operation("build", "all", {}, requestBody=body(ref("Builder")))}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Client", "version": "1"},
        "servers": [{"url": "https://a.example"}, _server(in_path)],
        "paths": paths,
        "webhooks": dict.fromkeys(names[1::3], event),
        "security": [{name: []} for name in names],
        "components": {"schemas": _schemas(names), "securitySchemes": _schemes(names)},
    }


def _server(names: Sequence[str]) -> Doc:
    variables = {name: {"default": "a", "enum": ["a", name]} for name in names}
    return {
        "url": "https://b.example/" + "/".join(map("{{{}}}".format, names)),
        "variables": variables,
    }


def _schemes(names: Sequence[str]) -> Doc:
    flow = {"clientCredentials": {"tokenUrl": "https://a.example/token", "scopes": {}}}
    kinds: tuple[Doc, ...] = (
        {"type": "http", "scheme": "bearer"},
        {"type": "http", "scheme": "basic"},
        {"type": "oauth2", "flows": flow},
        {"type": "apiKey", "in": "cookie", "name": "a"},
    )
    return {name: kinds[at % len(kinds)] for at, name in enumerate(names)}


def _schemas(names: Sequence[str]) -> Doc:
    own: Doc = {}
    for at, name in enumerate(names):
        fields = {name: TEXT, "things": {"type": "array", "items": ref("Thing")}}
        own[name] = (
            {"type": "object", "required": [name], "properties": fields},
            {"type": "string", "enum": ["a", name]},
            {"oneOf": [ref("Thing"), {"type": "object", "title": name, "properties": fields}]},
            {"type": "array", "items": {"type": "string", "maxLength": 3}},
            {"type": "object", "additionalProperties": {"type": "string", "format": "uuid"}},
        )[at % 5]
    things = {name: kind(at) for at, name in enumerate(names)}
    variants = [
        {"type": "object", "required": ["class"], "properties": {"class": {"const": name}}}
        for name in names[::4]
    ]
    return own | {
        "Thing": {"type": "object", "properties": things},
        "Word": {"type": "string", "enum": list(names)},
        "Kinds": {"oneOf": variants, "discriminator": {"propertyName": "class"}},
        **_built(names),
    }


def _built(names: Sequence[str]) -> Doc:
    """A body that is told apart by a property beside it, which gives it builders."""
    steps = [ref("Few"), {"type": "array", "items": ref("Word")}, *KINDS]
    few = {"type": "object", "properties": {"build": TEXT, "super": TEXT}}
    variant = {"type": "object", "required": ["main"], "properties": {"main": ref("Thing")}}
    variant["properties"] |= {name: steps[at % len(steps)] for at, name in enumerate(names)}
    flat = {"type": "object", "required": list(names), "properties": dict.fromkeys(names, TEXT)}
    properties = dict.fromkeys(names, TEXT) | {
        "kind": {"type": "string", "enum": ["step", "flat"]},
        "holds": {"anyOf": [ref("Steps"), ref("Flat")]},
    }
    told = [
        {
            "if": {"properties": {"kind": {"const": tag}}},
            "then": {"properties": {"holds": ref(name)}},
        }
        for tag, name in (("step", "Steps"), ("flat", "Flat"))
    ]
    whole = {
        "type": "object",
        "required": ["kind", "holds"],
        "properties": properties,
        "allOf": told,
    }
    return {"Few": few, "Steps": variant, "Flat": flat, "Builder": whole}
