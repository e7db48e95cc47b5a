"""A change that was found, with all that a report says about it."""

from __future__ import annotations

import hashlib

from msgspec import Struct, field

from ..diagnostics import Place
from .level import Bump, Level
from .rule import Rule


class OperationName(Struct, frozen=True):
    """An operation as reports name it. Of a webhook, `method` is "webhook"."""

    method: str
    path: str
    id: str
    resource: str

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


class Where(Struct, frozen=True):
    """A place in words. `owner` is an operation, a class or the document; `path` is inside it.

    `operation` is the owner's METHOD and path when it is one operation, `schema` its name when it
    is a schema component.
    """

    owner: str
    path: str = ""
    operation: tuple[str, str] | None = None
    schema: str = ""

    def __str__(self) -> str:
        separator = "" if not self.path or self.path[0] in "([{" else " · "
        return f"{self.owner}{separator}{self.path}"


class Side(Struct, frozen=True):
    """One side of a change: where it stands, and the Python that it means for a caller.

    `code` is empty where the thing does not exist.
    """

    place: Place | None = None
    code: str = ""


class Finding(Struct, frozen=True):
    """One change. `level` is that of its rule unless the config says otherwise.

    `operations` are those whose callers notice. `symbols` are the Python names concerned, in short:
    `Job.state`, `jobs.cancel`. `key` tells changes of one rule in one place apart. `ignored` is the
    user's reason to live with it. `cause` is the fingerprint of the change that brought it about.
    """

    rule: Rule
    level: Level
    where: Where
    message: str
    todo: str
    old: Side = field(default=Side())
    new: Side = field(default=Side())
    operations: tuple[OperationName, ...] = ()
    symbols: tuple[str, ...] = ()
    key: str = ""
    ignored: str = ""
    cause: str = ""

    @property
    def fingerprint(self) -> str:
        """12 hexadecimal digits: the same for the same change, whatever stands around it."""
        parts = (self.rule.id, self.where.owner, self.where.path, self.key, self.message)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]

    @property
    def bump(self) -> Bump:
        """What the change asks of the version; nothing more than a patch when it is ignored."""
        if self.ignored:
            return min(self.rule.bump, Bump.PATCH)
        if self.level is self.rule.level:
            return self.rule.bump
        return _BUMPS[self.level]

    @property
    def resources(self) -> tuple[str, ...]:
        """The resources of the SDK whose callers notice, sorted."""
        return tuple(sorted({item.resource for item in self.operations if item.resource}))


_BUMPS = {Level.ERR: Bump.MAJOR, Level.WARN: Bump.MINOR, Level.INFO: Bump.PATCH}
