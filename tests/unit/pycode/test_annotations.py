"""Annotations are canonical and know what they import."""

import ast
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.pycode import (
    ANY,
    INT,
    NONE,
    STR,
    Expr,
    Ident,
    Symbol,
    TypeExpr,
    annotated,
    call,
    code,
    generic,
    list_of,
    literal_of,
    map_of,
    named,
    optional,
    union_of,
    value,
)

JOB = named("..models", "Job")
FIELD = named("pydantic", "Field")

LEAVES = st.sampled_from([STR, INT, NONE, JOB, named("datetime", "datetime"), ANY])
TYPES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(list_of),
        inner.map(map_of),
        inner.map(optional),
        st.lists(inner, min_size=1, max_size=4).map(lambda each: union_of(*each)),
    ),
    max_leaves=8,
)


def test_unions_are_flat_without_repeats_and_none_comes_last() -> None:
    union = union_of(NONE, STR, union_of(JOB, optional(STR)), INT)
    assert union.code == "str | Job | int | None"
    assert union == union_of(STR, JOB, INT, NONE)
    assert union_of(STR, STR) == STR
    assert optional(optional(STR)) == optional(STR)
    assert union_of(NONE) == NONE


def test_any_absorbs() -> None:
    assert union_of(STR, optional(ANY)) == ANY
    assert list_of(union_of(ANY, STR)).code == "list[Any]"


def test_literals_in_a_union_are_one() -> None:
    union = union_of(literal_of("a", "b"), JOB, optional(literal_of("b", 1)))
    assert union.code == 'Literal["a", "b", 1] | Job | None'


def test_a_union_of_nothing_is_a_bug() -> None:
    with pytest.raises(ValueError, match="nothing"):
        union_of()


def test_uses_are_what_has_to_be_imported() -> None:
    type_ = optional(list_of(annotated(JOB, call(FIELD, ge=value(0), title=value('"')))))
    assert type_.code == r'list[Annotated[Job, Field(ge=0, title="\"")]] | None'
    assert type_.uses == {
        Symbol("..models", "Job"),
        Symbol("pydantic", "Field"),
        Symbol("typing", "Annotated"),
    }
    assert Symbol("builtins", "list") in type_.names


def test_symbols_can_be_spelled_otherwise() -> None:
    type_ = list_of(JOB)
    names = {
        Symbol("builtins", "list"): Ident("List"),
        Symbol("..models", "Job"): code("models.Job"),
    }
    assert type_.spelled(names) == "List[models.Job]"


def test_literals_tell_true_from_one() -> None:
    assert literal_of(1, True, "1", 1, None).code == 'Literal[1, True, "1", None]'
    with pytest.raises(ValueError, match="nothing"):
        literal_of()


def test_containers_and_metadata() -> None:
    sequence = named("collections.abc", "Sequence")
    assert list_of(STR, container=sequence).code == "Sequence[str]"
    assert map_of(INT, container=named("collections.abc", "Mapping")).code == "Mapping[str, int]"
    assert generic(named(".._runtime", "Pages"), JOB).code == "Pages[Job]"
    assert annotated(STR) == STR


def test_a_name_that_is_no_identifier_cannot_be_printed() -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        named("a", "b]; import os").code  # noqa: B018 (it raises)
    with pytest.raises(ValueError, match="not an identifier"):
        call(FIELD, **{"ge=1); evil(": value(1)})


@given(TYPES)
def test_annotations_evaluate(type_: TypeExpr) -> None:
    ast.parse(type_.code, mode="eval")
    scope = {"Job": type("Job", (), {}), "datetime": str, "Any": typing.Any}
    assert eval(type_.code, scope) == eval(union_of(type_, type_).code, scope)


@given(st.lists(TYPES, min_size=1, max_size=5))
def test_a_union_has_the_same_members_in_any_nesting(types: list[TypeExpr]) -> None:
    flat = union_of(*types)
    nested = types[0]
    for each in types[1:]:
        nested = union_of(nested, each)
    assert nested == flat
    assert flat.members[:-1].count(NONE) == 0
    assert isinstance(flat, Expr)
