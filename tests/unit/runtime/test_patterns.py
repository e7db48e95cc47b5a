"""Texts that are made up for a pattern match it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import SchemaValidator, core_schema

from support.petstore import package

patterns: Any = import_module(f"{package('httpx').__name__}.testing.patterns")

USUAL = (
    r"^(subnet-[0-9a-f]{8,})$",
    r"^arn:[^:]{1,63}:[^:]{0,63}:(?:|[0-9]{12}):[^/].{0,1023}$",
    r"^[1-7]:([01]\d|2[0-3]):?([0-5]\d)$",
    r"^([0-9\[\]\-]*\.){3}([0-9\[\]\-]*)@tcp$",
    r"^[A-Z]{2}\d{2}[A-Z0-9]{1,30}$",
    r"^(?:a|b)+?c??d*\.$",
    r"^(?P<name>\w+)-\x41\u0042\x{43}\t[^\W_]$",
    r"^[\d\s\-_]{3}\p{Lu}\p{L}+$",
    r"^[]a][^]a]$",
    r"^\$\{[^}]+\}$",
    "[^a-zA-Z]",
    "",
)


def matches(pattern: str, text: str) -> bool:
    return SchemaValidator(core_schema.str_schema(pattern=pattern)).isinstance_python(text)


@pytest.mark.parametrize("more", [0, 1, 7])
@pytest.mark.parametrize("pattern", USUAL)
def test_the_text_matches(pattern: str, more: int) -> None:
    assert matches(pattern, patterns.example(pattern, more))


def test_parts_that_may_repeat_do_so_as_often_as_asked() -> None:
    assert [len(patterns.example("^[a-z]+$", more)) for more in (0, 4)] == [1, 5]


def test_the_text_is_never_long() -> None:
    assert len(patterns.example("((a{1000}){1000}){1000}")) <= patterns.LONGEST
    assert patterns.example("(" * 100_000) == ""


@given(st.text(st.sampled_from("ab(|)[]^-{}12,?*+\\dwpPxu$.=!<>:"), max_size=20))
def test_no_text_is_too_odd(pattern: str) -> None:
    assert isinstance(patterns.example(pattern, 1), str)
