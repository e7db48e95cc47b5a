"""The names that are given in one scope so far."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct, field

from .unique import unique
from .wish import Wish

K = TypeVar("K", bound=Hashable)
_ONE_ROOM = ("",)


class Scope(Struct, Generic[K]):
    """Things with their wishes, and the names of those that have one."""

    wishes: Mapping[K, Wish]
    reserved: frozenset[str]
    fold: Callable[[str], str]
    rooms: Mapping[K, tuple[str, ...]] | None
    names: dict[K, str] = field(default_factory=dict)
    holders: dict[tuple[str, str], K] = field(default_factory=dict)
    """Who has a name in a room, by the room and the folded name."""

    def waiting(self) -> list[K]:
        return [key for key in self.wishes if key not in self.names]

    def is_free(self, key: K, name: str) -> bool:
        folded = self.fold(name)
        return folded not in self.reserved and not any(
            (room, folded) in self.holders for room in self._rooms(key)
        )

    def give(self, key: K, name: str) -> None:
        self.names[key] = name
        self.occupy(key, name)

    def occupy(self, key: K, name: str) -> None:
        for room in self._rooms(key):
            self.holders.setdefault((room, self.fold(name)), key)

    def choose(self, key: K) -> None:
        """Gives the first of its wishes that is free, the last one with a number at worst."""
        wish = self.wishes[key]
        self.give(key, unique(wish.names[0], _Taken(self, key), wish.names[1:]))

    def holder(self, key: K, name: str) -> Wish | None:
        found = (self.holders.get((room, self.fold(name))) for room in self._rooms(key))
        return next((self.wishes[each] for each in found if each is not None), None)

    def _rooms(self, key: K) -> tuple[str, ...]:
        return self.rooms[key] if self.rooms is not None else _ONE_ROOM


class _Taken(Struct, Generic[K], frozen=True):
    """The names that one thing cannot get."""

    scope: Scope[K]
    key: K

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and not self.scope.is_free(self.key, name)
