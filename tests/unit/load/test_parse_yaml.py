"""YAML: the core schema of 1.2, aliases, merge keys, and what is refused."""

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from specloom.diagnostics import Diagnostic, Diagnostics, SpecloomError
from specloom.load import Limits
from specloom.load.parse_yaml import parse_yaml

LIMITS = Limits(depth=50, values=10_000)


def parse(text: str, limits: Limits = LIMITS) -> tuple[object, tuple[Diagnostic, ...]]:
    diagnostics = Diagnostics()
    return parse_yaml("a.yaml", text, diagnostics, limits), diagnostics.items


def value(text: str) -> object:
    data, found = parse(text)
    assert found == ()
    return data


def refuse(text: str, limits: Limits = LIMITS) -> Diagnostic:
    with pytest.raises(SpecloomError) as caught:
        parse(text, limits)
    (item,) = caught.value.diagnostics
    return item


@pytest.mark.parametrize(
    "text",
    ["no", "No", "NO", "yes", "on", "off", "y", "n", "12:30:45", "1:20", "2024-01-01",
     "2024-01-01T00:00:00Z", "1_000", "0b101", "0o8", "0xg", "1.2.3", "1e", "+", "-", ".",
     "<<", "=", "nUll", "tRue", "e5", "1 2", "--1", "0x", "_1"],
)  # fmt: skip
def test_these_are_strings(text: str) -> None:
    assert value(f"a: {text}" if text != "-" else "a: '-'") == {"a": text}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None),
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("FALSE", False),
        ("0", 0), ("-7", -7), ("+7", 7), ("007", 7), ("0o17", 15), ("0x1F", 31),
        ("1.10", 1.1), ("1.", 1.0), (".5", 0.5), ("-1.5e3", -1500.0), ("1e3", 1000.0),
        ("'no'", "no"), ('"1"', "1"), ("|-\n  1", "1"), (">-\n  true", "true"),
    ],
)  # fmt: skip
def test_the_core_schema(text: str, expected: object) -> None:
    found = value(f"a: {text}")
    assert found == {"a": expected}
    assert type(found["a"]) is type(expected)


@pytest.mark.parametrize(
    "key",
    ["no", "on", "yes", "null", "true", "1", "1.10", "12:30:45", "2024-01-01", "200", "0x10", "~"],
)
def test_a_key_is_always_the_text_as_written(key: str) -> None:
    assert value(f"{key}: 1") == {key: 1}


@pytest.mark.parametrize("text", [".nan", ".inf", "-.INF", "+.Inf", "1e400", "9" * 500])
def test_a_number_json_cannot_hold_is_null_and_an_error(text: str) -> None:
    data, found = parse(f"b:\n  - {text}")
    assert data == {"b": [None]}
    (item,) = found
    assert (item.code, str(item.place), item.place.pointer) == ("load-number", "a.yaml:2:5", "/b/0")


printable = st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"), exclude_characters="\ufeff")
names = st.characters(categories=("L", "N"))
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(printable),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(names), inner),
    max_leaves=30,
)


@given(json_values, st.booleans())
def test_what_is_dumped_as_yaml_reads_like_its_json(data: object, flow: bool) -> None:
    # Strings are quoted, because PyYAML leaves plain what only 1.2 takes for a number (1e3).
    text = yaml.safe_dump(_quoted(data), default_flow_style=flow, allow_unicode=True)
    assert value(text) == json.loads(json.dumps(data))


class _Quoted(str):
    pass


def _quoted(data: object) -> object:
    if isinstance(data, str):
        return _Quoted(data)
    if isinstance(data, dict):
        return {_Quoted(key): _quoted(child) for key, child in data.items()}
    return [_quoted(child) for child in data] if isinstance(data, list) else data


yaml.SafeDumper.add_representer(
    _Quoted,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"'),
)


@given(json_values)
def test_json_is_read_as_yaml_too(data: object) -> None:
    assert value(json.dumps(data, ensure_ascii=False)) == data


def test_an_alias_is_a_copy_of_its_own() -> None:
    data = value("a: &x {b: [1]}\nc: *x\nd: [*x]")
    assert data == {"a": {"b": [1]}, "c": {"b": [1]}, "d": [{"b": [1]}]}
    data["c"]["b"].append(2)
    assert data["a"] == {"b": [1]}
    assert data["d"] == [{"b": [1]}]


def test_an_anchor_can_be_set_again() -> None:
    assert value("[&a 1, *a, &a 2, *a]") == [1, 1, 2, 2]


def test_an_alias_as_key() -> None:
    assert value("a: &k name\n*k : 1") == {"a": "name", "name": 1}


def test_scalar_aliases_keep_their_type() -> None:
    assert value("[&a 1.5, *a, &b no, *b, &c null, *c]") == [1.5, 1.5, "no", "no", None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}", {"x": 1, "y": 3}),
        ("a: &a {x: 1, y: 2}\nb: {y: 3, <<: *a}", {"x": 1, "y": 3}),
        ("a: [&p {x: 1}, &q {x: 2, z: 2}]\nb: {<<: [*p, *q]}", {"x": 1, "z": 2}),
        ("b: {<<: {x: 1}}", {"x": 1}),
        ("b: {'<<': 1}", {"<<": 1}),
    ],
)
def test_merge_keys(text: str, expected: object) -> None:
    assert value(text)["b"] == expected


def test_a_merge_key_needs_mappings() -> None:
    item = refuse("a: 1\nb: {<<: [1]}")
    assert (item.code, item.place.line) == ("load-yaml-merge", 2)


def test_a_duplicate_key_is_reported_and_the_last_wins() -> None:
    data, found = parse("a:\n  b: 1\n  c: 2\n  b: 3\nd:\n  - x: 1\n    'x': 2\n")
    assert data == {"a": {"b": 3, "c": 2}, "d": [{"x": 2}]}
    assert [(item.code, str(item.place), item.place.pointer) for item in found] == [
        ("load-duplicate-key", "a.yaml:4:3", "/a/b"),
        ("load-duplicate-key", "a.yaml:7:5", "/d/0/x"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!!str 1", "1"), ("!!str no", "no"), ("!!int '1'", 1), ("!!float 1", 1.0),
        ("!!bool true", True), ("!!null ''", None), ("!!map {a: 1}", {"a": 1}), ("!!seq [1]", [1]),
    ],
)  # fmt: skip
def test_tags_of_the_core_schema(text: str, expected: object) -> None:
    found = value(f"a: {text}")["a"]
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    "text",
    ["!!python/object/apply:os.system ['x']", "!!python/name:os.system", "!!binary aGk=",
     "!!timestamp 2024-01-01", "!!set {a}", "!!omap [a: 1]", "!local 1", "!<tag:x> 1", "!!int no",
     "!!bool 1", "!!map [1]", "!!seq {a: 1}", "!!str [1]", "!!python/tuple [1]"],
)  # fmt: skip
def test_other_tags_are_refused(text: str) -> None:
    item = refuse(f"a: 1\nb: {text}")
    assert item.code == "load-yaml-tag"
    assert item.place.line == 2


def test_a_tag_on_a_key_is_refused() -> None:
    assert refuse("!!python/name:os.system k: 1").code == "load-yaml-tag"


@pytest.mark.parametrize("text", ["? [a]\n: 1", "? {a: 1}\n: 1", "a: &a [1]\n*a : 2", "[1]: 2"])
def test_a_key_must_be_a_scalar(text: str) -> None:
    assert refuse(text).code == "load-yaml-key"


@pytest.mark.parametrize("text", ["a: 1\n---\nb: 2", "--- a\n--- b", "a: 1\n...\n---\nb"])
def test_several_documents_are_refused(text: str) -> None:
    assert refuse(text).code == "load-yaml-documents"


def test_one_document_with_markers_is_fine() -> None:
    assert value("%YAML 1.2\n---\na: 1\n...\n") == {"a": 1}


@pytest.mark.parametrize("text", ["# nothing\n", "---", "\n\n"])
def test_no_document(text: str) -> None:
    data = None
    try:
        data = value(text)
    except SpecloomError as error:
        assert error.diagnostics[0].code == "load-empty"
    assert data is None


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: [1,\nb: 2", 2), ("a: 1\n\tb: 2", 2), ("a: b: c", 1), ("a: 'x", 1), ("}", 1),
     ("a: @x", 1), ('"\\ud800"', 1)],
)  # fmt: skip
def test_a_syntax_error_has_a_line(text: str, line: int) -> None:
    item = refuse(text)
    assert item.code == "load-yaml-syntax"
    assert item.place.line in (line, line + 1)


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b"])
def test_control_characters_are_refused(character: str) -> None:
    item = refuse(f"a: 1\nb: x{character}y")
    assert item.code == "load-yaml-syntax"


def test_an_unknown_alias() -> None:
    item = refuse("a: 1\nb: *nope")
    assert (item.code, str(item.place)) == ("load-yaml-alias", "a.yaml:2:4")


@pytest.mark.parametrize("text", ["a: &a [*a]", "&a {b: *a}", "&a {b: {<<: *a}}"])
def test_a_node_that_holds_itself_is_refused(text: str) -> None:
    item = refuse(text)
    assert item.code == "load-yaml-alias"
    assert "holds it" in item.message


def test_an_alias_bomb_is_refused_by_its_expanded_size() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 40):
        lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]")
    assert refuse("\n".join(lines)).code == "load-too-large"


def test_a_bomb_of_merge_keys_is_refused() -> None:
    lines = ["a0: &a0 {x0: 1}"]
    for level in range(1, 40):
        below = f"*a{level - 1}"
        lines.append(f"a{level}: &a{level} {{k: {{<<: {below}}}, l: {below}, m: {below}}}")
    assert refuse("\n".join(lines)).code == "load-too-large"


def test_aliases_cannot_build_what_is_too_deep() -> None:
    lines = ["a0: &a0 []"]
    for level in range(1, 60):
        lines.append(f"a{level}: &a{level} [*a{level - 1}]")
    assert refuse("\n".join(lines), Limits(depth=50)).code == "load-too-large"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "a:\n", "&a [", "!!seq ["])
def test_deep_nesting_is_refused(opening: str) -> None:
    if opening == "a:\n":
        text = "".join(f"{' ' * level}a:\n" for level in range(2_000))
    else:
        text = opening * 50_000
    item = refuse(text)
    assert item.code in ("load-too-large", "load-yaml-key")


def test_the_number_of_values_is_limited() -> None:
    assert refuse("- 1\n" * 200, Limits(values=100)).code == "load-too-large"


def test_windows_line_ends() -> None:
    assert value("a: 1\r\nb:\r\n  - c\r\n") == {"a": 1, "b": ["c"]}


def test_the_text_that_aliases_bring_is_limited() -> None:
    text = "a: &a [" + "x" * 60 + ", &b " + "y" * 30 + "]\nb: *a\nc: {k: *b}\n"
    assert refuse(text, Limits(file_bytes=119)).code == "load-too-large"
    assert parse(text, Limits(file_bytes=120))[0]["c"] == {"k": "y" * 30}


@pytest.mark.parametrize("text", ["b: 1\n? {key}\n: 1\n", "b: &k {key}\n*k : 1\n"])
def test_a_key_that_is_too_long_is_refused_where_it_stands(text: str) -> None:
    item = refuse(text.format(key="k" * 101), Limits(key=100))
    assert item.code == "load-too-large"
    assert item.place is not None
    assert item.place.line == 2
