"""A check that finds nothing changed answers from the lock, and loads nothing to generate with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from support.shop import specloom

from .conftest import Life

PROBE = """
import json, sys
from specloom.cli import main
sys.argv = ["specloom", *sys.argv[1:]]
try:
    main()
except SystemExit as exit_:
    print(json.dumps([exit_.code or 0, sorted(sys.modules)]))
"""
HEAVY = {
    *(
        "black",
        "datamodel_code_generator",
        "httpx",
        "jinja2",
        "jsonpath",
        "rich",
        "tomlkit",
        "yaml",
    ),
    *(f"specloom.{name}" for name in ("generate", "hooks", "ir", "load", "models", "plan")),
}


def loaded(life: Life, cache: Path, *arguments: str) -> tuple[int, set[str]]:
    """The exit code of `check`, and which heavy modules it imported."""
    env = {key: value for key, value in os.environ.items() if key != "SPECLOOM_NO_CACHE"}
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "check", *arguments],
        cwd=life.folder,
        env={**env, "XDG_CACHE_HOME": str(cache)},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    code, modules = json.loads(done.stdout.splitlines()[-1])
    return code, HEAVY & {*modules}


def test_an_unchanged_sdk_is_answered_from_the_lock(life: Life, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    # A checkout's code is trusted after it was seen to give this tree; a release's at once.
    assert specloom(life.folder, "check", "--full", cache=cache).returncode == 0
    assert loaded(life, cache) == (0, set())
    code, heavy = loaded(life, cache, "--full")
    assert code == 0
    assert {"specloom.generate", "specloom.load", "jinja2"} <= heavy
    (life.folder / "openapi.json").write_bytes(b"\n" + (life.folder / "openapi.json").read_bytes())
    code, heavy = loaded(life, cache)
    assert (code, "specloom.generate" in heavy) == (1, True)
