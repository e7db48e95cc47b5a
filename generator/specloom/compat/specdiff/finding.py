"""A change that was found, with all that a report says about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from ...diagnostics import Place
from ..level import Bump, Level
from ..rule import Rule
from .walk import OperationName
from .where import Where


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a change: where it stands, and the Python that it means for a caller."""

    place: Place | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One change. `level` is that of its rule unless the config says otherwise.

    `operations` are those whose callers notice. `ignored` is the user's reason to live with it.
    """

    rule: Rule
    level: Level
    where: Where
    message: str
    todo: str
    old: Side = field(default=Side())
    new: Side = field(default=Side())
    operations: tuple[OperationName, ...] = ()
    key: str = ""
    ignored: str = ""

    @property
    def fingerprint(self) -> str:
        """12 hexadecimal digits: the same for the same change, whatever stands around it."""
        parts = (self.rule.id, self.where.owner, self.where.path, self.key, self.message)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]

    @property
    def bump(self) -> Bump:
        """What the change asks of the version, once its level is what the config says."""
        if self.level is self.rule.level:
            return self.rule.bump
        return {Level.ERR: Bump.MAJOR, Level.WARN: Bump.MINOR, Level.INFO: Bump.PATCH}[self.level]

    @property
    def resources(self) -> tuple[str, ...]:
        """The resources of the SDK whose callers notice, sorted."""
        return tuple(sorted({item.resource for item in self.operations if item.resource}))
