"""Parsed modules that are kept between runs, by the text they were parsed from."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from ...format.cache import Cache
from .lines import Line, Tag
from .members import Definition
from .modules import Module, parse_module


class StoredModules:
    """The modules of a package: those whose text was seen in the last run are not parsed again.

    Args:
        package: Its import name.
        cache: Keeps one entry for the package.
    """

    def __init__(self, package: str, cache: Cache) -> None:
        self._cache = cache
        self._of = f"modules of {package}"
        known = cache.get(_salt(), self._of)
        self._known: dict[str, list[Any]] = {} if known is None else json.loads(known)
        self._seen: dict[str, list[Any]] = {}

    def module(self, name: str, path: str, source: bytes) -> Module:
        """A module.

        Raises:
            SyntaxError: It is not Python.
        """
        if not self._cache:
            return parse_module(name, path, source)
        key = hashlib.sha256(f"{name}\n{path}\n".encode() + source).hexdigest()
        data = self._known.get(key)
        module = parse_module(name, path, source) if data is None else _read(name, data)
        self._seen[key] = _written(module) if data is None else data
        return module

    def keep(self) -> None:
        """Remembers the modules of this run."""
        if self._seen.keys() != self._known.keys():
            self._cache.put(_salt(), self._of, json.dumps(self._seen))


@cache
def _salt() -> str:
    """What decides what is read of a module, besides its text."""
    whole = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(path.read_bytes())
    return f"surface {whole.hexdigest()}"


def _written(module: Module) -> list[Any]:
    definitions = {
        name: (
            [(line.path, line.rest, *line.tags) for line in each.lines],
            each.bases,
            sorted(each.assigned),
        )
        for name, each in module.definitions.items()
    }
    exported = None if module.exported is None else sorted(module.exported)
    return [
        *(module.is_package, definitions, module.imports),
        *(exported, sorted(module.aliased), module.stars),
    ]


def _read(name: str, data: list[Any]) -> Module:
    is_package, definitions, imports, exported, aliased, stars = data
    return Module(
        name,
        is_package,
        {key: _definition(*each) for key, each in definitions.items()},
        {key: (module, imported) for key, (module, imported) in imports.items()},
        None if exported is None else frozenset(exported),
        set(aliased),
        stars,
    )


def _definition(lines: list[list[str]], bases: list[list[str]], assigned: list[str]) -> Definition:
    return Definition(
        tuple(Line(path, rest, tuple(map(Tag, tags))) for path, rest, *tags in lines),
        tuple((alias, base) for alias, base in bases),
        frozenset(assigned),
    )
