"""Calling the hooks of extensions; what goes wrong in one is a diagnostic."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType, ModuleType
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from ..config.checks import class_name, text, type_name
from ..diagnostics import Diagnostic, Diagnostics, SpecloomError, fatal
from ..ir.api import Api
from ..pycode import Ident, Safe
from . import Thing
from .places import FAILURES, place_in, place_of

T = TypeVar("T")
_NAMES: Mapping[str, Callable[[str], str]] = {
    "rename": text,  # made a name of Python later, as the names of the document are
    "retype": type_name,
    "base": class_name,
}
"""What the answers of hooks have to be."""


class Hooks(Struct, frozen=True):
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
            for path, data in found.items():
                if path.endswith(".py") and data != tree.get(path):
                    _check_python(module, path, data)
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


def _rewritten(value: Any, hooks: list[tuple[ModuleType, Callable[..., Any]]]) -> Any:
    if isinstance(value, tuple):
        return tuple(_rewritten(each, hooks) for each in value)
    if not isinstance(value, Struct):
        return value
    inner = {name: _rewritten(getattr(value, name), hooks) for name in value.__struct_fields__}
    changed: Any = replace(value, **inner)
    if not type(value).__name__.endswith("View"):
        return changed
    for module, function in hooks:
        found = _called(module, "view", function, changed)
        if type(found) is not type(changed):
            raise _wrong(module, "view", f"a {type(changed).__name__}", found)
        _check_view(module, changed, found)
        changed = found
    return changed


def _called(module: ModuleType, hook: str, function: Callable[..., Any], given: Any) -> Any:
    try:
        return function(given)
    except SpecloomError:
        raise
    except FAILURES as error:
        raise fatal(
            "hook-failed",
            f"{module.__name__}.{hook} failed: {type(error).__name__}: {error}",
            place_in(error, module.__name__),
        ) from error


def _wrong(module: ModuleType, hook: str, wanted: str, found: Any) -> SpecloomError:
    return fatal(
        "hook-result",
        f"{module.__name__}.{hook} returned a {type(found).__name__}, not {wanted}",
        place_of(getattr(module, hook), module),
    )


def _check_view(module: ModuleType, old: Any, new: Any) -> None:
    """What other files go by stays as it is, and text from the document stays behind the door."""
    for name in old.__struct_fields__:
        before, after = getattr(old, name), getattr(new, name)
        what = f"{type(old).__name__}.{name}"
        if isinstance(before, Safe) and not isinstance(after, Safe):
            raise _refused(
                module, f"made {what} a {type(after).__name__}", "make text with specloom.pycode"
            )
        if isinstance(before, Ident) and after != before:
            raise _refused(
                module,
                f"changed {what} from {str(before)!r} to {str(after)!r}",
                "names stand in several files: change them with the hook `rename`",
            )


def _check_python(module: ModuleType, path: str, data: bytes) -> None:
    try:
        ast.parse(data, path)
    except (SyntaxError, ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        where = f"{path}:{line}" if line else path
        raise fatal(
            "hook-result",
            f"{module.__name__}.files made {where} something that is not Python: {error}",
            place_of(module.files, module),
        ) from error


def _refused(module: ModuleType, what: str, hint: str) -> SpecloomError:
    place = place_of(module.view, module)
    return fatal("hook-result", f"{module.__name__}.view {what}", place, hint=hint)
