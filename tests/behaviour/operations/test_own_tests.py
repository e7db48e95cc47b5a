"""The tests that an SDK brings along pass, whatever its document holds."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from importlib import import_module

import pytest

from support.small_sdk import SmallSdk

MODULES = "styles bodies answers events names servers security".split()


@pytest.mark.parametrize("name", MODULES)
def test_they_pass(name: str) -> None:
    document = import_module(f"{__package__}.test_{name}").DOCUMENT
    with closing(SmallSdk(document)) as made:
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
            cwd=made.root,
            capture_output=True,
            text=True,
            timeout=300,
        )
    assert ran.returncode == 0, ran.stdout[-3000:]
    assert "skipped" not in ran.stdout
