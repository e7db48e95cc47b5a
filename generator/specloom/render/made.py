"""Files that are made of parts of a plan, in this run or in the last one."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from msgspec import Struct, msgpack

from ..digest import code_digest
from ..format.cache import Cache
from ..ir.schemas import MISSING
from ..pack import Pack
from ..plan.parts import Parts
from ..pycode import Safe
from ..write.quick import templates_digest


class MadeFile(Struct, frozen=True):
    """A file as it was rendered, unformatted; `needs` is what the package has to have for it."""

    text: str
    needs: tuple[str, ...] = ()


class Made:
    """The files of one SDK that are functions of a part of its plan, by their paths in the package.

    A part that the last run had too is not made again: its file is there from the beginning. That
    holds while nothing but the part, specloom, its templates and its libraries decide what is in
    the file: not with extensions or templates of the user, which may read anything.

    Args:
        parts: All parts of the plan.
        cache: Keeps one entry for the SDK; one that remembers nothing turns this off.
        name: Which SDK it is.
        templates: specloom's.
    """

    def __init__(self, parts: Parts, cache: Cache, name: str, templates: Path) -> None:
        self.parts = parts
        self.files: dict[str, MadeFile] = {}
        self._pack = Pack(cache, f"files of {name}", MadeFile)
        self._keys: dict[str, str] = {}
        if cache:
            by = made_by(templates)
            self._keys = {part.path: digest_of(part, f"{by} {part.path}") for part in parts}
        for path, key in self._keys.items():
            found = self._pack.get(key)
            if found is not None:
                self.files[path] = found
        self.fresh = parts.without(self.files)
        """The parts whose files are to be made."""

    def add(self, path: str, text: str, *needs: str, keep: bool = True) -> None:
        """Takes a file that this run made, for the next one too if it is to `keep` it."""
        self.files[path] = MadeFile(text, needs)
        if keep and path in self._keys:
            self._pack.put(self._keys[path], self.files[path])

    def keep(self) -> None:
        """Remembers the files of this run."""
        self._pack.keep()


def digest_of(part: Struct, by: str) -> str:
    """A digest that only equal parts have, made by the same code; empty when it has none.

    `by` is that of the code. The parts are data of the plan: structs that a tag tells from all that
    can stand in their place, and JSON.
    """
    try:
        data = msgpack.encode(part, enc_hook=_plain)
    except (TypeError, ValueError, OverflowError, RecursionError):  # 2**64, half a surrogate pair
        return ""
    return hashlib.sha256(f"{by}\n".encode() + data).hexdigest()


def _plain(value: Any) -> Any:
    if value is MISSING:
        return msgpack.Ext(0, b"")  # which no JSON is
    if isinstance(value, Safe):
        return str(value)
    raise TypeError(f"no part of a plan: {type(value).__name__}")


@cache
def made_by(templates: Path) -> str:
    """The digest of what parts of a plan are made into files by: specloom's code and templates, the
    libraries, Python."""
    libraries = (
        *("datamodel-code-generator", "jinja2", "markdown-it-py", "markupsafe", "msgspec"),
        "pydantic",
    )
    versions = [sys.version, *(metadata.version(name) for name in libraries)]
    whole = [code_digest(), templates_digest((templates,)), *versions]
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()
