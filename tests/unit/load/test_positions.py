"""From a pointer to the line and column it is written at."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from specloom.load.pointer import ancestors, escape, index_in, join, split, unescape
from specloom.load.positions import JsonPositions, YamlPositions
from support.loading import HEAD, load_files, load_text

JSON = """{
  "openapi": "3.0.3", "info": {"title": "T", "version": "1"},
  "paths": {
    "/a/b": {
      "get": {"tags": ["x",
        "y"], "responses": {}}
    }
  },
  "a~b": [[], {}, ""]
}"""


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("", (1, 1)),
        ("/openapi", (2, 3)),
        ("/info", (2, 23)),
        ("/info/version", (2, 46)),
        ("/paths/~1a~1b", (4, 5)),
        ("/paths/~1a~1b/get/tags/1", (6, 9)),
        ("/paths/~1a~1b/get/responses", (6, 15)),
        ("/a~0b/2", (9, 19)),
        # What is not there leads to where it is missing.
        ("/paths/~1a~1b/get/operationId", (5, 7)),
        ("/paths/~1a~1b/get/tags/7", (5, 15)),
        ("/nope/nope", (1, 1)),
        ("/openapi/deeper", (2, 3)),
    ],
)
def test_positions_in_json(pointer: str, expected: tuple[int, int]) -> None:
    assert JsonPositions(JSON).locate(split(pointer)) == expected


YAML = """\
# comment
openapi: 3.0.3
paths:
  /a/b:
    get: &get
      tags: [x, y]
      "200": {
        a: 1 }
    put: *get
    post:
      <<: *get
      own: 1
list:
- - a
  - b
-
  k: v
"""


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("", (2, 1)),
        ("/openapi", (2, 1)),
        ("/paths/~1a~1b", (4, 3)),
        ("/paths/~1a~1b/get/tags/1", (6, 17)),
        ("/paths/~1a~1b/get/200/a", (8, 9)),
        # Through an alias: first the alias, then what it stands for.
        ("/paths/~1a~1b/put", (9, 5)),
        ("/paths/~1a~1b/put/200", (7, 7)),
        ("/paths/~1a~1b/post/tags", (6, 7)),
        ("/paths/~1a~1b/post/own", (12, 7)),
        ("/list/0/1", (15, 5)),
        ("/list/1/k", (17, 3)),
        ("/list/1/nope", (17, 3)),
        ("/paths/nope", (3, 1)),
    ],
)
def test_positions_in_yaml(pointer: str, expected: tuple[int, int]) -> None:
    assert YamlPositions(YAML).locate(split(pointer)) == expected


keys = st.text(st.characters(categories=("L", "N", "P", "S"), max_codepoint=0x2FF), min_size=1)
documents = st.recursive(
    st.integers() | st.booleans() | st.none() | keys,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=25,
)


def pointers(value: object, at: str = "") -> list[tuple[str, object]]:
    found = [(at, value)]
    if isinstance(value, dict):
        for key, child in value.items():
            found += pointers(child, f"{at}/{escape(key)}")
    elif isinstance(value, list):
        for index, child in enumerate(value):
            found += pointers(child, f"{at}/{index}")
    return found


def marked(value: object, path: str = "") -> object:
    """The same shape, with every key and every scalar saying which pointer it is at."""
    if isinstance(value, dict):
        return {key: marked(child, f"{path}/{escape(key)}") for key, child in value.items()}
    if isinstance(value, list):
        return [marked(child, f"{path}/{index}") for index, child in enumerate(value)]
    return f"@{path}@"


@given(documents, st.sampled_from([None, 1, 4]))
def test_every_scalar_of_a_json_text_is_found(value: object, indent: int | None) -> None:
    data = marked(value)
    text = json.dumps(data, indent=indent, ensure_ascii=False)
    positions, lines = JsonPositions(text), text.split("\n")
    for pointer, child in pointers(data):
        if isinstance(child, str):
            line, column = positions.locate(split(pointer))
            rest = lines[line - 1][column - 1 :]
            last = split(pointer)[-1] if pointer else ""
            here = json.dumps(child, ensure_ascii=False)
            key = f"{json.dumps(last, ensure_ascii=False)}: {here}"
            assert rest.startswith((here, key))


@given(documents, st.booleans())
def test_every_scalar_of_a_yaml_text_is_found(value: object, flow: bool) -> None:
    data = marked(value)
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True, width=10**9)
    positions, lines = YamlPositions(text), text.split("\n")
    for pointer, child in pointers(data):
        if isinstance(child, str):
            line, column = positions.locate(split(pointer))
            rest = lines[line - 1][column - 1 :]
            # PyYAML may write a key as `? key` with its value on the next line.
            following = lines[line] if line < len(lines) else ""
            escaped = child.replace("\\", "\\\\")
            assert any(
                form in part
                for part in (rest, following)
                for form in (child, escaped, child.replace("'", "''"), escaped.replace('"', '\\"'))
            )


@given(st.lists(st.text()))
def test_pointers_round_trip(parts: list[str]) -> None:
    assert split(join(parts)) == parts


@given(st.text())
def test_escaping_round_trips(part: str) -> None:
    assert unescape(escape(part)) == part
    assert "/" not in escape(part)


def test_ancestors_lead_to_the_root() -> None:
    assert list(ancestors("/a/b~1c")) == ["/a/b~1c", "/a", ""]


@pytest.mark.parametrize(
    ("part", "index"),
    [
        ("0", 0),
        ("1", 1),
        ("2", None),
        ("-1", None),
        ("a", None),
        ("\u0662", None),
        ("9" * 99, None),
    ],
)
def test_an_index_is_ascii_digits_within_the_list(part: str, index: int | None) -> None:
    assert index_in(["a", "b"], part) == index


def test_places_are_in_the_file_a_part_comes_from(tmp_path: Path) -> None:
    document, found = load_files(
        tmp_path,
        {
            "openapi.yaml": HEAD + "paths:\n  /a: {$ref: paths/a.yaml}\n"
            "components:\n  schemas:\n    A: {properties: {b: {$ref: 's.json#/B'}}}\n",
            "paths/a.yaml": "get:\n  responses:\n    default:\n      description: d\n",
            "s.json": '{\n  "B": {"type": "string"}\n}',
        },
    )
    assert found == ()
    place = document.place("/paths/~1a/get/responses/default")
    assert (str(place), place.pointer) == (
        "paths/a.yaml:3:5",
        "/paths/~1a/get/responses/default",
    )
    assert str(document.place("/x-specloom-files/s.json/B/type")) == "s.json:2:9"
    assert str(document.place("/components/schemas/A")) == "openapi.yaml:7:5"


def test_flow_yaml_that_looks_like_json_has_positions(tmp_path: Path) -> None:
    text = "{openapi: 3.0.3, info: {title: T, version: '1'},\n paths: {}}"
    document, _ = load_text(tmp_path, text)
    assert str(document.place("/paths")) == "openapi.yaml:2:2"
