"""Every generated file that has comments says so, in a line that does not change by itself."""

from __future__ import annotations

import ast

import pytest

from golden.conftest import generated
from specloom.render.marker import MARKER, marked

DOCSTRING = b'"""What it is."""\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DOCSTRING, f"{MARKER}\n".encode() + DOCSTRING),
        # else a tool that sorts imports would take the line along
        (b"import b\nimport a\n", f"{MARKER}\n\nimport b\nimport a\n".encode()),
        (b"#!/usr/bin/env python\nx = 1\n", f"#!/usr/bin/env python\n{MARKER}\n\nx = 1\n".encode()),
        (b"# (c) Acme\n# @generated for Acme\nx = 1\n", None),
        (b"", None),
    ],
)
def test_the_line_is_the_first_and_stands_once(text: bytes, expected: bytes | None) -> None:
    done = marked({"a.py": text})
    assert done["a.py"] == (text if expected is None else expected)
    assert marked(done) == done


def test_files_without_comments_are_left_alone() -> None:
    tree = {"answers.json": b"{}", "README.md": b"# Shop", "API.txt": b"x", "py.typed": b""}
    assert marked(tree) == tree


def test_every_python_file_of_an_sdk_has_it() -> None:
    tree = generated("petstore")
    files = [path for path in tree if path.endswith((".py", ".toml"))]
    assert {"petstore/client.py", "petstore/_runtime/retry.py", "pyproject.toml"} < {*files}
    assert [path for path in files if not tree[path].startswith(f"{MARKER}\n".encode())] == []
    assert ast.get_docstring(ast.parse(tree["petstore/client.py"]))
