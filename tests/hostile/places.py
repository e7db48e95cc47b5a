"""Where text of a document can end up in code: 30 places, each with a document that fills it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Doc: TypeAlias = dict[str, Any]

BASE: Mapping[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Zoo", "version": "1.0"},
    "servers": [{"url": "https://zoo.example/v1"}],
    "tags": [{"name": "animals", "description": "All of them."}],
    "paths": {
        "/animals/{id}": {
            "post": {
                "operationId": "feedAnimal",
                "tags": ["animals"],
                "summary": "Feed one.",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "how", "in": "query", "schema": {"type": "string"}},
                ],
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Cat"}}
                    }
                },
                "responses": {
                    "200": {
                        "description": "Done.",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Animal"}}
                        },
                    },
                    "404": {"description": "No such animal."},
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Animal": {
                "oneOf": [
                    {"$ref": "#/components/schemas/Cat"},
                    {"$ref": "#/components/schemas/Dog"},
                ],
                "discriminator": {
                    "propertyName": "kind",
                    "mapping": {
                        "cat": "#/components/schemas/Cat",
                        "dog": "#/components/schemas/Dog",
                    },
                },
            },
            "Cat": {
                "type": "object",
                "required": ["kind"],
                "properties": {
                    "kind": {"type": "string"},
                    "lives": {"type": "string", "default": "nine"},
                    "mood": {"type": "string", "enum": ["good", "bad"]},
                },
            },
            "Dog": {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"type": "string"}},
            },
        }
    },
}


@dataclass(frozen=True)
class Place:
    """`fill` puts text there. `keeps` says how the text must come back: `exact`, as a string of the
    code; `words`, as words of a docstring; `no` where it only decides a name."""

    name: str
    fill: Callable[[Doc, str], object]
    keeps: str


def document(place: Place, text: str) -> Doc:
    """The zoo with the text at the place."""
    doc = copy.deepcopy(dict(BASE))
    place.fill(doc, text)
    return doc


def _operation(doc: Doc) -> Doc:
    found: Doc = doc["paths"]["/animals/{id}"]["post"]
    return found


def _cat(doc: Doc) -> Doc:
    found: Doc = doc["components"]["schemas"]["Cat"]
    return found


def _property(doc: Doc, name: str) -> Doc:
    found: Doc = _cat(doc)["properties"][name]
    return found


def _path(doc: Doc, text: str) -> None:
    doc["paths"]["/x" + text] = {"get": {"responses": {"200": {"description": "d"}}}}


def _parameter(location: str) -> Callable[[Doc, str], object]:
    def fill(doc: Doc, text: str) -> None:
        _operation(doc)["parameters"].append(
            {"name": text, "in": location, "schema": {"type": "string"}}
        )

    return fill


def _variable(doc: Doc, text: str) -> None:
    doc["servers"] = [
        {"url": "https://{region}.zoo.example", "variables": {"region": {"default": text}}}
    ]


def _mapping(doc: Doc, text: str) -> None:
    mapping = doc["components"]["schemas"]["Animal"]["discriminator"]["mapping"]
    mapping[text] = mapping.pop("cat")


def _schema(doc: Doc, text: str) -> None:
    doc["components"]["schemas"][text] = {"type": "object", "properties": {"a": {"type": "string"}}}


def _scheme(doc: Doc, text: str) -> None:
    doc["components"]["securitySchemes"] = {
        "key": {"type": "apiKey", "in": "header", "name": text, "description": text}
    }
    doc["security"] = [{"key": []}]


def _scheme_key(doc: Doc, text: str) -> None:
    doc["components"]["securitySchemes"] = {text: {"type": "http", "scheme": "bearer"}}
    doc["security"] = [{text: []}]


def _media(doc: Doc, text: str) -> None:
    content = _operation(doc)["requestBody"]["content"]
    content["application/x" + text] = {"schema": {"type": "string", "format": "binary"}}


def _webhook(doc: Doc, text: str) -> None:
    doc["webhooks"] = {
        text: {
            "post": {
                "requestBody": {
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Cat"}}
                    }
                },
                "responses": {"200": {"description": "d"}},
            }
        }
    }


def _names(doc: Doc, text: str) -> None:
    _property(doc, "mood")["x-enum-varnames"] = [text, "BAD"]


PLACES = (
    Place("title", lambda d, t: d["info"].update(title=t), "words"),
    Place("version", lambda d, t: d["info"].update(version=t), "no"),
    Place("description", lambda d, t: d["info"].update(description=t), "words"),
    Place("license", lambda d, t: d["info"].update(license={"name": t}), "no"),
    Place("server-url", lambda d, t: d.update(servers=[{"url": "https://a.example/" + t}]), "no"),
    Place("server-variable", _variable, "no"),
    Place("tag", lambda d, t: _operation(d).update(tags=[t]), "no"),
    Place("tag-description", lambda d, t: d["tags"][0].update(description=t), "words"),
    Place("path", _path, "no"),
    Place("operation-id", lambda d, t: _operation(d).update(operationId=t), "exact"),
    Place("summary", lambda d, t: _operation(d).update(summary=t), "words"),
    Place("operation-description", lambda d, t: _operation(d).update(description=t), "words"),
    Place("query-parameter", _parameter("query"), "exact"),
    Place("header-parameter", _parameter("header"), "exact"),
    Place("cookie-parameter", _parameter("cookie"), "exact"),
    Place(
        "parameter-description",
        lambda d, t: _operation(d)["parameters"][0].update(description=t),
        "words",
    ),
    Place(
        "error-description",
        lambda d, t: _operation(d)["responses"]["404"].update(description=t),
        "words",
    ),
    Place("media-type", _media, "exact"),
    Place("schema-name", _schema, "no"),
    Place("schema-title", lambda d, t: _cat(d).update(title=t), "words"),
    Place("schema-description", lambda d, t: _cat(d).update(description=t), "words"),
    Place("property-name", lambda d, t: _cat(d)["properties"].update({t: {}}), "exact"),
    Place("property-description", lambda d, t: _property(d, "mood").update(description=t), "words"),
    Place("default", lambda d, t: _property(d, "lives").update(default=t), "exact"),
    Place("enum-value", lambda d, t: _property(d, "mood").update(enum=["good", t]), "exact"),
    Place("enum-name", _names, "no"),
    Place("mapping", _mapping, "exact"),
    Place("api-key", _scheme, "words"),
    Place("scheme-key", _scheme_key, "exact"),
    Place("webhook", _webhook, "no"),
)
