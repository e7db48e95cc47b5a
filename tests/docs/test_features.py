"""The tables of features and of the contract: every test that they name is collected, and every
section that they point to exists."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def rows(page: str, head: str) -> list[list[str]]:
    """The rows of all tables of a page whose first column has a heading."""
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in (DOCS / page).read_text("utf-8").splitlines()
        if line.startswith("| ") and not line.startswith(f"| {head} |")
    ]


FEATURES = rows("features.md", "what")
CONTRACT = rows("contract.md", "statement")
LINK = re.compile(r"\[([^\]]+)\]\(([^)#]+)(?:#([^)]+))?\)")
PROOF = re.compile(r"\[([^\]]+)\]\(([^)]+)\): ((?:`\w+`(?:, )?)+)")


@cache
def functions(path: Path) -> frozenset[str]:
    """The tests of a module that pytest collects: none is within a function."""
    assert path.name.startswith("test_")
    found = list(ast.parse(path.read_text("utf-8")).body)
    for node in found:
        if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
            found += node.body
    names = (node.name for node in found if isinstance(node, ast.FunctionDef))
    return frozenset(name for name in names if name.startswith("test_"))


@cache
def sections(path: Path) -> frozenset[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    kept = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return frozenset(text.strip().replace(" ", "-") for text in kept)


def proven(proofs: str) -> None:
    """A cell names tests, and all of them are there."""
    found = PROOF.findall(proofs)
    assert found
    assert "; ".join(f"[{label}]({path}): {names}" for label, path, names in found) == proofs
    for label, path, names in found:
        module = (DOCS / path).resolve()
        assert module.as_posix().endswith(f"tests/{label}")
        missing = set(re.findall(r"`(\w+)`", names)) - functions(module)
        assert missing == set(), f"{label} has no {missing}"


def test_there_are_rows() -> None:
    assert len(FEATURES) > 50
    assert len({statement for statement, _ in CONTRACT}) == len(CONTRACT) > 150


@pytest.mark.parametrize("row", FEATURES, ids=lambda row: row[0][:50])
def test_a_row(row: list[str]) -> None:
    what, documented, proofs, _ = [*row, ""][:4]
    assert what
    ((_, page, anchor),) = LINK.findall(documented)
    assert anchor in sections((DOCS / page).resolve())
    proven(proofs)


@pytest.mark.parametrize("row", CONTRACT, ids=lambda row: row[0][:50])
def test_a_statement(row: list[str]) -> None:
    _, proofs = row
    proven(proofs)


def test_no_cell_is_empty() -> None:
    assert [row for row in FEATURES if len(row) != 4 or not all(row)] == []
