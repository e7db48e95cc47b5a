"""Nothing becomes safe by accident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.pycode import Ident, Safe, code, dotted_name, literal


def test_safe_text_stays_safe_only_with_safe_text() -> None:
    assert type(code("a") + code("b")) is Safe
    assert type(code("a") + "b") is str
    assert type("b" + code("a")) is str
    assert type(code("{}").format("b")) is str
    assert type(code("%s") % "b") is str
    assert type(code("a").replace("a", "b")) is str
    assert type(code(", ").join([code("a"), Ident("b")])) is Safe


def test_unsafe_parts_are_refused() -> None:
    with pytest.raises(TypeError, match="not made by specloom"):
        code(", ").join([code("a"), "b"])
    with pytest.raises(TypeError, match="not made by specloom"):
        code("x = {value}", value="b")


def test_holes_are_filled_and_braces_without_parts_stay() -> None:
    assert code("x = {value}", value=literal("}{")) == 'x = "}{"'
    assert code("{}") == "{}"


@pytest.mark.parametrize("name", ["job", "match", "type", "名前", "_", "Été"])
def test_identifiers(name: str) -> None:
    assert Ident(name) == name


@pytest.mark.parametrize(
    "name",
    ["", "class", "None", "2d", "a-b", "a b", "a.b", "a\n", "ｃlass", "ﬁle", "x=1", "\ud800"],  # noqa: RUF001 (full width)
)
def test_what_is_no_identifier_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"identifier|keyword"):
        Ident(name)


@given(st.text(max_size=5))
def test_an_identifier_is_one_that_python_reads(name: str) -> None:
    try:
        Ident(name)
    except ValueError:
        return
    names: dict[str, int] = {}
    exec(f"{name} = 1", {}, names)
    assert list(names) == [name]


@pytest.mark.parametrize("path", ["a", "a.b", ".a.b", "..", ".", "..models"])
def test_module_paths(path: str) -> None:
    assert dotted_name(path) == path


@pytest.mark.parametrize("path", ["", "a..b", "a.", "a.class", "a b", "a;b", "../a"])
def test_what_is_no_module_path_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        dotted_name(path)
