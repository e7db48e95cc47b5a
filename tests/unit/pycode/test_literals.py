"""Every JSON value has a literal that is that value, and nothing else."""

import ast
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.pycode import LiteralError, Safe, literal, url_template
from specloom.pycode.literals import MAX_DEPTH

ANY_TEXT = st.text(
    alphabet=st.one_of(st.characters(codec=None), st.sampled_from("\"'\\{}%\n\r\t\0\u202e\ud800"))
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | ANY_TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(ANY_TEXT, inner),
)  # fmt: skip


@given(JSON)
def test_a_literal_evaluates_to_its_value(value: object) -> None:
    written = literal(value)
    assert isinstance(written, Safe)
    evaluated = ast.literal_eval(written)
    assert evaluated == value
    assert repr(evaluated) == repr(value)  # 1 is not True, 0.0 is not -0.0


@given(ANY_TEXT)
def test_a_string_is_one_visible_line_that_can_be_encoded(text: str) -> None:
    written = literal(text)
    assert len(written.splitlines()) == 1
    assert written.encode("utf-8")
    assert not re.search(r"[\x00-\x1f\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f]", written)


def test_readable_text_stays_readable() -> None:
    assert literal('say "hi" \\ キャンセル ü ⚠️ 🚀') == '"say \\"hi\\" \\\\ キャンセル ü ⚠️ 🚀"'


@pytest.mark.parametrize("value", [10**5000, -(10**5000), 2**2001], ids=hex)
def test_integers_longer_than_python_reads_are_hexadecimal(value: int) -> None:
    assert ast.literal_eval(literal(value)) == value
    assert literal(value).lstrip("-").startswith("0x")


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e400"])
def test_numbers_that_are_not_finite_are_refused(text: str) -> None:
    with pytest.raises(LiteralError, match="finite"):
        literal({"default": [json.loads(text)]})


def test_what_is_too_deep_for_the_parser_is_refused() -> None:
    deep: list[object] = []
    for _ in range(MAX_DEPTH):
        deep = [deep]
    assert ast.literal_eval(literal(deep)) == deep
    with pytest.raises(LiteralError, match="deep"):
        literal([deep])


@pytest.mark.parametrize("value", [b"bytes", object(), {1, 2}])
def test_what_is_not_json_is_refused(value: object) -> None:
    with pytest.raises(LiteralError, match="not a JSON value"):
        literal(value)


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("/jobs/{id}", "/jobs/{id}"),
        ("/", "/"),
        ("/a b/ü", "/a%20b/%C3%BC"),
        ('/a"+x+"/{id}', "/a%22+x+%22/{id}"),
        ("/users/{self.__class__}", "/users/{self.__class__}"),
        ("/{ id }\\", "/{ id }%5C"),
        ("/a\nb", "/a%0Ab"),
        ("/items/{id}:cancel", "/items/{id}:cancel"),
        ("/files/{id}#share", "/files/{id}"),
    ],
)
def test_a_path_template_is_a_literal_of_url_text(path: str, template: str) -> None:
    assert ast.literal_eval(url_template(path)) == template


@pytest.mark.parametrize(
    "path",
    ["", "jobs", "//evil.example", "/a{", "/a}", "/{}", "/{{id}}", "/a?x=1", "#f", "/a/../b",
     "/./a", "/a/%2e%2e/b", "/a/%2E./b"],
)  # fmt: skip
def test_a_path_that_would_name_another_place_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        url_template(path)


@given(ANY_TEXT)
def test_a_path_is_refused_or_parses(text: str) -> None:
    try:
        written = url_template("/" + text)
    except ValueError:
        return
    assert isinstance(ast.literal_eval(written), str)
