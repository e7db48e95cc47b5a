"""The walk over two documents: what is compared once, and who is affected by it.

Work is a queue, so neither cycles nor depth are a problem. A *unit* is something that is compared
once however many use it: an operation, or a pair of schemas in one direction. Units know who uses
them, and so each finding knows the operations it affects.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from enum import Enum

from msgspec import Struct, field

from ..finding import OperationName
from ..rule import Action, Direction
from .flatten import Flattener
from .names import Names
from .rules import RULES
from .unchanged import Unchanged
from .view import Node, View


class Unit(Struct, eq=False):
    """Something compared once. `old` and `new` are its pointers on either side."""

    old: str
    new: str
    operation: OperationName | None = None
    users: set[Unit] = field(default_factory=set)


class Anchor(Enum):
    """Which side's pointer makes two sightings of a change the same change."""

    OLD = "old"
    NEW = "new"
    BOTH = "both"


_ANCHORS = {
    Action.ADDED: Anchor.NEW,
    Action.REMOVED: Anchor.OLD,
    Action.CHANGED: Anchor.BOTH,
}


class Spot(Struct, frozen=True):
    """A pointer of one side. `shown` is where a reader expects it, when that is another place:
    in the heir of a component, or (`foreign`) in the place of the other document."""

    pointer: str
    shown: str = ""
    foreign: bool = False

    @property
    def subject(self) -> str:
        """The pointer that names the spot in reports."""
        return self.shown or self.pointer


class Sighting(Struct):
    """A change as the walk found it. `key` tells changes of one rule in one place apart."""

    rule: str
    old: Spot | None
    new: Spot | None
    anchor: Anchor
    key: str
    values: dict[str, str]
    units: set[Unit]

    @property
    def order(self) -> tuple[str, ...]:
        """Tells which of several sightings of one change is shown."""
        pointers = (spot.pointer if spot else "" for spot in (self.old, self.new))
        return (*pointers, *(self.values[name] for name in sorted(self.values)))


Comparer = Callable[["Walk", Unit, Node, Node, Direction], None]


class Walk:
    """Two documents, the work to do and what was found."""

    def __init__(
        self,
        old: View,
        new: View,
        compare_schema: Comparer,
        names: tuple[Names, Names] = (Names(), Names()),
    ) -> None:
        self.old = old
        self.new = new
        self.names = names
        self.old_shapes = Flattener(old)
        self.new_shapes = Flattener(new)
        self.unchanged = Unchanged(old, new)
        self.sightings: dict[tuple[str, str, str, str], Sighting] = {}
        self.docs: dict[tuple[str, str], set[Unit]] = {}
        self.renames: dict[tuple[str, str], set[Unit]] = {}
        self.visited: set[str] = set()
        self._compare_schema = compare_schema
        self._units: dict[tuple[str, str, Direction], Unit] = {}
        self._queued: set[tuple[Unit, str, str]] = set()
        self._queue: deque[tuple[Unit, Node, Node, Direction]] = deque()

    def report(
        self,
        unit: Unit,
        rule: str,
        old: Spot | str | None,
        new: Spot | str | None,
        /,
        *,
        anchor: Anchor | None = None,
        key: str = "",
        **values: str,
    ) -> None:
        """Records a change. The same change seen again only adds who is affected."""
        old_spot = Spot(old) if isinstance(old, str) else old
        new_spot = Spot(new) if isinstance(new, str) else new
        anchor = anchor or _ANCHORS[RULES[rule].action]
        identity = (
            rule,
            old_spot.subject if old_spot and anchor is not Anchor.NEW else "",
            new_spot.subject if new_spot and anchor is not Anchor.OLD else "",
            key,
        )
        made = Sighting(rule, old_spot, new_spot, anchor, key, values, {unit})
        known = self.sightings.setdefault(identity, made)
        known.units.add(unit)
        if made.order < known.order:
            # Which one is shown must not depend on which one was seen first.
            made.units |= known.units
            self.sightings[identity] = made

    def note_docs(self, unit: Unit, old: Node, new: Node, keys: Iterable[str]) -> None:
        """Remembers that prose changed, to be reported once per owner."""
        if not isinstance(old.value, dict) or not isinstance(new.value, dict):
            return
        if any(old.value.get(key) != new.value.get(key) for key in keys):
            self.docs.setdefault((old.pointer, new.pointer), set()).add(unit)

    def schema(self, unit: Unit, old: Node, new: Node, direction: Direction) -> None:
        """Puts two schemas on the queue, unless they are known to mean the same."""
        if self.unchanged(old.value, new.value):
            return
        before, after = behind(self.old, old), behind(self.new, new)
        referred = before is not old or after is not new
        inside = below(before.pointer, unit.old) and below(after.pointer, unit.new)
        if referred or not inside:
            child, fresh = self.unit(before, after, direction)
            child.users.add(unit)
            if fresh:
                self._queue.append((child, before, after, direction))
        elif (unit, old.pointer, new.pointer) not in self._queued:
            self._queued.add((unit, old.pointer, new.pointer))
            self._queue.append((unit, old, new, direction))

    def unit(self, old: Node, new: Node, direction: Direction) -> tuple[Unit, bool]:
        """The unit of a pair of schemas, and whether it was made just now."""
        key = (old.pointer, new.pointer, direction)
        known = self._units.get(key)
        if known is not None:
            return known, False
        made = self._units[key] = Unit(old.pointer, new.pointer)
        return made, True

    def run(self) -> None:
        """Compares until nothing is left to compare."""
        while self._queue:
            unit, old, new, direction = self._queue.popleft()
            self._compare_schema(self, unit, old, new, direction)


_SAYS_NOTHING = frozenset(("$ref", "description", "summary", "title", "example", "examples"))


def behind(view: View, node: Node) -> Node:
    """What a reference leads to, as long as nothing beside it says more."""
    seen: set[str] = set()
    while (target := view.target(node)) is not None and target.pointer not in seen:
        if node.value.keys() - _SAYS_NOTHING:
            break
        seen.add(target.pointer)
        node = target
    return node


def below(pointer: str, base: str) -> bool:
    """Whether `pointer` is `base` or stands inside it."""
    return pointer == base or pointer.startswith(f"{base}/")


def affected(units: Iterable[Unit]) -> frozenset[OperationName]:
    """The operations that use any of `units`, directly or not."""
    found: set[OperationName] = set()
    seen: set[Unit] = set()
    waiting = list(units)
    while waiting:
        unit = waiting.pop()
        if unit in seen:
            continue
        seen.add(unit)
        if unit.operation is not None:
            found.add(unit.operation)
        waiting.extend(unit.users)
    return frozenset(found)
