"""Keeping names apart in one scope: context first, a number last."""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import count


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
