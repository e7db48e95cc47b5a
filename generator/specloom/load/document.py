"""A loaded document: plain data, the files it came from, and where everything stands in them."""

from __future__ import annotations

from typing import Any, Literal

from msgspec import Struct

from ..diagnostics import Place
from .places import Finding, Places
from .pointer import index_in, split
from .source import SourceFile

Version = Literal["3.0", "3.1", "3.2"]


class Document(Struct, frozen=True):
    """An OpenAPI document, ready to be understood.

    `data` is JSON data; nobody may change it. Every `$ref` in it that means something is `#`
    followed by a plain JSON Pointer, never percent-encoded, to something that exists. What stands
    in other files is under `data["x-specloom-files"][label]`.

    `version` is the feature set of the OpenAPI Specification; `files` are the files that were
    read, the document itself first, overlays last. `misfits` are the values of another type than
    their places need.
    """

    data: dict[str, Any]
    files: tuple[SourceFile, ...]
    version: Version
    places: Places
    misfits: tuple[Finding, ...] = ()

    def place(self, pointer: str) -> Place:
        """Where the value at a JSON Pointer into `data` is written.

        The nearest parent that is written anywhere is taken when the value itself is not, so that
        a pointer to something missing leads to where it is missing.
        """
        return self.places.at(pointer)

    def resolve(self, pointer: str) -> Any:
        """The value at a JSON Pointer into `data`.

        Raises:
            KeyError: There is none.
        """
        return value_at(self.data, pointer)


def value_at(data: Any, pointer: str) -> Any:
    """The value at a JSON Pointer (RFC 6901, section 4).

    Raises:
        KeyError: There is none.
    """
    for part in split(pointer):
        if isinstance(data, list) and (index := index_in(data, part)) is not None:
            data = data[index]
        elif isinstance(data, dict):
            data = data[part]
        else:
            raise KeyError(pointer)
    return data
