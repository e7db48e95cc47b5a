"""How bad a change is, and what it asks of the version number."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Level(StrEnum):
    """What a change means for code that uses the SDK."""

    ERR = "ERR"
    """Breaks it: some correct code stops working or no longer type-checks."""

    WARN = "WARN"
    """May break it: code that relied on the old behaviour should be looked at."""

    INFO = "INFO"
    """Does not break it."""

    @property
    def label(self) -> str:
        """The level in the words of a report."""
        return _LABELS[self]

    @property
    def weight(self) -> int:
        """0 for the worst: the order of a report."""
        return _ORDER.index(self)


class Bump(IntEnum):
    """What the next version has to change, in the terms of semver.org 2.0.0. Greater is more."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    def __str__(self) -> str:
        return self.name.lower()


_ORDER = (Level.ERR, Level.WARN, Level.INFO)
_LABELS = {Level.ERR: "breaking", Level.WARN: "may break", Level.INFO: "compatible"}
