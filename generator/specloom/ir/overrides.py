"""Which overrides of the configuration hold for a place of the document, and which for none."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TypeAlias

from msgspec import Struct, field

from ..diagnostics import Diagnostics, Place
from .types import JsonScalar

Configured: TypeAlias = Callable[..., Place | None]
"""Where a key of the configuration stands: its way through the tables, as arguments."""
ATTRIBUTES = ("name", "type", "base", "skip", "field")


class OverrideEntry(Protocol):
    """What the configuration says about a place; a value that is false or None says nothing."""

    @property
    def name(self) -> str | None: ...
    @property
    def type(self) -> str | None: ...
    @property
    def base(self) -> str | None: ...
    @property
    def skip(self) -> bool: ...
    @property
    def field(self) -> Mapping[str, JsonScalar]: ...


class Overrides(Struct, dict=True):
    """Finds overrides by pointer, and remembers what had an effect.

    In a pointer, `*` stands for one segment or a part of one, `**` for any number of segments. A
    pointer without them goes before one with them.
    """

    entries: Mapping[str, OverrideEntry]
    hook: Hook | None = None
    """Asked for a name, type or base that no entry gives."""
    package: str = ""
    """What a dot in front of a type stands for."""
    _kinds: dict[str, set[str]] = field(default_factory=dict)
    _used: set[tuple[str, str]] = field(default_factory=set)
    _seen: dict[str, None] = field(default_factory=dict)
    _replaced: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._patterns = [
            (_pattern(key), key) for key in sorted(self.entries, key=lambda key: "*" in key)
        ]

    def __bool__(self) -> bool:
        return bool(self.entries)

    def at(self, pointer: str, kind: str, name: str = "", format: str = "") -> At:
        """What is said about the place; `kind` is what stands there: class, property, …"""
        self._seen[pointer] = None
        keys = [key for pattern, key in self._patterns if pattern.fullmatch(pointer)]
        for key in keys:
            self._kinds.setdefault(key, set()).add(kind)
        return At(self, Spot(pointer, kind, name, format), keys)

    def take(self, pointer: str, keys: list[str], attribute: str) -> object:
        """The value that the most specific entry has, which is then used."""
        for key in keys:
            value = getattr(self.entries[key], attribute)
            if value:
                self._used.add((key, attribute))
                if attribute in ("type", "skip"):
                    self._replaced.add(pointer)
                return value
        return None

    @property
    def replaced(self) -> frozenset[str]:
        """Pointers of what was left out or got another type."""
        return frozenset(self._replaced)

    def report(self, diagnostics: Diagnostics, configured: Configured) -> None:
        """Reports entries that matched nothing, and those that say what has no effect."""
        for key, entry in self.entries.items():
            if key not in self._kinds:
                close = difflib.get_close_matches(key, self._seen, 1, 0.5)
                diagnostics.error(
                    "override-unused",
                    f"the override of '{key}' matches nothing that can be overridden",
                    configured("overrides", key),
                    hint=f"did you mean '{close[0]}'?" if close else "",
                )
                continue
            for attribute in ATTRIBUTES:
                if getattr(entry, attribute) and (key, attribute) not in self._used:
                    kinds = " or ".join(sorted(self._kinds[key]))
                    diagnostics.error(
                        "override-kind",
                        f"'{attribute}' in the override of '{key}' has no effect on a {kinds}",
                        configured("overrides", key, attribute),
                    )


class Spot(Struct, frozen=True):
    """A place of the document and what stands there."""

    pointer: str
    kind: str
    name: str
    format: str


Hook: TypeAlias = Callable[[str, Spot], str]
"""Takes `rename`, `retype` or `base` and a place; empty text changes nothing."""


class At(Struct, frozen=True):
    """What is said about one place. Asking for an attribute is using it."""

    _owner: Overrides
    _spot: Spot
    _keys: list[str]

    def _take(self, attribute: str) -> object:
        return self._owner.take(self._spot.pointer, self._keys, attribute)

    def _text(self, attribute: str, hook: str) -> str:
        given = str(self._take(attribute) or "")
        if given or self._owner.hook is None:
            return given
        return self._owner.hook(hook, self._spot)

    @property
    def name(self) -> str:
        return self._text("name", "rename")

    @property
    def type(self) -> str:
        return absolute(self._text("type", "retype"), self._owner.package)

    @property
    def base(self) -> str:
        return self._text("base", "base")

    @property
    def skip(self) -> bool:
        return bool(self._take("skip"))

    @property
    def arguments(self) -> tuple[tuple[str, JsonScalar], ...]:
        given = self._take("field")
        return tuple(sorted(given.items())) if isinstance(given, Mapping) else ()


def absolute(path: str, package: str) -> str:
    """A type's module and name, where a dot in front stands for the package."""
    return package + path if path.startswith(".") else path


def _pattern(key: str) -> re.Pattern[str]:
    return re.compile("".join(_pieces(key)))


def _pieces(key: str) -> Iterator[str]:
    for piece in re.split(r"(\*\*|\*)", key):
        yield {"**": ".*", "*": "[^/]*"}.get(piece) or re.escape(piece)
