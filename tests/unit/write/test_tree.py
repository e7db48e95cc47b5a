"""Which paths may be written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.diagnostics import Diagnostics
from specloom.write import check_paths, digest


def codes(*paths: str) -> list[str]:
    diagnostics = Diagnostics()
    check_paths(paths, diagnostics)
    return [item.code for item in diagnostics.items]


@pytest.mark.parametrize(
    "path", ["README.md", "a/b/c.py", ".gitignore", "py.typed", "名前.py", "a b/c.py", "console.py"]
)
def test_ordinary_paths(path: str) -> None:
    assert codes(path) == []


@pytest.mark.parametrize(
    "path",
    [
        *("", "/etc/passwd", "../x", "a/../b", "./a", "a//b", "a/", "C:\\x", "C:x", "a\\b"),
        *("CON", "nul.py", "a/COM1.txt", "Aux/b.py", "x.", "x ", " x", "a\nb", "a\0b", "a:b"),
        *("\u202ex", "\ud800", "x" * 201, "a/" * 130 + "b", "q?.py", ".specloom-x/y", "lpt¹"),
    ],
)
def test_paths_that_are_refused(path: str) -> None:
    assert codes(path) == ["write-path"]


@pytest.mark.parametrize(
    "paths",
    [
        ("Foo.py", "foo.py"),
        ("a/Foo/x.py", "a/foo/y.py"),
        ("straße.py", "STRASSE.py"),
        ("caf\u00e9.py", "cafe\u0301.py"),
        ("a", "a/b"),
        ("A", "a/b"),
    ],
)
def test_paths_that_are_one_file_somewhere(paths: tuple[str, str]) -> None:
    assert codes(*paths) == ["write-path-collision"]


def test_the_same_folder_may_hold_many_files() -> None:
    assert codes("a/b/c.py", "a/b/d.py", "a/e.py") == []


@given(st.lists(st.text(max_size=8)))
def test_no_path_leads_out(tmp_path_factory, paths: list[str]) -> None:
    root = tmp_path_factory.getbasetemp() / "root"
    for path in paths:
        if codes(path) == []:
            assert (root / path).resolve().is_relative_to(root.resolve())
            assert (root / path).resolve() != root.resolve()


def test_line_ends_of_a_checkout_are_not_an_edit() -> None:
    assert digest(b"a\r\nb\r\n") == digest(b"a\nb\n") != digest(b"a\nb")
