"""Every rule, both ways: small changes to one document and what is found."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from specloom.compat.specdiff import RULES, compare
from support.changes import Plain, changed, read_yaml

FOLDER = Path(__file__).parents[2] / "cases" / "specdiff"
TODAY = date(2026, 9, 1)
BASE = read_yaml(FOLDER / "base.yaml")
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(FOLDER.glob("*.yaml"))
    if path.stem != "base"
    for case in read_yaml(path)
]


def _before(case: dict[str, Any]) -> Any:
    return changed(BASE, case.get("before", ()))


def _found(old: Any, new: Any) -> list[str]:
    findings = compare(Plain(old, "old.yaml"), Plain(new, "new.yaml"), today=TODAY)
    return sorted(f"{finding.rule.id} | {finding.where}" for finding in findings)


@pytest.mark.parametrize("case", CASES)
def test_forth(case: dict[str, Any]) -> None:
    old = _before(case)
    assert _found(old, changed(old, case["edits"])) == sorted(case["expect"])


@pytest.mark.parametrize("case", CASES)
def test_back(case: dict[str, Any]) -> None:
    old = _before(case)
    assert _found(changed(old, case["edits"]), old) == sorted(case["back"])


@pytest.mark.parametrize("case", CASES)
def test_nothing(case: dict[str, Any]) -> None:
    new = changed(_before(case), case["edits"])
    assert _found(new, changed(new, ())) == []


def test_every_rule_has_a_case() -> None:
    lines = [line for case in CASES for key in ("expect", "back") for line in case.values[0][key]]
    assert {line.split(" | ")[0] for line in lines} == set(RULES)
