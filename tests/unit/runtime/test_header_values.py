"""Headers of answers as the types that the document gives them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import pytest
from pydantic import Field
from sdk_runtime.header_values import header_as
from sdk_runtime.models import Model


class Range(Model):
    low: Annotated[int, Field(alias="min")] = 0
    high: int | None = None


Many = Annotated[list[int], Field(min_length=1)]


@pytest.mark.parametrize(
    ("text", "tp", "value"),
    [
        *(("5", int, 5), ("5", int | None, 5), ("true", bool, True), ("5", Any, "5")),
        *(('"e1"', str, '"e1"'), ("{a}", str, "{a}"), ("[a], b", str, "[a], b")),
        ("2025-01-02", date, date(2025, 1, 2)),
        *(("a, b", list[str], ["a", "b"]), ("", list[str], []), ("1,2", Many | None, [1, 2])),
        *(('["a", "b"]', list[str], ["a", "b"]), ("[a], b", list[str], ["[a]", "b"])),
        *(("1, a", tuple[int, str], (1, "a")), ("a=1, b=2", dict[str, int], {"a": 1, "b": 2})),
        *((text, Range, Range(low=1, high=2)) for text in ("min=1,high=2", "min,1,high,2")),
        *((text, Range | None, Range(low=1)) for text in ("min=1", '{"min": 1}')),
    ],
)
def test_values(text: str, tp: Any, value: Any) -> None:
    found = header_as(text, tp)
    assert found == value and type(found) is type(value)


@pytest.mark.parametrize("text", ['{"low": 1}', "low=1"])
def test_only_the_names_of_the_api_count(text: str) -> None:
    assert header_as(text, Range).low == 0


@pytest.mark.parametrize(("text", "tp"), [("x", int), ("", int), ("a", list[int]), ("[1]", int)])
def test_what_is_no_such_value(text: str, tp: Any) -> None:
    with pytest.raises(ValueError):
        header_as(text, tp)
