"""Parsed modules that are kept between runs, by the text they were parsed from."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from msgspec import MsgspecError, json

from ...format.cache import Cache
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
        self._known = _read(cache.get(_salt(), self._of))
        self._seen: dict[str, Module] = {}

    def module(self, name: str, path: str, source: bytes) -> Module:
        """A module.

        Raises:
            SyntaxError: It is not Python.
        """
        if not self._cache:
            return parse_module(name, path, source)
        key = hashlib.sha256(f"{name}\n{path}\n".encode() + source).hexdigest()
        module = self._known.get(key) or parse_module(name, path, source)
        self._seen[key] = module
        return module

    def keep(self) -> None:
        """Remembers the modules of this run."""
        if self._seen.keys() != self._known.keys():
            self._cache.put(_salt(), self._of, json.encode(self._seen).decode())


@cache
def _salt() -> str:
    """What decides what is read of a module, besides its text."""
    whole = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(path.read_bytes())
    return f"surface {whole.hexdigest()}"


def _read(kept: str | None) -> dict[str, Module]:
    try:
        return {} if kept is None else json.decode(kept, type=dict[str, Module])
    except MsgspecError:
        return {}
