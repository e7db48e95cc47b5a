"""Compiled templates that are kept between runs, as Python keeps its modules."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from ..format.cache import user_cache


def compiled_templates(templates: Path, *code: Path) -> BytecodeCache | None:
    """Jinja's cache where Python would keep the bytecode of modules that stood beside the templates
    (PEP 3147), or in the user's cache folder; None when neither is to be had.

    Args:
        templates: Their folder.
        code: Folders with the code that templates are compiled with: what it makes of constants
            is part of a compiled template.
    """
    whole = hashlib.sha256(metadata.version("jinja2").encode())
    for path in sorted(path for folder in code for path in folder.glob("*.py")):
        whole.update(path.read_bytes())
    for folder in _folders(templates):
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if os.access(folder, os.W_OK):
                return _Forgiving(folder, whole.hexdigest())
    return None


def _folders(templates: Path) -> Iterator[Path]:
    if not sys.dont_write_bytecode:
        yield Path(util.cache_from_source(str(templates / "templates.py"))).parent
    if base := user_cache():
        yield base / "templates"


class _Forgiving(FileSystemBytecodeCache):
    """It never fails: what cannot be read or written is compiled again."""

    def __init__(self, folder: Path, code: str) -> None:
        super().__init__(str(folder), f"%s.{sys.implementation.cache_tag}")
        self._code = code

    def get_source_checksum(self, source: str) -> str:
        """Of the template and the code it is compiled with: both make a kept one stale."""
        return super().get_source_checksum(f"{self._code}\n{source}")

    def load_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)
