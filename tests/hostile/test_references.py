"""References that run in circles, out of the folder, to the network or nowhere (18)."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from support.yields import import_all, yielded

from .places import Doc


def document(**schemas: Any) -> Doc:
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {
            "/a": {
                "get": {
                    "operationId": "a",
                    "responses": {
                        "200": {
                            "description": "d",
                            "content": {
                                "application/json": {"schema": {"$ref": "#/components/schemas/A"}}
                            },
                        }
                    },
                }
            }
        },
        "components": {"schemas": schemas},
    }


def ref(name: str) -> Doc:
    return {"$ref": f"#/components/schemas/{name}"}


CIRCLES: dict[str, Doc] = {
    "itself": document(A=ref("A")),
    "each-other": document(A=ref("B"), B=ref("C"), C=ref("A")),
    "all-of-itself": document(A={"allOf": [ref("A")]}),
    "all-of-each-other": document(A={"allOf": [ref("B"), {}]}, B={"allOf": [ref("A"), {}]}),
    "all-of-with-properties": document(
        A={"allOf": [ref("B")], "properties": {"a": ref("A")}},
        B={"allOf": [ref("A")], "properties": {"b": ref("B")}},
    ),
    "one-of-itself": document(A={"oneOf": [ref("A"), {"type": "string"}]}),
    "any-of-each-other": document(
        A={"anyOf": [ref("B"), ref("A")]}, B={"anyOf": [ref("A"), ref("B")]}
    ),
    "union-loop": document(A={"oneOf": [ref("A")]}, B={"anyOf": [ref("A"), {"type": "null"}]}),
    "items": document(A={"type": "array", "items": ref("A")}),
    "map": document(A={"type": "object", "additionalProperties": ref("A")}),
    "not": document(A={"not": ref("A")}),
    "inside": document(
        A={"type": "object", "properties": {"x": {"$ref": "#/components/schemas/A/properties/x"}}}
    ),
    "inside-each-other": document(
        A={"properties": {"x": {"$ref": "#/components/schemas/B/properties/y"}}},
        B={"properties": {"y": {"$ref": "#/components/schemas/A/properties/x"}}},
    ),
    "deeper": document(
        A={"properties": {"x": {"$ref": "#/components/schemas/A/properties/x/properties/x"}}}
    ),
    "discriminator": document(
        A={
            "oneOf": [ref("B")],
            "discriminator": {"propertyName": "k", "mapping": {"b": "#/components/schemas/A"}},
        },
        B={"allOf": [ref("A"), {"properties": {"k": {"const": "b"}}}]},
    ),
    "tuple": document(A={"prefixItems": [ref("A"), ref("A")], "items": ref("A")}),
    "pattern-properties": document(A={"patternProperties": {"^x": ref("A")}}),
    "defs": document(
        A={"$defs": {"X": {"$ref": "#/components/schemas/A/$defs/X"}}, **ref("A/$defs/X")}
    ),
}


def test_circles(tmp_path: Path) -> None:
    """All in one document, the schemas of each under names of their own."""
    schemas: Doc = {}
    for number, circle in enumerate(CIRCLES.values()):
        text = json.dumps(circle["components"]["schemas"])
        text = re.sub(r'(/schemas/|^\{|, )("?)([ABC])(?=["/])', rf"\g<1>\g<2>\g<3>{number}", text)
        schemas.update(json.loads(text))
    made = yielded(document(A={"type": "string"}, **schemas), tmp_path)
    assert {item.code for item in made.items if item.severity == "error"} <= {
        "schema-reference-loop",
        "load-ref-cycle",
    }
    assert all(item.place for item in made.items), made.items
    import_all(made.write(tmp_path / "out"), "sdk")


OUTSIDE = [
    "file:///etc/passwd",
    "/etc/passwd",
    "../secret.json",
    "a/../../secret.json#/x",
    "..%2Fsecret.json",
    "%2e%2e/secret.json",
    "http://169.254.169.254/latest/meta-data",
    "https://example.invalid/openapi.json",
    "//example.invalid/a.json",
    "\\\\host\\share",
    "C:\\x.json",
    "link.json",
    "data:application/json,{}",
    "jar:file:x!/y",
    "ftp://example.invalid/x",
    "a\x00b.json",
]


@pytest.mark.parametrize("target", OUTSIDE)
def test_references_stay_inside(target: str, tmp_path: Path) -> None:
    """Nothing outside of the folder is read, not even to say what is there."""
    folder = tmp_path / "inside"
    folder.mkdir()
    (tmp_path / "secret.json").write_text('{"description": "SECRET", "x": {"title": "SECRET"}}')
    (folder / "link.json").symlink_to(tmp_path / "secret.json")
    made = yielded(document(A={"$ref": target}), folder)
    assert made.exit_code == 2
    assert made.items[0].code.startswith("load-")
    assert made.items[0].place is not None
    assert "SECRET" not in str(made.items)
    assert not any(b"SECRET" in content for content in made.tree.values())


NOWHERE = [
    "#/components/schemas/Missing",
    "#/paths/~1a/get/..",
    "#/components/schemas/A/../../..",
    "#/components/schemas/~2",
    "#/components/schemas/%",
    "#/components/responses",
    "#/info/title",
    "#/paths/~1a/get/responses/200",
    "#anchor",
    "#",
    "",
    "#/",
    "missing.json",
]


@pytest.mark.parametrize("target", NOWHERE)
def test_references_to_nothing_have_a_place(target: str, tmp_path: Path) -> None:
    made = yielded(document(A={"type": "object", "properties": {"x": {"$ref": target}}}), tmp_path)
    assert made.exit_code == 0 or all(item.place for item in made.items), made.items


@pytest.mark.parametrize("value", [1, None, [], {}, True, "a" * 100_000])
def test_references_that_are_no_references(value: Any, tmp_path: Path) -> None:
    made = yielded(document(A={"properties": {"x": {"$ref": value}}}), tmp_path)
    assert made.exit_code == 0 or all(item.place for item in made.items), made.items


@pytest.mark.parametrize(("length", "codes"), [(150, []), (2_000, ["load-too-large"])])
def test_a_chain_of_references_is_cut_where_nobody_writes_one(
    length: int, codes: list[str], tmp_path: Path
) -> None:
    """Following each of them through all that come after it takes the square of their number."""
    names = ["A", *(f"N{number}" for number in range(length))]
    chain = {here: ref(there) for here, there in pairwise(names)}
    made = yielded(document(**chain, **{names[-1]: {"type": "string"}}), tmp_path)
    assert made.codes == codes
    assert all(item.place for item in made.items)


def test_a_chain_of_all_of_is_no_recursion(tmp_path: Path) -> None:
    names = ["A", *(f"N{number}" for number in range(1_000))]
    chain = {here: {"allOf": [ref(there), {}]} for here, there in pairwise(names)}
    last = {"type": "object", "properties": {"x": {"type": "string"}}}
    made = yielded(document(**chain, **{names[-1]: last}), tmp_path)
    assert made.exit_code == 0
    assert set(made.codes) == {"schema-too-deep"}


@pytest.mark.parametrize("keyword", ["items", "additionalProperties", "not"])
def test_deep_nesting_is_no_recursion(keyword: str, tmp_path: Path) -> None:
    schema: Doc = {"type": "string"}
    for _ in range(180):
        schema = {keyword: schema}
    made = yielded(document(A=schema, B={"properties": {"x": schema}}), tmp_path)
    assert made.exit_code == 0
    import_all(made.write(tmp_path / "out"), "sdk")


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf", "allOf"])
def test_deep_combinations_are_no_recursion(keyword: str, tmp_path: Path) -> None:
    schema: Doc = {"type": "string"}
    for number in range(90):
        schema = {keyword: [schema, {"type": "object", "properties": {f"p{number}": {}}}]}
    made = yielded(document(A=schema, B={"properties": {"x": schema}}), tmp_path)
    assert made.exit_code == 0
    import_all(made.write(tmp_path / "out"), "sdk")
