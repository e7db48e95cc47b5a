"""What one thing would be called, and what it may be called still."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from .kept import FOLLOWS, Key, marked

_NUMBER = re.compile(r"_?\d+")


class Wish(Struct, frozen=True):
    """What one thing would be called.

    Attributes:
        names: The shortest first, more context later.
        key: What it is, in the lock.
        pointer: Where it stands in the document.
        also: Names that it can have from when other things stood beside it.
        steady: Whether no other thing can ever come before it in its first wish.
        explicit: Whether the user gave the name, which comes before all that was.
        follows: Whether its first wish depends on nothing but what it is and what holds it.
        full: The longer name that followed before names were shortened, where that is not its first
            wish: what it had then it keeps.
        within: What the names begin with that it may keep although nothing leads to them any more;
            `None` when there are no such names.
    """

    names: tuple[str, ...]
    key: Key
    pointer: str = ""
    also: tuple[str, ...] = ()
    steady: bool = False
    explicit: bool = False
    follows: bool = False
    full: str = ""
    within: tuple[str, ...] | None = None

    @property
    def known(self) -> tuple[str, ...]:
        """All names without a number that it could get."""
        return (*self.names, *self.also)

    def is_numbered(self, name: str) -> bool:
        """Whether the name is the last one that it wishes, with a number."""
        last = self.names[-1]
        rest = name[len(last) :]
        return name.startswith(last) and bool(_NUMBER.fullmatch(rest)) and name not in self.known

    def before(self, names: Mapping[Key, str]) -> str | None:
        """The name that it had, as it is spelled today if it followed; None when it is new."""
        found = names.get(self.key)
        if found is None and (self.follows or self.within is not None):
            if self.full and marked(self.key, short=True) in names:
                return self.names[0]
            found = FOLLOWS if marked(self.key) in names else None
        return (self.full or self.names[0]) if found == FOLLOWS else found

    def mark(self, name: str) -> Key | None:
        """The mark in the lock that says enough of the name; None when it is to be written."""
        if self.follows and name == (self.full or self.names[0]):
            return marked(self.key)
        return marked(self.key, short=True) if self.follows and name == self.names[0] else None

    def led_to(self, name: str) -> str:
        """The name of before, as it is spelled today; empty when nothing leads to it any more."""
        if name in self.known or self.is_numbered(name):
            return name
        plain = _plain(name)
        return next((each for each in self.known if _plain(each) == plain), "")


def _plain(name: str) -> str:
    return name.replace("_", "").casefold()
