"""Every value that the specification does not allow is told with its place, or is shown harmless.

The rows go through the fields of OpenAPI 3.0 and 3.1 and their meta schemas. A row is a change
of a document that is right, and where what is told about it stands; a row of `HARMLESS` has the
reason why nothing has to be told.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.understand import understand
from support.changes import changed

BASE: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Boats", "version": "1"},
    "servers": [{"url": "https://{host}", "variables": {"host": {"default": "a.example"}}}],
    "tags": [{"name": "boats"}],
    "security": [{"key": []}],
    "paths": {
        "/boats/{id}": {
            "post": {
                "operationId": "sail",
                "tags": ["boats"],
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
                    {"name": "q", "in": "query", "schema": {"type": "string"}},
                    {"name": "X-A", "in": "header", "schema": {"type": "string"}},
                ],
                "requestBody": {
                    "content": {
                        "multipart/form-data": {
                            "schema": {"type": "object", "properties": {"a": {"type": "string"}}},
                            "encoding": {"a": {"contentType": "text/plain"}},
                        }
                    }
                },
                "responses": {
                    "200": {
                        "description": "Done.",
                        "headers": {"X-B": {"schema": {"type": "string"}}},
                        "content": {"application/json": {"schema": {}}},
                        "links": {"next": {"operationId": "sail"}},
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Boat": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string"},
                    "size": {"type": "number"},
                    "crew": {"type": "array", "items": {"type": "string"}},
                },
            },
            "Raft": {"type": "object", "properties": {"kind": {"type": "string"}}},
            "Any": {
                "oneOf": [
                    {"$ref": "#/components/schemas/Boat"},
                    {"$ref": "#/components/schemas/Raft"},
                ]
            },
        },
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "http": {"type": "http", "scheme": "bearer"},
            "oidc": {"type": "openIdConnect", "openIdConnectUrl": "https://a.example/o"},
            "oauth": {
                "type": "oauth2",
                "flows": {
                    "clientCredentials": {"tokenUrl": "https://a.example/t", "scopes": {"sail": ""}}
                },
            },
        },
    },
}
POST = "/paths/~1boats~1{id}/post"
BODY = f"{POST}/requestBody/content/multipart~1form-data"
DONE = f"{POST}/responses/200"
BOAT = "/components/schemas/Boat"
NAME, SIZE, CREW = (f"{BOAT}/properties/{each}" for each in ("name", "size", "crew"))
ANY = "/components/schemas/Any"
SCHEMES = "/components/securitySchemes"
Q = f"{POST}/parameters/1"
Row = tuple[str, Any, str]
"""Where a value is set, the value, and where that is told (from there: "" is the same place)."""
GONE = "(gone)"
"""In place of a value: it is taken away."""

TOLD: tuple[Row, ...] = (
    # schemas: JSON Schema 2020-12 Validation, section 6
    *((f"{SIZE}/multipleOf", value, "") for value in (0, -1)),
    *((f"{NAME}/{end}Length", value, "") for end in ("min", "max") for value in (-1, 1.5)),
    *((f"{CREW}/{end}Items", value, "") for end in ("min", "max") for value in (-1, 1.5)),
    *((f"{CREW}/{end}Contains", value, "") for end in ("min", "max") for value in (-1, 1.5)),
    *((f"{BOAT}/{end}Properties", value, "") for end in ("min", "max") for value in (-1, 1.5)),
    (SIZE, {"type": "number", "minimum": 5, "maximum": 1}, "/maximum"),
    (SIZE, {"type": "number", "exclusiveMinimum": 5, "maximum": 5}, "/maximum"),
    (SIZE, {"type": "number", "minimum": 5, "exclusiveMaximum": 5}, "/exclusiveMaximum"),
    (SIZE, {"minimum": 5, "exclusiveMinimum": True, "maximum": 5}, "/maximum"),
    (NAME, {"type": "string", "minLength": 5, "maxLength": 1}, "/maxLength"),
    (f"{SIZE}/exclusiveMinimum", "5", ""),
    (f"{SIZE}/exclusiveMaximum", True, ""),
    (f"{SIZE}/minimum", "5", ""),
    (f"{NAME}/pattern", "(", "/.."),
    (f"{NAME}/enum", [], "/.."),
    (f"{SIZE}/enum", ["a", "b"], ""),
    (f"{SIZE}/const", "a", ""),
    (NAME, {"const": "a", "enum": ["b"]}, "/const"),
    (f"{NAME}/type", "text", ""),
    (f"{NAME}/$ref", 1, ""),
    (f"{NAME}/$ref", "#/components/schemas/Ghost", ""),
    *((f"{NAME}/{each}", [], "") for each in ("allOf", "anyOf", "oneOf")),
    (NAME, {"type": "string", "readOnly": True, "writeOnly": True}, "/writeOnly"),
    (f"{BOAT}/dependentRequired", [], ""),
    (f"{BOAT}/dependentRequired", {"name": "size"}, "/name"),
    (f"{BOAT}/patternProperties", {"(": {"type": "string"}}, "/.."),
    (f"{NAME}/default", 5, "/.."),
    (f"{ANY}/discriminator", {}, ""),
    (f"{ANY}/discriminator", {"propertyName": ""}, ""),
    (f"{ANY}/discriminator", "kind", ""),
    (f"{ANY}/discriminator", {"propertyName": "kind", "mapping": {"a": 1}}, "/mapping/a"),
    (
        f"{ANY}/discriminator",
        {"propertyName": "kind", "mapping": {"a": "#/components/schemas/Ghost"}},
        "/mapping/a",
    ),
    *((f"{each}/discriminator", {"propertyName": "ghost"}, "") for each in (ANY, BOAT)),
    # parameters and headers
    (f"{Q}/schema", GONE, "/.."),
    (f"{Q}/content", {"text/plain": {}}, "/../schema"),
    (Q, {"name": "q", "in": "query", "content": {}}, ""),
    (Q, {"name": "q", "in": "query", "content": {"text/a": {}, "text/b": {}}}, "/content"),
    (f"{Q}/name", GONE, "/.."),
    (f"{Q}/name", "", ""),
    (f"{Q}/in", GONE, "/.."),
    (f"{Q}/in", "body", "/.."),
    *((f"{Q}/style", value, "") for value in ("fancy", "matrix", "simple")),
    (f"{POST}/parameters/0/style", "form", ""),
    *((f"{Q}/{each}", "yes", "") for each in ("explode", "allowReserved", "allowEmptyValue")),
    (f"{POST}/parameters/2/name", "X A", ""),
    (f"{POST}/parameters/2", {"name": "q", "in": "query", "schema": {}}, ""),
    (f"{POST}/parameters/0/name", "ident", "/.."),
    (f"{DONE}/headers/X-B/schema", GONE, "/.."),
    # paths and operations
    ("/paths/boats", {}, ""),
    ("/paths/~1boats~1{id", {}, ""),
    ("/paths/~1rafts", {"get": {"operationId": "sail"}}, "/get"),
    ("/paths/~1rafts", {"Get": {"responses": {}}}, "/Get"),
    *((f"{POST}/responses/{each}", {"description": ""}, "") for each in ("20X", "99", "600")),
    (f"{POST}/requestBody/content", {}, "/.."),
    (f"{POST}/requestBody/content/json", {"schema": {}}, ""),
    (f"{DONE}/content/json", {"schema": {}}, ""),
    (f"{DONE}/content/application~1json/encoding", {"a": {"style": "form"}}, ""),
    (f"{BODY}/encoding/b", {"contentType": "text/plain"}, ""),
    (f"{BODY}/encoding/a/contentType", "text", ""),
    (f"{DONE}/links/next/operationId", "ghost", "/.."),
    (f"{DONE}/links/next", {"operationRef": "#/paths/~1ghost/get"}, ""),
    (f"{DONE}/links/next", {}, ""),
    (f"{DONE}/links/next/operationRef", f"#{POST}", "/.."),
    (f"{DONE}/links/next", {"$ref": "#/components/links/Ghost"}, "/$ref"),
    (f"{POST}/callbacks", {"done": {"$ref": "#/components/callbacks/Ghost"}}, "/done/$ref"),
    # security
    (f"{POST}/security", [{"ghost": []}], ""),
    *((at, [{"oauth": ["sail", "dive"]}], "") for at in (f"{POST}/security", "/security")),
    ("/security", ["key"], "/0"),
    ("/security", [{"key": "read"}], "/0/key"),
    *((f"{SCHEMES}/key/{each}", GONE, "/..") for each in ("type", "in", "name")),
    (f"{SCHEMES}/key/in", "path", "/.."),
    (f"{SCHEMES}/key/name", "X Key", ""),
    (f"{SCHEMES}/http/scheme", GONE, "/.."),
    (f"{SCHEMES}/oidc/openIdConnectUrl", GONE, "/.."),
    (f"{SCHEMES}/oauth/flows", GONE, "/.."),
    (f"{SCHEMES}/oauth/flows/magic", {}, ""),
    (f"{SCHEMES}/oauth/flows/clientCredentials/tokenUrl", GONE, "/.."),
    # servers, tags, and what is about the document
    ("/servers/0/url", GONE, "/.."),
    *(("/servers/0", {"url": each}, "/url") for each in ("ftp://a", "not a url", "/?a=b", "/{v}")),
    ("/servers/0/variables/port", {"default": "1"}, ""),
    ("/servers/0/variables/host", "a", ""),
    ("/servers/0/variables/host/default", GONE, "/.."),
    ("/servers/0/variables/host/default", 1, "/.."),
    ("/servers/0/variables/host/enum", [], ""),
    ("/servers/0/variables/host/enum", ["b"], "/../default"),
    ("/tags", [{"name": "a"}, {"name": "a"}], ""),
    ("/tags/0/name", GONE, "/.."),
    ("/info", GONE, "/.."),
    ("/info/title", GONE, "/.."),
    ("/info/version", GONE, "/.."),
    ("/info/version", 1, ""),
    ("/webhooks", {"sunk": "later"}, "/sunk"),
)

HARMLESS: tuple[Row, ...] = (
    (f"{ANY}/discriminator", {"propertyName": "kind"}, "one member has it"),
    (f"{BOAT}/discriminator", {"propertyName": "name"}, "it is there"),
    (f"{POST}/security", [{"oauth": ["sail"]}, {"oidc": ["any"]}, {}], "nobody lists those"),
    (f"{BOAT}/required", ["name", "name"], "a set"),
    (f"{BOAT}/required", ["name", "ghost"], "checked in requests"),
    (f"{NAME}/enum", ["a", "a"], "a set"),
    (f"{NAME}/type", [], "says nothing"),
    (f"{NAME}/type", ["string", "string"], "a set"),
    (f"{NAME}/enum", [1, 2], "numbers in an enum of text are read as text"),
    (f"{NAME}/then", {"minLength": 1}, "JSON Schema gives it no meaning without `if`"),
    (f"{CREW}/items", GONE, "items of any kind"),
    (f"{NAME}/minLength", 2.0, "a whole number"),
    (f"{POST}/parameters/0/required", GONE, "a path is never without it"),
    (f"{POST}/parameters/0/required", False, "a path is never without it"),
    ("/paths/~1rafts", {"get": {"operationId": ""}}, "named by method and path"),
    ("/paths/~1boats?all", {}, "sent as a query"),
    ("/paths/~1boats#all", {}, "tells operations on one path apart, and is not sent"),
    (f"{POST}/responses/2xx", {"description": ""}, "2XX"),
    (f"{POST}/responses", {}, "answers are taken as they come"),
    (f"{POST}/responses", GONE, "answers are taken as they come"),
    (f"{DONE}/description", GONE, "there is nothing to show"),
    (f"{POST}/tags", ["ghost"], "a tag needs no description"),
    (f"{SCHEMES}/http/scheme", "digest", "a value of the header is taken"),
    ("/servers/0", {"url": "/v1"}, "`base_url` has to be given"),
    (f"{DONE}/headers/X-B/style", "form", "headers have one style"),
)


def told(folder: Path, document: Any) -> list[str]:
    """The places of what is said, without notes about numbered names."""
    (folder / "openapi.json").write_text(json.dumps(document, indent=1))
    diagnostics = Diagnostics()
    config = SdkConfig.model_validate({"root": folder, "name": "sdk", "document": "openapi.json"})
    understand(config, diagnostics)
    assert all(each.place and each.place.line for each in diagnostics.items)
    return [each.place.pointer for each in diagnostics.items if each.place]


def mutant(at: str, value: Any) -> Any:
    return changed(BASE, [["remove", at] if value == GONE else ["set", at, value]])


def test_the_document_is_right(tmp_path: Path) -> None:
    assert told(tmp_path, BASE) == []


@pytest.mark.parametrize("row", TOLD, ids=lambda row: f"{row[0]}={str(row[1])[:40]}")
def test_it_is_told_with_its_place(tmp_path: Path, row: Row) -> None:
    at, value, where = row
    for _ in range(where.count("/..")):
        at, where = at.rpartition("/")[0], where.replace("/..", "", 1)
    assert at + where in told(tmp_path, mutant(row[0], value))


@pytest.mark.parametrize("row", HARMLESS, ids=lambda row: f"{row[0]}={str(row[1])[:40]}")
def test_it_is_harmless(tmp_path: Path, row: Row) -> None:
    at, value, reason = row
    assert reason
    assert told(tmp_path, mutant(at, value)) == []
