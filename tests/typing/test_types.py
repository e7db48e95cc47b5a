"""What type checkers say of the SDK, and of code that uses it rightly and wrongly."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from support.snippets import SNIPPETS

ROOT = Path(__file__).parents[2]
SDK = ROOT / "generated" / "reality-analysis"
PACKAGE = SDK / "reality_analysis"
RULES = "E,F,I,UP,B,SIM,RUF,C4,PTH"
"""The rules of this repository. SIM905 is off in it too: long word lists read better split."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A user's project: the SDK beside a file with all snippets."""
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "snippets.py").write_text(SNIPPETS)
    return tmp_path


def wrong_lines() -> set[int]:
    """The lines that have to be errors."""
    lines = enumerate(SNIPPETS.splitlines(), 1)
    return {number for number, line in lines if line.endswith("# wrong")}


def compared(found: Iterable[tuple[str, int, str]]) -> None:
    """Errors are exactly where they are expected: none in the SDK, all in the wrong lines."""
    found = list(found)
    assert [each for each in found if Path(each[0]).name != "snippets.py"] == []
    lines = SNIPPETS.splitlines()
    by_line = {line: text for _, line, text in found}
    surprising = {lines[n - 1].strip(): by_line[n] for n in sorted(by_line.keys() - wrong_lines())}
    assert surprising == {}
    missed = [lines[n - 1].strip() for n in sorted(wrong_lines() - by_line.keys())]
    assert missed == []


def test_the_snippets_are_python() -> None:
    """Wrong for type checkers only: no mistake in the text."""
    compile(SNIPPETS, "snippets.py", "exec")
    assert len(wrong_lines()) > 60


def test_mypy(project: Path) -> None:
    command = [
        sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull,
        "--python-version", "3.11", "--no-error-summary", "--hide-error-context",
        PACKAGE.name, "snippets.py",
    ]  # fmt: skip
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True)
    assert ran.returncode in (0, 1), ran.stdout + ran.stderr
    found = re.findall(r"^(.+?):(\d+): error: (.*)$", ran.stdout, re.MULTILINE)
    compared((file, int(line), text) for file, line, text in found)


def test_pyright(project: Path) -> None:
    settings = {
        "include": [PACKAGE.name, "snippets.py"],
        "pythonVersion": "3.11",
        "typeCheckingMode": "standard",
        "reportUnusedExpression": False,
    }
    (project / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True)
    report = json.loads(ran.stdout)
    assert report["summary"]["filesAnalyzed"] > 60
    compared(
        (each["file"], each["range"]["start"]["line"] + 1, each["message"])
        for each in report["generalDiagnostics"]
        if each["severity"] == "error"
    )


def test_ruff() -> None:
    command = [
        sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache",
        "--line-length", "100", "--target-version", "py310", "--select", RULES,
        "--ignore", "SIM905", "--output-format", "concise", str(PACKAGE),
    ]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout
