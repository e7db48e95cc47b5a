"""Who had which name, when something was added."""

from __future__ import annotations

import keyword
from collections.abc import Hashable, Mapping
from typing import TypeVar

from .kept import Key
from .scope import Scope

K = TypeVar("K", bound=Hashable)


def claim(scope: Scope[K], before: Mapping[Key, str]) -> None:
    """Gives things the names they had.

    Where two had one name, in a lock that was merged or written in spite of errors, the first key
    has it. What nothing leads to any more is kept last, so that nobody gets the name of another
    thing.
    """
    for key in sorted(scope.waiting(), key=lambda each: scope.wishes[each].key):
        wish = scope.wishes[key]
        had = wish.before(before)
        name = "" if had is None else wish.led_to(had)
        if name and scope.is_free(key, name):
            scope.give(key, name)
    for key in scope.waiting():
        _keep(scope, key, scope.wishes[key].before(before) or "")


def _keep(scope: Scope[K], key: K, name: str) -> None:
    """Gives a name to which nothing leads any more, where the thing may have it."""
    within = scope.wishes[key].within
    fits = within is not None and name.startswith(within) and name.isidentifier()
    if key not in scope.names and fits and not keyword.iskeyword(name) and scope.is_free(key, name):
        scope.give(key, name)
