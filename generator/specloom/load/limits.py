"""Budgets that keep the time and memory of loading bounded, whatever the input."""

from __future__ import annotations

from msgspec import Struct


class Limits(Struct, frozen=True):
    """What specloom is willing to read. Going over one is the error `load-too-large`."""

    file_bytes: int = 64 * 1024 * 1024
    """Largest single file; of a YAML file, also the characters that its aliases bring."""

    total_bytes: int = 256 * 1024 * 1024
    """All files of a document together."""

    files: int = 5_000
    """Number of files of a document."""

    depth: int = 200
    """Levels of nested mappings and lists. Later stages may recurse because of it."""

    values: int = 5_000_000
    """Mappings, lists and scalars in one file, counted after YAML aliases are expanded."""

    key: int = 10_000
    """Characters of one key of a mapping. Names of what is inside repeat it, place by place."""

    fetch_seconds: float = 60.0
    """Time to fetch one URL, redirects included."""

    redirects: int = 5
    """Redirects followed for one URL, all within its origin."""
