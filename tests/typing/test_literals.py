"""Bodies as dict literals: type checkers know their keys, for any document."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.making import GOLDEN, configured, made

ROOT = Path(__file__).parents[2]
CASES = ("petstore", "unions", "bodies")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some SDKs in a folder, and beside each a file of literals, right ones and wrong ones."""
    folder = tmp_path_factory.mktemp("literals")
    for case in CASES:
        root = folder / "made" / case
        root.mkdir(parents=True)
        shutil.copy(GOLDEN / case / "openapi.yaml", root)
        text = f'[sdks.it]\ndocument = "openapi.yaml"\noutput = "sdk"\npackage = "lit_{case}"\n'
        sdk = made(configured(root, text, "it"))
        shutil.copytree(sdk / f"lit_{case}", folder / f"lit_{case}")
        script = ROOT / "benchmarks" / "corpus_literals.py"
        command = [sys.executable, str(script), str(folder), f"lit_{case}"]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        (folder / f"literals_{case}.py").write_text(printed)
    shutil.rmtree(folder / "made")
    return folder


def wrong(project: Path) -> set[tuple[str, int]]:
    """(file, line) of what has to be an error."""
    return {
        (path.name, number)
        for path in project.glob("literals_*.py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if line.endswith("# wrong")
    }


def test_there_are_literals_of_both_kinds(project: Path) -> None:
    assert len(wrong(project)) > 12
    for case in CASES:
        assert "\nright_0: " in (project / f"literals_{case}.py").read_text()


def test_mypy_finds_wrong_keys_and_nothing_else(project: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull, "."]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True)
    found = re.findall(r"^(.+?):(\d+): error: ", ran.stdout, re.MULTILINE)
    assert {(file, int(line)) for file, line in found} == wrong(project), ran.stdout + ran.stderr


def test_pyright_finds_wrong_keys_and_nothing_else(project: Path) -> None:
    settings = {"include": ["."], "pythonVersion": "3.11", "typeCheckingMode": "standard"}
    (project / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True)
    errors = [
        each for each in json.loads(ran.stdout)["generalDiagnostics"] if each["severity"] == "error"
    ]
    found = {(Path(each["file"]).name, each["range"]["start"]["line"] + 1) for each in errors}
    assert found == wrong(project), errors[:5]
