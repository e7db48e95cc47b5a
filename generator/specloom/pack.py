"""What was made for an SDK in its last run, by the digests of all that decides it."""

from __future__ import annotations

from types import GenericAlias
from typing import Any, Generic, TypeVar

from msgspec import MsgspecError, json

from .format.cache import Cache

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
