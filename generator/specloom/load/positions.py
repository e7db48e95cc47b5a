"""Finding the line and column of a JSON Pointer in the text of a file.

Positions are wanted only for diagnostics, so nothing is kept while parsing. A JSON text is read
again level by level: values on the way are skipped at the speed of the C parser. A YAML text is
read again once, with the marks of its events.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from msgspec import Struct, field
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from .parse_yaml import GetEvent, events_of
from .scan_json import Lines

_MERGE: Final = "<< (merge key)"
_SPACE = re.compile(r"[ \t\r\n]*")


class JsonPositions:
    """Positions in a JSON text that is known to be well-formed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._decode = json.JSONDecoder(strict=False).raw_decode
        self._opened: dict[int, _Opened] = {}

    def locate(self, parts: Sequence[str]) -> tuple[int, int]:
        """Line and column of the member or item, or of its nearest parent that is in the text."""
        value = member = self._skip(0)
        for part in parts:
            found = self._child(value, part)
            if found is None:
                break
            member, value = found
        return self._lines.at(member)

    def _child(self, start: int, name: str) -> tuple[int, int] | None:
        """Where a member of the container at an offset starts, and its value; what comes after it
        is not read."""
        if self._text[start] not in "{[":
            return None
        opened = self._opened.setdefault(start, _Opened({}, self._members(start)))
        while name not in opened.known and (member := next(opened.rest, None)) is not None:
            opened.known[member[0]] = member[1:]
        return opened.known.get(name)

    def _members(self, start: int) -> Iterator[tuple[str, int, int]]:
        text = self._text
        mapping = text[start] == "{"
        at = self._skip(start + 1)
        index = 0
        while text[at] not in "}]":
            name, value = str(index), at
            if mapping:
                name, end = self._decode(text, at)
                value = self._skip(self._skip(end) + 1)  # over the colon
            yield name, at, value
            _, end = self._decode(text, value)
            at = self._skip(end)
            if text[at] == ",":
                at = self._skip(at + 1)
            index += 1

    def _skip(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at


class _Opened(Struct):
    """The members of a container that were come by, and those to come."""

    known: dict[str, tuple[int, int]]
    rest: Iterator[tuple[str, int, int]]


class _Mark(Struct):
    """A node of a YAML text: where it stands, and the nodes in it by key or index."""

    line: int
    column: int
    children: dict[str, _Mark] | None = None


class _Level(Struct):
    """An open mapping or list, and the key whose value comes next."""

    mark: _Mark
    children: dict[str, _Mark]
    mapping: bool
    key: _Mark | None = None
    name: str = ""
    merged: list[_Mark] = field(default_factory=list)


class YamlPositions:
    """Positions in a YAML text that is known to be well-formed."""

    def __init__(self, text: str) -> None:
        self._root = _Mark(1, 1)
        self._stack: list[_Level] = []
        self._anchors: dict[str, tuple[_Mark, str]] = {}
        self._read(events_of(text))

    def locate(self, parts: Sequence[str]) -> tuple[int, int]:
        """Line and column of the member or item, or of its nearest parent that is in the text."""
        mark = self._root
        for part in parts:
            child = (mark.children or {}).get(part)
            if child is None:
                break
            mark = child
        return mark.line, mark.column

    def _read(self, get_event: GetEvent) -> None:
        while True:
            event = get_event()
            kind = type(event)
            if kind is StreamEndEvent:
                return
            if kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close()
            elif kind in (ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent):
                self._node(event, kind)

    def _node(self, event: Any, kind: type) -> None:
        mark = _Mark(event.start_mark.line + 1, event.start_mark.column + 1)
        name = event.value if kind is ScalarEvent else ""
        if kind is AliasEvent:
            target, name = self._anchors[event.anchor]
            mark.children = target.children
        elif event.anchor is not None:
            self._anchors[event.anchor] = (mark, name)
        if kind is MappingStartEvent or kind is SequenceStartEvent:
            mark.children = {}
            self._stack.append(_Level(mark, mark.children, kind is MappingStartEvent))
            return
        level = self._stack[-1] if self._stack else None
        if level is not None and level.mapping and level.key is None:
            level.key, level.name = mark, name
            if kind is ScalarEvent and name == "<<" and event.implicit[0]:
                level.name = _MERGE
            return
        self._attach(mark)

    def _close(self) -> None:
        level = self._stack.pop()
        for merged in level.merged:
            for name, child in (merged.children or {}).items():
                level.children.setdefault(name, child)
        self._attach(level.mark)

    def _attach(self, mark: _Mark) -> None:
        if not self._stack:
            self._root = mark
            return
        level = self._stack[-1]
        if not level.mapping:
            level.children[str(len(level.children))] = mark
        elif level.key is not None:
            if level.name is _MERGE:
                several = mark.children if mark.children and "0" in mark.children else None
                level.merged += several.values() if several else [mark]
            else:
                level.children[level.name] = _Mark(level.key.line, level.key.column, mark.children)
            level.key = None
