"""Import lines: decided from the symbols that the code of a file uses."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeAlias

from .. import pycode
from ..pycode import Expr, Ident, Symbol
from ..render.views import ImportView
from .types import MODELS, RUNTIME

_RUNTIME_HOMES = {
    "ByTag": "unions",
    "BySibling": "unions",
    "UnknownVariant": "unions",
    "FileInput": "files",
    "AsNumber": "scalars",
    "AsBase64": "scalars",
    "Fits": "keywords",
    "KnownFirst": "known",
}
"""Modules of the runtime's names that model modules use; they skip the runtime's index, so that
models load without the client."""


def import_views(
    used: Iterable[Expr], homes: Mapping[str, str], *, own_module: str
) -> tuple[ImportView, ...]:
    """The imports of one module of `models/`: standard library, third party, own package.

    `homes` are the modules of the models by their names.
    """
    lines: dict[str, set[str]] = {}
    for symbol in {symbol for expression in used for symbol in expression.uses}:
        module = _module_of(symbol, homes)
        if module != f".{own_module}":
            lines.setdefault(module, set()).add(symbol.name)
    return sorted_imports(lines)


def _module_of(symbol: Symbol, homes: Mapping[str, str]) -> str:
    if symbol.module == MODELS:
        return f".{homes[symbol.name]}"
    if symbol.module == RUNTIME:
        return f".._runtime.{_RUNTIME_HOMES[symbol.name]}"
    if symbol.module.startswith(f"{RUNTIME}."):
        return f"..{symbol.module}"
    return symbol.module


def sorted_imports(lines: dict[str, set[str]]) -> tuple[ImportView, ...]:
    """Import lines in the order isort gives them: standard library, third party, relative."""

    views: list[ImportView] = []
    last: int | None = None
    for module in sorted(lines, key=module_order):
        section = module_order(module)[0]
        names = tuple(Ident(name) for name in sorted(lines[module], key=member_order))
        gap = last is not None and section != last
        views.append(ImportView(pycode.dotted_name(module), names, gap))
        last = section
    return tuple(views)


def split_imports(
    lines: dict[str, set[str]],
) -> tuple[tuple[ImportView, ...], tuple[ImportView, ...]]:
    """Import lines of the standard library, and those of other libraries."""
    standard = {module: names for module, names in lines.items() if module_order(module)[0] < 2}
    others = {module: names for module, names in lines.items() if module not in standard}
    return sorted_imports(standard), sorted_imports(others)


@cache
def module_order(module: str, own: str = "") -> tuple[int, int, Natural, str]:
    """isort's order of modules: section, then the more dots the earlier, then the name.

    `own` is the top-level package whose absolute imports are a section after third parties.
    """
    dots = len(module) - len(module.lstrip("."))
    top = module.partition(".")[0]
    if dots:
        section = 4
    elif top == "__future__":
        section = 0
    elif top in sys.stdlib_module_names:
        section = 1
    else:
        section = 3 if own and top == own else 2
    return section, -dots, _natural(module), module


@cache
def member_order(name: str) -> tuple[int, Natural, str]:
    """isort's order of imported names: CONSTANTS, Classes, then functions and modules."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, _natural(name), name


Natural: TypeAlias = tuple[str | int, ...]
"""Text and numbers by turns, beginning with text, so that keys can be compared."""


def _natural(name: str) -> Natural:
    """Without case, and numbers by their value: `v9` before `V10`."""
    parts = re.split(r"([0-9]+)", name.lower())
    return tuple(int(part) if at % 2 else part for at, part in enumerate(parts))
