"""A surface is the same whether its modules were parsed now or in an earlier run."""

from __future__ import annotations

from pathlib import Path

import pytest

from specloom.compat.surface import modules, stored, surface
from specloom.format import Cache

GENERATED = Path(__file__).parents[3] / "generated/reality-analysis"


def test_the_surface_is_the_same_from_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        path.relative_to(GENERATED).as_posix(): path.read_bytes()
        for path in GENERATED.rglob("*.py")
    }
    cache = Cache(tmp_path)
    fresh = surface(files, "reality_analysis")
    assert surface(files, "reality_analysis", cache) == fresh

    def parse(name: str, path: str, source: bytes) -> modules.Module:
        raise AssertionError(f"{path} is parsed again")

    monkeypatch.setattr(stored, "parse_module", parse)
    assert surface(files, "reality_analysis", cache) == fresh


def test_a_changed_file_is_parsed_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    before = surface({"a/__init__.py": b"x: int = 1\n"}, "a", cache)
    after = surface({"a/__init__.py": b"y: int = 1\n"}, "a", cache)
    assert [str(line) for line in (*before, *after)] == ["a.x: int = 1", "a.y: int = 1"]


@pytest.mark.parametrize("kept", ["no JSON", '{"key": {"name": 1}}'])
def test_what_cannot_be_read_of_the_cache_is_parsed_again(tmp_path: Path, kept: str) -> None:
    cache = Cache(tmp_path)
    cache.put("pack", "modules of a", kept)
    (line,) = surface({"a/__init__.py": b"x: int = 1\n"}, "a", cache)
    assert str(line) == "a.x: int = 1"
