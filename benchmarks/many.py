"""How generation grows with the number of one thing: `python benchmarks/many.py [NAME …]`.

Documents of nothing but many of one thing (operations, tags, values of an enum …), each in two
sizes four times apart, generated in a fresh process without a cache. What a run costs above one of
the empty document grows with an exponent: 1 is linear. The exit code is 1 when one is above 1.25:
runs of some seconds do not tell 1.1 from the noise of a machine; `growth.py` does, with whole
documents.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measured import Measured
from projects import project, specloom

TARGET = 1.25
Doc = dict[str, Any]
OK: Doc = {"200": {"description": "", "content": {"application/json": {"schema": {}}}}}


def document(**parts: Any) -> Doc:
    """An OpenAPI document with these parts."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {},
        **parts,
    }


def schemas(**named: Any) -> Doc:
    return document(components={"schemas": named})


def operation(**parts: Any) -> Doc:
    return document(paths={"/a": {"get": {"responses": OK, **parts}}})


def ref(name: str) -> Doc:
    return {"$ref": f"#/components/schemas/{name}"}


def kind(number: int) -> Doc:
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": f"k{number}"}, f"p{number}": {"type": "string"}},
    }


def same(number: int) -> str:
    """Texts that give the same name in Python."""
    return "".join(
        f"{'-_'[number >> bit & 1]}{letter}" for bit, letter in enumerate("abcdefghijklm")
    )


def nested(levels: int) -> Doc:
    schema: Doc = {"type": "string"}
    for _ in range(levels):
        schema = {"type": "object", "properties": {"a": schema}}
    return schema


SHAPES: dict[str, tuple[int, Callable[[int], Doc]]] = {
    "operations": (2_500, lambda n: document(
        paths={f"/p{i}": {"get": {"tags": [f"t{i % 50}"], "responses": OK}} for i in range(n)})),
    "operations-one-tag": (1_000, lambda n: document(
        paths={f"/p{i}": {"get": {"tags": ["t"], "responses": OK}} for i in range(n)})),
    "operations-one-path-each": (2_500, lambda n: document(
        paths={f"/p{i}": {"get": {"responses": OK}} for i in range(n)})),
    "operations-one-id-prefix": (2_500, lambda n: document(
        paths={f"/v1/a/{{x}}/p{i}": {"post": {"operationId": f"get_p{i}", "tags": [f"t{i % 50}"],
            "parameters": [{"name": "x", "in": "path", "required": True,
                            "schema": {"type": "string"}}],
            "responses": OK}} for i in range(n)})),
    "tags": (2_500, lambda n: document(
        tags=[{"name": f"t{i}", "description": "d"} for i in range(n)],
        paths={f"/p{i}": {"get": {"tags": [f"t{i}"], "responses": OK}} for i in range(n)})),
    "unused-tags": (25_000, lambda n: document(
        tags=[{"name": f"t{i}", "description": "d"} for i in range(n)])),
    "tags-of-an-operation": (500, lambda n: operation(tags=[f"t{i}" for i in range(n)])),
    "schemas": (2_500, lambda n: schemas(
        **{f"S{i}": {"type": "object", "properties": {f"a{i}": {"type": "string"}}}
           for i in range(n)})),
    "schemas-in-a-chain": (2_500, lambda n: schemas(
        **{f"S{i}": {"type": "object", "properties": {"next": ref(f"S{(i + 1) % n}"),
                                                     f"a{i}": {"type": "string"}}}
           for i in range(n)})),
    "schemas-in-a-line": (2_500, lambda n: schemas(
        **{f"S{i}": {"type": "object", "properties": {**({"next": ref(f"S{i + 1}")} if i + 1 < n
                     else {}), f"a{i}": {"type": "string"}}} for i in range(n)})),
    "schemas-in-and-out": (1_500, lambda n: document(
        paths={"/a": {"post": {"requestBody": {"content": {"application/json": {
            "schema": {"type": "array", "items": ref("S0")}}}},
            "responses": {"200": {"description": "", "content": {"application/json": {
                "schema": ref("S0")}}}}}}},
        components={"schemas": {
            f"S{i}": {"type": "object", "properties": {"next": ref(f"S{(i + 1) % n}"),
                      f"a{i}": {"type": "string", "readOnly": True}}} for i in range(n)}})),
    "inline-schemas": (2_500, lambda n: schemas(
        **{f"S{i}": {"type": "object", "properties": {
            "a": {"type": "object", "properties": {f"b{i}": {"type": "string"}}}}}
           for i in range(n)})),
    "properties": (5_000, lambda n: schemas(
        A={"type": "object", "properties": {f"p{i}": {"type": "string"} for i in range(n)}})),
    "properties-inline": (2_000, lambda n: schemas(
        A={"type": "object", "properties": {f"p{i}": {"type": "object", "properties": {
            f"q{i}": {"type": "integer"}}} for i in range(n)}})),
    "properties-sent": (2_500, lambda n: document(
        paths={"/a": {"post": {"requestBody": {"content": {"application/json": {"schema": {
            "type": "object", "required": ["p0"],
            "properties": {f"p{i}": {"type": "string"} for i in range(n)}}}}},
            "responses": OK}}})),
    "enum-values": (2_500, lambda n: schemas(
        A={"type": "string", "enum": [f"v{i}" for i in range(n)]})),
    "enum-values-inline": (2_500, lambda n: schemas(
        B={"type": "object", "properties": {
            "a": {"type": "string", "enum": [f"v{i}" for i in range(n)]}}})),
    "enum-values-integers": (2_500, lambda n: schemas(
        A={"type": "integer", "enum": list(range(n))})),
    "enum-values-mixed": (2_500, lambda n: schemas(
        A={"enum": [x for i in range(n // 2) for x in (i, f"v{i}")]})),
    "enums": (1_500, lambda n: schemas(
        **{f"E{i}": {"type": "string", "enum": [f"a{i}", f"b{i}"]} for i in range(n)})),
    "components-of-a-union": (250, lambda n: schemas(
        A={"oneOf": [ref(f"B{i}") for i in range(n)]}, **{f"B{i}": kind(i) for i in range(n)})),
    "components-of-a-union-untagged": (250, lambda n: schemas(
        A={"oneOf": [ref(f"B{i}") for i in range(n)]},
        **{f"B{i}": {"type": "object", "properties": {f"p{i}": {}}} for i in range(n)})),
    "inline-branches": (100, lambda n: schemas(A={"oneOf": [kind(i) for i in range(n)]})),
    "constant-branches": (2_500, lambda n: schemas(
        A={"oneOf": [{"const": f"c{i}"} for i in range(n)]})),
    "too-many-branches": (2_500, lambda n: schemas(A={"oneOf": [kind(i) for i in range(n)]})),
    "too-many-components": (2_500, lambda n: schemas(
        A={"oneOf": [ref(f"B{i}") for i in range(n)]}, **{f"B{i}": kind(i) for i in range(n)})),
    "unions": (1_000, lambda n: schemas(
        A=kind(1), B=kind(2),
        **{f"U{i}": {"type": "object", "properties": {f"p{i}": {"oneOf": [ref("A"), ref("B")]}}}
           for i in range(n)})),
    "parameters": (2_500, lambda n: operation(
        parameters=[{"name": f"p{i}", "in": "query", "schema": {"type": "string"}}
                    for i in range(n)])),
    "parameters-shared": (2_500, lambda n: document(
        paths={f"/p{i}": {"get": {"parameters": [{"$ref": f"#/components/parameters/p{i}"}],
                                  "tags": [f"t{i % 50}"], "responses": OK}} for i in range(n)},
        components={"parameters": {f"p{i}": {"name": f"p{i}", "in": "query",
                                             "schema": {"type": "string"}} for i in range(n)}})),
    "security-schemes": (2_500, lambda n: document(
        security=[{f"s{i}": []} for i in range(n)],
        paths={"/a": {"get": {"responses": OK}}},
        components={"securitySchemes": {
            f"s{i}": {"type": "apiKey", "in": "header", "name": f"X-{i}"} for i in range(n)}})),
    "security-all-at-once": (2_500, lambda n: document(
        security=[{f"s{i}": [] for i in range(n)}],
        paths={"/a": {"get": {"responses": OK}}},
        components={"securitySchemes": {
            f"s{i}": {"type": "apiKey", "in": "header", "name": f"X-{i}"} for i in range(n)}})),
    "security-each-operation": (1_000, lambda n: document(
        paths={f"/p{i}": {"get": {"responses": OK, "tags": [f"t{i % 50}"],
                                  "security": [{f"s{i}": []}]}} for i in range(n)},
        components={"securitySchemes": {
            f"s{i}": {"type": "apiKey", "in": "header", "name": f"X-{i}"} for i in range(n)}})),
    "servers": (2_500, lambda n: document(
        servers=[{"url": f"https://s{i}.example.com"} for i in range(n)],
        paths={"/a": {"get": {"responses": OK}}})),
    "server-variables": (2_500, lambda n: document(
        servers=[{"url": "https://example.com/" + "/".join(f"{{v{i}}}" for i in range(n)),
                  "variables": {f"v{i}": {"default": "x"} for i in range(n)}}],
        paths={"/a": {"get": {"responses": OK}}})),
    "responses": (2_500, lambda n: document(
        paths={f"/p{i}": {"get": {"tags": [f"t{i % 50}"], "responses": {
            **OK, "404": {"description": f"gone {i}", "content": {"application/json": {
                "schema": {"type": "object", "properties": {f"c{i}": {}}}}}}}}}
            for i in range(n)})),
    "response-headers": (5_000, lambda n: operation(
        responses={"200": {"description": "", "headers": {
            f"X-{i}": {"schema": {"type": "string"}} for i in range(n)}}})),
    "examples": (12_500, lambda n: operation(
        responses={"200": {"description": "", "content": {"application/json": {
            "schema": {"type": "string"},
            "examples": {f"e{i}": {"value": f"v{i}"} for i in range(n)}}}}})),
    "schema-examples": (12_500, lambda n: schemas(
        A={"type": "object", "properties": {
            "a": {"type": "string", "examples": [f"v{i}" for i in range(n)]}}})),
    "media-types": (1_000, lambda n: operation(
        responses={"200": {"description": "", "content": {
            f"application/x{i}+json": {"schema": {"type": "object", "properties": {f"p{i}": {}}}}
            for i in range(n)}}})),
    "sent-media-types": (1_000, lambda n: document(
        paths={"/a": {"post": {"responses": OK, "requestBody": {"content": {
            f"application/x{i}+json": {"schema": {"type": "object", "properties": {f"p{i}": {}}}}
            for i in range(n)}}}}})),
    "chain-of-allof": (250, lambda n: schemas(
        A0={"type": "object", "properties": {"p0": {}}},
        **{f"A{i}": {"allOf": [ref(f"A{i - 1}"), {"type": "object", "properties": {f"p{i}": {}}}]}
           for i in range(1, n)})),
    "parts-of-allof": (2_500, lambda n: schemas(
        A={"allOf": [{"type": "object", "properties": {f"p{i}": {}}} for i in range(n)]})),
    "components-of-allof": (1_000, lambda n: schemas(
        A={"allOf": [ref(f"B{i}") for i in range(n)]},
        **{f"B{i}": {"type": "object", "properties": {f"p{i}": {}}} for i in range(n)})),
    "children": (1_000, lambda n: schemas(
        P={"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}},
           "discriminator": {"propertyName": "kind"}},
        **{f"C{i}": {"allOf": [ref("P"), {"type": "object", "properties": {f"p{i}": {}}}]}
           for i in range(n)})),
    "chain-of-references": (1_000, lambda n: schemas(
        **{f"R{i}": ref(f"R{i + 1}") for i in range(n)}, **{f"R{n}": {"type": "string"}})),
    "nesting": (20, lambda n: schemas(A=nested(n))),
    "nesting-many": (500, lambda n: schemas(**{f"A{i}": nested(30) for i in range(n)})),
    "callbacks": (1_000, lambda n: operation(
        callbacks={f"c{i}": {"{$request.query.u}": {"post": {
            "requestBody": {"content": {"application/json": {"schema": {
                "type": "object", "properties": {f"p{i}": {}}}}}}, "responses": OK}}}
            for i in range(n)})),
    "webhooks": (1_000, lambda n: document(
        webhooks={f"w{i}": {"post": {
            "requestBody": {"content": {"application/json": {"schema": {
                "type": "object", "properties": {f"p{i}": {}}}}}}, "responses": OK}}
            for i in range(n)})),
    "links": (2_500, lambda n: document(
        paths={"/a": {"get": {"operationId": "a", "responses": {"200": {
            "description": "", "links": {f"l{i}": {"operationId": "a"} for i in range(n)}}}}}})),
    "description": (250_000, lambda n: schemas(
        A={"type": "object", "description": "some words\n" * n, "properties": {"a": {}}})),
    "descriptions": (2_500, lambda n: schemas(
        A={"type": "object", "properties": {
            f"p{i}": {"type": "string", "description": f"Says what **{i}** is.\n\n* a\n* b"}
            for i in range(n)}})),
    "required": (5_000, lambda n: schemas(
        A={"type": "object", "required": [f"p{i}" for i in range(n)]})),
    "same-names": (500, lambda n: schemas(
        **{same(i): {"type": "object", "properties": {"a": {}}} for i in range(n)})),
    "same-property-names": (500, lambda n: schemas(
        A={"type": "object", "properties": {same(i): {} for i in range(n)}})),
    "same-operation-names": (500, lambda n: document(
        paths={f"/{same(i)}": {"get": {"operationId": f"get_{same(i)}", "tags": ["t"],
                                       "responses": OK}} for i in range(n)})),
    "diagnostics": (5_000, lambda n: schemas(
        A={"type": "object", "properties": {
            f"p{i}": {"type": "string", "pattern": "(?=a)b"} for i in range(n)}})),
    "pages": (1_000, lambda n: document(
        paths={f"/p{i}": {"get": {"tags": [f"t{i % 50}"], "parameters": [
            {"name": "page", "in": "query", "schema": {"type": "integer"}},
            {"name": "per_page", "in": "query", "schema": {"type": "integer"}}],
            "responses": {"200": {"description": "", "content": {"application/json": {"schema": {
                "type": "object", "properties": {
                    "items": {"type": "array", "items": ref("I")},
                    "total": {"type": "integer"}}}}}}}}} for i in range(n)},
        components={"schemas": {"I": {"type": "object", "properties": {"a": {}}}}})),
    "pattern-properties": (1_000, lambda n: schemas(
        A={"type": "object", "patternProperties": {
            f"^x{i}-": {"type": "string"} for i in range(n)}})),
    "prefix-items": (1_000, lambda n: schemas(
        A={"type": "array", "prefixItems": [{"type": "string"}] * n, "items": False,
           "minItems": n})),
    "definitions": (1_000, lambda n: schemas(
        A={"type": "object", "$defs": {f"d{i}": {"type": "object", "properties": {f"q{i}": {}}}
                                       for i in range(n)},
           "properties": {f"p{i}": {"$ref": f"#/components/schemas/A/$defs/d{i}"}
                          for i in range(n)}})),
    "conditions": (500, lambda n: schemas(
        A={"type": "object", "properties": {f"p{i}": {"type": "string"} for i in range(n)},
           "allOf": [{"if": {"required": [f"p{i}"]}, "then": {"required": [f"p{(i + 1) % n}"]}}
                     for i in range(n)]})),
    "mapping": (250, lambda n: schemas(
        A={"oneOf": [ref("B0"), ref("B1")], "discriminator": {"propertyName": "kind", "mapping": {
            f"m{i}": f"#/components/schemas/B{i % 2}" for i in range(n)}}},
        B0=kind(0), B1=kind(1))),
    "scopes": (2_500, lambda n: document(
        paths={"/a": {"get": {"responses": OK, "security": [
            {"o": [f"s{i}" for i in range(n)]}]}}},
        components={"securitySchemes": {"o": {"type": "oauth2", "flows": {"clientCredentials": {
            "tokenUrl": "https://example.com/t",
            "scopes": {f"s{i}": "d" for i in range(n)}}}}}})),
}  # fmt: skip
"""By what there is much of: the smaller number of it, and the document with any number."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(SHAPES)}")
    parser.add_argument("--times", type=float, default=1, help="of the sizes that are usual")
    options = parser.parse_args()
    base = _generated(document())
    print(f"{'':32} {'number':>8} {'CPU s':>8} {'MB':>6} exponent")
    worst = 0.0
    for name in options.names or SHAPES:
        usual, make = SHAPES[name]
        small = max(1, int(usual * options.times))
        first = _generated(make(small))
        print(f"{name:32} {small:8} {first.seconds:8.2f} {first.peak_mb:6.0f}", flush=True)
        second = _generated(make(4 * small))
        # a tenth of a second is what two runs of one document differ by
        exponent = math.log(
            (second.seconds - base.seconds + 0.2) / (max(first.seconds - base.seconds, 0) + 0.2), 4
        )
        worst = max(worst, exponent)
        print(
            f"{'':32} {4 * small:8} {second.seconds:8.2f} {second.peak_mb:6.0f} {exponent:8.2f}",
            flush=True,
        )
    print(f"largest exponent {worst:.2f}, target {TARGET}")
    return int(worst > TARGET)


def _generated(given: Doc) -> Measured:
    with tempfile.TemporaryDirectory(prefix="specloom-many-") as name:
        folder = project(Path(name), "openapi.json", "ruff")
        (folder / "openapi.json").write_text(json.dumps(given), "utf-8")
        ran = specloom(folder, "generate", "--keep-going")
        if not (folder / "sdk").exists():
            print(f"{ran.stdout[-500:]}{ran.stderr[-500:]}", flush=True)
        return ran


if __name__ == "__main__":
    sys.exit(main())
