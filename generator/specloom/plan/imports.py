"""Import lines: decided from the symbols that the code of a file uses."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from .. import pycode
from ..pycode import Expr, Ident, Symbol
from ..render.views import ImportView
from .types import MODELS, RUNTIME

if TYPE_CHECKING:
    from .models import ModelPlan

_RUNTIME_HOMES = {
    "ByTag": "unions",
    "BySibling": "unions",
    "UnknownVariant": "unions",
    "FileInput": "files",
    "AsNumber": "scalars",
}
"""Modules of the runtime's names that model modules use; they skip the runtime's index, so that
models load without the client."""


def import_views(
    used: Iterable[Expr], plan: ModelPlan, *, own_module: str
) -> tuple[ImportView, ...]:
    """The imports of one module of `models/`: standard library, third party, own package."""
    lines: dict[str, set[str]] = {}
    for symbol in {symbol for expression in used for symbol in expression.uses}:
        module = _module_of(symbol, plan.homes)
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

    def key(module: str) -> tuple[int, int, str]:
        dots = len(module) - len(module.lstrip("."))
        section = 2 if dots else int(module.partition(".")[0] not in sys.stdlib_module_names)
        return section, -dots, module

    views: list[ImportView] = []
    last: int | None = None
    for module in sorted(lines, key=key):
        section = key(module)[0]
        names = tuple(Ident(name) for name in sorted(lines[module], key=member_order))
        gap = last is not None and section != last
        views.append(ImportView(pycode.dotted_name(module), names, gap))
        last = section
    return tuple(views)


def member_order(name: str) -> tuple[int, str, str]:
    """isort's order of imported names: CONSTANTS, Classes, then functions and modules."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, name.lower(), name
