"""Imports of vendored code, laid out so that no line length of the code around matters.

isort and ruff want an import on one line wherever it fits there, so what is in order at 100 columns
is not at 88. One name on a line with a comma after the last is in order at every length.
"""

from __future__ import annotations

import ast
import re
from typing import Final

SHORTEST: Final = 88
"""What black and ruff take by default."""
_LONG: Final = re.compile(rf"^ *from (?=.{{{SHORTEST - 5},}}$)", re.MULTILINE)


def with_split_imports(text: str) -> str:
    """A module whose imports of more than 88 columns have one name on a line.

    Text that is not Python is given back as it is: the formatter reports it.
    """
    if not _LONG.search(text):
        return text
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return text
    lines = text.split("\n")
    found = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    for node in sorted(found, key=lambda node: -node.lineno):
        line = lines[node.lineno - 1]
        if node.end_lineno == node.lineno and len(line) > SHORTEST and "#" not in line:
            lines[node.lineno - 1] = _split(line, node)
    return "\n".join(lines)


def _split(line: str, node: ast.ImportFrom) -> str:
    start = line.partition(" import ")[0]
    margin = " " * (node.col_offset + 4)
    names = (f"{margin}{ast.unparse(each)},\n" for each in node.names)
    return f"{start} import (\n{''.join(names)}{' ' * node.col_offset})"
