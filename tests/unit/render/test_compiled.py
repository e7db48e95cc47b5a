"""Compiled templates between runs: used when they are there, and no matter when they cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from specloom.render.compiled import compiled_templates


def text(*code: Path) -> str:
    cache = compiled_templates(*code)
    made = Environment(loader=DictLoader({"a": "{{ 1 + 1 }}"}), bytecode_cache=cache)
    return made.get_template("a").render()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SPECLOOM_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "specloom/templates"


def test_a_template_is_compiled_once(home: Path) -> None:
    assert text() == "2"
    (kept,) = home.iterdir()
    before = kept.stat().st_mtime_ns
    assert text() == "2" and kept.stat().st_mtime_ns == before


def test_other_code_compiles_anew(home: Path, tmp_path: Path) -> None:
    code = tmp_path / "code"
    code.mkdir()
    for version in ("x = 1\n", "x = 2\n"):
        (code / "a.py").write_text(version)
        assert text(code) == "2"
    assert len(list(home.iterdir())) == 2


def test_what_is_damaged_is_compiled_again(home: Path) -> None:
    assert text() == "2"
    (kept,) = home.iterdir()
    kept.write_bytes(b"j2 nonsense")
    assert text() == "2"


def test_a_folder_that_is_gone_is_no_matter(home: Path) -> None:
    cache = compiled_templates()
    home.rmdir()
    home.write_text("a file in its place")
    made = Environment(loader=DictLoader({"a": "x"}), bytecode_cache=cache)
    assert made.get_template("a").render() == "x"
    assert compiled_templates() is None


def test_nothing_is_kept_when_the_user_wants_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPECLOOM_NO_CACHE", "1")
    assert compiled_templates() is None and not home.exists()
