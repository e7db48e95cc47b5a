"""Whatever the input: a document or an error with a code, and never anything else."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from specloom.codes import CODES
from specloom.diagnostics import Diagnostics, SpecloomError
from specloom.load import Limits, read
from specloom.load.grammar import METHODS
from specloom.load.parse_yaml import events_of, parse_yaml
from specloom.load.positions import YamlPositions
from specloom.report import text_report
from support.loading import HEAD, load_text, write

LIMITS = Limits(file_bytes=100_000, depth=40, values=5_000)

KEYWORDS = [
    "openapi", "info", "paths", "components", "schemas", "parameters", "responses", "properties",
    "items", "allOf", "oneOf", "$ref", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$self",
    "discriminator", "mapping", "content", "examples", "example", "default", "callbacks", "headers",
    "x-specloom-method", "x-specloom-wait", "x-specloom-files", "/a", "A", "B", "0", "", "<<",
    *METHODS,
]  # fmt: skip
REFERENCES = [
    "#", "#/", "#/components/schemas/A", "#/components/schemas/A/properties/A", "#A", "#/paths/~1a",
    "openapi.json", "openapi.json#/components", "other.json", "a/../openapi.json", "", "#/%",
    "#/~2", "https://example.com/x", "//", "https://[", "\0", "/etc/passwd", "?x", "A",
    "#/info/title",
]  # fmt: skip
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from([*REFERENCES, "3.0.3", "3.1.0", "3.2.0"])
)
trees = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYWORDS) | st.text(max_size=3), inner, max_size=5)
    ),
    max_leaves=40,
)


def survive(folder: Path, content: bytes, name: str) -> None:
    """Reads a document of unknown worth and prints what is said about it."""
    write(folder, {name: content})
    diagnostics = Diagnostics()
    try:
        document = read(name, base=folder, diagnostics=diagnostics, limits=LIMITS)
    except SpecloomError as error:
        diagnostics.add(*error.diagnostics)
    else:
        json.dumps(document.data)
        for reference in _references(document.data):
            document.place(reference)
    for item in diagnostics.items:
        assert item.code in CODES
        assert item.place is not None
    text_report(diagnostics.items).encode("utf-8", "strict")


def _references(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
        return own + [text for child in node.values() for text in _references(child)]
    return [text for child in node for text in _references(child)] if isinstance(node, list) else []


quick = settings(
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@quick
@given(st.binary(max_size=200), st.sampled_from(["a.json", "a.yaml", "a"]))
@example(b"\xef\xbb\xbf", "a.json")
@example(b"{", "a")
def test_any_bytes(tmp_path: Path, content: bytes, name: str) -> None:
    survive(tmp_path, content, name)


@quick
@given(st.text("{}[]:,-?&*!|>'\"%@`#\n \tab01.~<", max_size=60))
def test_any_punctuation_as_yaml(tmp_path: Path, content: str) -> None:
    survive(tmp_path, content.encode(), "a.yaml")


@quick
@given(trees, st.sampled_from(["3.0.3", "3.1.0", "3.2.0"]), st.booleans())
def test_any_tree_with_the_words_of_openapi(
    tmp_path: Path, tree: object, version: str, as_yaml: bool
) -> None:
    document = {"openapi": version, "components": {"schemas": tree}, "paths": tree, "info": tree}
    text = json.dumps(document)
    if as_yaml:
        text = yaml.safe_dump(json.loads(text, parse_constant=str))
    survive(tmp_path, text.encode(), "openapi.yaml" if as_yaml else "openapi.json")


@quick
@given(trees, trees)
def test_any_file_that_is_referred_to(tmp_path: Path, root: object, other: object) -> None:
    write(tmp_path, {"other.json": json.dumps(other)})
    document = {"openapi": "3.1.0", "info": {}, "components": {"schemas": {"A": root}}}
    document["paths"] = {"/a": {"$ref": "other.json"}, "/b": {"$ref": "other.json#/A"}}
    survive(tmp_path, json.dumps(document).encode(), "openapi.json")


@quick
@given(trees, trees)
def test_any_overlay(tmp_path: Path, update: object, document: object) -> None:
    base = {"openapi": "3.1.0", "info": {"title": "T"}, "components": {"schemas": document}}
    overlay = {
        "overlay": "1.1.0",
        "info": {"title": "O", "version": "1"},
        "actions": [
            {"target": "$", "update": update},
            {"target": "$..A", "update": update},
            {"target": "$.components.schemas.*", "remove": True},
        ],
    }
    write(tmp_path, {"a.json": json.dumps(base), "o.json": json.dumps(overlay)})
    diagnostics = Diagnostics()
    try:
        read("a.json", "o.json", base=tmp_path, diagnostics=diagnostics, limits=LIMITS)
    except SpecloomError as error:
        diagnostics.add(*error.diagnostics)
    assert {item.code for item in diagnostics.items} <= set(CODES)


def test_an_overlay_writes_where_files_are_bundled(tmp_path: Path) -> None:
    base = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}
    update = {"x-specloom-files": {"o.json": {"actions": {"x-specloom-nothing": 1}}}}
    update["x-specloom-wait"] = {"x-specloom-files": update["x-specloom-files"]}
    overlay = {
        "overlay": "1.1.0",
        "info": {"title": "O", "version": "1"},
        "actions": [{"target": "$", "update": update}],
    }
    write(tmp_path, {"a.json": json.dumps(base), "o.json": json.dumps(overlay)})
    diagnostics = Diagnostics()
    read("a.json", "o.json", base=tmp_path, diagnostics=diagnostics, limits=LIMITS)
    assert "extension-place" in {item.code for item in diagnostics.items}


PATHS = [
    '/a"+x+"/{id}',
    "/{id}{id}",
    "/{",
    "/}{",
    "/{ id }",
    "/{id:.*}",
    "//evil",
    "/?x=1",
    "/#f",
    "/a b",
    "/{self.__class__}",
    "/\r\n\x1b\u202e\u2028",
    "/${x}`y`",
]


@pytest.mark.parametrize("path", PATHS)
def test_strange_paths_come_back_as_they_are(tmp_path: Path, path: str) -> None:
    document = {
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1"},
        "paths": {path: {"get": {"responses": {"200": {"$ref": "#/nope"}}}}},
    }
    loaded, (item,) = load_text(tmp_path, json.dumps(document), "openapi.json")
    assert list(loaded.data["paths"]) == [path]
    assert loaded.place(item.place.pointer).line == 1
    assert text_report([item]).isprintable() or text_report([item]).count("\n") == 2


@pytest.mark.parametrize(
    "build",
    [
        lambda: {"schemas": {f"S{n}": {"type": "object"} for n in range(20_000)}},
        lambda: {"schemas": {"A": {"enum": [f"v{n}" for n in range(10_000)]}}},
        lambda: {"schemas": {"A": {"oneOf": [{"title": f"t{n}"} for n in range(2_000)]}}},
        lambda: {"schemas": {"A": {"description": "x" * 1_000_000}}},
        lambda: {"schemas": {"A": {"properties": {f"p{n}": {} for n in range(10_000)}}}},
    ],
    ids=["schemas", "enum", "oneOf", "description", "properties"],
)
@pytest.mark.parametrize("name", ["openapi.json", "openapi.yaml"])
def test_large_documents(tmp_path: Path, build: Any, name: str) -> None:
    components = json.dumps(build())
    text = f'{{"openapi": "3.0.3", "info": {{}}, "components": {components}}}'
    if name.endswith(".yaml"):
        text = HEAD + f"components: {components}\n"
    document, found = load_text(tmp_path, text, name)
    assert found == ()
    assert document.data["components"] == json.loads(components)


def test_a_document_of_64_mib_is_the_most(tmp_path: Path) -> None:
    path = tmp_path / "openapi.yaml"
    with path.open("wb") as stream:
        stream.truncate(Limits().file_bytes + 1)
    with pytest.raises(SpecloomError) as caught:
        read("openapi.yaml", base=tmp_path, diagnostics=Diagnostics())
    assert caught.value.diagnostics[0].code == "load-too-large"


def test_the_parser_in_python_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HEAD + (
        "paths: &p {a: [1, no, 1.10, &x {k: 'v'}, *x], 'b': {<<: {c: 1}}}\n"
        "more: |\n  text\n  more\n200: ok\n"
    )
    expected = parse_yaml("a", text, Diagnostics(), LIMITS)
    places = YamlPositions(text).locate(["paths", "a", "4", "k"])
    fast = events_of(text)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert type(events_of(text)) is type(fast)
    assert parse_yaml("a", text, Diagnostics(), LIMITS) == expected
    assert YamlPositions(text).locate(["paths", "a", "4", "k"]) == places
    for broken in ("a: [1", "a: *b", "a: !!python/name:x 1", "a: \x07"):
        with pytest.raises(SpecloomError):
            parse_yaml("a", broken, Diagnostics(), LIMITS)
