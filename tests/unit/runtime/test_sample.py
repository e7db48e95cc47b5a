"""Made-up data fits what it is made for."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field
from sdk_runtime.keywords import Fits

from support.petstore import package

sdk = package("httpx").__name__
made: Any = import_module(f"{sdk}.testing.sample")
Model: Any = import_module(f"{sdk}._runtime.models").Model
PropertyCount: Any = import_module(f"{sdk}._runtime.rules").PropertyCount


@pytest.mark.parametrize(
    "limits",
    [
        {"gt": 10, "lt": 20, "multiple_of": 2},
        {"ge": 10, "multiple_of": 7},
        {"lt": -3, "multiple_of": 5},
        {"gt": 0, "lt": 0.3, "multiple_of": 0.25},
    ],
)
def test_a_multiple_within_limits(limits: dict[str, Any]) -> None:
    tp = Annotated[float, Field(**limits)]
    assert made.fits(tp, made.sample(tp))


@pytest.mark.parametrize(
    ("tp", "schema", "expected"),
    [
        (float, {"enum": [1.5, 0]}, [1.5, 0, 1.5]),
        (float | None, {"enum": [None, 2.5]}, [2.5] * 3),
        (str, {"enum": [3, "b", "c"]}, ["b", "c", "b"]),
        (Any, {"const": {"a": 1}}, [{"a": 1}] * 3),
    ],
)
def test_one_of_an_enum_that_no_type_says(tp: Any, schema: Any, expected: list[Any]) -> None:
    limited = Annotated[tp, Fits(schema)]
    assert [made.sample(limited, turn=turn) for turn in range(3)] == expected


def test_a_text_that_a_path_cannot_have_is_not_the_first_of_an_enum() -> None:
    tp: Any = Literal["", "a", "b"]
    assert [made.sample(tp, turn=turn) for turn in range(3)] == ["a", "b", "a"]
    assert made.sample(Literal[""]) == ""


class Few(Model):
    __rules__ = (PropertyCount(2),)

    a: str | None = None
    b: int | None = None
    c: int | None = None


def test_as_many_properties_as_are_needed() -> None:
    assert made.sample(Few).keys() == {"a", "b"}
    assert made.sample(Few, {"c": 1}).keys() == {"a", "c"}


@pytest.mark.parametrize(
    ("tp", "wish", "expected"),
    [
        (tuple[int, bool], None, [1, False]),
        (tuple[int, int], [7], [7, 2]),
        (tuple[int, ...], None, [1]),
    ],
)
def test_a_tuple_has_all_of_its_places(tp: Any, wish: Any, expected: list[Any]) -> None:
    assert made.sample(tp, wish, "name") == expected
