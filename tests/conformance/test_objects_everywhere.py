"""Nothing is dropped: each field of each object of OpenAPI 3.2, by its meta schema, changes what is
made, or is reported, or is in the table of what is left out."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conformance.left_out import left_out
from support.yields import yielded

META = Path(__file__).parents[1] / "data" / "openapi-meta-schemas" / "3.2.json"
PET = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
}
NO_CONTENT = {"204": {"description": "Done"}}
JSON = {"application/json": {"schema": PET}}
URL = "https://zebra.example"

DOCUMENT: dict[str, Any] = {
    "openapi": "3.2.0",
    "info": {
        "title": "Zoo",
        "version": "1",
        "contact": {"name": "Team"},
        "license": {"name": "MIT"},
    },
    "servers": [
        {"url": "https://{env}.zoo.example", "variables": {"env": {"default": "prod"}}},
    ],
    "tags": [{"name": "pets"}],
    "security": [{"key": []}, {"auth": []}, {"http": []}, {"oidc": []}],
    "paths": {
        "/pets": {
            "post": {
                "operationId": "addPet",
                "tags": ["pets"],
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer"}},
                    {
                        "name": "filter",
                        "in": "query",
                        "content": {"application/json": {"schema": {"type": "object"}}},
                    },
                ],
                "requestBody": {"content": JSON},
                "responses": {
                    "200": {
                        "description": "A pet",
                        "headers": {"X-Rate": {"schema": {"type": "integer"}}},
                        "content": JSON,
                        "links": {"next": {"operationRef": "#/paths/~1search/post"}},
                    },
                    "404": {"description": "None such", "content": JSON},
                },
                "callbacks": {
                    "onAdd": {
                        "{$request.body#/url}": {
                            "post": {"requestBody": {"content": JSON}, "responses": NO_CONTENT}
                        }
                    }
                },
            }
        },
        "/photos": {
            "post": {
                "operationId": "upload",
                "requestBody": {
                    "content": {
                        "multipart/form-data": {"schema": PET, "encoding": {"name": {}}},
                    }
                },
                "responses": NO_CONTENT,
            }
        },
        "/search": {
            "post": {
                "operationId": "search",
                "requestBody": {
                    "content": {
                        "application/x-www-form-urlencoded": {
                            "schema": PET,
                            "encoding": {"tags": {}},
                        }
                    }
                },
                "responses": NO_CONTENT,
            }
        },
    },
    "webhooks": {"born": {"post": {"requestBody": {"content": JSON}, "responses": NO_CONTENT}}},
    "components": {
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "auth": {
                "type": "oauth2",
                "flows": {"clientCredentials": {"tokenUrl": f"{URL}/t", "scopes": {}}},
            },
            "http": {"type": "http", "scheme": "bearer"},
            "oidc": {"type": "openIdConnect", "openIdConnectUrl": "https://zoo.example/oidc"},
        }
    },
}

POST = ("paths", "/pets", "post")
PLACES: dict[str, list[tuple[str | int, ...]]] = {
    "openapi": [()],
    "info": [("info",)],
    "contact": [("info", "contact")],
    "license": [("info", "license")],
    "server": [("servers", 0)],
    "server-variable": [("servers", 0, "variables", "env")],
    "tag": [("tags", 0)],
    "path-item": [("paths", "/pets")],
    "operation": [POST],
    "parameter": [(*POST, "parameters", 0)],
    "event": [
        ("webhooks", "born", "post"),
        (*POST, "callbacks", "onAdd", "{$request.body#/url}", "post"),
    ],
    "path-item of an event": [("webhooks", "born")],
    "body of an event": [("webhooks", "born", "post", "requestBody")],
    "request-body": [(*POST, "requestBody")],
    "media-type": [
        (*POST, "requestBody", "content", "application/json"),
        (*POST, "responses", "200", "content", "application/json"),
    ],
    "encoding": [
        (
            *("paths", "/photos", "post", "requestBody", "content", "multipart/form-data"),
            *("encoding", "name"),
        ),
        (
            *("paths", "/search", "post", "requestBody", "content"),
            *("application/x-www-form-urlencoded", "encoding", "tags"),
        ),
    ],
    "response": [(*POST, "responses", "200"), (*POST, "responses", "404")],
    "header": [(*POST, "responses", "200", "headers", "X-Rate")],
    "link": [(*POST, "responses", "200", "links", "next")],
    "security-scheme": [
        ("components", "securitySchemes", name) for name in ("key", "auth", "http", "oidc")
    ],
    "oauth-flows": [("components", "securitySchemes", "auth", "flows")],
}

TEXTS = ("description", "summary", "title", "name", "identifier", "kind", "operationId")
URLS = ("termsOfService", "url", "oauth2MetadataUrl", "openIdConnectUrl", "jsonSchemaDialect")
ZEBRA = [{"name": "zebra", "in": "query", "schema": {"type": "string"}}]
OPERATION = {"operationId": "zebra", "responses": NO_CONTENT}
FLOW = {"authorizationUrl": URL, "tokenUrl": URL, "deviceAuthorizationUrl": URL, "scopes": {}}
PARTS = {"contentType": "text/zebra"}
VALUES: dict[str, Any] = {
    **dict.fromkeys(TEXTS, "zebra"),
    **dict.fromkeys(URLS, URL),
    **dict.fromkeys(("deprecated", "required", "allowReserved", "allowEmptyValue"), True),
    **dict.fromkeys(
        ("get", "put", "delete", "options", "head", "patch", "trace", "query"), OPERATION
    ),
    **dict.fromkeys(("implicit", "password", "authorizationCode", "deviceAuthorization"), FLOW),
    "additionalOperations": {"COPY": OPERATION},
    "externalDocs": {"url": URL},
    "email": "zebra@zoo.example",
    "servers": [{"url": URL}],
    "security": [],
    "tags": ["zebra"],
    "parameters": ZEBRA,
    "explode": False,
    "style": "spaceDelimited",
    "example": 7,
    "examples": {"z": {"value": 7}},
    "schema": {"type": "boolean"},
    "content": {"text/plain": {"schema": {"type": "string"}}},
    "headers": {"X-Zebra": {"schema": {"type": "string"}}},
    "links": {"zebra": {"operationId": "search"}},
    "callbacks": {"zebra": {"{$url}": {"post": OPERATION}}},
    "contentType": "application/xml",
    "encoding": {"name": PARTS},
    "prefixEncoding": [PARTS],
    "itemEncoding": PARTS,
    "itemSchema": {"type": "integer"},
    "requestBody": {"content": {"text/plain": {}}},
    "responses": NO_CONTENT,
    "server": {"url": URL},
    "parent": "zebra",
    "bearerFormat": "JWT",
    "enum": ["prod", "zebra"],
    "default": "zebra",
    "variables": {"env": {"default": "zebra"}},
    "$self": f"{URL}/openapi.json",
    "x-zebra": "zebra",
}
SPECIAL: dict[tuple[str, str], Any] = {
    ("info", "version"): "7",
    ("info", "contact"): {"name": "Zebra"},
    ("info", "license"): {"name": "Zebra"},
    ("openapi", "tags"): [{"name": "pets", "description": "zebra"}],
    ("parameter", "in"): "header",
    ("parameter", "style"): "pipeDelimited",
    ("header", "style"): "simple",
    ("header", "explode"): True,
    ("link", "operationId"): "upload",
    ("link", "operationRef"): "#/paths/~1photos/post",
    ("link", "parameters"): {"limit": "$response.body#/zebra"},
    ("link", "requestBody"): "$response.body#/zebra",
    ("media-type", "example"): {"name": "zebra"},
    ("media-type", "examples"): {"z": {"value": {"name": "zebra"}}},
    ("security-scheme", "in"): "query",
    ("security-scheme", "scheme"): "basic",
    ("oauth-flows", "clientCredentials"): {"tokenUrl": URL, "scopes": {"zebra": ""}},
}
ELSEWHERE = {
    "event": "operation",
    "path-item of an event": "path-item",
    "body of an event": "request-body",
}
"""Objects in a place where they are read in another way, and their names in the meta schema."""
MEANINGLESS: dict[str, frozenset[str]] = {
    "openapi": frozenset({"openapi", "info", "paths", "webhooks", "components"}),
    "security-scheme": frozenset({"type", "flows"}),
    "path-item": frozenset({"$ref", "post"}),
    "path-item of an event": frozenset({"$ref", "post"}),
}
"""Fields that the document has at every place, and that hold the objects that are tried."""
OF_SCHEMES = {
    "key": {"name", "in", "description", "deprecated"},
    "auth": {"oauth2MetadataUrl", "description", "deprecated"},
    "http": {"scheme", "bearerFormat", "description", "deprecated"},
    "oidc": {"openIdConnectUrl", "description", "deprecated"},
}


def fields(kind: str) -> set[str]:
    """The fields of an object, those that the meta schema says by conditions included."""
    meta = json.loads(META.read_text(encoding="utf-8"))
    node = meta if kind == "openapi" else meta["$defs"][ELSEWHERE.get(kind, kind)]
    found: set[str] = set()

    def gather(each: Any) -> None:
        if not isinstance(each, dict):
            return
        found.update(each.get("properties", ()))
        for key in ("allOf", "anyOf", "oneOf"):
            for inner in each.get(key, ()):
                gather(inner)
        for key in ("then", "else"):
            gather(each.get(key))
        reference = each.get("$ref", "")
        if reference == "#/$defs/examples":
            gather(meta["$defs"]["examples"])
        for name, inner in each.get("dependentSchemas", {}).items():
            found.add(name)
            gather(inner)
        for name in ("type-apikey", "type-http", "type-http-bearer", "type-oidc", "type-oauth2"):
            gather(each.get("$defs", {}).get(name))
        for name in ("styles-for-form", "styles-for-query"):
            gather(each.get("$defs", {}).get(name))

    gather(node)
    return (found | {"x-zebra"}) - MEANINGLESS.get(kind, frozenset())


def cases() -> Iterator[Any]:
    for kind, places in PLACES.items():
        for field in sorted(fields(kind)):
            for place in places:
                own = OF_SCHEMES.get(str(place[-1])) if kind == "security-scheme" else None
                if own is None or field in own:
                    yield pytest.param(kind, field, place, id=f"{kind}.{field} {place[-1:]}")


def made(document: dict[str, Any], folder: Path) -> tuple[dict[str, bytes], set[tuple[str, str]]]:
    found = yielded(document, folder)
    tree = {path: text for path, text in found.tree.items() if not path.endswith(".lock")}
    return tree, {(item.code, item.message) for item in found.items}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> object:
    return made(DOCUMENT, tmp_path_factory.mktemp("plain"))


REASONS = left_out()


@pytest.mark.parametrize(("kind", "field", "place"), list(cases()))
def test_every_field_shows_or_is_reported(
    kind: str, field: str, place: tuple[str | int, ...], plain: object, tmp_path: Path
) -> None:
    document = copy.deepcopy(DOCUMENT)
    node: Any = document
    for part in place:
        node = node[part]
    assert field in VALUES or (kind, field) in SPECIAL, "how is it to be tried?"
    node[field] = SPECIAL.get((kind, field), VALUES.get(field))
    is_left_out = bool(REASONS.keys() & {f"{kind}.{field}", "x-…" if field == "x-zebra" else ""})
    assert (made(document, tmp_path) == plain) is is_left_out


def test_every_object_is_tried() -> None:
    known = {name for name in json.loads(META.read_text())["$defs"] if "-or-reference" not in name}
    without_fields = {
        *("components", "paths", "content", "responses", "callbacks", "parameters", "examples"),
        *("reference", "schema", "security-requirement", "specification-extensions"),
        *("map-of-strings", "explode-for-form", "external-documentation", "example"),
    }
    assert known - without_fields == PLACES.keys() - {"openapi", *ELSEWHERE}
