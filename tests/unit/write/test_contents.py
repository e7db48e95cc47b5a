"""What the user's cache keeps by its digest is found again, or counts as nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.digest import digest
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


@pytest.mark.parametrize("damage", [b"", b"no zlib", b"x\x9c\x03\x00\x00\x00\x00\x01"])
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
