"""Parsed modules that are kept between runs, by the text they were parsed from."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from ...format.cache import Cache
from ...pack import Pack
from .modules import Module, parse_module


class StoredModules:
    """The modules of a package: those whose text was seen in the last run are not parsed again.

    Args:
        package: Its import name.
        cache: Keeps one entry for the package.
    """

    def __init__(self, package: str, cache: Cache) -> None:
        self._pack = Pack(cache, f"modules of {package}", Module)
        self._used = bool(cache)

    def module(self, name: str, path: str, source: bytes) -> Module:
        """A module.

        Raises:
            SyntaxError: It is not Python.
        """
        if not self._used:
            return parse_module(name, path, source)
        key = hashlib.sha256(f"{_salt()}\n{name}\n{path}\n".encode() + source).hexdigest()
        module = self._pack.get(key) or parse_module(name, path, source)
        self._pack.put(key, module)
        return module

    def keep(self) -> None:
        """Remembers the modules of this run."""
        self._pack.keep()


@cache
def _salt() -> str:
    """What decides what is read of a module, besides its text."""
    whole = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        whole.update(path.read_bytes())
    return f"surface {whole.hexdigest()}"
