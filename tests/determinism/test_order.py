"""The order of an object's keys means nothing in JSON, and nothing here."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from specloom.diagnostics import Diagnostics
from specloom.load.limits import Limits
from specloom.load.parse import parse
from specloom.load.source import Reader
from support.yields import Yield, yielded

GOLDEN = Path(__file__).parents[1] / "golden"
CASES = sorted(path.parent.name for path in GOLDEN.glob("*/openapi.yaml"))


def shuffled(node: Any, chance: random.Random) -> Any:
    """The same data with the keys of every object in another order."""
    if isinstance(node, dict):
        keys = list(node)
        chance.shuffle(keys)
        return {key: shuffled(node[key], chance) for key in keys}
    return [shuffled(item, chance) for item in node] if isinstance(node, list) else node


@pytest.mark.parametrize("case", CASES)
def test_keys_in_any_order(case: str, tmp_path: Path) -> None:
    file = Reader(GOLDEN / case, Limits()).read_root("openapi.yaml")
    data = parse(file, Diagnostics(), Limits())
    first = yielded(data, tmp_path / "first")
    assert first.tree
    for seed in (1, 2):
        again = yielded(shuffled(data, random.Random(seed)), tmp_path / str(seed))
        # the lock holds the hash of the document
        same = {path for path in first.tree if path != "specloom.lock"}
        assert set(again.tree) == set(first.tree)
        assert {path for path in same if first.tree[path] != again.tree[path]} == set()
        assert told(again) == told(first)


def told(made: Yield) -> list[tuple[str, str, str]]:
    """What was found, without lines: those are of the text."""
    return sorted(
        (item.code, item.place.pointer if item.place else "", item.message) for item in made.items
    )
