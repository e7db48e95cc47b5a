"""The hashes by which files are told apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(data: bytes) -> str:
    """The SHA-256 of a file's text in hexadecimal.

    Line ends count as LF: git may check files out with CRLF, and nobody edited them. A text with LF
    has the hash that `sha256sum` gives it.
    """
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def hash_of_files(files: Iterable[tuple[str, Path]]) -> str:
    """The SHA-256 of files and the names that they go by, in hexadecimal."""
    whole = hashlib.sha256()
    for name, path in files:
        data = path.read_bytes().replace(b"\r\n", b"\n")
        whole.update(f"{len(name)} {len(data)} {name}\n".encode())
        whole.update(data)
    return whole.hexdigest()


def code_digest(package: Path = Path(__file__).parent) -> str:
    """The SHA-256 of the code in a folder, specloom's by default, in hexadecimal."""
    paths = sorted(package.rglob("*.py"))
    return hash_of_files((path.relative_to(package).as_posix(), path) for path in paths)
