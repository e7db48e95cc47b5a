"""The table of features: every test that it names exists, and every section that it points to."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "features.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split(" | ")]
    for line in PAGE.read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| what ")
]
LINK = re.compile(r"\[([^\]]+)\]\(([^)#]+)(?:#([^)]+))?\)")
PROOF = re.compile(r"\[([^\]]+)\]\(([^)]+)\): ((?:`\w+`(?:, )?)+)")


@cache
def functions(path: Path) -> frozenset[str]:
    """The tests of a module."""
    tree = ast.parse(path.read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, kinds))


@cache
def sections(path: Path) -> frozenset[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return frozenset(text.strip().replace(" ", "-") for text in kept)


def test_there_are_rows() -> None:
    assert len(ROWS) > 50


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:50])
def test_a_row(row: list[str]) -> None:
    what, documented, proofs, _ = [*row, ""][:4]
    assert what
    ((_, page, anchor),) = LINK.findall(documented)
    assert anchor in sections((PAGE.parent / page).resolve())
    found = PROOF.findall(proofs)
    assert "; ".join(f"[{label}]({path}): {names}" for label, path, names in found) == proofs
    for label, path, names in found:
        module = (PAGE.parent / path).resolve()
        assert module.as_posix().endswith(f"tests/{label}")
        missing = set(re.findall(r"`(\w+)`", names)) - functions(module)
        assert missing == set(), f"{label} has no {missing}"
