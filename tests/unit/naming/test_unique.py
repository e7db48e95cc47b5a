"""Names of one scope are kept apart: context first, a number last."""

import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.naming import (
    FIELD_RESERVED,
    Ledger,
    Wish,
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


@given(st.dictionaries(st.integers(), st.lists(st.sampled_from("abcAB"), min_size=1, max_size=3)))
def test_no_two_keys_share_a_name_and_nobody_is_forgotten(wishes: dict[int, list[str]]) -> None:
    names = Ledger().assign(
        "fields",
        {key: Wish(tuple(each), ("", str(key))) for key, each in wishes.items()},
        reserved=["a"],
        fold=str.casefold,
    )
    folded = [name.casefold() for name in names.values()]
    assert names.keys() == wishes.keys()
    assert len(set(folded)) == len(folded)
    assert "a" not in folded


def test_every_public_attribute_of_a_pydantic_model_is_reserved_for_fields() -> None:
    public = {name for name in dir(pydantic.BaseModel) if not name.startswith("_")}
    assert public <= FIELD_RESERVED
    assert avoid("json", FIELD_RESERVED) == "json_"
    assert avoid("id", FIELD_RESERVED) == "id"
    assert avoid("class", ()) == "class_"
