"""Compiled templates between runs: used when they are there, and no matter when they cannot be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from specloom.render.compiled import compiled_templates


def text(templates: Path, *code: Path) -> str:
    cache = compiled_templates(templates, *code)
    made = Environment(loader=DictLoader({"a": "{{ 1 + 1 }}"}), bytecode_cache=cache)
    return made.get_template("a").render()


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates, where Python may keep bytecode; the user wants no cache."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setenv("SPECLOOM_NO_CACHE", "1")
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's cache keeps them, when Python may write no bytecode."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.delenv("SPECLOOM_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "specloom/templates"


def test_a_template_is_compiled_once_beside_it(templates: Path) -> None:
    assert text(templates) == "2"
    (kept,) = (templates / "__pycache__").iterdir()
    before = kept.stat().st_mtime_ns
    assert text(templates) == "2" and kept.stat().st_mtime_ns == before


def test_other_code_compiles_anew_in_its_place(templates: Path, tmp_path: Path) -> None:
    code = tmp_path / "code"
    code.mkdir()
    kept = []
    for version in ("x = 1\n", "x = 2\n"):
        (code / "a.py").write_text(version)
        assert text(templates, code) == "2"
        kept += [path.read_bytes() for path in (templates / "__pycache__").iterdir()]
    assert len(kept) == 2 and kept[0] != kept[1]


def test_where_python_may_not_write_the_users_cache_has_them(home: Path, tmp_path: Path) -> None:
    assert text(tmp_path) == "2" and list(home.iterdir())
    assert not (tmp_path / "__pycache__").exists()


def test_what_is_damaged_is_compiled_again(templates: Path) -> None:
    assert text(templates) == "2"
    (kept,) = (templates / "__pycache__").iterdir()
    kept.write_bytes(b"j2 nonsense")
    assert text(templates) == "2"


def test_a_folder_that_is_gone_is_no_matter(home: Path, tmp_path: Path) -> None:
    cache = compiled_templates(tmp_path)
    home.rmdir()
    home.write_text("a file in its place")
    made = Environment(loader=DictLoader({"a": "x"}), bytecode_cache=cache)
    assert made.get_template("a").render() == "x"
    assert compiled_templates(tmp_path) is None


def test_nothing_is_kept_when_the_user_wants_nothing(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPECLOOM_NO_CACHE", "1")
    assert compiled_templates(tmp_path) is None and not home.exists()
