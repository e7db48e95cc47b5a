"""Importing extensions, and seeing that they are what they should be."""

from __future__ import annotations

import difflib
import importlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Final

from ..diagnostics import Diagnostics, Place, fatal
from . import HOOKS
from .places import FAILURES, place_in, place_of
from .run import Hooks

KNOWN: Final = (*HOOKS, "FILTERS")
"""Everything that a module can define for specloom."""


def load_hooks(
    names: Iterable[str], root: Path, diagnostics: Diagnostics, place: Place | None = None
) -> Hooks:
    """The modules of these names, which are configured at `place`; those beside the configuration
    file are found too.

    A function that looks like a hook with its name misspelled is a warning.

    Raises:
        SpecloomError: One cannot be imported, defines no hook, or has filters that are none.
    """
    modules: list[ModuleType] = []
    with _on_path(root):
        for name in names:
            try:
                module = importlib.import_module(name)
            except FAILURES as error:
                raise fatal(
                    "hook-import",
                    f"the extension {name} cannot be imported: {type(error).__name__}: {error}",
                    place_in(error, name) or place or Place(name),
                ) from error
            if not any(hasattr(module, hook) for hook in KNOWN):
                raise fatal(
                    "hook-import",
                    f"the extension {name} defines no hook",
                    place_of(None, module),
                    hint=f"there are: {', '.join(KNOWN)}",
                )
            _check_filters(module)
            _report_misspelled(module, diagnostics)
            modules.append(module)
    return Hooks(tuple(modules))


@contextmanager
def _on_path(root: Path) -> Iterator[None]:
    path = str(root)
    added = path not in sys.path
    if added:
        sys.path.insert(0, path)
    try:
        yield
    finally:
        if added:
            sys.path.remove(path)


def _check_filters(module: ModuleType) -> None:
    filters = getattr(module, "FILTERS", {})
    if not isinstance(filters, Mapping):
        found = f"is a {type(filters).__name__}, not a mapping of names to functions"
    else:
        bad = [name for name, function in filters.items() if not callable(function)]
        odd = [name for name in filters if not isinstance(name, str)]
        if not bad and not odd:
            return
        found = f"has something else than names and functions: {(*odd, *bad)[0]!r}"
    raise fatal("hook-result", f"{module.__name__}.FILTERS {found}", place_of(None, module))


def _report_misspelled(module: ModuleType, diagnostics: Diagnostics) -> None:
    for name, value in vars(module).items():
        own = isinstance(value, FunctionType) and value.__module__ == module.__name__
        if not own or name in KNOWN or name.startswith("_"):
            continue
        close = difflib.get_close_matches(name, HOOKS, 1, 0.8)
        if close and not hasattr(module, close[0]):
            diagnostics.warning(
                "hook-unknown",
                f"{module.__name__}.{name} is no hook, so it is never called",
                place_of(value, module),
                f"did you mean '{close[0]}'? A function of your own can begin with '_'",
            )
