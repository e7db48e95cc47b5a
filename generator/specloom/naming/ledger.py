"""Names of one run: given anew, or as they were before; remembered, and reported when numbered."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from msgspec import Struct, field

from .claims import claim
from .kept import FOLLOWS, Kept, Key, marked
from .scope import Scope
from .wish import Wish

K = TypeVar("K", bound=Hashable)

OWN_STYLES = "spellings"
"""The kind under which the spellings of single schemas are kept."""


class Numbered(Struct, frozen=True):
    """A name that only a number tells from another thing's.

    `kind` is that of the thing at `pointer`; `holder` the pointer of the thing that has the name
    without a number, empty when it is reserved.
    """

    kind: str
    wished: str
    given: str
    pointer: str
    holder: str


class Ledger(Struct):
    """Gives names, scope by scope, and takes down what has to be known the next time.

    Without memory, wishes are heard in the order they come. With it, a thing that was there keeps
    its name; then come steady ones, then what is new.
    """

    kept: Kept = field(default_factory=Kept)
    styles: dict[str, str] = field(default_factory=dict)
    numbered: list[Numbered] = field(default_factory=list)
    _names: dict[str, dict[Key, str]] = field(default_factory=dict)
    _holders: dict[str, frozenset[str]] = field(default_factory=dict)

    def style(self, kind: str, find: Callable[[], str]) -> str:
        """The document's spelling of things of a kind: as it was, or else what `find` finds."""
        style = self.kept.styles.get(kind) or find()
        if style:
            self.styles[kind] = style
        return style

    def own_style(self, kind: str, holder: str, usual: str, find: Callable[[], str]) -> str:
        """The same of the things that one holder has, where that is not the `usual` one."""
        key = marked((kind, holder))
        style = self.before(OWN_STYLES, key) if self.kept else find()
        if style and style != usual:
            self.note(OWN_STYLES, key, style)
        return style or usual

    def before(self, kind: str, key: Key) -> str:
        """The name that a thing had; empty when it is new."""
        return self.kept.names.get(kind, {}).get(key, "")

    def knows(self, kind: str, holder: str) -> bool:
        """Whether something that a holder has had a name."""
        if kind not in self._holders:
            known = self.kept.names.get(kind, ())
            self._holders[kind] = frozenset(holder for holder, _ in known)
        return holder in self._holders[kind]

    def note(self, kind: str, key: Key, name: str) -> None:
        """Remembers a name, or what else is to be known about a thing."""
        self._names.setdefault(kind, {})[key] = name

    def assign(
        self,
        kind: str,
        wishes: Mapping[K, Wish],
        *,
        reserved: Iterable[str] = (),
        fold: Callable[[str], str] = str,
        beside: Callable[[K, str], Iterable[str]] | None = None,
        rooms: Mapping[K, tuple[str, ...]] | None = None,
        before: Mapping[Key, str] | None = None,
    ) -> dict[K, str]:
        """One name for each thing of a scope.

        Args:
            kind: What kind of names these are.
            wishes: Those that must not move without memory (component schemas) first, the rest
                sorted by something that an addition elsewhere does not change.
            reserved: Names that nobody gets.
            fold: Names that are equal after it are the same.
            beside: Names that a thing takes besides its own, which what is new must not get.
            rooms: Where the names stand; those of things with no room in common may be equal.
            before: What is kept, when the lock has more than the names in it.
        """
        never = _folded(frozenset(reserved), fold)
        if before is None:
            before = self.kept.names.get(kind, {})
        firsts = {key: wish.names[0] for key, wish in wishes.items()}
        besides: list[str] = []
        if self.kept and beside is not None:
            besides = [each for item in firsts.items() for each in beside(*item)]
        if _had_no_other(wishes.values(), before) and _are_free(
            firsts.values(), never.union(map(fold, besides)), fold
        ):  # as in most scopes
            for key, wish in wishes.items():
                self._take_down(kind, wish, firsts[key], None)
            return firsts
        scope = Scope(wishes, never, fold, rooms)
        if self.kept:
            for key in scope.waiting():
                if wishes[key].explicit:
                    scope.choose(key)
            claim(scope, before)
            for key in scope.waiting():
                if wishes[key].steady and scope.is_free(key, wishes[key].names[0]):
                    scope.give(key, wishes[key].names[0])
            for key, name in list(scope.names.items()):
                for taken in beside(key, name) if beside is not None else ():
                    scope.occupy(key, taken)
        for key in scope.waiting():
            scope.choose(key)
        for key, wish in wishes.items():
            self._take_down(kind, wish, scope.names[key], scope.holder(key, wish.names[0]))
        return {key: scope.names[key] for key in wishes}

    def remembered(self) -> Kept:
        """What the next run is to know."""
        names = {kind: dict(sorted(each.items())) for kind, each in sorted(self._names.items())}
        return Kept(dict(sorted(self.styles.items())), names)

    def _take_down(self, kind: str, wish: Wish, name: str, holder: Wish | None) -> None:
        if name == wish.names[0] and (wish.explicit or wish.steady):
            return  # as most are
        if not wish.explicit:
            mark = wish.mark(name)
            self.note(kind, mark or wish.key, FOLLOWS if mark else name)
        if wish.is_numbered(name):
            where = holder.pointer if holder else ""
            self.numbered.append(Numbered(kind, wish.names[0], name, wish.pointer, where))


@lru_cache(maxsize=64)
def _folded(names: frozenset[str], fold: Callable[[str], str]) -> frozenset[str]:
    return frozenset(map(fold, names))


def _had_no_other(wishes: Iterable[Wish], before: Mapping[Key, str]) -> bool:
    """Whether nothing had a name that is not the first that it wishes."""
    return not before or all(wish.before(before) in (None, wish.names[0]) for wish in wishes)


def _are_free(names: Collection[str], never: frozenset[str], fold: Callable[[str], str]) -> bool:
    """Whether each can have its name: none is empty, and no two are one."""
    folded = set(map(fold, names))
    return len(folded) == len(names) and folded.isdisjoint(never) and all(names)
