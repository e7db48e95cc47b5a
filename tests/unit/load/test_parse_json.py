"""JSON: what `json.loads` does, and what it lets through."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.diagnostics import Diagnostic, Diagnostics, SpecloomError
from specloom.load import Limits
from specloom.load.parse_json import depth_of, parse_json
from specloom.load.scan_json import problems

LIMITS = Limits(depth=50)


def parse(text: str, limits: Limits = LIMITS) -> tuple[object, tuple[Diagnostic, ...]]:
    diagnostics = Diagnostics()
    return parse_json("a.json", text, diagnostics, limits), diagnostics.items


def refuse(text: str, limits: Limits = LIMITS) -> Diagnostic:
    with pytest.raises(SpecloomError) as caught:
        parse(text, limits)
    (item,) = caught.value.diagnostics
    return item


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=30,
)


@given(json_values, st.sampled_from([None, 2]))
def test_valid_json_is_read_as_json_loads_does(value: object, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    assert parse(text) == (value, ())
    assert list(problems(text, 50)) == []


def test_a_syntax_error_has_line_and_column() -> None:
    item = refuse('{\n  "a": 1,\n  "b": tru\n}')
    assert (item.code, str(item.place)) == ("load-json-syntax", "a.json:3:8")


@pytest.mark.parametrize("text", ["{'a': 1}", '{"a": 1,}', '{"a": 01}', "[1] [2]", '"\x01"', "{]"])
def test_what_is_not_json_is_refused(text: str) -> None:
    assert refuse(text).code == "load-json-syntax"


def test_a_duplicate_key_is_reported_where_it_stands_again() -> None:
    data, found = parse('{"a": {"x": 1,\n  "y": [{"z": 1, "z": 2}],\n  "x": 3}}')
    assert data == {"a": {"x": 3, "y": [{"z": 2}]}}
    assert [(str(item.place), item.place.pointer) for item in found] == [
        ("a.json:2:18", "/a/y/0/z"),
        ("a.json:3:3", "/a/x"),
    ]
    assert {item.code for item in found} == {"load-duplicate-key"}


def test_keys_that_differ_only_in_their_escapes_are_duplicates() -> None:
    _, found = parse('{"a/b": 1, "\\u0061\\/b": 2}')
    assert [item.place.pointer for item in found] == ["/a~1b"]


def test_a_key_in_a_string_is_not_a_key() -> None:
    assert parse('{"a": "\\"a\\": 1, {", "b": ["a", "a"]}')[1] == ()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e400", "-1e999", "9" * 5000])
def test_a_number_json_cannot_hold_is_null_and_an_error(number: str) -> None:
    data, found = parse(f'{{"a": [1,\n{number}], "b": "NaN"}}')
    assert data == {"a": [1, None], "b": "NaN"}
    (item,) = found
    assert (item.code, str(item.place), item.place.pointer) == ("load-number", "a.json:2:1", "/a/1")
    assert len(item.message) < 200


@pytest.mark.parametrize(("text", "value"), [("-0", 0), ("1E2", 100.0), ("1" + "0" * 30, 10**30)])
def test_other_numbers_are_kept(text: str, value: float) -> None:
    data, found = parse(text)
    assert (data, type(data), found) == (value, type(value), ())


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"b":'])
@pytest.mark.parametrize("depth", [51, 100_000])
def test_deep_nesting_is_refused_where_it_begins(opening: str, depth: int) -> None:
    levels = opening.count("[") + opening.count("{")
    closing = "".join({"[": "]", "{": "}"}[char] for char in reversed(opening) if char in "[{")
    times = depth // levels + 1
    item = refuse(opening * times + "1" + closing * times)
    assert item.code == "load-too-large"
    assert (item.place.line, item.place.column) == (1, _column(opening))


def _column(opening: str) -> int:
    """Where the bracket of level 51 stands."""
    brackets = [index for index, char in enumerate(opening * 60) if char in "[{"]
    return brackets[50] + 1


def test_nesting_up_to_the_limit_is_read() -> None:
    assert depth_of(parse("[" * 50 + "]" * 50)[0]) == 50


def test_the_number_of_values_is_limited() -> None:
    item = refuse("[" + "1," * 1000 + "1]", Limits(values=500))
    assert item.code == "load-too-large"


@given(json_values)
def test_depth_is_the_number_of_levels(value: object) -> None:
    def depth(node: object) -> int:
        if not isinstance(node, (dict, list)):
            return 0
        children = node.values() if isinstance(node, dict) else node
        return 1 + max(map(depth, children), default=0)

    assert depth_of(value) == depth(value)


@pytest.mark.parametrize("key", ["k" * 101, "é\\n" + "k" * 100])
def test_a_key_that_is_too_long_is_refused_where_it_stands(key: str) -> None:
    text = f'{{"a": {{\n "b": "{"x" * 200}", "{key}": 1}}}}'
    item = refuse(text, Limits(key=100))
    assert item.code == "load-too-large"
    assert item.place is not None
    assert (item.place.line, item.place.column) == (2, 2 + len(f'"b": "{"x" * 200}", '))


def test_a_key_of_the_longest_kind_is_read() -> None:
    assert parse(f'{{"{"k" * 100}": 1}}')[0] == {"k" * 100: 1}
