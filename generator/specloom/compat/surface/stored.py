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


def stored_module(name: str, path: str, source: bytes, kept: Cache) -> Module:
    """The module, from the cache if it was parsed before.

    Raises:
        SyntaxError: It is not Python.
    """
    key = f"{name}\n{path}\n{source.decode()}" if kept else ""
    known = kept.get(_salt(), key)
    if known is not None:
        return _read(name, json.loads(known))
    module = parse_module(name, path, source)
    if kept:
        kept.put(_salt(), key, json.dumps(_written(module)))
    return module


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
