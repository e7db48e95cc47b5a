"""References: across files, through each other, to the wrong thing and to nothing."""

import copy
import json
from pathlib import Path

import pytest

from specloom.diagnostics import SpecloomError
from specloom.load import Document
from support.loading import HEAD, HEAD_31, load_files, load_text


def references(node: object) -> list[str]:
    """All texts of `$ref` in some data."""
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [ref for child in node.values() for ref in references(child)]
    return [ref for child in node for ref in references(child)] if isinstance(node, list) else []


def assert_internal(document: Document) -> None:
    for reference in references(document.data):
        assert reference.startswith("#")
        document.resolve(reference[1:])


def schemas(document: Document) -> dict:
    return document.data["components"]["schemas"]


def test_a_schema_in_another_file_is_bundled(tmp_path: Path) -> None:
    document, found = load_files(
        tmp_path,
        {
            "openapi.yaml": HEAD + "paths: {}\ncomponents:\n  schemas:\n"
            "    A: {properties: {b: {$ref: 'models/b.yaml#/B'}, c: {$ref: 'models/b.yaml#/B'}}}\n",
            "models/b.yaml": "B: {properties: {c: {$ref: '#/C'}, d: {$ref: ../d.json}}}\n"
            "C: {type: string}\nUnused: {$ref: nowhere.yaml}\n",
            "d.json": '{"items": {"$ref": "models/b.yaml#/B"}}',
        },
    )
    assert found == ()
    b = "#/x-specloom-files/models~1b.yaml/B"
    assert schemas(document)["A"]["properties"] == {"b": {"$ref": b}, "c": {"$ref": b}}
    files = document.data["x-specloom-files"]
    assert list(files) == ["models/b.yaml", "d.json"]
    assert files["models/b.yaml"]["B"]["properties"] == {
        "c": {"$ref": "#/x-specloom-files/models~1b.yaml/C"},
        "d": {"$ref": "#/x-specloom-files/d.json"},
    }
    assert files["d.json"] == {"items": {"$ref": b}}


def test_a_component_in_a_file_of_its_own_keeps_its_name(tmp_path: Path) -> None:
    document, found = load_files(
        tmp_path,
        {
            "openapi.yaml": HEAD + "paths: {}\ncomponents:\n  schemas:\n"
            "    Pet: {$ref: pet.yaml}\n    Tag: {$ref: 'tags.yaml#/defs/Tag'}\n",
            "pet.yaml": "type: object\nproperties:\n  mother: {$ref: pet.yaml}\n"
            "  self: {$ref: '#'}\n  tag: {$ref: 'tags.yaml#/defs/Tag'}\n"
            "  name: {$ref: '#/properties/nick'}\n  nick: {type: string}\n",
            "tags.yaml": "defs: {Tag: {type: string}}",
        },
    )
    assert found == ()
    assert "x-specloom-files" not in document.data
    assert schemas(document)["Tag"] == {"type": "string"}
    assert schemas(document)["Pet"]["properties"] == {
        "mother": {"$ref": "#/components/schemas/Pet"},
        "self": {"$ref": "#/components/schemas/Pet"},
        "tag": {"$ref": "#/components/schemas/Tag"},
        "name": {"$ref": "#/components/schemas/Pet/properties/nick"},
        "nick": {"type": "string"},
    }
    assert str(document.place("/components/schemas/Pet/properties/tag")) == "pet.yaml:5:3"


def test_a_second_name_of_a_component_refers_to_the_first(tmp_path: Path) -> None:
    text = HEAD + "paths: {}\ncomponents: {schemas: {A: {$ref: x.yaml}, B: {$ref: x.yaml}}}"
    document, found = load_files(tmp_path, {"openapi.yaml": text, "x.yaml": "{type: string}"})
    assert found == ()
    assert schemas(document) == {"A": {"type": "string"}, "B": {"$ref": "#/components/schemas/A"}}


def test_what_stands_beside_a_reference_stays(tmp_path: Path) -> None:
    text = HEAD_31 + "components: {schemas: {A: {$ref: x.yaml, description: mine}}}"
    document, found = load_files(tmp_path, {"openapi.yaml": text, "x.yaml": "{type: string}"})
    assert found == ()
    assert schemas(document)["A"] == {
        "$ref": "#/x-specloom-files/x.yaml",
        "description": "mine",
    }


def test_path_items_in_files_take_their_place(tmp_path: Path) -> None:
    document, found = load_files(
        tmp_path,
        {
            "openapi.yaml": HEAD + "paths:\n  /a: {$ref: 'paths/a.yaml', summary: mine}\n"
            "  /b: {$ref: 'paths/a.yaml'}\n  /c: {$ref: '#/paths/~1a'}\n",
            "paths/a.yaml": "summary: theirs\nget:\n  operationId: x\n"
            "  responses: {200: {$ref: '../r.yaml#/Ok'}}\n",
            "r.yaml": "Ok: {description: ok}",
        },
    )
    assert found == ()
    operation = {
        "operationId": "x",
        "responses": {"200": {"$ref": "#/x-specloom-files/r.yaml/Ok"}},
    }
    assert document.data["paths"] == {
        "/a": {"summary": "mine", "get": operation},
        "/b": {"summary": "theirs", "get": operation},
        "/c": {"$ref": "#/paths/~1a"},
    }


def test_a_reference_may_stand_for_what_openapi_does_not_let_it(tmp_path: Path) -> None:
    document, found = load_files(
        tmp_path,
        {
            "openapi.yaml": "openapi: 3.0.3\ninfo: {$ref: info.yaml}\npaths: {$ref: paths.yaml}\n"
            "components: {$ref: components.yaml}\n",
            "info.yaml": "{title: T, version: '1'}",
            "paths.yaml": "/a: {$ref: a.yaml}\n",
            "a.yaml": "get: {$ref: get.yaml}",
            "get.yaml": "responses:\n  200: {$ref: 'components.yaml#/responses/Ok'}\n",
            "components.yaml": "schemas: {$ref: schemas.yaml}\n"
            "responses:\n  Ok: {description: ok}\n",
            "schemas.yaml": "A: {properties: {$ref: props.yaml}}",
            "props.yaml": "b: {$ref: 'schemas.yaml#/A'}",
        },
    )
    assert found == ()
    assert document.data == {
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/components/responses/Ok"}}}}},
        "components": {
            "schemas": {"A": {"properties": {"b": {"$ref": "#/components/schemas/A"}}}},
            "responses": {"Ok": {"description": "ok"}},
        },
    }
    assert str(document.place("/paths/~1a/get/responses/200")) == "get.yaml:2:3"
    assert str(document.place("/components/schemas/A/properties/b")) == "props.yaml:1:1"


@pytest.mark.parametrize(
    ("section", "use", "kind"),
    [
        ("parameters", "parameters: [{$ref: 'c.yaml#/X'}]", "{name: a, in: query}"),
        ("requestBodies", "requestBody: {$ref: 'c.yaml#/X'}", "{content: {}}"),
        ("responses", "responses: {200: {$ref: 'c.yaml#/X'}}", "{description: ok}"),
        ("headers", "responses: {200: {headers: {H: {$ref: 'c.yaml#/X'}}}}", "{schema: {}}"),
        ("links", "responses: {200: {links: {L: {$ref: 'c.yaml#/X'}}}}", "{operationId: o}"),
        (
            "examples",
            "responses: {200: {content: {a/b: {examples: {E: {$ref: 'c.yaml#/X'}}}}}}",
            "{value: 1}",
        ),
        ("callbacks", "callbacks: {C: {$ref: 'c.yaml#/X'}}", "{'{$url}': {get: {}}}"),
    ],
)
def test_every_kind_of_component_may_be_in_another_file(
    tmp_path: Path, section: str, use: str, kind: str
) -> None:
    text = f"{HEAD}paths: {{/a: {{post: {{{use}}}}}}}\ncomponents: {{{section}: {{Y: {kind}}}}}\n"
    document, found = load_files(tmp_path, {"openapi.yaml": text, "c.yaml": f"X: {kind}"})
    assert found == ()
    assert references(document.data["paths"]) == ["#/x-specloom-files/c.yaml/X"]


def test_what_is_data_is_not_a_reference(tmp_path: Path) -> None:
    literal = {"$ref": "nowhere.yaml#/x"}
    data = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1", "x-info": literal},
        "x-root": {"deep": [literal]},
        "components": {
            "examples": {"E": {"value": literal}},
            "schemas": {
                "A": {
                    "example": literal,
                    "default": literal,
                    "const": literal,
                    "enum": [literal],
                    "examples": [literal],
                    "x-a": literal,
                }
            },
        },
    }
    document, found = load_text(tmp_path, json.dumps(data), "openapi.json")
    assert found == ()
    assert document.data == data


@pytest.mark.parametrize("name", ["default", "example", "examples", "enum", "const", "x-a"])
def test_a_property_may_be_called_like_a_keyword(tmp_path: Path, name: str) -> None:
    text = f"{HEAD}components: {{schemas: {{A: {{properties: {{{name}: {{$ref: nope.yaml}}}}}}}}}}"
    _, (item,) = load_text(tmp_path, text)
    assert (item.code, item.place.pointer) == (
        "load-not-found",
        f"/components/schemas/A/properties/{name}/$ref",
    )


def test_a_property_may_be_called_ref(tmp_path: Path) -> None:
    text = HEAD + "components: {schemas: {A: {properties: {$ref: {type: string}}}}}"
    document, found = load_text(tmp_path, text)
    assert found == ()
    assert schemas(document)["A"]["properties"] == {"$ref": {"type": "string"}}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("#/components/schemas/B", "#/components/schemas/B"),
        ("openapi.yaml#/components/schemas/B", "#/components/schemas/B"),
        ("./openapi.yaml#/components/schemas/B", "#/components/schemas/B"),
        ("#/components/schemas/a~1b~0c", "#/components/schemas/a~1b~0c"),
        ("#/components/schemas/%7Bid%7D%20%C3%A9", "#/components/schemas/{id} é"),
        ("#/components/schemas/{id} é", "#/components/schemas/{id} é"),
        ("#/components/schemas/100%25", "#/components/schemas/100%"),
        ("#/components/schemas/100%", "#/components/schemas/100%"),
        ("#/components/schemas/%2541", "#/components/schemas/%41"),
        ("#/components/schemas/L/allOf/1", "#/components/schemas/L/allOf/1"),
        ("#/paths/~1a~1{id}/get/responses/200/content/x~1y/schema",) * 2,
    ],
)
def test_references_become_plain_pointers(tmp_path: Path, written: str, meant: str) -> None:
    text = HEAD + (
        "paths: {'/a/{id}': {get: {responses: {200: {content: {x/y: {schema: {}}}}}}}}\n"
        "components:\n  schemas:\n    B: {}\n    a/b~c: {}\n    '{id} é': {}\n    100%: {}\n"
        "    '%41': {}\n    L: {allOf: [{}, {}]}\n    A: {$ref: '" + written + "'}\n"
    )
    document, found = load_text(tmp_path, text)
    assert found == ()
    assert schemas(document)["A"] == {"$ref": meant}
    document.resolve(meant[1:])


def test_a_pointer_may_lead_through_a_reference(tmp_path: Path) -> None:
    document, found = load_files(
        tmp_path,
        {
            "openapi.yaml": HEAD + "components: {schemas: {A: {$ref: '#/components/schemas/B'}, "
            "B: {$ref: 'x.yaml', description: d}, "
            "C: {items: {$ref: '#/components/schemas/A/properties/p'}}}}",
            "x.yaml": "properties: {p: {type: string}}",
        },
    )
    assert found == ()
    assert schemas(document)["C"]["items"] == {"$ref": "#/x-specloom-files/x.yaml/properties/p"}


@pytest.mark.parametrize(
    ("reference", "message", "hint"),
    [
        ("#/components/schemas/Pets", "there is no 'Pets' in /components/schemas", "'Pet'"),
        ("#/components/schema/Pet", "there is no 'schema' in /components", "'schemas'"),
        ("#/components/schemas/Pet/allOf/3", "there is no '3'", ""),
        ("#/components/schemas/Pet/type/x", "there is no 'x'", ""),
        ("#Pet", "there is no anchor 'Pet'", ""),
        ("Pet", "there is no file Pet", ""),
    ],
)
def test_a_reference_to_nothing_is_an_error_and_is_taken_out(
    tmp_path: Path, reference: str, message: str, hint: str
) -> None:
    text = (
        f"{HEAD}paths: {{}}\ncomponents:\n  schemas:\n    Pet: {{allOf: [{{}}], type: object}}\n"
        f"    A:\n      description: d\n      $ref: '{reference}'\n"
    )
    document, (item,) = load_text(tmp_path, text)
    assert message in item.message
    assert hint in item.hint
    assert (str(item.place), item.place.pointer) == (
        "openapi.yaml:9:7",
        "/components/schemas/A/$ref",
    )
    assert schemas(document)["A"] == {"description": "d"}


@pytest.mark.parametrize(
    ("use", "target", "message"),
    [
        ("parameters: [{$ref: '#/components/schemas/S'}]", "", "a schema, not to a parameter"),
        ("responses: {200: {$ref: '#/components/parameters/P'}}", "", "a parameter, not to a resp"),
        ("requestBody: {$ref: '#/components'}", "", "the components object, not to a request body"),
        ("requestBody: {$ref: '#/info/title'}", "", "something else, not to a request body"),
        ("requestBody: {$ref: '#/paths'}", "", "the paths object, not to a request body"),
        (
            "requestBody: {$ref: '#/components/schemas'}",
            "",
            "a mapping of schemas, not to a request body",
        ),
    ],
)
def test_a_reference_to_the_wrong_kind_is_an_error(
    tmp_path: Path, use: str, target: str, message: str
) -> None:
    text = (
        f"{HEAD}paths: {{/a: {{post: {{{use}}}}}}}\n"
        "components: {schemas: {S: {}}, parameters: {P: {name: a, in: query}}}\n"
    )
    document, (item,) = load_text(tmp_path, text)
    assert item.code == "load-ref-kind"
    assert message in item.message
    assert_internal(document)


def test_a_schema_may_be_a_boolean(tmp_path: Path) -> None:
    text = HEAD_31 + "components: {schemas: {A: true, B: {$ref: '#/components/schemas/A'}}}"
    assert load_text(tmp_path, text)[1] == ()


def cycle(*names: str) -> str:
    """Schemas that each refer to the next, the last to the first."""
    following = [*names[1:], names[0]]
    return "".join(
        f"    {name}: {{$ref: '#/components/schemas/{other}'}}\n"
        for name, other in zip(names, following, strict=True)
    )


@pytest.mark.parametrize("names", ["A", "AB", "ABC"])
def test_a_cycle_of_nothing_but_references_is_an_error(tmp_path: Path, names: str) -> None:
    text = (
        f"{HEAD}components:\n  schemas:\n{cycle(*names)}    Z: {{$ref: '#/components/schemas/A'}}\n"
    )
    document, (item,) = load_text(tmp_path, text)
    assert item.code == "load-ref-cycle"
    assert_internal(document)
    # The cycle is open now, so that following references ends.
    assert {} in schemas(document).values()


def test_two_cycles_are_two_errors(tmp_path: Path) -> None:
    text = f"{HEAD}components:\n  schemas:\n{cycle('A', 'B')}{cycle('C', 'D', 'E')}"
    _, found = load_text(tmp_path, text)
    assert [item.code for item in found] == ["load-ref-cycle"] * 2


def test_a_cycle_across_files(tmp_path: Path) -> None:
    text = HEAD + "components: {schemas: {A: {$ref: 'a.yaml'}}}"
    files = {"openapi.yaml": text, "a.yaml": "{$ref: b.yaml}", "b.yaml": "{$ref: a.yaml}"}
    document, (item,) = load_files(tmp_path, files)
    assert item.code == "load-ref-cycle"
    assert_internal(document)


def test_a_cycle_inside_a_pointer(tmp_path: Path) -> None:
    text = HEAD + "components: {schemas: {A: {$ref: '#/components/schemas/A/properties/x'}}}"
    document, (item,) = load_text(tmp_path, text)
    assert item.code == "load-ref-cycle"
    assert schemas(document) == {"A": {}}


def test_recursion_through_properties_is_no_cycle(tmp_path: Path) -> None:
    text = HEAD + (
        "components: {schemas: {A: {properties: {a: {$ref: '#/components/schemas/A'}}}, "
        "B: {allOf: [{$ref: '#/components/schemas/B'}]}}}"
    )
    assert load_text(tmp_path, text)[1] == ()


def test_a_long_chain_of_references(tmp_path: Path) -> None:
    """It is cut where the longest that is allowed begins: later stages follow each to its end."""
    count = 100_000
    chain = {f"S{n}": {"$ref": f"#/components/schemas/S{n + 1}"} for n in range(count)}
    data = {
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "components": {"schemas": {**chain, f"S{count}": {"type": "string"}}},
    }
    document, found = load_text(tmp_path, json.dumps(data), "openapi.json")
    assert [(item.code, item.place and item.place.pointer) for item in found] == [
        ("load-too-large", f"/components/schemas/S{count - 201}/$ref")
    ]
    assert sum("$ref" in each for each in document.data["components"]["schemas"].values()) == 200


def test_a_long_cycle_of_references(tmp_path: Path) -> None:
    count = 100_000
    data = {
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "components": {
            "schemas": {
                f"S{n}": {"$ref": f"#/components/schemas/S{(n + 1) % count}"} for n in range(count)
            }
        },
    }
    _, found = load_text(tmp_path, json.dumps(data), "openapi.json")
    assert [item.code for item in found] == ["load-ref-cycle"]


def test_many_broken_references_do_not_all_look_for_a_suggestion(tmp_path: Path) -> None:
    count = 3_000
    data = {
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "components": {
            "schemas": {
                f"Schema{n}": {"items": {"$ref": f"#/components/schemas/Shema{n}"}}
                for n in range(count)
            }
        },
    }
    _, found = load_text(tmp_path, json.dumps(data), "openapi.json")
    assert len(found) == count
    assert 0 < sum(bool(item.hint) for item in found) < 100


def test_a_chain_of_files(tmp_path: Path) -> None:
    files = {
        f"{n}.yaml": f"{{allOf: [{{$ref: {n + 1}.yaml}}], title: '{n}'}}" for n in range(2_000)
    }
    text = HEAD + "components: {schemas: {A: {$ref: 0.yaml}}}"
    document, found = load_files(
        tmp_path, {"openapi.yaml": text, **files, "2000.yaml": "{type: string}"}
    )
    assert found == ()
    assert len(document.files) == 2_002
    assert_internal(document)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("Dog", "Dog"),
        ("#/components/schemas/Dog", "#/components/schemas/Dog"),
        ("dog.yaml", "#/x-specloom-files/dog.yaml"),
        ("./dog.yaml#/properties/x", "#/x-specloom-files/dog.yaml/properties/x"),
        ("a.dog", "a.dog"),
        ("x.yaml", "x.yaml"),
    ],
)
def test_discriminator_mappings_are_references_or_names(
    tmp_path: Path, value: str, meant: str
) -> None:
    text = HEAD + (
        "components: {schemas: {A: {discriminator: {propertyName: k, mapping: {d: '"
        + value
        + "'}}}, Dog: {}, a.dog: {}, x.yaml: {}}}"
    )
    files = {"openapi.yaml": text, "dog.yaml": "{properties: {x: {}}}"}
    document, found = load_files(tmp_path, files)
    assert found == ()
    assert schemas(document)["A"]["discriminator"]["mapping"] == {"d": meant}


def test_mappings_in_another_file_are_relative_to_it(tmp_path: Path) -> None:
    files = {
        "openapi.yaml": HEAD + "components: {schemas: {A: {items: {$ref: 'x/a.yaml'}}}}",
        "x/a.yaml": "discriminator: {propertyName: k, mapping: {b: b.yaml, c: '#/defs/C'}}\n"
        "defs: {C: {}}",
        "x/b.yaml": "{type: object}",
    }
    document, found = load_files(tmp_path, files)
    assert found == ()
    assert document.data["x-specloom-files"]["x/a.yaml"]["discriminator"]["mapping"] == {
        "b": "#/x-specloom-files/x~1b.yaml",
        "c": "#/x-specloom-files/x~1a.yaml/defs/C",
    }


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("Dogs", "load-mapping"),
        ("#/components/schemas/Dogs", "load-ref-unresolved"),
        ("/etc/passwd", "load-ref-syntax"),
        ("../dog.yaml", "load-ref-outside"),
        ("../../../dog.yaml", "load-ref-outside"),
    ],
)
def test_a_mapping_to_nothing_is_an_error(tmp_path: Path, value: str, code: str) -> None:
    text = HEAD + (
        "components: {schemas: {A: {discriminator: {propertyName: k, mapping: {d: '"
        + value
        + "', e: Dog}}}, Dog: {}}}"
    )
    document, (item,) = load_text(tmp_path, text, "spec/openapi.yaml")
    assert item.code == code
    assert item.place.pointer == "/components/schemas/A/discriminator/mapping/d"
    assert schemas(document)["A"]["discriminator"]["mapping"] == {"e": "Dog"}


def test_wrong_shapes_are_left_to_later_stages(tmp_path: Path) -> None:
    data = {
        "openapi": "3.0.3",
        "info": [],
        "paths": {"/a": [], "/b": {"get": 1, "parameters": {}}, "/c": None},
        "components": {
            "schemas": {
                "A": {"properties": [], "allOf": {}, "items": [1], "discriminator": "x"},
                "B": 1,
                "C": {"$ref": 5},
                "D": {"discriminator": {"mapping": ["x"]}},
            }
        },
    }
    document, found = load_text(tmp_path, json.dumps(data), "openapi.json")
    assert found == ()
    assert document.data == data


def test_loading_does_not_depend_on_the_order_of_files(tmp_path: Path) -> None:
    files = {
        "a.yaml": "{properties: {b: {$ref: b.yaml}}}",
        "b.yaml": "{properties: {a: {$ref: a.yaml}}}",
    }
    for first, second in (("a", "b"), ("b", "a")):
        both = f"[{{$ref: {first}.yaml}}, {{$ref: {second}.yaml}}]"
        text = f"{HEAD}components: {{schemas: {{X: {{allOf: {both}}}}}}}"
        document, found = load_files(tmp_path, {"openapi.yaml": text, **files})
        assert found == ()
        assert copy.deepcopy(document.data["x-specloom-files"]) == {
            "a.yaml": {"properties": {"b": {"$ref": "#/x-specloom-files/b.yaml"}}},
            "b.yaml": {"properties": {"a": {"$ref": "#/x-specloom-files/a.yaml"}}},
        }


def test_what_would_hold_itself_for_ever_is_an_error(tmp_path: Path) -> None:
    text = HEAD + (
        "components:\n  schemas:\n    A:\n      properties:\n        p:\n"
        "          properties: {$ref: '#/components/schemas/A/properties'}\n"
    )
    document, (item,) = load_text(tmp_path, text)
    assert (item.code, str(item.place)) == ("load-ref-cycle", "openapi.yaml:8:24")
    assert schemas(document)["A"] == {"properties": {"p": {"properties": {}}}}


def test_files_that_would_hold_each_other_for_ever_are_an_error(tmp_path: Path) -> None:
    files = {
        "openapi.yaml": HEAD + "components: {schemas: {A: {properties: {$ref: a.yaml}}}}",
        "a.yaml": "p: {properties: {$ref: b.yaml}}",
        "b.yaml": "q: {properties: {$ref: a.yaml}}",
    }
    document, (item,) = load_files(tmp_path, files)
    assert item.code == "load-ref-cycle"
    assert schemas(document)["A"] == {
        "properties": {"p": {"properties": {"q": {"properties": {}}}}}
    }


def test_a_path_item_may_call_back_itself(tmp_path: Path) -> None:
    files = {
        "openapi.yaml": HEAD + "paths: {/a: {$ref: a.yaml}}",
        "a.yaml": "get: {callbacks: {c: {'{$url}': {$ref: a.yaml}}}}",
    }
    document, found = load_files(tmp_path, files)
    assert found == ()
    assert document.data["paths"]["/a"] == {
        "get": {"callbacks": {"c": {"{$url}": {"$ref": "#/paths/~1a"}}}}
    }


def test_a_bomb_of_references_is_refused(tmp_path: Path) -> None:
    both = "{{p: {{properties: {{$ref: {0}.yaml}}}}, q: {{properties: {{$ref: {0}.yaml}}}}}}"
    files = {f"{n}.yaml": both.format(n + 1) for n in range(40)}
    files["openapi.yaml"] = HEAD + "components: {schemas: {A: {properties: {$ref: 0.yaml}}}}"
    files["40.yaml"] = "{x: {}}"
    with pytest.raises(SpecloomError) as caught:
        load_files(tmp_path, files)
    assert caught.value.diagnostics[0].code == "load-too-large"
