"""Digests of parts of a plan: two parts that differ in anything have two."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from msgspec import Struct, msgpack

from specloom.ir.api import Api
from specloom.ir.schemas import MISSING, Doc
from specloom.ir.types import AnyType, LiteralType, NullType, ScalarType
from specloom.plan.model_parts import ModelPart
from specloom.plan.resource_parts import ResourcePart
from specloom.pycode import Ident, Symbol, literal, named
from specloom.render.made import digest_of


class Anything(Struct, frozen=True):
    value: Any


@pytest.mark.parametrize(
    ("one", "another"),
    [
        (1, True),
        (1, 1.0),
        (0.0, -0.0),
        (None, MISSING),
        ("", None),
        ([], {}),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),  # code may go by the order
        (["ab"], ["a", "b"]),
        (AnyType(), NullType()),
        (ScalarType("string"), LiteralType(("string",))),
        (Doc(default=1), Doc(default=None)),  # which are equal
        (named("a", "b"), named("b", "a")),
        (Symbol("a", "b"), literal("a.b")),
    ],
)
def test_what_differs_has_two_digests(one: Any, another: Any) -> None:
    assert digest_of(Anything(one), "") != digest_of(Anything(another), "")
    assert digest_of(Anything(one), "") == digest_of(Anything(one), "") != ""
    assert digest_of(Anything(one), "") != digest_of(Anything(one), "other code")


@pytest.mark.parametrize("odd", [2**70, "\ud800", object(), Path("x")])
def test_what_cannot_be_encoded_has_no_digest(odd: Any) -> None:
    assert digest_of(Anything(odd), "") == ""


def test_safe_text_is_encoded_as_text() -> None:
    assert digest_of(Anything(Ident("a")), "") == digest_of(Anything("a"), "")


def test_structs_that_stand_for_each_other_in_parts_are_told_apart() -> None:
    parts = structs(ModelPart) | structs(ResourcePart)
    unions = {union for each in parts for union in unions_of(each)}
    assert len(unions) > 2
    for union in unions:
        msgpack.Decoder(union)  # refuses a union of structs without tags


def test_parts_have_nothing_whose_order_is_no_ones() -> None:
    for each in (structs(ModelPart) | structs(ResourcePart)) - {Api}:  # those of a part are empty
        for hint in inner(list(get_type_hints(each).values())):
            assert get_origin(hint) not in (set, frozenset), f"{each.__name__}: {hint}"


def structs(kind: type[Struct]) -> set[type[Struct]]:
    """A struct and all that it is made of."""
    found: set[type[Struct]] = set()
    work = [kind]
    while work:
        each = work.pop()
        if each in found:
            continue
        found.add(each)
        hints = inner(list(get_type_hints(each).values()))
        work += [hint for hint in hints if isinstance(hint, type) and issubclass(hint, Struct)]
    return found


def unions_of(kind: type[Struct]) -> Iterator[Any]:
    """The unions of two structs and more in the annotations of one."""
    for hint in inner(list(get_type_hints(kind).values())):
        members = [each for each in get_args(hint) if isinstance(each, type)]
        several = [each for each in members if issubclass(each, Struct)]
        if get_origin(hint) in (Union, UnionType) and len(several) > 1:
            yield reduce(or_, several)


def inner(hints: list[Any]) -> Iterator[Any]:
    """Types and all that they are written with."""
    while hints:
        hint = hints.pop()
        yield hint
        hints += get_args(hint)
