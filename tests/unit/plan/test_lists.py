"""What stands in a list is known again by what it says."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.plan.lists import item_of, labels, parse_list, render_list

Schema = dict[str, Any]
TEXT = {"type": "string"}


def says(*names: str, **more: Any) -> Schema:
    return {"type": "object", "properties": dict.fromkeys(names, TEXT), **more}


def kind(value: str, *names: str) -> Schema:
    return {
        "type": "object",
        "properties": {"kind": {"const": value}, **says(*names)["properties"]},
    }


def known_again(old: list[Any], new: list[Any]) -> list[int]:
    """The labels of the new items, by way of the lock."""
    items = list(map(item_of, old))
    return labels(parse_list(render_list(range(len(old)), items)), list(map(item_of, new)))


A, B, C = says("a", "shared"), says("b", "shared"), says("c", "shared")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param([A, B], [A, B], [0, 1], id="the same"),
        pytest.param([A, B], [C, A, B], [2, 0, 1], id="one before"),
        pytest.param([A, B], [A, C, B], [0, 2, 1], id="one between"),
        pytest.param([A, B, C], [C, A, B], [2, 0, 1], id="in another order"),
        pytest.param([A, B, C], [C, A], [2, 0], id="one gone"),
        pytest.param([A, A], [A, A, A], [0, 1, 2], id="equal ones"),
        pytest.param([A, B], [says("b", "shared", "new"), A], [1, 0], id="one that says more"),
        pytest.param([{"properties": {"a": {"type": "string"}}}],
                     [{"properties": {"a": {"type": "integer"}}},
                      {"properties": {"a": {"type": "string"}, "new": {"type": "string"}}}],
                     [1, 0], id="one that says all it said, beside one that says half of it"),
        pytest.param([{**A, "description": "Old."}], [{**A, "description": "New."}, B],
                     [0, 1], id="prose"),
        pytest.param([{**A, "required": ["a"]}], [B, A], [1, 0], id="less required"),
        pytest.param([A], [says("x", "y", "z")], [0], id="all else, at the same place"),
        pytest.param([A], [says("x", "y", "z"), says("u")], [1, 2], id="all else, somewhere"),
        pytest.param([kind("cat", "a", "b")], [kind("dog", "a", "b"), kind("cat", "b")],
                     [1, 0], id="another constant"),
        pytest.param([kind("cat", "a")], [kind("dog", "a")], [1], id="another one in its place"),
        pytest.param([says("a", title="Cat")], [says("a", title="Dog"), says("z", title="Cat")],
                     [1, 0], id="titles"),
        pytest.param([{"enum": ["a", "b", "c"]}, {"enum": ["x"]}],
                     [{"enum": ["x"]}, {"enum": ["a", "b", "c", "d"]}], [1, 0], id="values"),
        pytest.param([True, {"type": "string"}], [{"type": "string"}, True], [1, 0], id="boolean"),
        pytest.param([says(*(f"p{n}" for n in range(90)))],
                     [A, says(*(f"p{n}" for n in range(3, 93)))], [1, 0], id="many properties"),
    ],
)  # fmt: skip
def test_labels(old: list[Any], new: list[Any], found: list[int]) -> None:
    assert known_again(old, new) == found


def test_labels_stay_from_run_to_run() -> None:
    items = list(map(item_of, (C, A, B)))
    marks = labels(parse_list(render_list((0, 1), list(map(item_of, (A, B))))), items)
    text = render_list(marks, items)
    assert labels(parse_list(text), items) == marks == [2, 0, 1]


@pytest.mark.parametrize(
    "text", ["", "x:abcd", "-1:abcd", "1:2:abcd", "9999999999:abcd", "5~abcde", "8~x:abcdefgh"]
)
def test_what_is_no_list_has_nothing_in_it(text: str) -> None:
    assert parse_list(text) == {}


def test_a_list_takes_few_characters() -> None:
    item = item_of(kind("cat", *(f"property_{n}" for n in range(200))))
    assert len(render_list([0], [item])) < 80


def colliding(digits: int, many: int, keyword: str = "const") -> list[Schema]:
    """Schemas that say one thing, with digests that begin with the same digits; found by trying."""
    found: dict[str, list[Schema]] = {}
    for number in itertools.count():
        each = {keyword: f"kind {number}"}
        said = item_of(each)
        (digest,) = said.named | said.says
        same = found.setdefault(digest[:digits], [])
        same.append(each)
        if len(same) == many:
            return same
    raise AssertionError


COLLIDING = {4: colliding(4, 3), 8: colliding(8, 2)}


@given(
    st.sampled_from([4, 8]),
    st.lists(st.sampled_from([*"abcdefgh"]), unique=True, max_size=5),
    st.data(),
)
def test_items_whose_digests_collide_are_known_in_any_order(
    digits: int, others: list[str], data: st.DataObject
) -> None:
    old = [*COLLIDING[digits], *({"const": each} for each in others)]
    new = data.draw(st.permutations(old))
    kept = data.draw(st.integers(1, len(new)))
    text = render_list(range(len(old)), list(map(item_of, old)))
    assert text.startswith(f"{digits * 2}~")
    assert labels(parse_list(text), list(map(item_of, new[:kept]))) == [
        old.index(each) for each in new[:kept]
    ]
    assert parse_list(render_list(range(len(new)), list(map(item_of, new)))) == {
        place: item_of(each).item(digits * 2) for place, each in enumerate(new)
    }


def test_a_lock_from_before_is_known_again_and_written_anew() -> None:
    old = [{"const": "a"}, *COLLIDING[4]]
    items = list(map(item_of, old))
    before = " ".join(each.item(4).render() for each in items)  # as it was always written
    assert parse_list(before) == {place: each.item(4) for place, each in enumerate(items)}
    new = [COLLIDING[4][0], {"const": "b"}, old[0]]
    assert labels(parse_list(before), list(map(item_of, new))) == [1, 4, 0]
    assert render_list(range(2), items[:2]) == " ".join(before.split(" ")[:2])
    assert render_list(range(4), items).startswith("8~!")


def test_what_collides_in_items_that_are_told_apart_takes_no_more_characters() -> None:
    first, second = colliding(4, 2, "format")
    items = [item_of({**first, "pattern": "a"}), item_of({**second, "pattern": "b"})]
    assert items[0].item(4).says & items[1].item(4).says
    assert "~" not in render_list(range(2), items)
    assert render_list(range(2), [item_of(first), item_of(second)]).startswith("8~")
