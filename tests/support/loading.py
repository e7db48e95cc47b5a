"""Small documents on disk, and what loading them says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from specloom.diagnostics import Diagnostic, Diagnostics, SpecloomError
from specloom.load import Document, Limits, apply_overlay, load

HEAD = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n"
HEAD_31 = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes files, and the folders they are in."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def load_files(
    folder: Path, files: Mapping[str, str | bytes], source: str = "openapi.yaml", **options: Any
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Loads a document from files written for it."""
    write(folder, files)
    diagnostics = Diagnostics()
    document = load(source, base=folder, diagnostics=diagnostics, **options)
    return document, diagnostics.items


def load_text(
    folder: Path, text: str | bytes, name: str = "openapi.yaml", **options: Any
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Loads a document of a single file."""
    return load_files(folder, {name: text}, name, **options)


def refuse(
    folder: Path, text: str | bytes, name: str = "openapi.yaml", **options: Any
) -> Diagnostic:
    """The error that keeps a document from being loaded."""
    with pytest.raises(SpecloomError) as caught:
        load_text(folder, text, name, **options)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


def overlaid(
    folder: Path, document: str, overlay: str, **options: Any
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """A document with an overlay applied, and what that says."""
    loaded, found = load_text(folder, document)
    assert found == ()
    write(folder, {"overlay.yaml": overlay})
    diagnostics = Diagnostics()
    changed = apply_overlay(loaded, "overlay.yaml", diagnostics, base=folder, **options)
    return changed, diagnostics.items


def parsed(folder: Path, text: str | bytes, name: str, limits: Limits | None = None) -> Any:
    """The data of a file that is not a document, which must have nothing to complain about."""
    from specloom.load.parse import parse
    from specloom.load.source import Reader

    write(folder, {name: text})
    limits = limits or Limits()
    diagnostics = Diagnostics()
    data = parse(Reader(folder, limits).read_root(name), diagnostics, limits)
    assert diagnostics.items == ()
    return data
