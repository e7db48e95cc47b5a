"""Values of parameters as text. Styles on a real socket: `behaviour/operations/test_styles.py`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import pytest
from pydantic import Field
from sdk_runtime.enums import OpenEnum
from sdk_runtime.errors import BuildError
from sdk_runtime.models import Model
from sdk_runtime.params import (
    Encoded,
    PathTemplate,
    deep,
    header_value,
    pairs,
    plain,
    query_pairs,
    text,
)
from sdk_runtime.styles import Style


class Order(OpenEnum):
    UP = "up"


class Range(Model):
    low: Annotated[int, Field(alias="min")] = 0
    high: int | None = None
    order: Order = Order.UP


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (Range(low=1), {"min": 1}),
        (Range(order=Order.UP, high=None), {"high": None, "order": "up"}),
        (Order("sideways"), "sideways"),
        ([date(2025, 1, 2), True], ["2025-01-02", True]),
        ({"a": Range()}, {"a": {}}),
        ("a", "a"),
    ],
)
def test_plain_data(value: Any, data: Any) -> None:
    assert plain(value) == data and type(plain(value)) is type(data)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        *(("a", "a"), (5, "5"), (1.5, "1.5"), (True, "true"), (None, "null")),
        *(([1, "a"], '[1,"a"]'), ({"a": None}, '{"a":null}'), ("", "")),
    ],
)
def test_text(value: Any, written: str) -> None:
    assert text(value) == written


def test_what_is_none_is_left_out() -> None:
    query = {
        "$skip": Encoded("a%20b"),
        "no": None,
        "many": [1, None, "a b"],
        "o": {"$a": 1, "b": None},
    }
    assert [*query_pairs(query, {})] == ["$skip=a%20b", "many=1", "many=a%20b", "$a=1"]
    assert pairs("no", []) == pairs("no", {}) == []


@pytest.mark.parametrize(
    ("item", "written"),
    [
        ("[{}]", ["q[a][0]", "q[a][1]", "q[b][0][c]", "q[b][1][0]", "q[d][e]"]),
        ("[]", ["q[a][]", "q[a][]", "q[b][0][c]", "q[b][1][]", "q[d][e]"]),
    ],
)
def test_deep_objects(item: str, written: list[str]) -> None:
    value = {"a": [1, 2], "b": [{"c": 3}, [4]], "d": {"e": 5, "f": None}}
    assert [*deep("q", value, item)] == [*zip(written, range(1, 6), strict=True)]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        *((text, text) for text in ("a\tb", "é b", "ÿ", "é\tb", "a b")),
        *((date(2025, 1, 2), "2025-01-02"), (True, "true"), ([1, None], "1,null")),
        *((" a\t", "a"), ({"a": 1, "b": None, "c": 2}, "a,1,c,2"), (Range(low=1), "min,1")),
    ],
)
def test_header_values(value: Any, written: str) -> None:
    assert header_value("X-Own", value) == written


@pytest.mark.parametrize("value", ["a\x1f", "é\x1f", "é\x7f", "\x7f", "Ā", "é\nb"])
def test_what_no_header_can_have(value: str) -> None:
    with pytest.raises(BuildError, match="X-Own"):
        header_value("X-Own", value)


def test_paths() -> None:
    template = PathTemplate("/a b/{x}/{y}-{z}", {"z": Style("matrix")})
    values = {"x": "c/d", "y": [1, 2], "z": ["é", None]}
    assert template.expand(values) == "/a%20b/c%2Fd/1,2-;z=%C3%A9"
    for bad in ({"x": None}, {"x": ""}, {"y": []}, {"z": []}, {"z": None}):
        with pytest.raises(BuildError, match="a value is needed"):
            template.expand({**values, **bad})


@pytest.mark.parametrize(
    ("style", "value", "pairs"),
    [
        (Style("json"), {"a": None}, ["$q=%7B%22a%22%3Anull%7D"]),
        (Style("text"), "a b", ["$q=a%20b"]),
        (Style("urlencoded"), {"a": "b c"}, ["$q=a%3Db%2520c"]),
        (Style("urlencoded", whole=True), {"a": "b c"}, ["a=b%20c"]),
        (Style("urlencoded", whole=True), "a=b%20c", ["a=b%20c"]),
        (Style("json", whole=True), [1], ["%5B1%5D"]),
        (Style("spaceDelimited", explode=False), ["a b", "c"], ["$q=a%20b%20c"]),
        (Style("form", explode=False), {"a": 1, "b": None}, ["$q=a,1"]),
        (Style("form", explode=False), [None], []),
        (Style("form", allow_reserved=True), "a/b%2Fc?#", ["$q=a/b%2Fc?%23"]),
        (Style("form"), {"$a": 1, "b": None}, ["$a=1"]),
    ],
)
def test_styles(style: Style, value: Any, pairs: list[str]) -> None:
    assert style.pairs("$q", value) == pairs
