"""Files that are made of parts of a plan, in this run or in the last one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from ..format.cache import Cache
from ..pack import Pack, digest_of, made_by


class MadeFile(Struct, frozen=True):
    """A file as it was rendered, unformatted; `needs` is what other files have to have for it."""

    text: str
    needs: tuple[str, ...] = ()


class Made:
    """The files of one SDK that are functions of a part of its plan, by their paths in the package.

    A part that the last run had too is not made again: its file is there from the beginning. That
    holds while nothing but the part, specloom, its templates and its libraries decide what is in
    the file: not with extensions or templates of the user, which may read anything.

    Args:
        cache: Keeps one entry for the SDK; one that remembers nothing turns this off.
        name: Which SDK it is.
        templates: specloom's.
    """

    def __init__(self, cache: Cache, name: str, templates: Path) -> None:
        self.files: dict[str, MadeFile] = {}
        self._by = made_by(templates) if cache else ""
        self._keys: dict[str, str] = {}
        self._pack = Pack(cache, f"files of {name}", MadeFile)

    def look_up(self, parts: Iterable[tuple[str, Struct]]) -> None:
        """Takes the files of parts that the last run had; each part comes with the path."""
        for path, part in parts if self._by else ():
            key = self._keys[path] = digest_of(part, f"{self._by} {path}")
            found = self._pack.get(key)
            if found is not None:
                self.files[path] = found

    def add(self, path: str, text: str, *needs: str, keep: bool = True) -> None:
        """Takes a file that this run made, for the next one too if it is to `keep` it."""
        self.files[path] = MadeFile(text, needs)
        if keep and path in self._keys:
            self._pack.put(self._keys[path], self.files[path])

    def keep(self) -> None:
        """Remembers the files of this run."""
        self._pack.keep()
