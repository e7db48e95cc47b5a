"""Every Python block of a generated README runs, against the SDK's own fake."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from golden.conftest import CASES, generated
from support.markdown import blocks

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "generated" / "reality-analysis"
TESTS = ROOT / "tests"


def run(package: str, sdk: Path, folder: Path) -> list[str]:
    """The blocks that ran, as `line: heading`."""
    readme = sdk / "README.md"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "support.run_sdk_readme", package, readme],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(sdk)])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    shown = [f"{block.line}: {block.heading}" for block in blocks(readme, "python")]
    assert [line for line in done.stdout.splitlines() if line in shown] == shown
    return [block.heading for block in blocks(readme, "python")]


def test_the_committed_sdk(tmp_path: Path) -> None:
    headings = run("reality_analysis", COMMITTED, tmp_path)
    for heading in ("First call", "Builders", "Errors", "Lists", "Waiting", "Testing"):
        assert heading in headings


@pytest.mark.parametrize("case", sorted(CASES))
def test_the_golden_cases(case: str, tmp_path: Path) -> None:
    sdk = tmp_path / "sdk"
    for path, content in generated(case).items():
        target = sdk / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    headings = run(CASES[case].package, sdk, folder)
    calls = (sdk / CASES[case].package / "testing" / "fake.py").is_file()  # or it only sends
    assert headings[0] == ("First call" if calls else "Webhooks")
    assert ("Testing" in headings) == calls


def test_every_example_of_the_template_is_run_somewhere() -> None:
    shown = {
        block.heading for case in CASES for block in blocks(CASES[case].output_folder / "README.md")
    }
    template = (ROOT / "templates" / "project" / "README.md.jinja").read_text()
    sections = {line.removeprefix("## ") for line in template.splitlines() if line[:3] == "## "}
    assert sections - shown == {"Versions"}
