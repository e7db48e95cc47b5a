"""`publish(merge=True)`: hand-made changes survive, and nothing is lost on the way."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from specloom.diagnostics import Diagnostics
from specloom.write import LOCK_FILE, Inputs, Published, publish, with_lock

BEFORE = b"one\ntwo\nthree\nfour\nfive\nsix\nseven\n"


def locked(files: Mapping[str, bytes]) -> dict[str, bytes]:
    inputs = Inputs({"openapi.yaml": "0" * 64}, {}, {}, "0" * 64)
    return with_lock(files, sdk="demo", version="1.0.0", formatter="ruff", inputs=inputs)


def write(
    folder: Path, merge: bool = True, dry_run: bool = False, **files: bytes
) -> tuple[Published | None, list[str]]:
    found = Diagnostics()
    tree = locked({name.replace("_", "."): data for name, data in files.items()})
    done = publish(tree, folder, found, merge=merge, dry_run=dry_run)
    return done, [each.code for each in found.items]


def git(folder: Path, *arguments: str) -> None:
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.com", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A generated file, committed, and then changed by hand at its end."""
    write(tmp_path, a_py=BEFORE)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "generated")
    (tmp_path / "a.py").write_bytes(BEFORE + b"mine\n")
    return tmp_path


def test_both_changes_are_there_afterwards(folder: Path) -> None:
    done, codes = write(folder, a_py=BEFORE.replace(b"one", b"ONE"))
    assert done is not None and (codes, done.conflicts) == ([], ())
    assert (folder / "a.py").read_bytes() == BEFORE.replace(b"one", b"ONE") + b"mine\n"


def test_the_next_merge_needs_no_history(folder: Path, tmp_path_factory) -> None:
    second, third = BEFORE.replace(b"one", b"ONE"), BEFORE.replace(b"two", b"TWO")
    write(folder, a_py=second)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    for name in ("a.py", LOCK_FILE):
        (elsewhere / name).write_bytes((folder / name).read_bytes())
    done, codes = write(elsewhere, a_py=third)
    assert done is not None and codes == []
    assert (elsewhere / "a.py").read_bytes() == third + b"mine\n"


def test_a_conflict_keeps_both_and_is_told(folder: Path) -> None:
    (folder / "a.py").write_bytes(BEFORE.replace(b"four", b"mine"))
    done, _ = write(folder, a_py=BEFORE.replace(b"four", b"theirs"))
    assert done is not None and done.conflicts == ("a.py",)
    text = (folder / "a.py").read_text()
    assert "<<<<<<< by hand\nmine\n" in text and "theirs\n>>>>>>> generated now\n" in text
    assert "||||||| generated before\nfour\n" in text


def test_a_conflict_that_is_not_solved_is_told_again(folder: Path) -> None:
    (folder / "a.py").write_bytes(BEFORE.replace(b"four", b"mine"))
    now = BEFORE.replace(b"four", b"theirs")
    write(folder, a_py=now)
    text = (folder / "a.py").read_bytes()
    done, _ = write(folder, a_py=now)
    assert done is not None and (done.total, done.conflicts) == (0, ("a.py",))
    # and nothing is merged into it: no marker would be where it belongs
    done, codes = write(folder, a_py=BEFORE.replace(b"four", b"more"))
    assert done is None and "write-conflict" in codes
    assert (folder / "a.py").read_bytes() == text
    (folder / "a.py").write_bytes(BEFORE.replace(b"four", b"mine and theirs"))
    done, _ = write(folder, a_py=now)
    assert done is not None and done.conflicts == ()


def test_merging_twice_changes_nothing_more(folder: Path) -> None:
    now = BEFORE.replace(b"one", b"ONE")
    write(folder, a_py=now)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    done, _ = write(folder, a_py=now)
    assert done is not None and done.total == 0
    assert before == {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    before = (folder / "a.py").read_bytes(), (folder / LOCK_FILE).read_bytes()
    done, _ = write(folder, dry_run=True, a_py=BEFORE.replace(b"one", b"ONE"))
    assert done is not None and done.changed == ("a.py", LOCK_FILE)
    assert before == ((folder / "a.py").read_bytes(), (folder / LOCK_FILE).read_bytes())


def test_without_a_base_nothing_is_written(tmp_path: Path) -> None:
    write(tmp_path, a_py=BEFORE, b_py=b"b\n")
    (tmp_path / "a.py").write_bytes(b"mine\n")
    done, codes = write(tmp_path, a_py=BEFORE + b"more\n", b_py=b"c\n")
    assert done is None and "write-merge-base" in codes
    assert (tmp_path / "a.py").read_bytes() == b"mine\n"
    assert (tmp_path / "b.py").read_bytes() == b"b\n"


def test_a_damaged_base_is_not_used(folder: Path) -> None:
    write(folder, a_py=BEFORE.replace(b"one", b"ONE"))
    lock = json.loads((folder / LOCK_FILE).read_bytes())
    lock["edited"]["a.py"] = "eJwL8Q=="
    (folder / LOCK_FILE).write_text(json.dumps(lock))
    done, codes = write(folder, a_py=BEFORE)
    assert done is None and "write-merge-base" in codes


def test_a_changed_file_that_is_not_generated_any_more_stays(folder: Path) -> None:
    done, codes = write(folder, b_py=b"b\n")
    assert done is not None and codes == ["write-kept"]
    assert (folder / "a.py").read_bytes() == BEFORE + b"mine\n"
    assert "a.py" not in json.loads((folder / LOCK_FILE).read_bytes())["files"]
    again, codes = write(folder, merge=False, b_py=b"b\n")
    assert again is not None and (again.total, codes) == (0, [])


def test_without_merging_it_is_refused(folder: Path) -> None:
    assert write(folder, merge=False, a_py=BEFORE + b"x\n") == (None, ["write-hand-edited"])


def test_an_undone_change_is_no_change(folder: Path) -> None:
    write(folder, a_py=BEFORE.replace(b"one", b"ONE"))
    (folder / "a.py").write_bytes(BEFORE.replace(b"one", b"ONE"))
    write(folder, merge=False, a_py=BEFORE)
    assert (folder / "a.py").read_bytes() == BEFORE
    assert "edited" not in json.loads((folder / LOCK_FILE).read_bytes())
