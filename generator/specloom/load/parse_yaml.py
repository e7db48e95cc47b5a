"""YAML 1.2 to plain data, by the rules of its core schema (YAML 1.2.2, section 10.3).

PyYAML resolves by YAML 1.1 (`no` is false, `12:30:45` is a number of seconds), so only its parser
is used: the events of libyaml, composed here into dicts, lists and scalars.

* A mapping key is always a string, spelled as it is written: `200`, `no`, `1.10`.
* Anchors and aliases work; every alias becomes a copy of its own, within the budget of values.
* The merge key `<<` of YAML 1.1 works, because documents in the wild rely on it.
* Tags other than those of the core schema are refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ..diagnostics import Diagnostics, Place, SpecloomError, fatal
from .copying import characters_of, copy_of
from .limits import Limits
from .pointer import join
from .yaml_scalars import NotInJsonError, plain_scalar

_MERGE: Final = object()
_TAG: Final = "tag:yaml.org,2002:"
_CORE: Final = frozenset(_TAG + name for name in ("str", "int", "float", "bool", "null"))


GetEvent = Callable[[], Any]


def events_of(text: str) -> GetEvent:
    """The `get_event` function of the parser: libyaml's when PyYAML was built with it."""
    if yaml.__with_libyaml__:
        get_event: GetEvent = yaml.CSafeLoader(text).get_event
    else:
        get_event = yaml.SafeLoader(text).get_event
    return get_event


class _Frame:
    """A mapping or list that is being composed."""

    __slots__ = ("anchor", "container", "height", "key", "mapping", "merges", "size")

    def __init__(self, mapping: bool, anchor: str | None) -> None:
        self.container: Any = {} if mapping else []
        self.mapping = mapping
        self.key: Any = None
        self.merges: list[Any] | None = None
        self.anchor = anchor
        self.size = 1
        self.height = 1


def parse_yaml(label: str, text: str, diagnostics: Diagnostics, limits: Limits) -> Any:
    """The data of a YAML text.

    Raises:
        SpecloomError: The text is not YAML 1.2, uses what specloom refuses, or is over the limits.
    """
    try:
        return _Composer(label, diagnostics, limits).compose(events_of(text))
    except yaml.MarkedYAMLError as error:
        what = ", ".join(part for part in (error.context, error.problem) if part)
        mark = error.problem_mark or error.context_mark
        place = Place(label, mark.line + 1, mark.column + 1) if mark else Place(label)
        raise fatal("load-yaml-syntax", f"not valid YAML: {what}", place) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        message = f"not valid YAML: {error.reason} (character {error.character!r})"
        raise fatal("load-yaml-syntax", message, Place(label, line)) from None


class _Composer:
    """Builds the data of one document from its events, without recursion."""

    def __init__(self, label: str, diagnostics: Diagnostics, limits: Limits) -> None:
        self._label = label
        self._diagnostics = diagnostics
        self._limits = limits
        self._stack: list[_Frame] = []
        self._root: Any = _MERGE
        # anchor -> value, its text when it is a scalar, number of values in it, levels in it
        self._anchors: dict[str, tuple[Any, str | None, int, int]] = {}
        self._values = 0
        self._aliased = 0

    def compose(self, get_event: GetEvent) -> Any:
        stack = self._stack
        documents = 0
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                frame = stack[-1] if stack else None
                if frame is not None and frame.mapping and frame.key is None:
                    self._key(frame, event)
                    continue
                value = self._scalar(event)
                if event.anchor is not None:
                    self._anchors[event.anchor] = (value, event.value, 1, 0)
                self._put(value, 1, 0, event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                self._close(event)
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise self._fatal(
                        event, "load-yaml-documents", "more than one YAML document in the file"
                    )
            elif kind is StreamEndEvent:
                if self._root is _MERGE:
                    raise fatal("load-empty", f"{self._label} is empty", Place(self._label))
                return self._root

    def _key(self, frame: _Frame, event: ScalarEvent) -> None:
        if event.tag is not None:
            self._tag(event, event.tag)
        if event.anchor is not None:
            self._anchors[event.anchor] = (event.value, event.value, 1, 0)
        if event.value == "<<" and event.implicit[0]:
            frame.key = _MERGE
        else:
            self._named(frame, event.value, event)

    def _named(self, frame: _Frame, key: str, event: Event) -> None:
        if len(key) > self._limits.key:
            message = f"a key of more than {self._limits.key:,} characters"
            raise self._fatal(event, "load-too-large", message)
        frame.key = key
        if key in frame.container:
            self._diagnostics.error(
                "load-duplicate-key",
                f"the key {key!r} stands here twice",
                self._place(event, self._pointer()),
            )

    def _scalar(self, event: ScalarEvent) -> Any:
        if event.tag is not None and event.tag != "!":
            return self._tagged(event)
        if not event.implicit[0]:
            return event.value
        return self._plain(event)

    def _plain(self, event: ScalarEvent) -> Any:
        try:
            return plain_scalar(event.value)
        except NotInJsonError:
            text = event.value
            short = text if len(text) <= 40 else text[:40] + "…"
            self._diagnostics.error(
                "load-number",
                f"{short} is not a number that JSON can hold; read as null",
                self._place(event, self._pointer()),
            )
            return None

    def _tagged(self, event: ScalarEvent) -> Any:
        name = self._tag(event, event.tag or "")
        if name == "str":
            return event.value
        value = self._plain(event)
        fits = {"int": (int,), "float": (int, float), "bool": (bool,), "null": (type(None),)}
        if type(value) not in fits[name]:
            raise self._fatal(event, "load-yaml-tag", f"{event.value!r} is not a !!{name}")
        return float(value) if name == "float" else value

    def _tag(self, event: Event, tag: str) -> str:
        if tag not in _CORE:
            short = "!!" + tag.removeprefix(_TAG) if tag.startswith(_TAG) else tag
            raise self._fatal(
                event, "load-yaml-tag", f"the tag {short[:80]} is not one of the YAML core schema"
            )
        return tag.removeprefix(_TAG)

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        mapping = type(event) is MappingStartEvent
        if event.tag not in (None, "!", _TAG + ("map" if mapping else "seq")):
            self._tag(event, event.tag)
            raise self._fatal(event, "load-yaml-tag", f"{event.tag} on a collection")
        parent = self._stack[-1] if self._stack else None
        if parent is not None and parent.mapping and parent.key is None:
            raise self._fatal(event, "load-yaml-key", "a mapping key that is not a scalar")
        if len(self._stack) >= self._limits.depth:
            raise self._too_deep(event)
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)
        self._stack.append(_Frame(mapping, event.anchor))

    def _close(self, event: Event) -> None:
        frame = self._stack.pop()
        if frame.merges is not None:
            for merged in frame.merges:
                for key, value in merged.items():
                    frame.container.setdefault(key, value)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = (frame.container, None, frame.size, frame.height)
        self._put(frame.container, frame.size, frame.height, event)

    def _alias(self, event: AliasEvent) -> None:
        if event.anchor not in self._anchors:
            known = any(frame.anchor == event.anchor for frame in self._stack)
            what = "refers to a node that holds it" if known else "has no anchor"
            raise self._fatal(event, "load-yaml-alias", f"the alias *{event.anchor} {what}")
        value, text, size, height = self._anchors[event.anchor]
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.mapping and frame.key is None:
            if text is None:
                raise self._fatal(event, "load-yaml-key", "a mapping key that is not a scalar")
            self._named(frame, text, event)
            return
        if len(self._stack) + height > self._limits.depth:
            raise self._too_deep(event)
        self._spend(size - 1, event)
        self._aliased += characters_of(value)
        if self._aliased > self._limits.file_bytes:
            message = f"aliases of more than {self._limits.file_bytes:,} characters"
            raise self._fatal(event, "load-too-large", message)
        self._put(copy_of(value), size, height, event)

    def _put(self, value: Any, size: int, height: int, event: Event) -> None:
        self._spend(1, event)
        if not self._stack:
            self._root = value
            return
        frame = self._stack[-1]
        frame.size += size
        if height >= frame.height:
            frame.height = height + 1
        if not frame.mapping:
            frame.container.append(value)
            return
        if frame.key is _MERGE:
            self._merge(frame, value, event)
        else:
            frame.container[frame.key] = value
        frame.key = None

    def _merge(self, frame: _Frame, value: Any, event: Event) -> None:
        merged = value if isinstance(value, list) else [value]
        if not all(isinstance(item, dict) for item in merged):
            raise self._fatal(
                event, "load-yaml-merge", "the value of a merge key << is not a mapping"
            )
        frame.merges = [*(frame.merges or ()), *merged]

    def _spend(self, values: int, event: Event) -> None:
        self._values += values
        if self._values > self._limits.values:
            raise self._fatal(
                event,
                "load-too-large",
                f"more than {self._limits.values:,} values once aliases are expanded",
            )

    def _too_deep(self, event: Event) -> SpecloomError:
        depth = self._limits.depth
        return self._fatal(event, "load-too-large", f"nested more than {depth} levels deep")

    def _fatal(self, event: Event, code: str, message: str) -> SpecloomError:
        return fatal(code, message, self._place(event))

    def _place(self, event: Event, pointer: str = "") -> Place:
        mark = event.start_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        return Place(self._label, line, column, pointer)

    def _pointer(self) -> str:
        return join(
            frame.key if frame.mapping else len(frame.container)
            for frame in self._stack
            if frame.key is not _MERGE
        )
