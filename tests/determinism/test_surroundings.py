"""The same bytes whatever the process, the machine's settings and the Python that runs specloom."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden"
SCRIPT = Path(__file__).with_name("digest.py")

SURROUNDINGS: dict[str, dict[str, str]] = {
    "seed-1": {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
    "seed-2": {"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "latin-1": {"PYTHONHASHSEED": "3", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    "optimised": {"PYTHONHASHSEED": "4", "PYTHONOPTIMIZE": "2", "COLUMNS": "40", "TERM": "dumb"},
}


def digests(
    *arguments: str, python: str = sys.executable, cwd: Path | None = None, **environment: str
) -> str:
    command = [python, str(SCRIPT), str(GOLDEN), *arguments]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=cwd,
        env={**os.environ, "SPECLOOM_NO_CACHE": "1", **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@cache
def reference() -> str:
    found = digests(PYTHONHASHSEED="0", LC_ALL="C.UTF-8", TZ="UTC")
    assert found.count("\n") > 500
    return found


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_settings_do_not_matter(name: str, tmp_path: Path) -> None:
    assert digests(cwd=tmp_path, **SURROUNDINGS[name]) == reference()


def test_what_was_generated_before_does_not_matter() -> None:
    """All documents in one process, the other way round."""
    assert digests("--reversed", PYTHONHASHSEED="5") == reference()


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_the_version_of_python_does_not_matter(version: str) -> None:
    assert digests(python=interpreter(version)) == reference()


def interpreter(version: str) -> str:
    """A Python of that version that can run specloom: one of `SPECLOOM_PYTHONS`, or on the path."""
    given = os.environ.get("SPECLOOM_PYTHONS", "").split(os.pathsep)
    found = [path for path in (*given, shutil.which(f"python{version}")) if path]
    for path in found:
        if _runs(path, version):
            return path
    pytest.skip(f"no Python {version} that can import specloom (SPECLOOM_PYTHONS)")


def _runs(path: str, version: str) -> bool:
    code = (
        "import sys, specloom.generate, ruff; "
        f"sys.exit('%d.%d' % sys.version_info[:2] != {version!r})"
    )
    done = subprocess.run([path, "-c", code], capture_output=True, check=False)
    return done.returncode == 0
