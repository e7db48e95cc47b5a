"""Names of one scope are kept apart: context first, a number last."""

import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.naming import (
    CLASS_RESERVED,
    FIELD_RESERVED,
    MODULE_RESERVED,
    Collision,
    assign,
    avoid,
    unique,
)


def test_context_comes_before_numbers() -> None:
    assert unique("Owner", set(), ["RepositoryOwner"]) == "Owner"
    assert unique("Owner", {"Owner"}, ["RepositoryOwner"]) == "RepositoryOwner"
    assert unique("Owner", {"Owner", "RepositoryOwner"}, ["RepositoryOwner"]) == "RepositoryOwner2"


@pytest.mark.parametrize(
    ("name", "second"),
    [("owner", "owner_2"), ("Owner", "Owner2"), ("V3", "V3_2"), ("OWNER", "OWNER_2")],
)
def test_numbers_read_well(name: str, second: str) -> None:
    assert unique(name, {name}) == second


def test_the_first_to_wish_gets_the_name() -> None:
    names, collisions = assign({"schema": ["Owner"], "inline": ["Owner", "RepositoryOwner"]})
    assert names == {"schema": "Owner", "inline": "RepositoryOwner"}
    assert collisions == (Collision("inline", "Owner", "RepositoryOwner", "schema"),)


def test_reserved_names_go_to_nobody() -> None:
    names, collisions = assign({1: ["Any"]}, reserved=CLASS_RESERVED)
    assert names == {1: "Any2"}
    assert collisions[0].holder is None


def test_files_are_compared_without_case() -> None:
    names, _ = assign({1: ["foo"], 2: ["Foo"]}, reserved=MODULE_RESERVED, fold=str.casefold)
    assert names[2].casefold() != names[1].casefold()


def test_wishing_nothing_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no name wished"):
        assign({1: []})


@given(st.dictionaries(st.integers(), st.lists(st.sampled_from("abcAB"), min_size=1, max_size=3)))
def test_no_two_keys_share_a_name_and_nobody_is_forgotten(wishes: dict[int, list[str]]) -> None:
    names, collisions = assign(wishes, reserved=["a"], fold=str.casefold)
    folded = [name.casefold() for name in names.values()]
    assert names.keys() == wishes.keys()
    assert len(set(folded)) == len(folded)
    assert "a" not in folded
    assert {c.key for c in collisions} == {k for k, name in names.items() if name != wishes[k][0]}


def test_every_public_attribute_of_a_pydantic_model_is_reserved_for_fields() -> None:
    public = {name for name in dir(pydantic.BaseModel) if not name.startswith("_")}
    assert public <= FIELD_RESERVED
    assert avoid("json", FIELD_RESERVED) == "json_"
    assert avoid("id", FIELD_RESERVED) == "id"
    assert avoid("class", ()) == "class_"
