"""What is kept of the last run: what that run had, by its keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from specloom.format.cache import Cache
from specloom.pack import Pack


class Value(Struct, frozen=True):
    text: str


class Anything(Struct, frozen=True):
    value: Any


def test_what_the_last_run_had_is_found_and_what_it_had_not_is_gone(tmp_path: Path) -> None:
    first = pack(tmp_path)
    first.put("a", Value("A"))
    first.put("b", Value("B"))
    first.keep()
    second = pack(tmp_path)
    assert second.get("a") == Value("A")
    second.put("c", Value("C"))
    second.keep()
    third = pack(tmp_path)
    assert [third.get(key) for key in "abc"] == [Value("A"), None, Value("C")]


def test_what_has_no_key_is_not_kept(tmp_path: Path) -> None:
    first = pack(tmp_path)
    first.put("", Value("A"))
    first.put("b", Value("B"))
    first.keep()
    assert pack(tmp_path).get("") is None


def test_packs_of_two_sdks_are_two(tmp_path: Path) -> None:
    first = pack(tmp_path)
    first.put("a", Value("A"))
    first.keep()
    assert Pack(Cache(tmp_path), "another", Value).get("a") is None


@pytest.mark.parametrize("spoiled", [b"", b"no checksum", b"0" * 64 + b'\n{"a": {"text": "B"}}'])
def test_a_damaged_pack_is_none(tmp_path: Path, spoiled: bytes) -> None:
    first = pack(tmp_path)
    first.put("a", Value("A"))
    first.keep()
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    entry.write_bytes(spoiled)
    assert pack(tmp_path).get("a") is None


@pytest.mark.parametrize("text", ["no JSON", "[]", '{"a": {"text": 1}}', '{"a": {}}'])
def test_a_pack_of_something_else_is_none(tmp_path: Path, text: str) -> None:
    first = pack(tmp_path)
    first.put("a", Value("A"))
    first.keep()
    (entry,) = (path for path in tmp_path.rglob("*") if path.is_file())
    other = Cache(tmp_path / "other")
    other.put("key", "text", text)
    (written,) = (path for path in (tmp_path / "other").rglob("*") if path.is_file())
    entry.write_bytes(written.read_bytes())
    assert pack(tmp_path).get("a") is None


def pack(folder: Path) -> Pack[Value]:
    return Pack(Cache(folder), "test", Value)
