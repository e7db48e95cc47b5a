"""The names in a lock that a merge left in two versions."""

from __future__ import annotations

import json

import pytest

from specloom.naming import Kept
from specloom.write import names_of_both

OURS = {"methods": {"GET /a": "a", "GET /b": "ours"}, "styles": {"fields": "camel"}}
THEIRS = {"methods": {"GET /a": "a", "GET /b": "theirs", "GET /c": "c"}}


def conflicted(ours: str, theirs: str, base: str = "") -> bytes:
    return f"<<<<<<< HEAD\n{ours}\n{base}=======\n{theirs}\n>>>>>>> theirs\n".encode()


def written(names: object) -> str:
    return json.dumps({"names": names}, indent=1)


@pytest.mark.parametrize("base", ["", "||||||| base\n{}\n"])
def test_both_sides_count_ours_first(base: str) -> None:
    kept = names_of_both(conflicted(written(OURS), written(THEIRS), base))
    methods = {("", "GET /a"): "a", ("", "GET /b"): "ours", ("", "GET /c"): "c"}
    assert kept == Kept({"fields": "camel"}, {"methods": methods})


def test_commas_at_the_end_of_a_table_do_not_matter() -> None:
    start = '{\n "names": {\n  "methods": {\n   "GET /a": "a"\n'
    data = conflicted('   "GET /b": "b"', '   "GET /c": "c",')
    kept = names_of_both(start.encode() + data + b"  }\n }\n}\n")
    assert kept is not None
    assert sorted(kept.names["methods"].values()) == ["a", "b", "c"]


def test_a_side_that_is_no_lock_has_no_names() -> None:
    assert names_of_both(conflicted("[]", written(THEIRS))) == Kept(
        {}, {"methods": {("", key): name for key, name in THEIRS["methods"].items()}}
    )
    assert names_of_both(conflicted("{", "1")) == Kept()


def test_a_lock_without_conflicts_is_none() -> None:
    assert names_of_both(b"{}\n") is None
