"""What type checkers see of methods whose result depends on how they are called."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from golden.conftest import CASES
from specloom.diagnostics import Diagnostics
from specloom.generate import generate

USER = """
from typing import assert_type

from work import AsyncWork, Work, models
from work._runtime.downloads import Download
from work._runtime.long_running import AsyncOperationPoller, OperationPoller
from work._runtime.sse import EventStream

client = Work()
assert_type(client.advice.ask({"text": "?"}), models.Advice)
assert_type(client.advice.ask({"text": "?"}, stream=False), models.Advice)
assert_type(client.advice.ask({"text": "?"}, stream=True), EventStream[models.Advice])
assert_type(client.disks.report("a"), models.Disk)
assert_type(client.disks.report("a", accept="application/json"), models.Disk)
assert_type(client.disks.report("a", accept="text/csv"), str)
assert_type(client.disks.report("a", accept="application/pdf"), Download)
assert_type(client.disks.with_raw_response.report("a").parse(), models.Disk)
assert_type(client.disks.begin_create("a", {"size": 1}), OperationPoller[models.Disk])
assert_type(client.disks.begin_create("a", {"size": 1}).result(), models.Disk)
assert_type(client.disks.resume_create("token").result(), models.Disk)
client.disks.begin_delete("a").result()


def either(stream: bool) -> None:
    assert_type(
        client.advice.ask({"text": "?"}, stream=stream), models.Advice | EventStream[models.Advice]
    )


async def main(client: AsyncWork) -> None:
    assert_type(await client.advice.ask({"text": "?"}), models.Advice)
    async with client.advice.ask({"text": "?"}, stream=True) as stream:
        async for piece in stream:
            assert_type(piece, models.Advice)
    assert_type(await client.disks.report("a", accept="text/csv"), str)
    assert_type((await client.disks.with_raw_response.report("a")).parse(), models.Disk)
    poller = await client.disks.begin_create("a", {"size": 1})
    assert_type(poller, AsyncOperationPoller[models.Disk])
    assert_type(await poller.result(), models.Disk)


client.disks.report("a", accept="text/html")  # wrong
client.advice.ask({"text": "?"}, stream="yes")  # wrong
client.disks.begin_create("a", {"size": "big"})  # wrong
client.disks.begin_create("a")  # wrong
""".lstrip()
WRONG = {n for n, line in enumerate(USER.splitlines(), 1) if line.endswith("# wrong")}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("choices")
    for name, data in generate(CASES["work"], Diagnostics()).items():
        if str(name).startswith("work/"):
            path = root / str(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    (root / "user.py").write_text(USER)
    (root / "pyrightconfig.json").write_text(json.dumps({"include": ["user.py", "work"]}))
    yield root


def test_mypy(project: Path) -> None:
    command = [
        sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull,
        "--no-error-summary", "--hide-error-context", "user.py", "work",
    ]  # fmt: skip
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True)
    found = re.findall(r"^(.+?):(\d+): error: ", ran.stdout, re.MULTILINE)
    assert {(file, int(line)) for file, line in found} == {("user.py", n) for n in WRONG}, (
        ran.stdout
    )


def test_pyright(project: Path) -> None:
    command = [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True)
    report = json.loads(ran.stdout)
    assert report["summary"]["filesAnalyzed"] > 20
    found = {
        (Path(each["file"]).name, each["range"]["start"]["line"] + 1)
        for each in report["generalDiagnostics"]
        if each["severity"] == "error"
    }
    assert found == {("user.py", n) for n in WRONG}, ran.stdout
