"""OpenAPI schemas as JSON Schema 2020-12 that any validator can judge by."""

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from specloom.normalize.json_schema import to_json_schema
from support.loading import HEAD, HEAD_31, load_files, load_text


def lowered(folder: Path, schema: str, more: str = "", head: str = HEAD) -> dict:
    text = f"{head}paths: {{}}\ncomponents:\n  schemas:\n    A: {schema}\n{more}"
    document, found = load_text(folder, text)
    assert found == ()
    result = to_json_schema(document, "/components/schemas/A")
    Draft202012Validator.check_schema(result)
    return result


def judge(folder: Path, schema: str, good: str, bad: str, **options: str) -> None:
    """Holds a schema to values, as YAML lists, that it accepts and that it does not."""
    validator = Draft202012Validator(lowered(folder, schema, **options))
    for value in yaml.safe_load(good):
        assert validator.is_valid(value), value
    for value in yaml.safe_load(bad):
        assert not validator.is_valid(value), value


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ("{type: string, nullable: true}", "[a, null]", "[1]"),
        ("{type: string, nullable: false}", "[a]", "[null]"),
        ("{type: string, enum: [a], nullable: true}", "[a, null]", "[b]"),
        ("{type: string, enum: [a, null], nullable: true}", "[a, null]", "[b]"),
        ("{enum: [a], nullable: true}", "[a, null]", "[b]"),
        ("{allOf: [{type: string}], nullable: true}", "[a, null]", "[1]"),
        ("{$ref: '#/components/schemas/B', nullable: true}", "[a, null]", "[1]"),
        ("{$ref: '#/components/schemas/B', maxLength: 1}", "[a, abc]", "[1]"),
        ("{minimum: 1, exclusiveMinimum: true}", "[2, 1.5]", "[1]"),
        ("{minimum: 1, exclusiveMinimum: false}", "[1]", "[0]"),
        ("{exclusiveMaximum: true}", "[1]", "[]"),
        ("{maximum: 1, exclusiveMaximum: true}", "[0]", "[1]"),
        ("{properties: {example: {type: string}}}", "[{example: a}]", "[{example: 1}]"),
        ("{type: array, items: {$ref: '#/components/schemas/B'}}", "[[a]]", "[[1]]"),
        ("{additionalProperties: false}", "[{}]", "[{a: 1}]"),
        ("{oneOf: [{type: string}, {nullable: true, description: D}]}", "[a, null]", "[1]"),
        ("{anyOf: [{$ref: '#/components/schemas/B'}, {nullable: true}]}", "[a, null]", "[1]"),
        ("{allOf: [{type: string}, {nullable: true}]}", "[a, null]", "[1]"),
        ("{anyOf: [{type: string}, {nullable: true, x-a: 1, maxLength: 1}]}", "[a, 1]", "[]"),
        ("{not: {type: string, nullable: true}}", "[1]", "[a, null]"),
        ("{anyOf: [{type: string}], discriminator: {propertyName: k}}", "[a]", "[1.5]"),
        ("{type: string, pattern: '^a$'}", "[a]", '[b, "a\\n"]'),
        ("{type: string, pattern: '[$]$'}", "['x$']", '["$\\n", a]'),
        ("{type: string, pattern: 'a\\$'}", "['a$b']", "[a]"),
        ("{type: string, pattern: '(?<n>'}", "[a]", "[1]"),
        # Keywords of 2020-12 count in 3.0 documents too.
        ("{type: object, dependentRequired: {a: [b]}}", "[{a: 1, b: 1}]", "[{a: 1}]"),
        ("{if: {type: string}, then: {minLength: 2}}", "[ab, 1]", "[a]"),
    ],
)  # fmt: skip
def test_schemas_of_3_0(tmp_path: Path, schema: str, good: str, bad: str) -> None:
    judge(tmp_path, schema, good, bad, more="    B: {type: string}\n")


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ("{type: [string, 'null']}", "[a, null]", "[1]"),
        ("{$ref: '#/components/schemas/B', maxLength: 1}", "[a]", "[abc, 1]"),
        ("{exclusiveMinimum: 1}", "[2]", "[1]"),
        ("{prefixItems: [{type: string}], items: false}", "[[a]]", "[[a, b], [1]]"),
        ("{const: a}", "[a]", "[b]"),
        ("true", "[a, 1, null]", "[]"),
        ("{$id: 'https://a.b/c', $ref: '#/$defs/D', $defs: {D: {type: string}}}", "[a]", "[1]"),
        ("{$anchor: x, properties: {a: {$ref: '#x'}}, type: object}", "[{a: {}}]", "[{a: 1}]"),
    ],
)
def test_schemas_of_3_1(tmp_path: Path, schema: str, good: str, bad: str) -> None:
    judge(tmp_path, schema, good, bad, more="    B: {type: string}\n", head=HEAD_31)


def test_it_is_self_contained(tmp_path: Path) -> None:
    result = lowered(
        tmp_path,
        "{properties: {b: {$ref: '#/components/schemas/B'}, "
        "c: {$ref: '#/components/parameters/B/schema'}}}",
        "    B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}\n    Unused: {}\n"
        "  parameters: {B: {name: b, in: query, schema: {type: string}}}\n",
    )
    assert list(result["$defs"]) == ["A", "B", "schema"]
    assert result["$ref"] == "#/$defs/A"
    assert result["$defs"]["B"]["properties"]["a"] == {"$ref": "#/$defs/A"}


def test_schemas_with_the_same_last_name_are_told_apart(tmp_path: Path) -> None:
    document, _ = load_files(
        tmp_path,
        {
            "openapi.yaml": HEAD
            + "components: {schemas: {A: {properties: {x: {$ref: 'a.yaml#/X'}, "
            "y: {$ref: 'b.yaml#/X'}}}}}",
            "a.yaml": "X: {type: string}",
            "b.yaml": "X: {type: integer}",
        },
    )
    result = to_json_schema(document, "/components/schemas/A")
    assert [result["$defs"][name]["type"] for name in ("X", "X_2")] == ["string", "integer"]


def test_strange_names_become_safe_ones(tmp_path: Path) -> None:
    document, _ = load_text(
        tmp_path,
        HEAD + "components: {schemas: {'a/b c%': "
        "{properties: {x: {$ref: '#/components/schemas/a~1b c%'}}}}}",
    )
    result = to_json_schema(document, "/components/schemas/a~1b c%")
    assert result["$ref"] == "#/$defs/a_b_c_"
    assert Draft202012Validator(result).is_valid({"x": {"x": {}}})


def test_recursion_is_kept(tmp_path: Path) -> None:
    judge(
        tmp_path,
        "{type: object, required: [v], properties: {v: {type: integer}, "
        "next: {$ref: '#/components/schemas/A'}}}",
        "[{v: 1, next: {v: 2, next: {v: 3}}}]",
        "[{v: 1, next: {v: 2, next: {v: a}}}]",
    )


def test_the_document_is_not_changed(tmp_path: Path) -> None:
    text = HEAD + "components: {schemas: {A: {type: string, nullable: true, enum: [a]}}}"
    document, _ = load_text(tmp_path, text)
    to_json_schema(document, "/components/schemas/A")
    assert document.data["components"]["schemas"]["A"] == {
        "type": "string",
        "nullable": True,
        "enum": ["a"],
    }


def test_nothing_at_the_pointer(tmp_path: Path) -> None:
    document, _ = load_text(tmp_path, HEAD + "paths: {}")
    with pytest.raises(KeyError):
        to_json_schema(document, "/components/schemas/Nope")
