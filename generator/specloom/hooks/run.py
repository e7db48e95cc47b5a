"""Loading extensions and calling their hooks; what goes wrong in one is a diagnostic."""

from __future__ import annotations

import importlib
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, TypeVar

from ..config.checks import class_name, dotted_name, text
from ..diagnostics import Diagnostic, Diagnostics, Place, SpecloomError, fatal
from ..ir.api import Api
from . import HOOKS, Thing

T = TypeVar("T")
_NAMES: Mapping[str, Callable[[str], str]] = {
    "rename": text,  # made a name of Python later, as the names of the document are
    "retype": dotted_name,
    "base": class_name,
}
"""What the answers of hooks have to be."""


@dataclass(frozen=True)
class Hooks:
    """The extensions of an SDK, in order. Without any, every method gives back what it got."""

    modules: tuple[ModuleType, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.modules)

    @property
    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """Filters for templates."""
        return {
            name: function
            for module in self.modules
            for name, function in getattr(module, "FILTERS", {}).items()
        }

    def text(self, hook: str, thing: Thing) -> str:
        """What `rename`, `retype` or `base` says about a thing; the first answer counts."""
        for module, function in self._having(hook):
            answer = _called(module, hook, function, thing)
            if answer is None:
                continue
            if not isinstance(answer, str):
                raise _wrong(module, hook, "a str or None", answer)
            if not answer:
                continue
            try:
                return _NAMES[hook](answer)
            except ValueError:
                raise _wrong(module, hook, "a Python name", answer) from None
        return ""

    def views(self, whole: T) -> T:
        """A view, or whatever holds views, with `view` applied to each, the inner ones first."""
        having = list(self._having("view"))
        return _rewritten(whole, having) if having else whole

    def files(self, tree: dict[str, bytes]) -> dict[str, bytes]:
        """The files as `files` wants them."""
        for module, function in self._having("files"):
            found = _called(module, "files", function, MappingProxyType(tree))
            good = isinstance(found, Mapping) and all(
                isinstance(path, str) and isinstance(data, bytes) for path, data in found.items()
            )
            if not good:
                raise _wrong(module, "files", "a mapping of paths to bytes", found)
            tree = dict(found)
        return tree

    def check(self, api: Api, diagnostics: Diagnostics) -> None:
        """Adds what `check` finds."""
        for module, function in self._having("check"):
            found = _called(module, "check", lambda given, f=function: list(f(given)), api)
            for each in found:
                if not isinstance(each, Diagnostic):
                    raise _wrong(module, "check", "diagnostics", each)
                diagnostics.add(each)

    def _having(self, hook: str) -> Iterator[tuple[ModuleType, Callable[..., Any]]]:
        for module in self.modules:
            if callable(function := getattr(module, hook, None)):
                yield module, function


def load_hooks(names: Iterable[str], root: Path) -> Hooks:
    """The modules of these names; those beside the configuration file are found too.

    Raises:
        SpecloomError: One cannot be imported, or defines no hook.
    """
    modules: list[ModuleType] = []
    with _on_path(root):
        for name in names:
            try:
                module = importlib.import_module(name)
            except Exception as error:
                raise fatal(
                    "hook-import",
                    f"the extension {name} cannot be imported: {type(error).__name__}: {error}",
                    _place(error, name),
                ) from error
            if not any(hasattr(module, hook) for hook in (*HOOKS, "FILTERS")):
                raise fatal(
                    "hook-import",
                    f"the extension {name} defines no hook",
                    hint=f"there are: {', '.join(HOOKS)}, FILTERS",
                )
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


def _rewritten(value: Any, hooks: list[tuple[ModuleType, Callable[..., Any]]]) -> Any:
    if isinstance(value, tuple):
        return tuple(_rewritten(each, hooks) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    inner = {field.name: _rewritten(getattr(value, field.name), hooks) for field in fields(value)}
    changed: Any = replace(value, **inner)
    if not type(value).__name__.endswith("View"):
        return changed
    for module, function in hooks:
        found = _called(module, "view", function, changed)
        if type(found) is not type(changed):
            raise _wrong(module, "view", f"a {type(changed).__name__}", found)
        changed = found
    return changed


def _called(module: ModuleType, hook: str, function: Callable[..., Any], given: Any) -> Any:
    try:
        return function(given)
    except SpecloomError:
        raise
    except Exception as error:
        raise fatal(
            "hook-failed",
            f"{module.__name__}.{hook} failed: {type(error).__name__}: {error}",
            _place(error, module.__name__),
        ) from error


def _wrong(module: ModuleType, hook: str, wanted: str, found: Any) -> SpecloomError:
    return fatal(
        "hook-result",
        f"{module.__name__}.{hook} returned a {type(found).__name__}, not {wanted}",
        Place(module.__name__),
    )


def _place(error: Exception, module: str) -> Place:
    """The innermost line that is not Python's or specloom's own machinery."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        stem = Path(frame.filename).with_suffix("").as_posix()
        if stem.endswith(module.replace(".", "/")):
            return Place(module, frame.lineno)
    return Place(module)
