"""What is wrong with the configuration, whichever stage finds it, is told with file and line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from specloom.cli import cli

PETSTORE = Path(__file__).parents[2] / "golden" / "petstore" / "openapi.yaml"
BASE = '[sdks.pets]\ndocument = "openapi.yaml"\nformatter = "ruff"\n'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(PETSTORE, tmp_path / "openapi.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings(root: Path, text: str, *command: str, file: str = "specloom.toml") -> Any:
    """(code, line, what stands there) of every error about the configuration."""
    (root / file).write_text(text)
    done = CliRunner().invoke(cli, [*command, "--format", "json"], catch_exceptions=False)
    assert done.exit_code == 2, done.output
    lines = ["", *text.splitlines()]
    return [
        (each["code"], lines[each["line"]])
        for each in json.loads(done.stdout)["diagnostics"]
        if each["severity"] == "error" and each["file"] == file
    ]


CASES = {
    'templates = "nowhere"': "template-unknown",
    'custom = ["Pet"]': "custom-unknown",
    'extensions = ["acme.nowhere"]': "hook-import",
    'format-types.money = "decimal.Decimal"': "override-unused",
    'ignore = [{ code = "schema-odd", reason = "none" }]': "config-unused-ignore",
    'include.tags = ["nothing"]': "config-selection-unused",
    'exclude.operation-ids = ["nothing"]': "config-selection-unused",
    'overrides."/nowhere".name = "x"': "override-unused",
    'overrides."/components/schemas/P*".field = { repr = false }': "override-kind",
    'overrides."/paths/~1pets/get".base = "acme.Base"': "override-kind",
}


@pytest.mark.parametrize("line", CASES)
def test_a_key_that_does_not_fit_the_document_or_the_project(root: Path, line: str) -> None:
    assert findings(root, f"# ours\n{BASE}{line}\n", "generate") == [(CASES[line], line)]


OVERLAY = "overlay: 1.0.0\ninfo: {title: T, version: '1'}\nactions: [{target: $, update: {}}]\n"


def test_files_that_are_not_there(root: Path) -> None:
    line = 'document = "none.yaml"'
    assert findings(root, f"[sdks.pets]\n{line}\n", "generate") == [("load-not-found", line)]
    (root / "one.yaml").write_text(OVERLAY)
    line = 'overlays = ["one.yaml", "none.yaml"]'
    assert findings(root, f"{BASE}{line}\n", "generate") == [("load-not-found", line)]


def test_keys_in_tables_of_their_own_and_in_a_project_file(root: Path) -> None:
    text = f"""\
[project]
name = "ours"
{BASE.replace("sdks", "tool.specloom.sdks")}
[tool.specloom.sdks.pets.format-types]
date-time = "datetime.datetime"
money = "decimal.Decimal"

[tool.specloom.sdks.pets.overrides."/components/schemas/Nothing"]
skip = true

[[tool.specloom.sdks.pets.ignore]]
code = "schema-odd"
reason = "none"
[[tool.specloom.sdks.pets.ignore]]
code = "schema-even"
reason = "none"
"""
    assert findings(root, text, "generate", file="pyproject.toml") == [
        ("override-unused", 'money = "decimal.Decimal"'),
        ("override-unused", '[tool.specloom.sdks.pets.overrides."/components/schemas/Nothing"]'),
        ("config-unused-ignore", "[[tool.specloom.sdks.pets.ignore]]"),
        ("config-unused-ignore", "[[tool.specloom.sdks.pets.ignore]]"),
    ]
