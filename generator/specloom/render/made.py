"""Files that are made of parts of a plan, in this run or in the last one."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from ..format.cache import Cache
from ..pack import Pack, digest_of, made_by
from ..plan.parts import Parts


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
