"""Where black and ruff deliberately lay code out differently, put so that they do not.

They agree on nearly everything. What generated code meets of the rest is handled here, by small
changes that both keep once they are made: the text is formatted, changed and formatted again. So
the choice of formatter does not change a tree.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

# Two empty lines after an import, or the end of one, or a line that goes on with a union or a
# condition begun on a line before: without one of them there is nothing to do.
SUSPECT = re.compile(
    r"^(?:import |from |\)).*\n\n\n(?!(?:async )?def |class |@)|^ +(?:\| |if |else )", re.MULTILINE
)


def agreed(text: str) -> str:
    """Formatted text with the changes that make both formatters agree, to be formatted again.

    The same text when there is nothing to change.
    """
    if not SUSPECT.search(text):
        return text
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return text
    source = _Source(text)
    for start, end in set(_unenclosed(tree, source)):
        source.change(start, start, b"(")
        source.change(end, end, b")")
    for start, end in _gaps(tree, source):
        source.change(start, end, b"")
    return source.changed()


class _Source:
    """A text by the positions that its syntax tree gives: they count lines and bytes."""

    def __init__(self, text: str) -> None:
        self.data = text.encode()
        self._starts = [0, *(at.end() for at in re.finditer(b"\n", self.data))]
        self._changes: list[tuple[int, int, bytes]] = []

    def at(self, line: int | None, column: int | None) -> int:
        """The offset of a position; lines count from 1."""
        return self._starts[(line or 1) - 1] + (column or 0)

    def change(self, start: int, end: int, replacement: bytes) -> None:
        """Notes a change of the text between two offsets."""
        self._changes.append((start, end, replacement))

    def changed(self) -> str:
        """The text with all changes made."""
        data = self.data
        for start, end, replacement in sorted(self._changes, reverse=True):
            data = data[:start] + replacement + data[end:]
        return data.decode()


def _gaps(tree: ast.Module, source: _Source) -> Iterator[tuple[int, int]]:
    """Second empty lines after imports, of which black leaves one."""
    for node, after in zip(tree.body, tree.body[1:], strict=False):
        end = source.at((node.end_lineno or 1) + 1, 0)
        if (
            isinstance(node, (ast.Import, ast.ImportFrom))
            and not isinstance(after, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            and source.data[end : end + 2] == b"\n\n"
        ):
            yield end, end + 1


def _unenclosed(tree: ast.Module, source: _Source) -> Iterator[tuple[int, int]]:
    """Expressions over several lines that one of the formatters puts into parentheses.

    black does so with unions that annotate parameters and with conditions, ruff with unions that
    lambdas return.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.arg):
            inner: ast.expr | None = node.annotation
        elif isinstance(node, ast.Lambda):
            inner = node.body
        elif isinstance(node, ast.IfExp):
            inner = node
        else:
            continue
        if isinstance(inner, (ast.BinOp, ast.IfExp)) and inner.end_lineno != inner.lineno:
            start = source.at(inner.lineno, inner.col_offset)
            if not source.data[:start].rstrip().endswith(b"("):
                yield start, source.at(inner.end_lineno, inner.end_col_offset)
