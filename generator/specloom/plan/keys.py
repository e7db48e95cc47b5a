"""What things are called in `specloom.lock`: short, readable, and the same wherever they stand.

A place in the document is what holds it (`Pet`, `GET /pets`) and the way from there
(`.owner.tags[]`, `200`, `body`). The way has the names that the document gives, and no positions
where there are names: a parameter is known by its location and name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from ..ir.api import Api, Event, Operation
from ..load.pointer import unescape
from ..naming import Key

_SCHEMA = re.compile(r"/components/schemas/([^/]*)")
_SHARED = re.compile(r"/components/([^/]*/[^/]*)")
_SUFFIX = re.compile(r"#(?:input|family)$")
_PLAIN = re.compile(r"[^\s.\[\]{}/\"#]+")
_MEDIA = {
    "application/json": "",
    "application/x-www-form-urlencoded": "form",
    "multipart/form-data": "multipart",
}


class Keys:
    """The keys of the places of one document: one for each pointer."""

    def __init__(self, api: Api) -> None:
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
                return unescape(found[1]), _way(pointer[found.end() :])
        return self._inside(pointer)

    def _inside(self, pointer: str) -> Key:
        end = len(pointer)
        while end > 0:
            start = pointer[:end]
            if start in self._holders:
                return self._holders[start], _way(pointer[end:])
            if start in self._parameters:
                holder, _ = self._inside(start.rpartition("/parameters/")[0])
                return holder, f"{self._parameters[start]}{_way(pointer[end:])}"
            end = pointer.rfind("/", 0, end)
        return "#", pointer  # a path item's parameter, the inside of another file


def operation_key(operation: Operation) -> str:
    """`GET /pets/{id}`."""
    return f"{operation.method} {operation.path}"


def event_key(event: Event) -> str:
    """`webhook pet.created`; a callback has its place."""
    if event.pointer.startswith("/webhooks/"):
        return f"webhook {event.name} {event.method}".removesuffix(" POST")
    return f"callback {event.name} {event.pointer}"


def _way(pointer: str) -> str:
    """`.owner[]` for `/properties/owner/items`."""
    return "".join(_steps(pointer.split("/")[1:])).strip()


def _steps(segments: list[str]) -> Iterator[str]:
    work = iter(segments)
    for segment in work:
        match segment:
            case "schema":
                continue
            case "items":
                yield "[]"
            case "additionalProperties":
                yield "{}"
            case "requestBody":
                yield "body"
            case "properties":
                name = unescape(next(work, ""))
                yield "." + (name if _PLAIN.fullmatch(name) else json.dumps(name))
            case "content":
                media = unescape(next(work, ""))
                short = _MEDIA.get(media, media)
                yield f" {short}" if short else ""
            case "responses":
                yield next(work, "")
            case _:
                yield f"/{segment}"
