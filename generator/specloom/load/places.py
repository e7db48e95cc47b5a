"""Where the parts of a document are written: the files, and which part comes from which."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ..diagnostics import Diagnostic, Place
from .parse import decode
from .pointer import ancestors, escape, split
from .positions import JsonPositions, YamlPositions
from .source import SourceFile

FILES_KEY: Final = "x-specloom-files"
"""The key of the root under which other files of the document are put, by label."""


class Origin(Struct, frozen=True):
    """Where a part of the document comes from: a file and a JSON Pointer in it."""

    label: str
    pointer: str


class Places:
    """Finds where a value of a document is written. Looks into the text only when asked."""

    def __init__(self, files: Iterable[SourceFile], origins: Mapping[str, Origin]) -> None:
        self._files = {file.label: file for file in files}
        self._origins = dict(origins)
        self._positions: dict[str, JsonPositions | YamlPositions] = {}

    @property
    def origins(self) -> dict[str, Origin]:
        """A copy of what is known: pointers into the document and where they come from."""
        return dict(self._origins)

    def at(self, pointer: str) -> Place:
        """Where the value at a JSON Pointer is written, or its nearest parent that is."""
        origin = origin_of(self._origins, pointer)
        line, column = self._locate(origin)
        return Place(origin.label, line, column, pointer)

    def _locate(self, origin: Origin) -> tuple[int, int]:
        if origin.label not in self._positions:
            text = decode(self._files[origin.label])
            positions = JsonPositions(text) if _is_json(origin.label, text) else YamlPositions(text)
            self._positions[origin.label] = positions
        return self._positions[origin.label].locate(split(origin.pointer))


class Finding(Struct, frozen=True):
    """A diagnostic whose place is yet to be looked up, by a pointer into the bundled document."""

    diagnostic: Diagnostic
    pointer: str

    def placed(self, places: Places) -> Diagnostic:
        """The diagnostic with its place."""
        return replace(self.diagnostic, place=self.diagnostic.place or places.at(self.pointer))


def origin_of(origins: Mapping[str, Origin], pointer: str) -> Origin:
    """Where the value at a pointer comes from, told by its nearest parent whose origin is known."""
    seen: set[str] = set()
    while True:
        parent = _known(origins, pointer)
        origin = Origin(origins[parent].label, origins[parent].pointer + pointer[len(parent) :])
        # What took the place of a reference may itself hold objects that did so, known by the
        # pointer they have below their file.
        file = f"/{FILES_KEY}/{escape(origin.label)}"
        below = file + origin.pointer
        if below == pointer or parent in seen or _known(origins, below) in ("", file):
            return origin
        seen.add(parent)  # an overlay that writes there itself would lead round for ever
        pointer = below


def _known(origins: Mapping[str, Origin], pointer: str) -> str:
    return next(parent for parent in ancestors(pointer) if parent in origins)


def _is_json(label: str, text: str) -> bool:
    # The parser made the same decision: what is named so was JSON, and what starts like JSON may
    # be YAML in flow style.
    if label.lower().endswith(".json"):
        return True
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
