"""`$id`, `$anchor`, `$dynamicRef` and `$self` become plain references (OpenAPI 3.1 and later)."""

from pathlib import Path

import pytest

from support.loading import HEAD, HEAD_31, load_files, load_text


def schemas(folder: Path, text: str, head: str = HEAD_31) -> tuple[dict, tuple]:
    document, found = load_text(folder, f"{head}components:\n  schemas:\n{text}")
    return document.data["components"]["schemas"], found


@pytest.mark.parametrize(
    ("reference", "meant"),
    [
        ("https://example.com/pet", "#/components/schemas/Pet"),
        ("https://example.com/pet#", "#/components/schemas/Pet"),
        ("https://example.com/pet#/$defs/Tag", "#/components/schemas/Pet/$defs/Tag"),
        ("https://example.com/pet#tag", "#/components/schemas/Pet/$defs/Tag"),
        ("https://example.com/color", "#/components/schemas/Pet/$defs/Color"),
    ],
)
def test_a_schema_is_found_by_its_id(tmp_path: Path, reference: str, meant: str) -> None:
    found, items = schemas(
        tmp_path,
        f"    A: {{$ref: '{reference}'}}\n"
        "    Pet:\n      $id: https://example.com/pet\n      $defs:\n"
        "        Tag: {$anchor: tag, type: string}\n        Color: {$id: color, type: string}\n",
    )
    assert items == ()
    assert found["A"] == {"$ref": meant}


@pytest.mark.parametrize(
    ("reference", "meant"),
    [
        ("#/$defs/Tag", "#/components/schemas/Pet/$defs/Tag"),
        ("#tag", "#/components/schemas/Pet/$defs/Tag"),
        ("#", "#/components/schemas/Pet"),
        ("color", "#/components/schemas/Pet/$defs/Color"),
        # Written as if there were no `$id` around it, as documents in the wild do.
        ("#/components/schemas/Other", "#/components/schemas/Other"),
    ],
)
def test_references_are_relative_to_the_id_around_them(
    tmp_path: Path, reference: str, meant: str
) -> None:
    found, items = schemas(
        tmp_path,
        "    Other: {type: string}\n    Pet:\n      $id: https://example.com/pet\n"
        f"      properties: {{x: {{$ref: '{reference}'}}}}\n      $defs:\n"
        "        Tag: {$anchor: tag, type: string}\n        Color: {$id: color, type: string}\n",
    )
    assert items == ()
    assert found["Pet"]["properties"]["x"] == {"$ref": meant}


def test_the_file_is_looked_for_beside_the_document_despite_an_id(tmp_path: Path) -> None:
    text = HEAD_31 + (
        "components: {schemas: {A: {$id: 'https://example.com/a', items: {$ref: b.yaml}}}}"
    )
    document, found = load_files(tmp_path, {"openapi.yaml": text, "b.yaml": "{type: string}"})
    assert found == ()
    items = document.data["components"]["schemas"]["A"]["items"]
    assert items == {"$ref": "#/x-specloom-files/b.yaml"}


def test_an_anchor_of_the_document_itself(tmp_path: Path) -> None:
    found, items = schemas(tmp_path, "    A: {$ref: '#b'}\n    B: {$anchor: b, type: string}\n")
    assert items == ()
    assert found["A"] == {"$ref": "#/components/schemas/B"}


def test_an_anchor_in_another_file(tmp_path: Path) -> None:
    text = HEAD_31 + "components: {schemas: {A: {items: {$ref: 'b.yaml#inner'}}}}"
    files = {"openapi.yaml": text, "b.yaml": "{$defs: {X: {$anchor: inner}}}"}
    document, found = load_files(tmp_path, files)
    assert found == ()
    assert document.data["components"]["schemas"]["A"]["items"] == {
        "$ref": "#/x-specloom-files/b.yaml/$defs/X"
    }


def test_an_id_is_no_keyword_in_3_0(tmp_path: Path) -> None:
    _, (item,) = schemas(
        tmp_path, "    A: {$ref: '#b'}\n    B: {$anchor: b, $id: 'https://x.y/b'}\n", HEAD
    )
    assert item.code == "load-ref-unresolved"


def test_an_id_that_is_no_uri_is_reported(tmp_path: Path) -> None:
    _, (item,) = schemas(tmp_path, "    A: {$id: 'https://[::1/x'}\n")
    assert (item.code, item.place.pointer) == ("load-ref-syntax", "/components/schemas/A/$id")


def test_an_unknown_id_is_not_fetched(tmp_path: Path) -> None:
    _, (item,) = schemas(tmp_path, "    A: {$ref: 'https://example.com/nope'}\n")
    assert item.code == "load-origin"


def test_a_dynamic_reference_with_one_anchor(tmp_path: Path) -> None:
    found, items = schemas(
        tmp_path,
        "    Tree:\n      $dynamicAnchor: node\n      properties:\n"
        "        children: {type: array, items: {$dynamicRef: '#node', description: d}}\n",
    )
    assert items == ()
    assert found["Tree"]["properties"]["children"]["items"] == {
        "description": "d",
        "$ref": "#/components/schemas/Tree",
    }


def test_a_dynamic_reference_beside_a_reference(tmp_path: Path) -> None:
    found, items = schemas(
        tmp_path,
        "    Tree: {$dynamicAnchor: node}\n    B: {}\n"
        "    A: {$dynamicRef: '#node', $ref: '#/components/schemas/B'}\n",
    )
    assert items == ()
    assert found["A"] == {
        "$ref": "#/components/schemas/B",
        "allOf": [{"$ref": "#/components/schemas/Tree"}],
    }


def test_a_dynamic_reference_with_several_anchors_takes_its_own_and_says_so(tmp_path: Path) -> None:
    found, (item,) = schemas(
        tmp_path,
        "    Tree: {$id: 'https://x.y/tree', $dynamicAnchor: node, items: {$dynamicRef: '#node'}}\n"
        "    Strict: {$id: 'https://x.y/strict', $dynamicAnchor: node, $ref: tree}\n",
    )
    assert item.code == "load-dynamic-ref"
    assert found["Tree"]["items"] == {"$ref": "#/components/schemas/Tree"}
    assert found["Strict"]["$ref"] == "#/components/schemas/Tree"


def test_the_document_is_known_by_its_self(tmp_path: Path) -> None:
    text = (
        "openapi: 3.2.0\n$self: https://example.com/api/openapi.yaml\n"
        "info: {title: T, version: '1'}\ncomponents: {schemas: {B: {}, "
        "A: {$ref: 'https://example.com/api/openapi.yaml#/components/schemas/B'}}}\n"
    )
    document, found = load_text(tmp_path, text)
    assert found == ()
    assert document.version == "3.2"
    assert document.data["components"]["schemas"]["A"] == {"$ref": "#/components/schemas/B"}
