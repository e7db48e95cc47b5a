"""What programs get is what the schemas in `docs/` say, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from support.published import mistakes
from support.shop import NEEDED, document

from .conftest import Life

IGNORED = """
[[sdks.shop.diff.ignore]]
rule = "api-title-changed"
reason = "nobody reads it"
"""


def said(life: Life, name: str, code: int, *arguments: str) -> Any:
    """What a command prints as JSON, which the schema of that name describes."""
    done = life.specloom(*arguments, "--format", "json")
    assert done.returncode == code, done.stderr
    data = json.loads(done.stdout)
    assert mistakes(name, data) == []
    return data


def write(life: Life, text: str) -> None:
    (life.folder / "openapi.json").write_text(text, "utf-8")


@pytest.mark.parametrize("command", ["check", "generate"])
def test_findings(life: Life, command: str) -> None:
    assert said(life, "diagnostics", 0, command) == {"diagnostics": []}
    write(life, '{"openapi": "3.1.0", "info": 3}')
    found = said(life, "diagnostics", 2, command)["diagnostics"]
    assert found and all(each["file"] == "openapi.json" and each["line"] for each in found)


def test_drift(life: Life) -> None:
    write(life, document(title="Other"))
    found = said(life, "diagnostics", 1, "check")["diagnostics"]
    assert {each["code"] for each in found} >= {"drift-differs"}


def test_no_change(life: Life) -> None:
    assert said(life, "diff", 0, "diff", "shop")["changes"] == []


def test_changes_of_all_kinds(life: Life) -> None:
    config = life.folder / "specloom.toml"
    config.write_text(config.read_text("utf-8") + IGNORED, "utf-8")
    write(life, document(title="Other", parameters=(NEEDED,), properties={"price": {}}))
    report = said(life, "diff", 1, "diff", "shop")
    changes = [*report["changes"], *report["surface"]]
    assert report["surface"] and report["advice"]["reasons"]
    assert {each["level"] for each in changes} == {"ERR", "WARN", "INFO"}
    for key in ("ignored", "cause", "operations"):
        assert any(each[key] for each in changes), key
        assert not all(each[key] for each in changes), key
