"""The oldest Python and libraries that SDKs are for run them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from golden.conftest import CASES
from specloom.diagnostics import Diagnostics
from specloom.format import Cache
from specloom.generate import generate

PYTHON = os.environ.get("SPECLOOM_OLD_PYTHON", "")
EVERYTHING = """
import importlib, pkgutil, sys, warnings

assert sys.version_info[:2] == (3, 10)
warnings.simplefilter("error")
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, f"{sys.argv[1]}."):
    importlib.import_module(module.name)
models = importlib.import_module(f"{sys.argv[1]}.models")
for name in models.__all__:
    getattr(models, name)
"""
RULES = """
from typing import Annotated
from support import runtime_package
from sdk_runtime.errors import BuildError
from sdk_runtime.keywords import Fits
from sdk_runtime.models import Model
from sdk_runtime.strict import to_wire

class Item(Model):
    n: int

class Bag(Model):
    items: Annotated[list[Item], Fits({"uniqueItems": True})]

class Ruled(Model):
    __rules__ = (Fits({"minProperties": 2}),)
    n: int

for cls, wrong in ((Bag, {"items": [{"n": 1}, {"n": 1}]}), (Ruled, {"n": 1})):
    try:
        to_wire(cls, wrong)
    except BuildError as error:
        assert len(error.violations) == 1, error
    else:
        raise AssertionError(f"{cls.__name__} was not checked")
"""
pytestmark = pytest.mark.skipif(
    not PYTHON,
    reason="SPECLOOM_OLD_PYTHON names no Python 3.10 with the oldest httpx (0.27), httpx2 (2.14) "
    "and pydantic (2.12), and pytest, hypothesis, jsonschema and rich",
)


def run(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [PYTHON, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def write(folder: Path, case: str, **changes: str) -> None:
    config = CASES[case].model_copy(update=changes)
    for path, data in generate(config, Diagnostics(), Cache(None)).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


@pytest.mark.parametrize("case", sorted(CASES))
def test_every_module_of_a_vendored_package_is_loaded(tmp_path: Path, case: str) -> None:
    package = f"app.clients.{case}"
    write(tmp_path / "app" / "clients" / case, case, layout="vendored", package=package)
    run(tmp_path, "-c", EVERYTHING, package)


@pytest.mark.parametrize("case", sorted(CASES.keys() - {"silent"}))
def test_every_operation_can_be_called(tmp_path: Path, case: str) -> None:
    """By the SDK's own tests; an SDK without operations has none."""
    write(tmp_path, case)
    run(tmp_path, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests")


def test_the_runtime_passes_its_own_tests() -> None:
    """But for those where another library judges, which take longest and are of data alone."""
    own = "-q", "-p", "no:cacheprovider", "-k", "not agrees_with", "tests/unit/runtime"
    run(Path(__file__).parents[3], "-m", "pytest", *own)


def test_rules_hold_at_the_first_use_of_a_class() -> None:
    """Which pydantic 2.12 has not built by then: it could not write it to look at it."""
    run(Path(__file__).parents[2], "-c", RULES)
