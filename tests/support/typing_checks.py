"""A golden SDK beside a user's module, and what type checkers say of both.

Every line that ends with ``# wrong`` has to be an error, and no other line of either.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from specloom.config import SdkConfig
from specloom.diagnostics import Diagnostics
from specloom.generate import generate


@dataclass(frozen=True)
class Checked:
    """A folder with a package and `user.py`."""

    root: Path
    package: str
    wrong: frozenset[tuple[str, int]]

    def mypy(self) -> None:
        """Under ``--strict``."""
        command = [
            sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull,
            "--no-error-summary", "--hide-error-context", "user.py", self.package,
        ]  # fmt: skip
        ran = subprocess.run(command, cwd=self.root, capture_output=True, text=True)
        found = re.findall(r"^(.+?):(\d+): error: ", ran.stdout, re.MULTILINE)
        assert {(file, int(line)) for file, line in found} == self.wrong, ran.stdout

    def pyright(self) -> None:
        """With its standard rules."""
        command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
        ran = subprocess.run(command, cwd=self.root, capture_output=True, text=True)
        report = json.loads(ran.stdout)
        assert report["summary"]["filesAnalyzed"] > 20
        found = {
            (Path(each["file"]).name, each["range"]["start"]["line"] + 1)
            for each in report["generalDiagnostics"]
            if each["severity"] == "error"
        }
        assert found == self.wrong, ran.stdout


def checked(sdk: SdkConfig, user: str, root: Path) -> Checked:
    """The SDK and the user's module in a folder."""
    for name, data in generate(sdk, Diagnostics()).items():
        if str(name).startswith(f"{sdk.package}/"):
            path = root / str(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    (root / "user.py").write_text(user)
    include = {"include": ["user.py", sdk.package], "reportUnusedExpression": False}
    (root / "pyrightconfig.json").write_text(json.dumps(include))
    lines = enumerate(user.splitlines(), 1)
    wrong = frozenset(("user.py", number) for number, line in lines if line.endswith("# wrong"))
    assert wrong
    return Checked(root, sdk.package, wrong)
