"""What was made of the parts of an SDK in its last run, by the digests of all that decides it."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib import metadata
from pathlib import Path
from types import GenericAlias
from typing import Any, Generic, TypeVar

from msgspec import MsgspecError, Struct, json, msgpack

from .digest import code_digest
from .format.cache import Cache
from .ir.schemas import MISSING
from .pycode import Safe
from .write.quick import templates_digest

T = TypeVar("T")


class Pack(Generic[T]):
    """Values by key: those that the last run had are found, those that this one has are kept.

    One entry of the cache holds them all, so an SDK takes no more of it than it is large. What
    cannot be read counts as nothing.

    Args:
        cache: Where it is.
        name: What it is of.
        type_: The type of the values: of plain data, or a struct of such.
    """

    def __init__(self, cache: Cache, name: str, type_: type[T]) -> None:
        self._cache = cache
        self._name = name
        self._known: dict[str, T] = _read(cache.get(_KIND, name), GenericAlias(dict, (str, type_)))
        self._seen: dict[str, T] = {}

    def get(self, key: str) -> T | None:
        """The value that the last run had; None when it had none, or for the key of nothing."""
        found = self._known.get(key)
        if found is not None:
            self._seen[key] = found
        return found

    def put(self, key: str, value: T) -> None:
        """Has a value kept, unless its key is that of nothing."""
        if key:
            self._seen[key] = value

    def keep(self) -> None:
        """Keeps what this run had."""
        if self._cache and self._seen.keys() != self._known.keys():
            self._cache.put(_KIND, self._name, json.encode(self._seen).decode())


_KIND = "pack"


def _read(kept: str | None, type_: Any) -> Any:
    try:
        return {} if kept is None else json.decode(kept, type=type_)
    except MsgspecError:
        return {}


def digest_of(part: Struct, by: str) -> str:
    """A digest that only equal parts have, made by the same code; empty when it has none.

    `by` is that of the code. The parts are data of the plan: structs that a tag tells from all that
    can stand in their place, and JSON.
    """
    try:
        data = msgpack.encode(part, enc_hook=_plain)
    except (TypeError, ValueError, OverflowError, RecursionError):  # 2**64, half a surrogate pair
        return ""
    return hashlib.sha256(f"{by}\n".encode() + data).hexdigest()


def _plain(value: Any) -> Any:
    if value is MISSING:
        return msgpack.Ext(0, b"")  # which no JSON is
    if isinstance(value, Safe):
        return str(value)
    raise TypeError(f"no part of a plan: {type(value).__name__}")


@cache
def made_by(templates: Path) -> str:
    """The digest of what parts of a plan are made into files by: specloom's code and templates, the
    libraries, Python."""
    libraries = (
        *("datamodel-code-generator", "jinja2", "markdown-it-py", "markupsafe", "msgspec"),
        "pydantic",
    )
    versions = [sys.version, *(metadata.version(name) for name in libraries)]
    whole = [code_digest(), templates_digest((templates,)), *versions]
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()
