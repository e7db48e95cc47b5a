"""Values of parameters as text. Styles on a real socket: `behaviour/operations/test_styles.py`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import pytest
from pydantic import Field
from sdk_runtime.enums import OpenEnum
from sdk_runtime.models import Model
from sdk_runtime.params import Encoded, deep, pairs, plain, query_pairs, text


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
