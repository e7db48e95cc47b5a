"""`specloom.lock`: what a tree was made from, and what was written.

JSON with sorted keys, one file a line, so that it merges; no timestamps, no path of a machine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace
from packaging.version import InvalidVersion, Version

from .. import __version__
from ..conflict import SAYS, conflict_line
from ..diagnostics import Place, fatal
from ..digest import digest
from ..naming import Kept, parse_kept
from .disk import Disk, Obstacle
from .tree import Tree, problem

LOCK_FILE = "specloom.lock"
FORMAT = 2
NOTE = "Written by specloom, which finds drift and hand-edited files by it. Do not edit."


class Inputs(Struct, frozen=True):
    """The SHA-256, in hexadecimal, of everything that the user feeds in."""

    documents: Mapping[str, str]
    """The document and the files it refers to, by label."""
    overlays: Mapping[str, str]
    """Overlay documents by label."""
    config: Mapping[str, str]
    """The SDK's configuration by key (`SdkConfig.digests`)."""
    templates: str
    """All templates that can be used, built-in ones and overrides."""


class Lock(Struct, frozen=True):
    """What one run read and wrote."""

    sdk: str
    version: str
    """The SDK's version."""
    specloom: str
    """The version of specloom that wrote the tree."""
    tools: Mapping[str, str]
    """Versions of the libraries that decide its bytes."""
    inputs: Inputs
    files: Mapping[str, str]
    """`digest` of every file written, but for the lock itself, by path."""
    edited: Mapping[str, str] = field(default_factory=dict)
    """What was generated, compressed, where a merged file stands: the base of the next merge."""
    names: Kept = field(default_factory=Kept)
    """The names that what is in the document keeps when something is added."""
    runtime: tuple[str, ...] = ()
    """The modules that the files name of a runtime that is shared."""
    incomplete: bool = False
    """Whether the tree was written in spite of errors."""

    def render(self) -> bytes:
        """The file's bytes."""
        from ..pycode import json_text  # only writing needs it, and it takes time to load

        data = {
            "lock": FORMAT,
            "note": NOTE,
            "sdk": self.sdk,
            "version": self.version,
            "specloom": self.specloom,
            "tools": dict(self.tools),
            "inputs": {
                "documents": dict(self.inputs.documents),
                "overlays": dict(self.inputs.overlays),
                "config": dict(self.inputs.config),
                "templates": self.inputs.templates,
            },
            "files": dict(self.files),
            **({"names": self.names.render()} if self.names else {}),
            **({"edited": dict(self.edited)} if self.edited else {}),
            **({"runtime": list(self.runtime)} if self.runtime else {}),
            **({"incomplete": True} if self.incomplete else {}),
        }
        return json_text(data).encode()


def is_newer(lock: Lock) -> bool:
    """Whether a later version of specloom than this one wrote the tree."""
    try:
        return Version(lock.specloom) > Version(__version__)
    except InvalidVersion:
        return False


@cache
def tool_versions(formatter: str) -> Mapping[str, str]:
    """The versions of what decides a tree's bytes besides specloom."""
    names = ("datamodel-code-generator", "jinja2", "pydantic", formatter)
    return {name: _version(name) for name in names}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def with_lock(
    tree: Tree,
    *,
    sdk: str,
    version: str,
    formatter: str,
    inputs: Inputs,
    names: Kept | None = None,
    runtime: Iterable[str] = (),
) -> dict[str, bytes]:
    """The tree with its lock in it; `names` are those to be kept, `runtime` the modules it names
    of a shared runtime."""
    files = {path: digest(data) for path, data in tree.items() if path != LOCK_FILE}
    tools = tool_versions(formatter)
    lock = Lock(
        sdk,
        version,
        __version__,
        tools,
        inputs,
        files,
        names=names or Kept(),
        runtime=tuple(sorted(runtime)),
    )
    return {**tree, LOCK_FILE: lock.render()}


def marked_incomplete(tree: Tree, names: Kept | None = None) -> dict[str, bytes]:
    """The tree with a lock that says so: no run takes it for what the document yields.

    `names` are those of before, which what is missing has again when it comes back.
    """
    lock = parse_lock(tree[LOCK_FILE])
    lock = replace(lock, names=lock.names.with_also(names or Kept()), incomplete=True)
    return {**tree, LOCK_FILE: lock.render()}


@lru_cache(maxsize=4)  # that of the last run and that of this one are asked for again and again
def parse_lock(data: bytes, file: str = LOCK_FILE) -> Lock:
    """The lock in a file's bytes.

    Raises:
        SpecloomError: They are not a lock of this format, or name paths that no tree has.
    """
    try:
        found = _upgraded(json.loads(data))
        if found.pop("lock") != FORMAT:
            raise ValueError("another format")
        found.pop("note", None)
        runtime = tuple(found.pop("runtime", ()))
        names = parse_kept(found.pop("names", {}))
        inputs = Inputs(**found["inputs"])
        lock = Lock(**{**found, "inputs": inputs}, names=names, runtime=runtime)
        if not all(isinstance(part, str) for part in _texts(lock)):
            raise TypeError("not text")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        if (line := conflict_line(data.decode("utf-8", "replace"))) is not None:
            raise fatal(
                "write-lock",
                SAYS,
                Place(file, line),
                hint="solve the conflicts of what the SDK is made from, then write it anew with "
                "specloom generate --force: names are kept that either side remembers",
            ) from None
        raise fatal(
            "write-lock",
            "is damaged, or of a newer specloom",
            Place(file, getattr(error, "lineno", None)),
            hint="restore it from version control, or write everything anew with --force",
        ) from None
    wrong = next((path for path in lock.files if problem(path)), None)
    if wrong is not None:
        raise fatal(
            "write-lock",
            f"it names a path that specloom never writes: {wrong!r}",
            Place(file, data[: max(data.find(json.dumps(wrong).encode()), 0)].count(b"\n") + 1),
            hint="restore it from version control, or write everything anew with --force",
        )
    return lock


def _upgraded(found: dict[str, Any]) -> dict[str, Any]:
    """A lock of format 1, which had neither the SDK's version nor the keys of its configuration."""
    if found["lock"] != 1:
        return found
    return {**found, "lock": FORMAT, "version": "", "inputs": {**found["inputs"], "config": {}}}


def _texts(lock: Lock) -> list[object]:
    inputs = lock.inputs
    tables = (
        *(lock.tools, lock.files, lock.edited),
        *(inputs.documents, inputs.overlays, inputs.config),
    )
    return [
        *(text for table in tables for pair in table.items() for text in pair),
        *lock.runtime,
        *(lock.sdk, lock.specloom, lock.version, inputs.templates),
    ]


def read_lock(folder: Path, label: str = "") -> Lock | None:
    """The lock of an output folder; None when there is none. `label` is what messages call the
    folder.

    Raises:
        SpecloomError: It cannot be read, see `parse_lock`.
    """
    place = Place(f"{label or folder.name}/{LOCK_FILE}")
    try:
        data = Disk(folder).read(LOCK_FILE)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise fatal("write-lock", f"cannot be read: {reason}", place) from None
    if isinstance(data, Obstacle):
        raise fatal("write-lock", f"is {data.value}", place, hint="move it away")
    return None if data is None else parse_lock(data, place.file)
