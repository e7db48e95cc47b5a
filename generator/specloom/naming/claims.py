"""Who had which name, when something was added."""

from __future__ import annotations

import keyword
import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from .kept import FOLLOWS, Key
from .scope import Scope

K = TypeVar("K", bound=Hashable)

_INDEX = re.compile(r"(?<=/)\d+(?![\w-])")
"""A place in a list (`/oneOf/2`), which is another one when something is put before it."""


OldLists: TypeAlias = Mapping[Key, list[tuple[int, str]]]
"""The names of what stood in a list, each with its place there, by the list."""


def old_lists(before: Mapping[Key, str]) -> OldLists:
    """The lists among what had names."""
    found: dict[Key, list[tuple[int, str]]] = {}
    for each, name in before.items():
        if spot := _in_list(each):
            found.setdefault(spot[0], []).append((spot[1], name))
    return found


def claim(scope: Scope[K], before: Mapping[Key, str], old: OldLists) -> None:
    """Gives things the names they had; `old` are the `old_lists` of them.

    A thing is known by its place; in a list, to which something may have been added, by what it
    says and by its neighbours. What nothing leads to any more is kept last, so that nobody gets the
    name of another thing.
    """
    lists = _lists(scope, old) if old else []
    listed = {key for each in lists for key in each.things}
    for key in scope.waiting():
        wish = scope.wishes[key]
        name = wish.led_to(before[wish.key]) if wish.key in before and key not in listed else ""
        if name and scope.is_free(key, name):
            scope.give(key, name)
    for each in lists:
        _claim_in_list(scope, each)
    for key in scope.waiting():
        _keep(scope, key, before.get(scope.wishes[key].key, FOLLOWS))


@dataclass(frozen=True, slots=True)
class _List(Generic[K]):
    """The names that a list had, and the things that stand in it, both in order."""

    names: list[str]
    things: list[K]


def _lists(scope: Scope[K], old: OldLists) -> list[_List[K]]:
    new: dict[Key, list[tuple[int, K]]] = {}
    for key, wish in scope.wishes.items():
        spot = _in_list(wish.key)
        if spot and spot[0] in old and key not in scope.names:
            new.setdefault(spot[0], []).append((spot[1], key))
    return [
        _List(
            [name for _, name in sorted(old[where])],
            [key for _, key in sorted(found, key=lambda pair: pair[0])],
        )
        for where, found in new.items()
    ]


def _claim_in_list(scope: Scope[K], each: _List[K]) -> None:
    """The most that can be known again in its order by what it says; then what is in another order;
    then what stands between the same neighbours."""
    names, things = each.names, each.things
    pairs = _in_order(scope, each)
    for at, index in pairs:
        if _says(scope, things[at], names[index]) and scope.is_free(things[at], names[index]):
            scope.give(things[at], names[index])
    for key in things:
        for name in names:
            if key not in scope.names and _says(scope, key, name) and scope.is_free(key, name):
                scope.give(key, name)
    for at, index in pairs:
        _keep(scope, things[at], names[index])


def _says(scope: Scope[K], key: K, name: str) -> bool:
    return name in scope.wishes[key].known


_KNOWN = 1 << 20
"""What a thing that is known again counts, beside one that only stands in the same order."""


def _in_order(scope: Scope[K], each: _List[K]) -> list[tuple[int, int]]:
    """Things and names in one order, as pairs of places: as many as possible that lead to their
    names, and then as many as possible."""
    names, things = each.names, each.things
    worth = [[_KNOWN if _says(scope, thing, name) else 1 for name in names] for thing in things]
    best = [[0] * (len(names) + 1) for _ in range(len(things) + 1)]
    for at in reversed(range(len(things))):
        for index in reversed(range(len(names))):
            best[at][index] = max(
                worth[at][index] + best[at + 1][index + 1],
                best[at + 1][index],
                best[at][index + 1],
            )
    pairs: list[tuple[int, int]] = []
    at = index = 0
    while at < len(things) and index < len(names):
        if best[at][index] == worth[at][index] + best[at + 1][index + 1]:
            pairs.append((at, index))
            at, index = at + 1, index + 1
        elif best[at][index] == best[at + 1][index]:
            at += 1
        else:
            index += 1
    return pairs


def _in_list(key: Key) -> tuple[Key, int] | None:
    """The innermost list that a thing stands in, and where in it."""
    holder, place = key
    found = list(_INDEX.finditer(place))
    if not found:
        return None
    start, end = found[-1].span()
    return (holder, f"{place[:start]}*{place[end:]}"), int(place[start:end])


def _keep(scope: Scope[K], key: K, name: str) -> bool:
    """Gives a name to which nothing leads any more, where the thing may have it."""
    within = scope.wishes[key].within
    fits = within is not None and name.startswith(within) and name.isidentifier()
    if key in scope.names or not fits or keyword.iskeyword(name) or not scope.is_free(key, name):
        return False
    scope.give(key, name)
    return True
