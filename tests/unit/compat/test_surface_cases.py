"""Every rule of the surface comparison, both ways, with griffe's opinion beside ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import griffe
import pytest

from specloom.compat.level import Level
from specloom.compat.surface import parse_surface, render_surface, surface
from specloom.compat.surface.rules import RULES
from specloom.compat.surfacediff import compare_surfaces
from support.changes import read_yaml

CASES = [
    pytest.param(case, id=case["name"])
    for case in read_yaml(Path(__file__).parents[2] / "cases" / "surface" / "cases.yaml")
]
ELSEWHERE = {  # needs more than one module: see test_surface.py
    "sdk-class-moved",
    "sdk-import-removed",
    "sdk-import-added",
    "sdk-import-changed",
}


def _found(old: str, new: str) -> list[str]:
    lines = [surface({"shop/__init__.py": text.encode()}, "shop") for text in (old, new)]
    return sorted(f"{item.rule.id} {item.where.owner}" for item in compare_surfaces(*lines))


@pytest.mark.parametrize("case", CASES)
def test_forth(case: dict[str, Any]) -> None:
    assert _found(case["old"], case["new"]) == sorted(case["expect"])


@pytest.mark.parametrize("case", CASES)
def test_back(case: dict[str, Any]) -> None:
    assert _found(case["new"], case["old"]) == sorted(case["back"])


@pytest.mark.parametrize("case", CASES)
def test_the_text_says_as_much_as_the_code(case: dict[str, Any]) -> None:
    for side in ("old", "new"):
        lines = surface({"shop/__init__.py": case[side].encode()}, "shop")
        assert parse_surface(render_surface(lines)) == lines
        assert compare_surfaces(lines, lines) == ()


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("sides", [("old", "new"), ("new", "old")], ids=["forth", "back"])
def test_what_griffe_calls_breaking_we_do(
    case: dict[str, Any], sides: tuple[str, str], tmp_path: Path
) -> None:
    loaded = []
    for side in sides:
        package = tmp_path / side / "shop"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text(case[side], "utf-8")
        loaded.append(griffe.load("shop", search_paths=[tmp_path / side], allow_inspection=False))
    theirs = {breakage.obj.canonical_path for breakage in griffe.find_breaking_changes(*loaded)}
    lines = [surface({"shop/__init__.py": case[side].encode()}, "shop") for side in sides]
    ours = {item.where.owner for item in compare_surfaces(*lines) if item.level is Level.ERR}
    if "griffe" in case and sides == ("old", "new"):
        assert theirs - ours, f"griffe agrees now; drop the reason: {case['griffe']}"
    elif "griffe" not in case:
        assert theirs <= ours


def test_every_rule_has_a_case() -> None:
    lines = [line for case in CASES for key in ("expect", "back") for line in case.values[0][key]]
    assert {line.split()[0] for line in lines} == set(RULES) - ELSEWHERE
