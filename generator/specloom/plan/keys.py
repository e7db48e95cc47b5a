"""What things are called in `specloom.lock`: short, readable, and the same wherever they stand.

A place in the document is what holds it (`Pet`, `GET /pets`) and the way from there
(`.owner.tags[]`, `200`, `body`). The way has the names that the document gives, and no positions
where there are names: a parameter is known by its location and name, what stands in a list of
schemas by a label (`plan.lists`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from ..ir.api import Api, Event, Operation
from ..load.pointer import index_in, split, unescape
from ..naming import Key, Ledger
from .lists import LISTS, item_of, labels, parse_list, render_list

_SCHEMA = re.compile(r"/components/schemas/([^/]*)")
_SHARED = re.compile(r"/components/([^/]*/[^/]*)")
_SUFFIX = re.compile(r"#(?:input|family)$")
_PLAIN = re.compile(r"[^\s.\[\]{}/\"#]+")
_MEDIA = {
    "application/json": "",
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
}


KIND = "lists"
"""The kind under which the lock has what the items of lists say."""


class Keys:
    """The keys of the places of one document: one for each pointer.

    `data` is the document; the ledger knows what stood in its lists before.
    """

    def __init__(self, api: Api, data: Any, ledger: Ledger) -> None:
        self._data = data
        self._ledger = ledger
        self._labels: dict[str, list[int]] = {}
        self._holders = {each.pointer: operation_key(each) for each in api.operations}
        self._holders |= {each.pointer: event_key(each) for each in api.events}
        self._parameters = {
            parameter.pointer: f"{parameter.location} {parameter.wire}"
            for each in api.operations
            for parameter in each.parameters
        }

        self._known: dict[str, Key] = {}
        self._taken: set[Key] = set()

    def of(self, pointer: str) -> Key:
        """What holds the place at `pointer`, and the way from there. Nothing holds a schema of the
        components."""
        key = self._known.get(pointer)
        if key is None:
            holder, way = self._split(pointer)
            key = (holder, way) if way else ("", holder)
            if key in self._taken:  # names that are made to look like a way
                key = ("#", pointer)
            self._known[pointer] = key
            self._taken.add(key)
        return key

    def text(self, pointer: str) -> str:
        """The same in one piece."""
        return " ".join(filter(None, self.of(pointer)))

    def _split(self, pointer: str) -> Key:
        suffix = _SUFFIX.search(pointer)
        if suffix:
            holder, way = self._split(pointer[: suffix.start()])
            return holder, way + suffix.group()
        for pattern in (_SCHEMA, _SHARED):
            found = pattern.match(pointer)
            if found:
                holder = unescape(found[1])
                return holder, self._way(holder, found.group(), pointer[found.end() :])
        return self._inside(pointer)

    def _inside(self, pointer: str) -> Key:
        end = len(pointer)
        while end > 0:
            start, rest = pointer[:end], pointer[end:]
            if start in self._holders:
                holder = self._holders[start]
                return holder, self._way(holder, start, rest)
            if start in self._parameters:
                holder, _ = self._inside(start.rpartition("/parameters/")[0])
                return holder, self._way(holder, start, rest, self._parameters[start])
            end = pointer.rfind("/", 0, end)
        return "#", pointer  # a path item's parameter, the inside of another file

    def _way(self, holder: str, start: str, rest: str, way: str = "") -> str:
        """`.owner[]` for `/properties/owner/items` from `start` on, where `way` leads."""
        work = iter(rest.split("/")[1:])
        at = start
        for segment in work:
            at += f"/{segment}"
            if segment in LISTS and (place := next(work, None)) is not None:
                way += f"/{segment}"
                way += f"/{self._label(holder, way.strip(), at, place)}"
                at += f"/{place}"
            elif segment in _NAMED:
                name = next(work, "")
                at += f"/{name}"
                way += _NAMED[segment](unescape(name))
            else:
                way += _STEPS.get(segment, f"/{segment}")
        return way.strip()

    def _label(self, holder: str, way: str, pointer: str, place: str) -> str:
        """What the item at a place of the list at `pointer` is known by."""
        if pointer not in self._labels:
            listed = self._value(pointer)
            items = list(map(item_of, listed)) if isinstance(listed, list) else []
            key = (holder, way)
            found = labels(parse_list(self._ledger.before(KIND, key)), items)
            self._ledger.note(KIND, key, render_list(found, items))
            self._labels[pointer] = found
        found = self._labels[pointer]
        at, joined, others = place.partition("~")  # with what it is read together
        index = index_in(found, at)
        return place if index is None else f"{found[index]}{joined}{others}"

    def _value(self, pointer: str) -> Any:
        value = self._data
        for part in split(pointer):
            if isinstance(value, list):
                index = index_in(value, part)
                value = None if index is None else value[index]
            else:
                value = value.get(part) if isinstance(value, dict) else None
        return value


_STEPS = {"schema": "", "items": "[]", "additionalProperties": "{}", "requestBody": "body"}
_NAMED: dict[str, Callable[[str], str]] = {
    "properties": lambda name: "." + (name if _PLAIN.fullmatch(name) else json.dumps(name)),
    "content": lambda media: f" {_MEDIA.get(media, media)}".rstrip(),
    "responses": lambda status: status,
}


def operation_key(operation: Operation) -> str:
    """`GET /pets/{id}`."""
    return f"{operation.method} {operation.path}"


def event_key(event: Event) -> str:
    """`webhook pet.created`; a callback has its place."""
    if event.pointer.startswith("/webhooks/"):
        return f"webhook {event.name} {event.method}".removesuffix(" POST")
    return f"callback {event.name} {event.pointer}"
