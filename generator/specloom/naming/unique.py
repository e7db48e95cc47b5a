"""Keeping names apart in one scope: context first, a number last."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Collision(Generic[K]):
    """A name that could not be given to everybody who wished it.

    Attributes:
        key: Who did not get it.
        wished: The first wish.
        given: The name instead.
        holder: Who has the wished name; ``None`` when it is reserved.
    """

    key: K
    wished: str
    given: str
    holder: K | None


def unique(wished: str, taken: Container[str], contexts: Iterable[str] = ()) -> str:
    """The first of the wished name, its forms with more context, and the numbered last of them
    that is not taken."""
    name = wished
    for candidate in (wished, *contexts):
        name = candidate
        if name not in taken:
            return name
    return next(numbered for n in count(2) if (numbered := with_number(name, n)) not in taken)


def with_number(name: str, number: int) -> str:
    """``owner_2``, ``Owner2``; ``OWNER_2``, and ``Owner3_2`` where digits would run together."""
    camel = name[0].isupper() and not name.isupper() and not name[-1].isdecimal()
    return f"{name}{number}" if camel else f"{name}_{number}"


def assign(
    wishes: Mapping[K, Sequence[str]],
    *,
    reserved: Iterable[str] = (),
    fold: Callable[[str], str] = str,
) -> tuple[dict[K, str], tuple[Collision[K], ...]]:
    """One name for each key of a scope.

    Wishes are heard in the order given: put those that must not move (component schemas) first,
    and sort the rest by something that an addition elsewhere does not change, such as the pointer.

    Args:
        wishes: For each key the names it would take, the shortest first, more context later.
        reserved: Names that nobody gets.
        fold: Names that are equal after it are the same: ``str.casefold`` for files.

    Raises:
        ValueError: A key wishes nothing.
    """
    holders: dict[str, K | None] = {fold(name): None for name in reserved}
    taken = _Folded(holders, fold)
    names: dict[K, str] = {}
    collisions: list[Collision[K]] = []
    for key, (*candidates,) in wishes.items():
        if not candidates:
            raise ValueError(f"no name wished for {key!r}")
        wished = candidates[0]
        name = unique(wished, taken, candidates[1:])
        if name != wished:
            collisions.append(Collision(key, wished, name, holders[fold(wished)]))
        holders[fold(name)] = key
        names[key] = name
    return names, tuple(collisions)


@dataclass(frozen=True, slots=True)
class _Folded(Container[str]):
    names: Container[str]
    fold: Callable[[str], str]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self.fold(name) in self.names
