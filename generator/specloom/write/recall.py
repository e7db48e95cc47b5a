"""The documents that an SDK was made from, after they were changed or replaced on disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, Protocol

from ..diagnostics import Place, fatal
from ..digest import digest
from .contents import keep, kept
from .lock import LOCK_FILE, Lock
from .origin import from_history

_KIND: Final = "documents"


class ReadFile(Protocol):
    """A file as the loader read it."""

    @property
    def label(self) -> str:
        """Its path relative to the project, or its URL."""
        ...

    @property
    def sha256(self) -> str:
        """The hash of its text, in hexadecimal."""
        ...

    @property
    def content(self) -> bytes:
        """Its bytes."""
        ...


def remember(files: Iterable[ReadFile]) -> None:
    """Keeps documents in the user's cache, by their hash. It never fails."""
    keep(_KIND, ((file.sha256, file.content) for file in files))


def recall(lock: Lock, root: Path) -> Mapping[str, bytes]:
    """Label -> content of every document and overlay that the lock names, as they were read for it.

    Each is taken from where it stands, if it still is what it was, else from the user's cache, else
    from the history of git. All of them have the hash that the lock says.

    Args:
        lock: The lock of the SDK.
        root: The folder that labels are relative to.

    Raises:
        SpecloomError: One is in none of these places.
    """
    wanted = {**lock.inputs.documents, **lock.inputs.overlays}
    return {label: _recalled(label, sha256, root) for label, sha256 in wanted.items()}


def _recalled(label: str, sha256: str, root: Path) -> bytes:
    def is_it(data: bytes) -> bool:
        return digest(data) == sha256

    for found in (_on_disk(label, root), kept(_KIND, sha256)):
        if found is not None and is_it(found):
            return found
    if "://" not in label:
        found = from_history(label, root, is_it)
        if found is not None:
            return found
    raise fatal(
        "diff-no-past",
        f"{label} is not what {LOCK_FILE} says any more, and what it was is not to be found",
        Place(label),
        hint="commit the document beside the SDK: it is looked for in the history of git",
    )


def _on_disk(label: str, root: Path) -> bytes | None:
    if "://" in label:
        return None
    try:
        return (root / label).read_bytes()
    except (OSError, ValueError):
        return None
