"""What differs, and why."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from specloom.diagnostics import Diagnostics, SpecloomError
from specloom.write import (
    LOCK_FILE,
    Change,
    Disk,
    Drift,
    Inputs,
    Lock,
    compare,
    is_newer,
    moved,
    parse_lock,
    publish,
    read_lock,
    unified,
)

from .trees import INPUTS, NEW, OLD, lock_of, locked


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "sdk"
    publish(OLD, folder, Diagnostics())
    return folder


def drifts(output: Path, tree: dict[str, bytes] = OLD) -> dict[str, Drift]:
    return {c.path: c.drift for c in compare(tree, Disk(output), read_lock(output))}


def test_nothing_differs(output: Path) -> None:
    assert drifts(output) == {}


def test_each_kind_of_drift_is_told_apart(output: Path) -> None:
    (output / "same.py").unlink()
    (output / "many/0.py").write_bytes(b"by hand\n")
    (output / "gone.py").write_bytes(b"by hand\n")
    (output / "added/deep").mkdir(parents=True)
    (output / "added/deep/file.py").write_bytes(b"the user's\n")
    (output / "user.py").write_bytes(b"the user's\n")
    found = drifts(output, NEW)
    assert found["same.py"] is Drift.MISSING
    assert found["many/0.py"] is Drift.EDITED
    assert found["many/1.py"] is Drift.DIFFERS
    assert found["gone.py"] is Drift.EDITED
    assert found["gone/deep/file.py"] is Drift.EXTRA
    assert found["added/deep/file.py"] is Drift.FOREIGN
    assert found["becomes_folder/file.py"] is Drift.MISSING
    assert found[LOCK_FILE] is Drift.DIFFERS
    assert "user.py" not in found


def test_a_hand_edit_that_is_what_would_be_written_is_none(output: Path) -> None:
    (output / "README.md").write_bytes(NEW["README.md"])
    assert "README.md" not in drifts(output, NEW)


def test_a_checkout_with_other_line_ends_is_the_same(output: Path) -> None:
    for path in OLD:
        (output / path).write_bytes(OLD[path].replace(b"\n", b"\r\n"))
    assert drifts(output) == {}


def test_links_are_not_followed(output: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/0.py").write_bytes(OLD["many/0.py"])
    (output / "README.md").unlink()
    (output / "README.md").symlink_to(tmp_path / "outside/0.py")
    (output / "many").rename(output / "moved")
    (output / "many").symlink_to(tmp_path / "outside")
    found = drifts(output)
    assert found["README.md"] is Drift.FOREIGN
    assert found["many/0.py"] is Drift.FOREIGN


def test_which_input_moved_is_named() -> None:
    assert moved(lock_of(OLD), lock_of(NEW)) == (
        "document openapi.json changed",
        "overlay overlay.yaml is not used any more",
    )
    old = lock_of(OLD)
    new = Lock(
        old.sdk,
        old.version,
        "99.0",
        {**old.tools, "black": "1.0"},
        Inputs({**INPUTS.documents, "more.json": "x"}, INPUTS.overlays, {"client": "c2"}, "t2"),
        old.files,
    )
    assert moved(old, new) == (
        "document more.json is new",
        "the configuration changed (client)",
        "specloom's templates changed",
        f"black {old.tools['black']} → 1.0",
        f"specloom {old.specloom} → 99.0",
    )
    assert moved(old, old) == ()
    own = replace(new, inputs=replace(new.inputs, config={"templates": "c3"}))
    assert "the templates changed" in moved(old, own)
    assert is_newer(new)
    assert not is_newer(old)


def test_a_lock_is_read_as_it_was_written(output: Path) -> None:
    lock = read_lock(output)
    assert lock == lock_of(OLD)
    assert lock is not None
    assert lock.render() == OLD[LOCK_FILE]
    assert lock.files.keys() == OLD.keys() - {LOCK_FILE}
    assert read_lock(output / "many") is None


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"null", b'{"lock": 99}', b"<<<<<<< ours", b"\xff", b"[" * 100_000,
     OLD[LOCK_FILE].replace(b'"gone.py"', b'"../gone.py"'),
     OLD[LOCK_FILE].replace(b'"gone.py": "', b'"gone.py": 1, "x": "'),
     OLD[LOCK_FILE].replace(b'"sdk"', b'"more": 1, "sdk"')],
)  # fmt: skip
def test_a_damaged_lock_is_a_diagnostic(data: bytes) -> None:
    with pytest.raises(SpecloomError) as caught:
        parse_lock(data)
    assert [each.code for each in caught.value.diagnostics] == ["write-lock"]


def test_a_lock_with_the_marks_of_a_merge_is_told_with_the_line() -> None:
    data = OLD[LOCK_FILE].replace(b' "inputs"', b'<<<<<<< ours\n "inputs"')
    with pytest.raises(SpecloomError) as caught:
        parse_lock(data, "generated/demo/specloom.lock")
    line = data.splitlines().index(b"<<<<<<< ours") + 1
    assert str(caught.value.diagnostics[0].place) == f"generated/demo/specloom.lock:{line}"


def test_a_diff_reads_from_the_disk_to_the_tree(output: Path) -> None:
    text = unified(c for c in compare(NEW, Disk(output), read_lock(output)) if "many" not in c.path)
    assert "--- a/README.md\n+++ b/README.md\n@@ -1 +1 @@\n-old\n+new\n" in text
    assert "--- /dev/null\n+++ b/added/deep/file.py\n" in text
    assert "--- a/gone.py\n+++ /dev/null\n" in text


def test_a_diff_is_bounded() -> None:
    long = b"line\n" * 100
    changes = [Change(f"{n}.py", Drift.MISSING, None, long) for n in range(5)]
    text = unified(changes, max_lines=150)
    assert "… 56 more lines in 1.py" in text
    assert text.endswith("… and 3 more files, from 2.py on\n")
    cut = Change("x.py", Drift.DIFFERS, b"a\nb", b"a\nb\n")
    assert unified([cut]).endswith(" a\n b\n-\\ No newline at end of file\n")
    huge = Change("huge.py", Drift.DIFFERS, b"a\n" * 30_000, b"b\n")
    assert "too long for a diff" in unified([huge])
    binary = Change("x.bin", Drift.DIFFERS, b"\xff\xfe", b"b\n")
    assert "not text" in unified([binary])


def test_trees_of_other_inputs_have_other_locks() -> None:
    other = Inputs(INPUTS.documents, INPUTS.overlays, {"client": "c2"}, "t1")
    assert locked({"a": b""}) != locked({"a": b""}, other)
    assert locked({"a": b""}) == locked(locked({"a": b""}))
