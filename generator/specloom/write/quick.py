"""Answering "nothing changed" from hashes alone, without reading the document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from .. import __version__
from ..digest import code_digest, digest, hash_of_files
from ..format.cache import user_cache
from .disk import Disk
from .lock import Lock, tool_versions


def is_unchanged(
    lock: Lock,
    *,
    root: Path,
    output: Path,
    formatter: str,
    config: Mapping[str, str],
    templates: Iterable[Path],
) -> bool:
    """Whether everything that was read and written is, by its hash, what it was.

    False means "find out by generating": also when a part of the document comes from the web, and
    when specloom runs from a checkout whose code was not seen to give this very tree.

    Args:
        lock: The lock of the output folder.
        root: The folder that labels of documents are relative to.
        output: The output folder.
        formatter: The formatter that is configured.
        config: The digests of the SDK's configuration.
        templates: The folders with templates, built-in ones first.
    """
    folders = tuple(templates)
    return (
        not lock.incomplete
        and lock.specloom == __version__
        and lock.tools == tool_versions(formatter)
        and lock.inputs.config == config
        and lock.inputs.templates == templates_digest(folders)
        and _are_same_documents({**lock.inputs.documents, **lock.inputs.overlays}, root)
        and _are_same_files(lock.files, output)
        and (_is_installed() or _was_seen(lock))
    )


def remember_unchanged(lock: Lock) -> None:
    """Notes that this specloom, if it runs from a checkout, gives the tree of this lock."""
    cache = user_cache()
    if cache is None or _is_installed():
        return
    try:
        folder = cache / "unchanged"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / _mark(lock)).touch()
    except OSError:
        return


def templates_digest(folders: Iterable[Path]) -> str:
    """The SHA-256 of the templates in some folders, but for those of reports; hexadecimal."""
    return hash_of_files(
        (f"{n}/{path.relative_to(folder).as_posix()}", path)
        for n, folder in enumerate(folders)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and "__pycache__" not in path.parts
        and path.relative_to(folder).parts[0] != "report"
    )


def _are_same_documents(hashes: Mapping[str, str], root: Path) -> bool:
    for label, expected in hashes.items():
        if "://" in label or label.startswith("<"):
            return False
        try:
            data = (root / label).read_bytes()
        except OSError:
            return False
        if digest(data) != expected:
            return False
    return True


def _are_same_files(hashes: Mapping[str, str], output: Path) -> bool:
    disk = Disk(output)
    for path, expected in hashes.items():
        try:
            data = disk.read(path)
        except OSError:
            return False
        if not isinstance(data, bytes) or digest(data) != expected:
            return False
    return True


def _is_installed() -> bool:
    """Whether the code is a release's: a wheel brings its templates inside the package."""
    return (_package() / "_templates").is_dir()


def _package() -> Path:
    return Path(__file__).parent.parent


def _mark(lock: Lock) -> str:
    """A name for "this code gives this tree"."""
    return hashlib.sha256(code_digest(_package()).encode() + lock.render()).hexdigest()


def _was_seen(lock: Lock) -> bool:
    cache = user_cache()
    return cache is not None and (cache / "unchanged" / _mark(lock)).exists()
