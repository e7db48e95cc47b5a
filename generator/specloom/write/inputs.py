"""The inputs of an SDK, as its lock records them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Protocol

from ..config import SdkConfig
from ..render.locations import templates_root
from .lock import Inputs
from .quick import templates_digest


class ReadFile(Protocol):
    """A file as the loader read it."""

    @property
    def label(self) -> str:
        """Its path relative to the project, or its URL."""
        ...

    @property
    def sha256(self) -> str:
        """The hash of its bytes, in hexadecimal."""
        ...


def template_folders(config: SdkConfig) -> tuple[Path, ...]:
    """The folders that templates come from, built-in ones first."""
    own = (config.root / config.templates,) if config.templates else ()
    return (templates_root(), *own)


def inputs_of(config: SdkConfig, files: Iterable[ReadFile]) -> Inputs:
    """The hashes of everything that an SDK is made from.

    Args:
        config: Its configuration.
        files: What the loader read for it, documents and overlays.
    """
    overlays = {PurePosixPath(path).as_posix() for path in config.overlays}
    hashes = {file.label: file.sha256 for file in files}
    return Inputs(
        documents={label: sha for label, sha in hashes.items() if label not in overlays},
        overlays={label: sha for label, sha in hashes.items() if label in overlays},
        config=config.digests(),
        templates=templates_digest(template_folders(config)),
    )
