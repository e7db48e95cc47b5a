"""What the user's cache keeps by its digest is found again, or counts as nothing."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from specloom.digest import digest
from specloom.write import Inputs, keep_written, original, parse_lock, with_lock
from specloom.write.contents import keep, kept

TEXT = b"one\ntwo\n"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("SPECLOOM_NO_CACHE", raising=False)
    return tmp_path


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "pruned")


def test_what_was_kept_is_found_among_its_kind(cache: Path) -> None:
    keep("written", [(digest(TEXT), TEXT)])
    assert kept("written", digest(TEXT)) == TEXT
    assert kept("documents", digest(TEXT)) is None


def test_what_is_there_is_not_written_again(cache: Path) -> None:
    keep("written", [(digest(TEXT), TEXT)])
    (there,) = files(cache)
    before = there.stat().st_ino
    keep("written", [(digest(TEXT), TEXT), (digest(b"new\n"), b"new\n")])
    assert there.stat().st_ino == before
    assert len(files(cache)) == 2


@pytest.mark.parametrize("damage", [b"", b"no zlib"])
def test_what_is_damaged_counts_as_nothing(cache: Path, damage: bytes) -> None:
    keep("written", [(digest(TEXT), TEXT)])
    for path in files(cache):
        path.write_bytes(damage)
    assert kept("written", digest(TEXT)) is None


@pytest.mark.parametrize("name", ["", "../" * 21 + "x", "A" * 64, "0" * 63])
def test_what_a_lock_says_leads_nowhere_else(cache: Path, name: str) -> None:
    assert kept("written", name) is None


def test_without_a_cache_nothing_is_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPECLOOM_NO_CACHE", "1")
    keep("written", [(digest(TEXT), TEXT)])
    assert files(cache) == []
    assert kept("written", digest(TEXT)) is None


@pytest.mark.parametrize("count", [1, 63, 200, 1000])
def test_a_file_of_a_tree_is_found_whatever_the_size_of_the_tree(cache: Path, count: int) -> None:
    tree = locked({f"{n}.py": b"%d\n" % n for n in range(count)})
    keep_written(tree)
    lock = parse_lock(tree["specloom.lock"])
    assert all(original(f"{n}.py", lock, cache) == b"%d\n" % n for n in range(0, count, 50))
    assert len(files(cache)) < count / 20 + 2


def test_of_a_tree_that_changed_little_little_is_written(cache: Path) -> None:
    tree = {f"{n}.py": b"%d\n" % n for n in range(1000)}
    keep_written(locked(tree))
    before = set(files(cache))
    changed = locked({**tree, "7.py": b"changed\n"})
    keep_written(changed)
    assert len(set(files(cache)) - before) == 1
    assert original("7.py", parse_lock(changed["specloom.lock"]), cache) == b"changed\n"


@pytest.mark.parametrize("damage", [zlib.compress(b""), zlib.compress(b"\x91\xc4\x01x")])
def test_what_is_damaged_is_not_what_was_written(cache: Path, damage: bytes) -> None:
    tree = locked({"a.py": b"one\n"})
    keep_written(tree)
    for path in files(cache):
        path.write_bytes(damage)
    assert original("a.py", parse_lock(tree["specloom.lock"]), cache) is None


def locked(tree: dict[str, bytes]) -> dict[str, bytes]:
    inputs = Inputs({}, {}, {}, "0" * 64)
    return with_lock(tree, sdk="demo", version="1.0.0", formatter="ruff", inputs=inputs)
