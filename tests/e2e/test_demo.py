"""`make demo` shows what it promises, and says so when it does not."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
DEMO = ROOT / "examples" / "demo.py"


def test_the_demo() -> None:
    done = subprocess.run(
        [sys.executable, DEMO, "--dry-run"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "✗" not in done.stdout
    for shown in (
        "reality-analysis: 0 changes",
        "Objects2DBuilder(photos=SCENE",
        "night run ━",
        "it is Success",
        "is Cancelled",
        "JobNotFoundError: GET /reality-analysis/jobs/no-such-job → 404 JobNotFound",
        "an InvalidChangeError",
        "the service answered [429, 429, 200]",
        "BuildError: Objects2D: 2 rules broken",
        "all of them as the document wants them",
    ):
        assert shown in done.stdout, shown


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", list(sys.path))
    spec = importlib.util.spec_from_file_location("demo", DEMO)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("is_so", "code"), [(True, 0), (False, 1)])
def test_what_is_not_as_expected_makes_it_fail(
    demo: ModuleType, monkeypatch: pytest.MonkeyPatch, is_so: bool, code: int
) -> None:
    monkeypatch.setattr(demo, "regenerate", lambda stage: stage.expect(is_so, "as expected"))
    for step in ("run_jobs", "run_into_errors"):
        monkeypatch.setattr(demo, step, lambda stage, client, fake: None)
    assert demo.main() == code
