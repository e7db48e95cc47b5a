"""`specloom generate` ended by SIGKILL, and several at once: the old trees or the new ones."""

from __future__ import annotations

import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.shop import document

PROGRAM = Path(__file__).parents[1] / "support" / "killed.py"
SHARED = """
[sdks.{name}]
document = "{document}.json"
layout = "vendored"
output = "app/{name}"
package = "app.{name}"
runtime = "shared"
runtime-package = "app.lib"
formatter = "ruff"
version = "1.0.0"
custom = ["Shop"]
client = "Shop"
"""
ALONE = """
[sdks.alone]
document = "openapi.json"
formatter = "ruff"
version = "1.0.0"
"""
CUSTOM = "from .client import Shop as GeneratedShop\n\n\nclass Shop(GeneratedShop): ...\n"
OAUTH = """\
"security": [{"login": []}],
"components": {
  "securitySchemes": {
    "login": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "/t", "scopes": {}}}}
  },"""
OURS = {
    **{f"app/{name}/_custom.py": CUSTOM for name in ("one", "two")},
    "app/one/resources/ours.py": "ours = 1\n",
    "app/lib/ours.py": "ours = 2\n",
    "app/ours.py": "ours = 3\n",
}
"""Files of the user's between the generated ones."""


def specloom(folder: Path, *arguments: str, step: int = -1) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, PROGRAM, str(step), folder, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One for all: a release is compared with the document of before, which is kept there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("SPECLOOM_NO_CACHE", raising=False)
        yield


def on_disk(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True, slots=True)
class Project:
    """A project whose document changed since its SDKs were generated.

    Attributes:
        before: The folder.
        old: Its files.
        new: Its files once they are generated anew.
        arguments: The command that does so.
        changes: How often it changes the file system.
        decided: Which of these changes decide what there will be; the last of them does.
    """

    before: Path
    old: dict[str, bytes]
    new: dict[str, bytes]
    arguments: tuple[str, ...]
    changes: int
    decided: tuple[int, ...]

    def copy(self, folder: Path) -> Path:
        shutil.copytree(self.before, folder)
        return folder


def project(root: Path, config: str, *arguments: str, ours: dict[str, str]) -> Project:
    before = root / "before"
    before.mkdir(parents=True)
    (before / "specloom.toml").write_text(config)
    (before / "openapi.json").write_text(document().replace("application/json", "image/png"))
    (before / "other.json").write_text(document())
    for path, text in ours.items():
        (before / path).parent.mkdir(parents=True, exist_ok=True)
        (before / path).write_text(text)
    done = specloom(before, "generate")
    assert done.returncode == 0, done.stderr
    (before / "openapi.json").write_text(document())
    (before / "other.json").write_text(document().replace('"components": {', OAUTH))
    after = shutil.copytree(before, root / "after")
    done = specloom(after, *arguments)
    assert done.returncode == 0, done.stderr
    count = re.search(r"changes (\d+)\ndecided([ \d]+)", done.stderr)
    assert count is not None
    decided = tuple(map(int, count[2].split()))
    return Project(before, on_disk(before), on_disk(after), arguments, int(count[1]), decided)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    config = SHARED.format(name="one", document="openapi") + SHARED.format(
        name="two", document="other"
    )
    return project(tmp_path_factory.mktemp("shared"), config, "generate", ours=OURS)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("released")
    return project(root, ALONE, "generate", "--bump", ours={"generated/alone/ours.py": ""})


def judged(project: Project, folder: Path) -> str:
    """What `check` says of a project after a run was killed, which has to be true."""
    done = specloom(folder, "check")
    found = on_disk(folder)
    assert not [path for path in folder.rglob("*") if path.name.startswith(".specloom-")]
    assert (found, done.returncode) in ((project.old, 1), (project.new, 0)), done.stdout
    return "new" if done.returncode == 0 else "old"


def mended(project: Project, folder: Path) -> None:
    """The next run ends where the killed one would have."""
    assert specloom(folder, *project.arguments).returncode == 0
    assert on_disk(folder) == project.new
    assert specloom(folder, "check").returncode == 0


@pytest.mark.parametrize("which", ["shared", "released"])
def test_killed_around_its_decision(
    which: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The last journal decides: before it is there the old files, after it the new ones."""
    project: Project = request.getfixturevalue(which)
    assert len(project.decided) == 3  # of two SDKs and their runtime; of an SDK and two files
    first, *_, last = project.decided
    outcomes = {}
    for step in (3, first + 1, last, last + 1, last + 9, project.changes - 3):
        folder = project.copy(tmp_path / str(step))
        assert specloom(folder, *project.arguments, step=step).returncode == -signal.SIGKILL
        outcomes[step] = judged(project, folder)
    assert [step for step, how in outcomes.items() if how == "new"] == [
        step for step in outcomes if step > last
    ]
    mended(project, tmp_path / "3")


@pytest.mark.parametrize("seed", range(3))
def test_killed_at_any_moment(shared: Project, tmp_path: Path, seed: int) -> None:
    folder = shared.copy(tmp_path / "project")
    command = [sys.executable, PROGRAM, "-1", folder, *shared.arguments]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL) as process:
        # Most of the time is spent before anything is written: wait until that begins.
        while process.poll() is None and not list((folder / "app").glob(".specloom-*")):
            time.sleep(0.001)
        time.sleep(random.Random(seed).uniform(0, 0.03))
        process.kill()
    judged(shared, folder)
    mended(shared, folder)


def test_what_was_changed_by_hand_after_a_kill_is_not_lost(shared: Project, tmp_path: Path) -> None:
    folder = shared.copy(tmp_path / "project")
    specloom(folder, *shared.arguments, step=shared.decided[-1] + 1)
    edited = next(
        path
        for path in sorted(shared.old.keys() & shared.new.keys())
        if path.startswith("app/two/") and path.endswith(".py")
        and shared.old[path] != shared.new[path]
    )  # fmt: skip
    (folder / edited).write_bytes(b"# by hand\n")
    done = specloom(folder, "check")
    assert done.returncode == 1
    assert (folder / edited).read_bytes() == b"# by hand\n"
    assert "hand-edited" in done.stdout
    assert on_disk(folder) == shared.new | {edited: b"# by hand\n"}


def test_several_at_once_and_a_check_between_them(shared: Project, tmp_path: Path) -> None:
    folder = shared.copy(tmp_path / "project")
    commands = [shared.arguments, ("check",), shared.arguments, ("generate", "one"), ("check",)]
    processes = [
        subprocess.Popen(
            [sys.executable, PROGRAM, "-1", folder, *command],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in commands
    ]
    done = [(process.communicate(), process.returncode) for process in processes]
    for command, ((out, err), code) in zip(commands, done, strict=True):
        if command == ("check",):  # all is old, or all is new
            assert code == 0 or "because document" in out, out + err
        else:
            assert code == 0, out + err
    assert on_disk(folder) == shared.new
