"""Small documents and the trees they yield, committed. `make golden` rewrites them.

Left out are the runtime, which is copied as it is, and the lock and `API.txt`, which follow from
the rest and have tests of their own.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from specloom.config import SdkConfig

from .conftest import CASES, FOLDER, Tree, generated

CHECK_IMPORTS = """
import importlib, pkgutil, sys
for package in sys.argv[1:]:
    for module in pkgutil.walk_packages([package], f"{package}."):
        importlib.import_module(module.name)
    models = importlib.import_module(f"{package}.models")
    for name in models.__all__:
        made = getattr(models, name)
        if hasattr(made, "model_rebuild"):
            assert made.model_json_schema(mode="validation") is not None, name
    print(package)
"""


def kept(tree: Tree, package: str) -> Tree:
    """What of a tree is committed."""
    left_out = ("specloom.lock", "API.txt")
    return {
        path: content
        for path, content in tree.items()
        if path not in left_out and not path.startswith(f"{package}/_runtime/")
    }


def read(folder: Path) -> Tree:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def update(folder: Path, tree: Tree) -> None:
    for path in read(folder).keys() - tree.keys():
        (folder / path).unlink()
    for path, content in tree.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def test_the_tree_is_the_committed_one(case: SdkConfig, request: pytest.FixtureRequest) -> None:
    tree = kept(generated(case.name), case.package)
    if request.config.getoption("--update-golden"):
        update(case.output_folder, tree)
    committed = read(case.output_folder)
    assert sorted(tree) == sorted(committed)
    for path, content in tree.items():
        assert content.decode() == committed[path].decode(), f"{path}: `make golden` rewrites it"


def test_every_case_has_its_folder_and_every_folder_its_case() -> None:
    assert {path.parent.name for path in FOLDER.glob("*/openapi.yaml")} == set(CASES)
    assert all(config.output == f"{name}/expected" for name, config in CASES.items())


def test_the_trees_are_clean_under_mypy(
    tmp_path: Path, write_cases: Callable[[Path], None]
) -> None:
    write_cases(tmp_path)
    # A folder of its own: no configuration is found there, and nothing else is on its path.
    options = ["--strict", "--python-version=3.10", "--no-error-summary", "--cache-dir=cache"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, *sorted(each.package for each in CASES.values())],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("", 0), done.stderr


def test_the_trees_are_clean_under_ruff(tmp_path: Path) -> None:
    for case in CASES:  # each by the settings of its own pyproject.toml
        update(tmp_path / case, generated(case))
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_every_module_of_the_trees_can_be_imported(
    tmp_path: Path, write_cases: Callable[[Path], None]
) -> None:
    write_cases(tmp_path)
    packages = sorted(each.package for each in CASES.values())
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", CHECK_IMPORTS, *packages],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == packages, done.stderr
