"""An SDK of hard names alone is importable, strictly typed, and clean to ruff."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from support.yields import PACKAGE, import_all, yielded

from .everywhere import everywhere
from .names import EVERY


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = yielded(everywhere(EVERY), tmp_path_factory.mktemp("names"))
    assert made.exit_code == 0, made.items
    return made.write(tmp_path_factory.mktemp("sdk"))


def ran(folder: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_all_of_it_can_be_imported(folder: Path) -> None:
    assert import_all(folder, PACKAGE) == ""


def test_mypy(folder: Path) -> None:
    strict = ("--strict", "--config-file=", "--no-error-summary")
    assert ran(folder, "mypy", *strict, PACKAGE) == ""


def test_ruff(folder: Path) -> None:
    assert ran(folder, "ruff", "check", "--isolated", "--select", "F,E7,E9,B006", PACKAGE) == ""
