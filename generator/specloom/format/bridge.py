"""Where ruff deliberately lays code out unlike black, put so that it does not.

Both documents agree on nearly everything; what generated code meets of the rest is handled here, so
that the choice of formatter does not change a tree. Ruff keeps what black would have written, it
only does not write it itself: the text is changed a little and formatted again.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

# An import, or the end of one over several lines, with two empty lines after it.
GAP = re.compile(r"^(?:import |from |\)).*\n\n\n(?!(?:async )?def |class |@)", re.MULTILINE)
# A line that goes on with a union begun on the line before.
UNION = re.compile(r"^ +\| ", re.MULTILINE)


def like_black(text: str) -> str:
    """The text with what black would have written otherwise; the same text when there is nothing."""
    if not (GAP.search(text) or UNION.search(text)):
        return text
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return text
    lines = text.encode().split(b"\n")  # the tree counts bytes
    for line, column, inserted in sorted(_parentheses(tree), reverse=True):
        old = lines[line - 1]
        lines[line - 1] = old[:column] + inserted + old[column:]
    for line in sorted(_gaps(tree, lines), reverse=True):
        del lines[line]
    return b"\n".join(lines).decode()


def _gaps(tree: ast.Module, lines: list[bytes]) -> Iterator[int]:
    """Second empty lines after imports, of which black leaves one."""
    for node, after in zip(tree.body, tree.body[1:], strict=False):
        end = node.end_lineno or 0
        if (
            isinstance(node, (ast.Import, ast.ImportFrom))
            and not isinstance(after, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            and lines[end : end + 2] == [b"", b""]
        ):
            yield end + 1


def _parentheses(tree: ast.Module) -> Iterator[tuple[int, int, bytes]]:
    """Around unions over several lines that annotate parameters."""
    for node in ast.walk(tree):
        union = node.annotation if isinstance(node, ast.arg) else None
        if isinstance(union, ast.BinOp) and union.end_lineno != union.lineno:
            if union.lineno == node.lineno:  # otherwise it has them: `name: (` ends its line
                yield union.lineno, union.col_offset, b"("
                yield union.end_lineno or 0, union.end_col_offset or 0, b")"
