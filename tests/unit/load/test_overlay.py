"""Overlays: what each action does, what is said about those that cannot be applied, and places."""

import copy
from pathlib import Path

import pytest

from specloom.diagnostics import Diagnostics, SpecloomError
from specloom.load import apply_overlay
from support.loading import load_text, overlaid, write

DOCUMENT = """\
openapi: 3.1.0
info: {title: T, version: '1', description: old}
tags: [{name: a}, {name: b}, {name: c}]
paths:
  /pets:
    get: {operationId: list, tags: [x], deprecated: true}
    post: {operationId: create}
  /pets/{id}:
    get: {operationId: get}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}, required: [name]}
    Error: {type: object}
"""
HEAD = "overlay: %s\ninfo: {title: O, version: 1.0.0}\nactions:\n"


def overlay(*actions: str, version: str = "1.0.0") -> str:
    return HEAD % version + "".join(f"  - {action}\n" for action in actions)


def test_objects_are_merged_lists_appended_to_and_the_rest_replaced(tmp_path: Path) -> None:
    text = overlay(
        "{target: $, update: {info: {description: new, license: {name: MIT}}, tags: [{name: d}], "
        "components: {schemas: {Pet: {required: [age], properties: {age: {type: integer}}}}}}}"
    )
    document, found = overlaid(tmp_path, DOCUMENT, text)
    assert found == ()
    assert document.data["info"] == {
        "title": "T",
        "version": "1",
        "description": "new",
        "license": {"name": "MIT"},
    }
    assert [tag["name"] for tag in document.data["tags"]] == ["a", "b", "c", "d"]
    assert document.data["components"]["schemas"]["Pet"] == {
        "type": "object",
        "properties": {"name": {"type": "string"}, "age": {"type": "integer"}},
        "required": ["name", "age"],
    }


def test_every_match_is_updated(tmp_path: Path) -> None:
    text = overlay("{target: $.paths.*.get, update: {x-safe: true}}")
    document, found = overlaid(tmp_path, DOCUMENT, text)
    assert found == ()
    assert [item["get"]["x-safe"] for item in document.data["paths"].values()] == [True, True]
    assert "x-safe" not in document.data["paths"]["/pets"]["post"]


def test_matches_do_not_share_what_they_are_given(tmp_path: Path) -> None:
    text = overlay(
        "{target: $.paths.*.get, update: {x-list: [1]}}",
        "{target: \"$.paths['/pets'].get['x-list']\", update: 2}",
    )
    document, _ = overlaid(tmp_path, DOCUMENT, text)
    assert document.data["paths"]["/pets"]["get"]["x-list"] == [1, 2]
    assert document.data["paths"]["/pets/{id}"]["get"]["x-list"] == [1]


@pytest.mark.parametrize(
    ("update", "names"), [("{name: d}", "abcd"), ("[{name: d}, {name: e}]", "abcde"), ("[]", "abc")]
)
def test_a_list_is_appended_to(tmp_path: Path, update: str, names: str) -> None:
    document, found = overlaid(tmp_path, DOCUMENT, overlay(f"{{target: $.tags, update: {update}}}"))
    assert found == ()
    assert [tag["name"] for tag in document.data["tags"]] == list(names)


def test_filters_select(tmp_path: Path) -> None:
    text = overlay("{target: '$.tags[?@.name == \"b\"]', update: {description: B}}")
    document, found = overlaid(tmp_path, DOCUMENT, text)
    assert found == ()
    assert document.data["tags"][1] == {"name": "b", "description": "B"}


@pytest.mark.parametrize(
    ("target", "names"),
    [
        ("$.tags[?@.name == 'b']", "ac"),
        ("$.tags[?@.name != 'b']", "b"),
        ("$.tags[*]", ""),
        ("$.tags[0, 0, 2]", "b"),
        ("$.tags[-1]", "ab"),
    ],
)
def test_items_are_removed(tmp_path: Path, target: str, names: str) -> None:
    text = overlay(f'{{target: "{target}", remove: true}}')
    document, found = overlaid(tmp_path, DOCUMENT, text)
    assert found == ()
    assert [tag["name"] for tag in document.data["tags"]] == list(names)


def test_members_are_removed(tmp_path: Path) -> None:
    text = overlay("{target: $.paths.*.get, remove: true}", "{target: $.components, remove: true}")
    document, found = overlaid(tmp_path, DOCUMENT, text)
    assert found == ()
    assert document.data["paths"] == {
        "/pets": {"post": {"operationId": "create"}},
        "/pets/{id}": {},
    }
    assert "components" not in document.data


def test_nested_matches_are_removed(tmp_path: Path) -> None:
    document, found = overlaid(
        tmp_path, DOCUMENT, overlay("{target: '$.components..*', remove: true}", version="1.1.0")
    )
    assert found == ()
    assert document.data["components"] == {}


def test_remove_goes_before_update(tmp_path: Path) -> None:
    text = overlay("{target: $.tags, remove: true, update: {name: z}}")
    document, found = overlaid(tmp_path, DOCUMENT, text)
    assert found == ()
    assert "tags" not in document.data


def test_actions_see_what_the_actions_before_them_did(tmp_path: Path) -> None:
    text = overlay(
        "{target: $.info, update: {x-new: {a: 1}}}",
        "{target: \"$.info['x-new']\", update: {b: 2}}",
        "{target: $.tags, remove: true}",
        "{target: $, update: {tags: [{name: z}]}}",
    )
    document, found = overlaid(tmp_path, DOCUMENT, text)
    assert found == ()
    assert document.data["info"]["x-new"] == {"a": 1, "b": 2}
    assert document.data["tags"] == [{"name": "z"}]


def test_null_is_a_value(tmp_path: Path) -> None:
    text = overlay("{target: $.components.schemas.Pet.properties.name, update: {default: null}}")
    document, _ = overlaid(tmp_path, DOCUMENT, text)
    name = document.data["components"]["schemas"]["Pet"]["properties"]["name"]
    assert name == {"type": "string", "default": None}


def test_a_single_value_gives_way_to_anything(tmp_path: Path) -> None:
    text = overlay("{target: $.components.schemas.Pet, update: {type: [object, 'null']}}")
    document, found = overlaid(tmp_path, DOCUMENT, text)
    assert found == ()
    assert document.data["components"]["schemas"]["Pet"]["type"] == ["object", "null"]


def test_the_given_document_stays_as_it_is(tmp_path: Path) -> None:
    document, _ = load_text(tmp_path, DOCUMENT)
    before = copy.deepcopy(document.data)
    text = overlay("{target: '$.tags[0]', remove: true}", "{target: $.info, update: {title: X}}")
    write(tmp_path, {"o.yaml": text})
    changed = apply_overlay(document, "o.yaml", Diagnostics(), base=tmp_path)
    assert document.data == before
    assert changed.data["info"]["title"] == "X"
    assert [file.label for file in changed.files] == ["openapi.yaml", "o.yaml"]


# Overlay 1.1


def test_copy_merges_a_node_of_the_document(tmp_path: Path) -> None:
    text = overlay(
        "{target: \"$.paths['/pets/{id}']\", copy: \"$.paths['/pets']\"}", version="1.1.0"
    )
    document, found = overlaid(tmp_path, DOCUMENT, text)
    assert found == ()
    item = document.data["paths"]["/pets/{id}"]
    assert item["post"] == {"operationId": "create"}
    assert item["get"] == {"operationId": "list", "tags": ["x"], "deprecated": True}
    assert item["post"] is not document.data["paths"]["/pets"]["post"]


@pytest.mark.parametrize("source", ["$.paths.*", "$.nope"])
def test_copy_needs_exactly_one_source(tmp_path: Path, source: str) -> None:
    text = overlay(f"{{target: $.info, copy: {source}}}", version="1.1.0")
    _, (item,) = overlaid(tmp_path, DOCUMENT, text)
    assert item.code == "overlay-copy"


def test_primitives_can_be_replaced_and_removed(tmp_path: Path) -> None:
    text = overlay(
        "{target: $.info.title, update: New}",
        "{target: $.info.description, remove: true}",
        "{target: \"$.components.schemas.Pet.required[?@ == 'name']\", remove: true}",
        version="1.1.0",
    )
    document, found = overlaid(tmp_path, DOCUMENT, text)
    assert found == ()
    assert document.data["info"] == {"title": "New", "version": "1"}
    assert document.data["components"]["schemas"]["Pet"]["required"] == []


# What is said


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("$.components.schemas.Pets", "did you mean 'Pet'?"),
        ("$.path", "did you mean 'paths'?"),
        ("$.paths['/pet'].get", "did you mean '/pets'?"),
        ("$.paths['/pets'].put", "$['paths']['/pets'] matches"),
        ("$.paths.*.put", "$['paths'][*] matches"),
        ("$.tags[9]", "$['tags'] matches"),
        ("$.tags[?@.name == 'z']", "$['tags'] matches"),
    ],
)
def test_a_target_that_matches_nothing_is_an_error_with_a_hint(
    tmp_path: Path, target: str, hint: str
) -> None:
    document, (item,) = overlaid(
        tmp_path,
        DOCUMENT,
        overlay("{target: $.info, update: {title: X}}", f'{{target: "{target}", update: {{}}}}'),
    )
    assert item.code == "overlay-no-match"
    assert hint in item.hint
    assert str(item.place) == "overlay.yaml:5:6"
    # The other actions are applied.
    assert document.data["info"]["title"] == "X"


@pytest.mark.parametrize(
    "target", ["$.a[", "$..", "$.paths[?@.a = 1]", "$.paths | $.info", "$.a b", "$.paths['x]", "$["]
)
def test_a_path_that_is_no_jsonpath(tmp_path: Path, target: str) -> None:
    text = overlay(f'{{target: "{target}", update: {{}}}}')
    _, (item,) = overlaid(tmp_path, DOCUMENT, text)
    assert item.code == "overlay-path"
    assert str(item.place) == "overlay.yaml:4:6"
    assert "\n" not in item.message


@pytest.mark.parametrize("part", ["$.info.title", "$.components.schemas.Pet.required[0]"])
@pytest.mark.parametrize("change", ["update: x", "remove: true"])
def test_overlay_1_0_cannot_target_a_primitive(tmp_path: Path, part: str, change: str) -> None:
    _, (item,) = overlaid(tmp_path, DOCUMENT, overlay(f"{{target: '{part}', {change}}}"))
    assert item.code == "overlay-target"
    assert "1.1.0" in item.hint


@pytest.mark.parametrize(
    ("action", "place"),
    [
        ("{target: $.info, update: text}", "4:22"),
        ("{target: $.info, update: [1]}", "4:22"),
        ("{target: $.info, update: null}", "4:22"),
        ("{target: $, update: {info: {title: X}, paths: [1]}}", "4:44"),
        ("{target: $, update: {info: null}}", "4:26"),
        ("{target: $, update: {components: {schemas: {Pet: {properties: 1}}}}}", "4:55"),
    ],
)
def test_values_of_different_kinds_cannot_be_merged(
    tmp_path: Path, action: str, place: str
) -> None:
    _, (item,) = overlaid(tmp_path, DOCUMENT, overlay(action))
    assert item.code == "overlay-type"
    assert str(item.place) == f"overlay.yaml:{place}"


def test_the_document_itself_cannot_be_removed(tmp_path: Path) -> None:
    _, (item,) = overlaid(tmp_path, DOCUMENT, overlay("{target: $, remove: true}"))
    assert item.code == "overlay-target"


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("{target: $.info}", "changes nothing"),
        ("{target: $.info, remove: false}", "changes nothing"),
        ("{target: $.info, copy: $.tags}", "Overlay 1.0 has no copy"),
    ],
)
def test_actions_that_say_too_little(tmp_path: Path, action: str, words: str) -> None:
    _, (item,) = overlaid(tmp_path, DOCUMENT, overlay(action))
    assert item.code == "overlay-invalid"
    assert words in item.message


def test_an_action_cannot_update_and_copy(tmp_path: Path) -> None:
    text = overlay("{target: $.info, copy: $.info, update: {}}", version="1.1.0")
    _, (item,) = overlaid(tmp_path, DOCUMENT, text)
    assert item.code == "overlay-invalid"


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("[]", "an object is needed here", "1:1"),
        (
            "info: {title: O, version: 1.0.0}\nactions: [{target: $}]",
            "overlay: Field required",
            "1:1",
        ),
        (
            "overlay: 2.0.0\ninfo: {title: O, version: v}\nactions: [{target: $}]",
            "overlay: ",
            "1:1",
        ),
        ("overlay: 1.0.0\nactions: [{target: $}]", "info: Field required", "1:1"),
        ("overlay: 1.0.0\ninfo: {title: O, version: v}\nactions: []", "actions: ", "3:1"),
        (overlay("{update: {}}"), "actions.0.target: Field required", "4:5"),
        (overlay("{target: paths}"), "actions.0.target: ", "4:6"),
        (
            overlay("{target: $, updates: {}}"),
            "unknown key updates; did you mean 'update'?",
            "4:17",
        ),
        (overlay("{target: $, remove: 'yes'}"), "actions.0.remove: ", "4:17"),
    ],
)
def test_what_is_no_overlay_is_refused(tmp_path: Path, text: str, words: str, place: str) -> None:
    with pytest.raises(SpecloomError) as caught:
        overlaid(tmp_path, DOCUMENT, text)
    item = caught.value.diagnostics[0]
    assert item.code == "overlay-invalid"
    assert words in item.message
    assert str(item.place) == f"overlay.yaml:{place}"


def test_extensions_of_an_overlay_are_let_through(tmp_path: Path) -> None:
    text = overlay("{target: $.info, x-why: because, update: {title: X}}") + "x-more: 1\n"
    assert overlaid(tmp_path, DOCUMENT, text)[1] == ()


@pytest.mark.parametrize(
    ("extends", "codes"),
    [
        ("./openapi.yaml", []),
        ("https://example.com/api/openapi.yaml", []),
        ("./petstore.yaml", ["overlay-extends"]),
    ],
)
def test_an_overlay_for_another_document(tmp_path: Path, extends: str, codes: list[str]) -> None:
    text = f"extends: {extends}\n" + overlay("{target: $.info, update: {title: X}}")
    document, found = overlaid(tmp_path, DOCUMENT, text)
    assert [item.code for item in found] == codes
    assert document.data["info"]["title"] == "X"


def test_what_an_overlay_breaks_is_reported(tmp_path: Path) -> None:
    document = DOCUMENT + "    Ref: {$ref: '#/components/schemas/Error'}\n"
    changed, (item,) = overlaid(
        tmp_path, document, overlay("{target: $.components.schemas.Error, remove: true}")
    )
    assert item.code == "load-ref-unresolved"
    assert str(item.place) == "openapi.yaml:14:11"
    assert changed.data["components"]["schemas"]["Ref"] == {}


@pytest.mark.parametrize("reference", ["#/components/schemas/Nope", "other.yaml", "https://a.b/c"])
def test_references_of_an_overlay_lead_to_the_document(tmp_path: Path, reference: str) -> None:
    text = overlay(f"{{target: $.components.schemas, update: {{New: {{$ref: '{reference}'}}}}}}")
    _, (item,) = overlaid(tmp_path, DOCUMENT, text)
    assert item.code == "load-ref-unresolved"
    assert item.place.file == "overlay.yaml"


# Places


def test_places_lead_to_the_overlay_for_what_it_wrote(tmp_path: Path) -> None:
    text = (
        HEAD % "1.0.0"
        + "  - target: $.paths.*.get\n    update:\n      x-a:\n        b: 1\n"
        + "  - target: $.tags\n    update:\n      - name: d\n      - {name: e}\n"
        + "  - target: $.info\n    update:\n      title: X\n"
    )
    document, found = overlaid(tmp_path, DOCUMENT, text)
    assert found == ()
    places = {
        "/paths/~1pets/get/x-a": "overlay.yaml:6:7",
        "/paths/~1pets~1{id}/get/x-a/b": "overlay.yaml:7:9",
        "/tags/4/name": "overlay.yaml:11:10",
        "/tags/3": "overlay.yaml:10:9",
        "/info/title": "overlay.yaml:14:7",
        "/info/version": "openapi.yaml:2:18",
        "/tags/2": "openapi.yaml:3:30",
        "/paths/~1pets/get/nope": "openapi.yaml:6:5",
    }
    assert {pointer: str(document.place(pointer)) for pointer in places} == places


def test_places_of_items_after_a_removed_one_are_kept(tmp_path: Path) -> None:
    text = overlay(
        "{target: $.tags, update: {name: d}}",
        "{target: '$.tags[2]', update: {description: C}}",
        "{target: '$.tags[0]', remove: true}",
        "{target: '$.tags[0]', remove: true}",
    )
    document, found = overlaid(tmp_path, DOCUMENT, text)
    assert found == ()
    assert [tag["name"] for tag in document.data["tags"]] == ["c", "d"]
    assert str(document.place("/tags/0/name")) == "openapi.yaml:3:31"
    assert str(document.place("/tags/0/description")) == "overlay.yaml:5:36"
    assert str(document.place("/tags/1")) == "overlay.yaml:4:22"


def test_a_copy_is_placed_at_the_action(tmp_path: Path) -> None:
    text = overlay("{target: $.info, copy: $.components.schemas.Pet}", version="1.1.0")
    document, _ = overlaid(tmp_path, DOCUMENT, text)
    assert str(document.place("/info/properties/name")) == "overlay.yaml:4:22"


def test_several_overlays(tmp_path: Path) -> None:
    first, _ = overlaid(tmp_path, DOCUMENT, overlay("{target: $.info, update: {x-a: {b: 1}}}"))
    write(tmp_path, {"second.yaml": overlay("{target: \"$.info['x-a']\", update: {c: 2}}")})
    second = apply_overlay(first, "second.yaml", Diagnostics(), base=tmp_path)
    assert second.data["info"]["x-a"] == {"b": 1, "c": 2}
    assert second.place("/info/x-a/b").file == "overlay.yaml"
    assert second.place("/info/x-a/c").file == "second.yaml"
