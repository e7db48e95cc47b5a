"""A surface by path, with what the comparison asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .lines import Kind, Line
from .types import default_of, union_members


class World:
    """The lines of one surface by path; a path has several when it is overloaded."""

    def __init__(self, lines: Iterable[Line]) -> None:
        found: dict[str, list[Line]] = {}
        for line in sorted(lines, key=str):
            found.setdefault(line.path, []).append(line)
        self.lines = {path: tuple(items) for path, items in found.items()}
        self._imports: dict[str, set[str]] = {}
        for path, items in self.lines.items():
            if items[0].kind is Kind.IMPORT:
                self._imports.setdefault(default_of(items[0].rest), set()).add(path)
        self._classes: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        for path, items in self.lines.items():
            if items[0].kind is Kind.CLASS:
                self._classes.setdefault(items[0].name, path)
            else:
                self._members.setdefault(items[0].owner, []).append(items[0].name)

    def holder(self, path: str) -> str | None:
        """The class that holds a symbol; None for what stands in a module."""
        owner = path.rpartition(".")[0]
        lines = self.lines.get(owner)
        return owner if lines and lines[0].kind is Kind.CLASS else None

    def bases(self, path: str) -> Iterator[str]:
        """The classes of this surface from which a class inherits, the nearest first."""
        waiting, seen = [path], {path}
        while waiting:
            lines = self.lines.get(waiting.pop(0))
            for base in union_members(lines[0].rest[1:-1], ",") if lines else ():
                name = base.partition("[")[0].rpartition(".")[2]
                found = self._classes.get(name)
                if found is not None and found not in seen:
                    seen.add(found)
                    waiting.append(found)
                    yield found

    def derives(self, path: str, base: str) -> bool:
        """Whether a class inherits from a class of this surface, as a base class is spelled, at
        once or by way of others."""
        name = base.partition("[")[0].rpartition(".")[2]
        return name in self._classes and self._classes[name] in self.bases(path)

    def member(self, path: str) -> tuple[Line, ...]:
        """The lines of a member of a class, its own or those of the base class that has it."""
        owner, _, name = path.rpartition(".")
        homes = (owner, *self.bases(owner))
        return next((found for home in homes if (found := self.lines.get(f"{home}.{name}"))), ())

    def members_of(self, path: str) -> tuple[str, ...]:
        """The names of the members that stand in a class itself."""
        return tuple(self._members.get(path, ()))

    def is_shared(self, name: str) -> bool:
        """Whether a base class, as a class spells it, stands in a module of its own that
        is private: where resources keep what they have in common."""
        path = self._classes.get(name.partition("[")[0].rpartition(".")[2], "")
        return path.rpartition(".")[0].rpartition(".")[2].startswith("_")

    def imports_of(self, path: str) -> set[str]:
        """The public names that pass on what is defined at `path`."""
        return self._imports.get(path, set())

    def is_key(self, path: str) -> bool:
        """Whether it is a key of a `TypedDict`: something that callers give."""
        lines = self.lines.get(self.holder(path) or "")
        return lines is not None and "TypedDict" in union_members(lines[0].rest[1:-1], ",")

    def is_error(self, path: str) -> bool:
        """Whether a class is an exception, as far as names tell."""
        return self._derives(path, ("Error", "Exception"), frozenset())

    def is_builder(self, path: str) -> bool:
        """Whether a class is a builder of request bodies."""
        return self._derives(path, ("Builder",), frozenset())

    def _derives(self, path: str, ends: tuple[str, ...], seen: frozenset[str]) -> bool:
        lines = self.lines.get(path)
        if not lines or path in seen:
            return False
        for base in union_members(lines[0].rest[1:-1], ","):
            name = base.partition("[")[0].rpartition(".")[2]
            if name.endswith(ends):
                return True
            if name in self._classes and self._derives(self._classes[name], ends, seen | {path}):
                return True
        return False
