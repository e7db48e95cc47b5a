"""What stands in a list is known again by what it says."""

from __future__ import annotations

from typing import Any

import pytest

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


@pytest.mark.parametrize("text", ["", "x:abcd", "-1:abcd", "1:2:abcd", "9999999999:abcd"])
def test_what_is_no_list_has_nothing_in_it(text: str) -> None:
    assert parse_list(text) == {}


def test_a_list_takes_few_characters() -> None:
    item = item_of(kind("cat", *(f"property_{n}" for n in range(200))))
    assert len(item.render()) < 80
