"""Publishing writes all or nothing, and loses nothing that is the user's."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from specloom.diagnostics import Diagnostics, SpecloomError
from specloom.write import (
    LOCK_FILE,
    Goal,
    Raced,
    Replacement,
    finish_interrupted,
    publish,
    publish_all,
    read_lock,
)
from specloom.write.holding import staging_folder
from specloom.write.staging import exclusive

from .trees import NEW, OLD, locked, names, on_disk


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "generated" / "sdk"
    assert publish(OLD, folder, Diagnostics()) is not None
    return folder


def refused(tree: dict[str, bytes], output: Path, **options) -> list[tuple[str, str]]:
    before = on_disk(output)
    diagnostics = Diagnostics()
    assert publish(tree, output, diagnostics, **options) is None
    assert on_disk(output) == before
    assert not staging_folder(output).exists()
    return [(item.code, item.place.file if item.place else "") for item in diagnostics.items]


def test_a_tree_is_written_changed_and_written_again(output: Path) -> None:
    assert on_disk(output) == OLD
    done = publish(NEW, output, Diagnostics())
    assert on_disk(output) == NEW
    assert done is not None
    assert done.added == ("added/deep/file.py", "becomes_folder/file.py")
    assert done.deleted == ("becomes_folder", "gone.py", "gone/deep/file.py")
    assert {"README.md", LOCK_FILE, "many/0.py"} <= {*done.changed}
    assert done.unchanged == 1
    assert not (output / "gone").exists()
    again = publish(NEW, output, Diagnostics())
    assert again is not None
    assert (again.total, again.unchanged) == (0, len(NEW))
    assert names(output.parent) == ["sdk"]


def test_what_did_not_change_is_not_written_again(output: Path) -> None:
    os.utime(output / "same.py", (1, 1))
    publish(NEW, output, Diagnostics())
    assert (output / "same.py").stat().st_mtime == 1


def test_a_dry_run_tells_and_changes_nothing(output: Path) -> None:
    done = publish(NEW, output, Diagnostics(), dry_run=True)
    assert done is not None
    assert done.total > 0
    assert on_disk(output) == OLD


def test_the_users_files_stay(output: Path) -> None:
    for path in ("user.py", "gone/deep/user.py", "many/__pycache__/0.pyc"):
        (output / path).parent.mkdir(exist_ok=True)
        (output / path).write_bytes(b"the user's")
    publish(NEW, output, Diagnostics())
    assert on_disk(output).items() - NEW.items() == {
        ("user.py", b"the user's"),
        ("gone/deep/user.py", b"the user's"),
        ("many/__pycache__/0.pyc", b"the user's"),
    }


def test_hand_edited_files_are_not_overwritten_nor_deleted(output: Path) -> None:
    (output / "README.md").write_bytes(b"by hand")
    (output / "gone.py").write_bytes(b"by hand")
    assert refused(NEW, output) == [
        ("write-hand-edited", "sdk/README.md"),
        ("write-hand-edited", "sdk/gone.py"),
    ]
    assert publish(NEW, output, Diagnostics(), force=True) is not None
    assert on_disk(output) == NEW


def test_files_of_others_are_not_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "sdk"
    folder.mkdir()
    (folder / "README.md").write_bytes(b"the user's")
    (folder / "same.py").write_bytes(OLD["same.py"])
    assert refused(OLD, folder) == [("write-foreign", "sdk/README.md")]
    assert publish(OLD, folder, Diagnostics(), force=True) is not None
    assert on_disk(folder) == OLD


def test_a_lost_or_damaged_lock_costs_no_file(output: Path) -> None:
    for text, told in ((b"<<<<<<< ours", "a merge left both sides in it"), (b"{", "damaged")):
        (output / LOCK_FILE).write_bytes(text)
        with pytest.raises(SpecloomError, match=told):
            publish(NEW, output, Diagnostics())
    assert publish(OLD, output, Diagnostics(), force=True) is not None
    (output / LOCK_FILE).unlink()
    done = publish(OLD, output, Diagnostics())
    assert done is not None
    assert done.added == (LOCK_FILE,)


@pytest.mark.parametrize("force", [False, True])
def test_nothing_is_written_or_deleted_through_a_link(
    output: Path, tmp_path: Path, force: bool
) -> None:
    outside = tmp_path / "outside"
    (output / "gone").rename(outside)
    (output / "gone").symlink_to(outside)
    victim = tmp_path / "victim"
    victim.mkdir()
    (output / "added").symlink_to(victim)
    assert refused(NEW, output, force=force) == [
        ("write-symlink", "sdk/added/deep/file.py"),
    ]
    (output / "added").unlink()
    publish(NEW, output, Diagnostics(), force=force)
    assert (outside / "deep/file.py").read_bytes() == OLD["gone/deep/file.py"]
    assert names(victim) == []


def test_a_link_in_place_of_a_file_is_replaced_only_when_forced(
    output: Path, tmp_path: Path
) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    for path in ("README.md", "gone.py"):
        (output / path).unlink()
        (output / path).symlink_to(victim)
    assert {code for code, _ in refused(NEW, output)} == {"write-symlink"}
    assert publish(NEW, output, Diagnostics(), force=True) is not None
    assert on_disk(output) == NEW
    assert victim.read_bytes() == b"precious"


def test_a_folder_in_place_of_a_file_is_never_removed(output: Path) -> None:
    (output / "README.md").unlink()
    (output / "README.md").mkdir()
    (output / "README.md" / "x").write_bytes(b"")
    assert refused(NEW, output, force=True) == [("write-symlink", "sdk/README.md")]


def test_paths_that_lead_out_are_refused(output: Path) -> None:
    assert refused(locked({"a": b""}) | {"../evil": b""}, output) == [("write-path", "")]


def test_a_planted_lock_deletes_nothing_outside(output: Path, tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"precious")
    lock = (output / LOCK_FILE).read_bytes().replace(b'"gone.py"', b'"../../victim"')
    (output / LOCK_FILE).write_bytes(lock)
    with pytest.raises(SpecloomError):
        publish(NEW, output, Diagnostics())
    assert (tmp_path / "victim").read_bytes() == b"precious"


def test_two_runs_at_once_are_kept_apart(output: Path, monkeypatch) -> None:
    monkeypatch.setattr("specloom.write.holding.SECONDS", 0)
    with exclusive(output), pytest.raises(SpecloomError, match="another specloom"):
        publish(NEW, output, Diagnostics())
    assert on_disk(output) == OLD
    assert publish(NEW, output, Diagnostics()) is not None


@pytest.mark.parametrize("kind", ["open to others", "link", "file"])
def test_a_staging_folder_that_is_not_ours_is_not_used(
    output: Path, tmp_path: Path, kind: str
) -> None:
    staging = staging_folder(output)
    if kind == "open to others":
        staging.mkdir(mode=0o755)
        (staging / "journal.json").write_text('[["README.md", null, null, null]]')
    elif kind == "link":
        staging.symlink_to(tmp_path)
    else:
        staging.write_bytes(b"")
    for action in (lambda: publish(NEW, output, Diagnostics()), lambda: finish_interrupted(output)):
        with pytest.raises(SpecloomError, match="not made by specloom"):
            action()
    assert on_disk(output) == OLD


@pytest.mark.parametrize(
    "journal",
    [
        *("", "{}", "[1]", '{"steps": [], "others": [1], "leader": null}'),
        '{"steps": [["../victim", null, null, null]], "others": [], "leader": null}',
        '{"steps": [["a", "../../x", null, "1"]], "others": [], "leader": null}',
    ],
)
def test_a_journal_that_is_not_ours_is_not_carried_out(output: Path, journal: str) -> None:
    staging_folder(output).mkdir(mode=0o700)
    (staging_folder(output) / "journal.json").write_text(journal)
    with pytest.raises(SpecloomError, match="not a journal"):
        finish_interrupted(output)
    assert on_disk(output) == OLD


def test_what_was_edited_after_an_interruption_is_kept(output: Path, monkeypatch) -> None:
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("specloom.write.staging._apply", _interrupted)
        publish(NEW, output, Diagnostics())
    (output / "README.md").write_bytes(b"by hand")
    assert finish_interrupted(output)
    assert on_disk(output) == NEW | {"README.md": b"by hand"}


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_full_disk_is_a_diagnostic(output: Path, monkeypatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", _full)
        with pytest.raises(SpecloomError, match="No space left") as caught:
            publish(NEW, output, Diagnostics())
    assert _place(caught.value) == "sdk"
    assert on_disk(output) == OLD
    assert names(output.parent) == ["sdk"]


def _full(path: Path, data: bytes) -> int:
    raise OSError(28, "No space left on device", str(path))


@pytest.mark.parametrize("folder", ["", "gone/deep", "many"])
def test_a_folder_that_cannot_be_written_costs_nothing(folder: str) -> None:
    """It is known before anything is decided; the superuser, who may all, gives that up here."""
    with TemporaryDirectory() as name, _as_nobody(Path(name)):
        output = Path(name) / "sdk"
        publish(OLD, output, Diagnostics())
        (output / folder).chmod(0o555)
        try:
            with pytest.raises(SpecloomError, match="Permission denied") as caught:
                publish(NEW, output, Diagnostics())
            assert _place(caught.value) == f"sdk/{folder}".rstrip("/")
            assert on_disk(output) == OLD
            assert names(output.parent) == ["sdk"]
        finally:
            (output / folder).chmod(0o755)
        assert publish(NEW, output, Diagnostics()) is not None


@contextmanager
def _as_nobody(folder: Path) -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.chown(folder, 65534, 65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def _place(error: SpecloomError) -> str:
    return str(error.diagnostics[0].place)


def test_another_file_system_is_written_all_the_same(output: Path, monkeypatch) -> None:
    """As when the folder is mounted into a container: nothing can be renamed into it."""
    real = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if path.parent.name == ".specloom-sdk" and output in target.parents:
            raise OSError(18, "Invalid cross-device link", str(path), None, str(target))
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    assert publish(NEW, output, Diagnostics()) is not None
    assert on_disk(output) == NEW


def test_what_was_generated_before_another_run_wrote_is_not_written(output: Path) -> None:
    since = (read_lock(output),)
    publish(NEW, output, Diagnostics())
    with pytest.raises(Raced):
        publish_all([Goal(OLD, output, "sdk", since)], Diagnostics())
    assert on_disk(output) == NEW


def test_files_beside_are_written_with_the_trees_or_not_at_all(
    output: Path, tmp_path: Path
) -> None:
    file = tmp_path / "version.toml"
    link = tmp_path / "link.toml"
    file.write_bytes(b"1")
    link.symlink_to(file)
    goal = Goal(NEW, output, "sdk")
    with pytest.raises(Raced, match="changed while this run generated"):
        publish_all([goal], Diagnostics(), beside=[Replacement(link, b"0", b"2", "link.toml")])
    assert (on_disk(output), file.read_bytes()) == (OLD, b"1")
    (output / "README.md").write_bytes(b"by hand")
    beside = [Replacement(link, b"1", b"2", "link.toml")]
    assert publish_all([goal], Diagnostics(), beside=beside) is None
    assert file.read_bytes() == b"1"
    assert publish_all([goal], Diagnostics(), beside=beside, force=True) is not None
    assert (on_disk(output), file.read_bytes(), link.is_symlink()) == (NEW, b"2", True)
    assert {*names(tmp_path)} == {"generated", "version.toml", "link.toml"}


def test_killed_at_every_step_there_is_the_old_tree_or_the_new_one(tmp_path: Path) -> None:
    program = Path(__file__).with_name("crash_everywhere.py")
    done = subprocess.run(
        [sys.executable, program, tmp_path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    outcomes = done.stdout.split()
    assert len(outcomes) > 160
    assert set(outcomes) == {"old", "new"}


@pytest.mark.parametrize("seed", range(8))
def test_killed_at_any_moment_there_is_the_old_tree_or_the_new_one(
    tmp_path: Path, seed: int
) -> None:
    output = tmp_path / "sdk"
    program = (
        "import itertools, sys; from pathlib import Path; sys.path.insert(0, sys.argv[2])\n"
        "from trees import NEW, OLD; from specloom.write import publish\n"
        "from specloom.diagnostics import Diagnostics\n"
        "for tree in itertools.cycle((OLD, NEW)):\n"
        "    assert publish(tree, Path(sys.argv[1]), Diagnostics()); print(flush=True)\n"
    )
    command = [sys.executable, "-c", program, output, Path(__file__).parent]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(random.Random(seed).uniform(0, 0.05))
        process.kill()
    finish_interrupted(output)
    assert on_disk(output) in (OLD, NEW)
    assert names(tmp_path) == ["sdk"]
