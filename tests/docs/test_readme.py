"""Every command and every block of code in the README does what the README says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import click
import pytest
import yaml

from specloom.cli import cli
from specloom.config import SdkConfig, read_config
from specloom.diagnostics import Diagnostics
from support.console import Command, commands, matches
from support.markdown import Block, blocks
from support.pages import config_rows

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
MAKE = re.compile(r"make (\w+)")
INSTALL = re.compile(r"pip install -e (\S+)")


def shell(command: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env={**os.environ, "PATH": path, "XDG_CACHE_HOME": str(folder / "cache"), **env},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newcomer's folder, when all commands of the README have been run in it, in order."""
    folder = tmp_path_factory.mktemp("newcomer")
    shutil.copy(ROOT / "tests" / "golden" / "petstore" / "openapi.yaml", folder)
    for block in blocks(README, "console"):
        for command in commands(block.code):
            run(command, folder, block)
    return folder


def run(command: Command, folder: Path, block: Block) -> None:
    """Runs a command, or says why that is done elsewhere."""
    if (make := MAKE.fullmatch(command.line)) is not None:
        # Run by `.ci/run`, and by the test of the demo; here, that there are such targets.
        assert re.search(rf"^{make[1]}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
        return
    if (install := INSTALL.fullmatch(command.line)) is not None:
        is_installable(ROOT if install[1] == "." else folder / install[1])
        return
    done = shell(command.line, folder)
    where = f"README.md:{block.line}: {command.line}\n{done.stdout}{done.stderr}"
    assert done.returncode == 0, where
    if command.output is not None:
        assert matches(command.output, done.stdout), where


def is_installable(folder: Path) -> None:
    """An installation needs an index; here, that there is what it needs of the folder."""
    described = tomllib.loads((folder / "pyproject.toml").read_text())
    assert described["build-system"]["build-backend"] == "hatchling.build"
    if folder == ROOT:  # these very tests run on such an installation
        direct = json.loads(distribution("specloom").read_text("direct_url.json") or "{}")
        assert direct["dir_info"]["editable"]
        return
    wheel = described["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert all((folder / package / "__init__.py").is_file() for package in wheel["packages"])


def test_the_commands(project: Path) -> None:
    assert (project / "generated" / "pet-store" / "specloom.lock").is_file()


def test_the_python(project: Path) -> None:
    shown, first_call = blocks(README, "python")
    sdk, tests = ROOT / "generated" / "reality-analysis", ROOT / "tests"
    done = subprocess.run(
        [sys.executable, "-m", "support.run_sdk_readme", "reality_analysis"],
        input=shown.code,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tests), str(sdk)])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Success Objects2DSpecifications(" in done.stdout
    assert "404 JobNotFound" in done.stdout

    done = subprocess.run(
        [sys.executable, "-c", first_call.code],
        env={**os.environ, "PYTHONPATH": str(project / "generated" / "pet-store")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pet, names = done.stdout.splitlines()
    assert pet.startswith("Pet(name='Rex', created_at=") and pet.endswith("id=1, weight=30.5)")
    assert names == "['Rex']"


def test_the_workflow(project: Path) -> None:
    workflow, _ = (yaml.safe_load(block.code) for block in blocks(README, "yaml"))
    install, check = (step["run"] for step in workflow["steps"])
    assert INSTALL.fullmatch(install)
    assert shell(check, project).returncode == 0


def test_the_exit_codes(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "copy")
    document = tmp_path / "copy" / "openapi.yaml"
    document.write_text(document.read_text().replace("listPets", "allPets"))
    drift = shell("specloom check", tmp_path / "copy")
    assert drift.returncode == 1
    assert "+++ b/pet_store/resources/pets.py" in drift.stdout
    assert "because document openapi.yaml changed" in drift.stdout
    assert "repair it with: specloom generate pet-store" in drift.stdout
    document.write_text("openapi: 3.1.0\ninfo: [\n")
    assert shell("specloom check", tmp_path / "copy").returncode == 2


def test_the_configuration_and_the_overlay(project: Path, tmp_path: Path) -> None:
    (config,) = blocks(README, "toml")
    _, overlay = blocks(README, "yaml")
    (tmp_path / "specloom.toml").write_text(config.code)
    (tmp_path / "overlay.yaml").write_text(overlay.code)
    shutil.copy(project / "openapi.yaml", tmp_path)
    diagnostics = Diagnostics()
    (sdk,) = read_config(tmp_path / "specloom.toml", diagnostics).sdks.values()
    assert not diagnostics.items and sdk.client == "PetStore"
    # The petstore has nothing that is internal, which the configuration would say.
    (tmp_path / "specloom.toml").write_text(config.code.partition("\n[sdks.pet-store.exclude]")[0])
    done = shell("specloom inspect pet-store", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "pets.all(" in done.stdout


def test_the_tables() -> None:
    known = dict(config_rows(SdkConfig))
    shown = re.findall(
        r"^\| `([a-z-]+)` \|.*$", TEXT.partition("## Configuration")[2], re.MULTILINE
    )
    assert len(shown) > 10
    assert [key for key in shown if known[key] not in TEXT] == []
    listed = set(re.findall(r"^\| `specloom (\w+)` \|", TEXT, re.MULTILINE))
    assert isinstance(cli, click.Group) and listed == set(cli.commands)
