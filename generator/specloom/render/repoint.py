"""Imports of one package's modules, written anew when that package is somewhere else."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from msgspec import Struct

from ..plan.imports import member_order, module_order

Import: TypeAlias = ast.Import | ast.ImportFrom


class Move(Struct, frozen=True):
    """A package that is not where imports look for it.

    Attributes:
        old: Where imports look, absolute.
        new: Where it is, absolute.
        relative: Whether imports shall be relative.
        own: The top-level package that the importing code belongs to.
        inside: Whether that is so of its modules alone, and it has contents of its own.
    """

    old: str
    new: str
    relative: bool
    own: str
    inside: bool = False


def repointed_tree(tree: Mapping[str, str], move: Move, package: str) -> dict[str, str]:
    """The files with their imports written anew; those that are not Python stay as they are.

    Args:
        tree: Files by path below the folder in which absolute imports begin, or below the folder
            of the package.
        move: What is where.
        package: Dotted name of what the paths are relative to; "" when they begin with a package.
    """
    return {
        path: repointed(text, _package_of(path, package), move) if path.endswith(".py") else text
        for path, text in tree.items()
    }


def _package_of(path: str, package: str) -> str:
    folders = path.split("/")[:-1]
    return ".".join([*([package] if package else []), *folders])


def repointed(text: str, here: str, move: Move) -> str:
    """A module with its imports of the package written anew, and in order again.

    Text that is not Python is given back as it is: the formatter reports it.

    Args:
        text: The module.
        here: The package that it is in, which its relative imports start from.
        move: What is where.
    """
    return _rewritten(text, move.own, lambda node: _moved(node, here, move))


def in_order(text: str, package: str) -> str:
    """A module of a package with its relative imports in order, where they stand together."""
    return _rewritten(text, package, lambda node: _module(node) if _is_relative(node) else None)


def _rewritten(text: str, own: str, change: Callable[[Import], str | None]) -> str:
    """A module with the runs of imports written anew that hold one which `change` changes."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return text
    lines = text.split("\n")
    for run in reversed(list(_runs(tree))):
        changed = [change(node) for node in run]
        if any(new is not None for new in changed):
            first, last = run[0].lineno - 1, (run[-1].end_lineno or run[-1].lineno)
            entries = [(node, new or _module(node)) for node, new in zip(run, changed, strict=True)]
            margin = " " * run[0].col_offset
            sort = not any("#" in line for line in lines[first:last])
            lines[first:last] = [
                margin + line if line else line for line in _written(entries, own, sort)
            ]
    return "\n".join(lines)


def _is_relative(node: Import) -> bool:
    return isinstance(node, ast.ImportFrom) and node.level > 0


def _runs(tree: ast.Module) -> Iterator[list[Import]]:
    """Imports that follow one another, in the order of the text."""
    found: list[list[Import]] = []
    for node in ast.walk(tree):
        for body in (getattr(node, name, None) for name in ("body", "orelse", "finalbody")):
            if not isinstance(body, list):
                continue
            run: list[Import] = []
            for statement in [*body, None]:
                if isinstance(statement, (ast.Import, ast.ImportFrom)):
                    run.append(statement)
                elif run:
                    found.append(run)
                    run = []
    yield from sorted(found, key=lambda run: run[0].lineno)


def _module(node: Import) -> str:
    if isinstance(node, ast.Import):
        return ""
    return "." * node.level + (node.module or "")


def _moved(node: Import, here: str, move: Move) -> str | None:
    """The module as the import names it now; None when it is not of the package."""
    if isinstance(node, ast.Import):
        return None
    absolute = node.module or ""
    if node.level:
        above = here.split(".")
        if node.level - 1 >= len(above):
            return None
        base = ".".join(above[: len(above) - node.level + 1])
        absolute = f"{base}.{node.module}" if node.module else base
    whole = absolute == move.old and not move.inside
    if not whole and not absolute.startswith(f"{move.old}."):
        return None
    target = move.new + absolute[len(move.old) :]
    return _relative(target, here) if move.relative else target


def _relative(target: str, here: str) -> str:
    ours, theirs = here.split("."), target.split(".")
    same = 0
    while same < min(len(ours), len(theirs)) and ours[same] == theirs[same]:
        same += 1
    return "." * (len(ours) - same + 1) + ".".join(theirs[same:])


def _written(entries: list[tuple[Import, str]], own: str, sort: bool) -> Iterator[str]:
    """The statements, each on one line: the formatter splits long ones."""
    if sort:
        entries = sorted(_merged(entries), key=lambda entry: _order(entry, own))
    last: int | None = None
    for node, module in entries:
        section = _order((node, module), own)[0]
        if sort and last is not None and section != last:
            yield ""
        last = section
        names = ", ".join(
            f"{each.name} as {each.asname}" if each.asname else each.name
            for each in sorted(node.names, key=lambda each: member_order(each.name))
        )
        yield f"from {module} import {names}" if module else f"import {names}"


def _merged(entries: list[tuple[Import, str]]) -> Iterator[tuple[Import, str]]:
    """Imports from one module as one, unless they rename."""
    plain: dict[str, ast.ImportFrom] = {}
    for node, module in entries:
        if not module or any(each.asname for each in node.names):
            yield node, module
        elif module not in plain:
            plain[module] = ast.ImportFrom(module, list(node.names), 0)
        else:
            known = {each.name for each in plain[module].names}
            plain[module].names += [each for each in node.names if each.name not in known]
    yield from ((node, module) for module, node in plain.items())


def _order(entry: tuple[Import, str], own: str) -> tuple[int, bool, Any, Any]:
    node, module = entry
    name = node.names[0].name
    section, *rest = module_order(module or name, own)
    return section, bool(module), rest, member_order(name)
