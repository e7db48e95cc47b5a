"""Compiled templates that are kept between runs, as Python keeps its modules."""

from __future__ import annotations

import contextlib
import hashlib
from importlib import metadata
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from ..format.cache import user_cache


def compiled_templates(*code: Path) -> BytecodeCache | None:
    """Jinja's cache in the user's cache folder; None when the user wants none.

    Args:
        code: Folders with the code that templates are compiled with: what it makes of constants
            is part of a compiled template.
    """
    base = user_cache()
    if base is None:
        return None
    whole = hashlib.sha256(metadata.version("jinja2").encode())
    for path in sorted(path for folder in code for path in folder.glob("*.py")):
        whole.update(path.read_bytes())
    folder = base / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return _Forgiving(str(folder), f"{whole.hexdigest()[:16]}-%s")


class _Forgiving(FileSystemBytecodeCache):
    """It never fails: what cannot be read or written is compiled again."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)
